"""Entities: what a model saw and what capitals suggest, voted on per text.

A model's entity is evidence to weigh. Its span is mended first (articles, titles and line ends
off, whole words on), then every mention of one name says what the name may be, and the mentions
of one text decide together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from cadrage.annotate.mentions.beside import listed, within
from cadrage.annotate.mentions.candidates import candidates
from cadrage.annotate.mentions.context import is_field_of_office
from cadrage.annotate.mentions.evidence import evidence, weight_of_place
from cadrage.annotate.mentions.family import add_family
from cadrage.annotate.mentions.fold import fold
from cadrage.annotate.mentions.form import HEADS
from cadrage.annotate.mentions.gazetteer import heads, is_french
from cadrage.annotate.mentions.peoples import is_demonym
from cadrage.annotate.mentions.records import Candidate, Entity, Name, Votes
from cadrage.annotate.mentions.shouting import sober
from cadrage.annotate.mentions.sport import add_defeats, add_matches, is_sport
from cadrage.annotate.mentions.titles import title_class
from cadrage.annotate.records import Sentence

LABELS = ("PER", "LOC", "ORG")
ENOUGH_ALONE = 3.0
ENOUGH_SEEN = 1.0
INITIAL_WORD, COMMON_WORD, PEOPLE, FUNCTION = 4.0, 1.0, 9.0, 4.0
SHARED = 4.0


def clean_entities(
    text: str, *, sentences: Sequence[Sentence], entities: Sequence[Entity]
) -> list[Name]:
    """Persons, places and organisations named in a text, none overlapping another, in order."""
    text = sober(text)
    starts = frozenset(sentence.start for sentence in sentences)
    found = candidates(text, starts=starts, entities=entities)
    own = [_own(text, candidate) for candidate in found]
    forms = _forms(text, found)
    labels = _decided(forms, found, own)
    inner = within(text, found, labels, starts)
    if inner:
        found = sorted([*found, *inner], key=lambda c: (c.start, c.end))
        own = [_own(text, candidate) for candidate in found]
        forms = _forms(text, found)
        labels = _decided(forms, found, own)
    add_family(text, found, own, labels, forms)
    if is_sport(text):
        add_matches(text, found, own)
    else:
        add_defeats(text, found, own)
    _add_teams(forms, found, own)
    decided = listed(text, found, _bracketed(text, found, _decided(forms, found, own)), own)
    return [
        _name(candidate, label, votes)
        for candidate, label, votes in zip(found, decided, own, strict=True)
        if label is not None
    ]


def _name(candidate: Candidate, label: str, votes: Votes) -> Name:
    rest = max(votes[other] for other in (*LABELS, "NONE") if other != label)
    margin = max(0.0, votes[label] - rest)
    cls = candidate.known.cls if candidate.known is not None else ""
    sure = round(0.5 + margin / (2 * margin + 4), 2)
    return Name(candidate.start, candidate.end, label, cls, sure)


def _bracketed(
    text: str, found: Sequence[Candidate], labels: list[str | None]
) -> list[str | None]:
    """A short form in brackets is what the name before it is: «Trade Law Center (Tralac)»."""
    for position in range(1, len(found)):
        if found[position].known is not None or labels[position - 1] not in ("ORG", "LOC"):
            continue
        between = text[found[position - 1].end : found[position].start]
        after = text[found[position].end : found[position].end + 1]
        if between == " (" and after == ")" and " " not in text[
            found[position].start : found[position].end
        ]:
            labels[position] = labels[position - 1]
    return labels


def _own(text: str, candidate: Candidate) -> Votes:
    start, end = candidate.start, candidate.end
    votes = evidence(text, start, end, label=candidate.label, known=candidate.known)
    form = text[start:end]
    if " " not in form and candidate.known is None:
        if is_demonym(form):
            votes["NONE"] += PEOPLE
        if title_class(form):
            votes["NONE"] += FUNCTION
        if is_french(form) or (candidate.initial and all(map(is_french, form.split("-")))):
            votes["NONE"] += INITIAL_WORD if candidate.initial else COMMON_WORD
    if candidate.known is None and is_field_of_office(text, start, end):
        votes["NONE"] += FUNCTION
    if candidate.known is None and candidate.initial and _is_sentence(form):
        votes["NONE"] += INITIAL_WORD
    return votes


def _is_sentence(form: str) -> bool:
    """«Coopération militaire» at the head of a line: a capital that is the line's own."""
    first, *rest = form.split()
    common = bool(rest) and all(word.islower() for word in rest)
    return common and is_french(first) and heads().get(fold(first)) not in HEADS


def _forms(text: str, found: Sequence[Candidate]) -> list[str]:
    return [fold(text[candidate.start : candidate.end]) for candidate in found]


def _decided(
    forms: Sequence[str], found: Sequence[Candidate], own: Sequence[Votes]
) -> list[str | None]:
    together: dict[str, Votes] = defaultdict(lambda: Votes(float))
    for form, votes in zip(forms, own, strict=True):
        shared = together[form]
        for label, weight in votes.items():
            shared[label] += weight
    seen = {
        form for form, candidate in zip(forms, found, strict=True) if candidate.label in LABELS
    }
    return [
        _decision(votes, together[form], seen=form in seen)
        for candidate, votes, form in zip(found, own, forms, strict=True)
    ]


def _decision(own: Votes, together: Votes, *, seen: bool) -> str | None:
    """The label with most weight, a mention's own clues before those of its namesakes.

    Args:
        own: what speaks for this mention.
        together: what speaks for all mentions of the form in the text.
        seen: whether the model saw one of them.
    """
    best, most = "NONE", own["NONE"] + _bounded(together["NONE"] - own["NONE"])
    for label in LABELS:
        total = own[label] + _bounded(together[label] - own[label])
        # of two that weigh the same the first is taken, and any before none at all
        if total > most or (total == most and best == "NONE"):
            best, most = label, total
    enough = ENOUGH_SEEN if seen else ENOUGH_ALONE
    return best if best != "NONE" and most >= enough else None


def _bounded(others: float) -> float:
    return SHARED if others > SHARED else -SHARED if others < -SHARED else others


def _add_teams(
    forms: Sequence[str], found: Sequence[Candidate], own: Sequence[Votes]
) -> None:
    """«Nantes n'a pas confirmé», where «le défenseur de Nantes» made it a club."""
    teams = {form for form, votes in zip(forms, own, strict=True) if "TEAM" in votes}
    if not teams:
        return
    for form, candidate, votes in zip(forms, found, own, strict=True):
        plain = weight_of_place(candidate)
        if candidate.known is not None and candidate.known.cls in ("country", "region"):
            continue
        if form in teams and not votes["TEAM"] and votes["LOC"] <= plain:
            votes["ORG"] += plain
