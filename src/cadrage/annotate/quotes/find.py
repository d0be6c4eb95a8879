"""The layer in one function: marks, units, reports, then who speaks and from whom it comes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from cadrage.annotate.quotes import closed
from cadrage.annotate.quotes.cues import speaker_nouns, triggers
from cadrage.annotate.quotes.marks import inside, pair_marks
from cadrage.annotate.quotes.people import People
from cadrage.annotate.quotes.reader import read_unit
from cadrage.annotate.quotes.recalls import attributed, conditional, recalled
from cadrage.annotate.quotes.referents import Naming, Referent
from cadrage.annotate.quotes.relay import find_relay
from cadrage.annotate.quotes.reports import Report
from cadrage.annotate.quotes.resolve import Resolver
from cadrage.annotate.quotes.tokens import Tokens, tokenize
from cadrage.annotate.quotes.units import Unit, build, spans
from cadrage.annotate.records import Mention, Quote, Sentence

SUBJECT_REACH = 120
DESCRIPTION_REACH = 12


def find_quotes(
    text: str, *, sentences: Sequence[Sentence], mentions: Sequence[Mention]
) -> list[Quote]:
    """Every piece of reported speech, in text order.

    Args:
        text: the clean text.
        sentences: its sentences, in order.
        mentions: the actors named in it; where they name no speaker, capitalised names are
            read by rule, and `speaker` is then empty.

    Returns:
        records of direct, mixed and indirect speech; contents don't overlap, offsets in code
        points.

    Note:
        Speech without cue, mark or conditional (free indirect) is not found.

    References:
        The kinds and the parts of a quotation follow FRACAS (Richard et al., 2024).
    """
    tokens = tokenize(text)
    marks = pair_marks(text, sentences=sentences)
    people = People(text, tokens, mentions)
    known = triggers()
    limits = list(spans(text, sentences, marks))
    resolver = Resolver(
        tokens, people, subjects=list(_subjects(text, tokens, people, limits)), marks=marks
    )
    found: list[Quote] = []
    before: tuple[int, int] | None = None
    last: Report | None = None
    for index, (start, end, kind) in enumerate(limits):
        held = list(inside(marks, start, end))
        words = tokens.words[tokens.at(start) : tokens.at(end)]
        reports: list[Report] = []
        if held or last or not known.isdisjoint(words):
            unit = build(text, start, end, kind, tokens, held)
            reports = _reports(unit, before, last)
            if (
                kind == "quotation"
                and index + 1 < len(limits)
                and limits[index + 1][2] == "attribution"
            ):
                reports = attributed(reports, limits[index + 1][:2], text)
            found.extend(_quotes(text, reports, resolver, (start, end)))
        last = reports[-1] if reports else None
        before = (start, end - (text[end - 1] in ".!?"))
    return sorted(found, key=lambda quote: (quote.start, quote.end))


def _reports(unit: Unit, before: tuple[int, int] | None, last: Report | None) -> list[Report]:
    """The reports of a unit, with those that lean on the sentence before it."""
    recall = recalled(unit, before)
    if recall is not None:
        return [recall]
    reports = read_unit(unit)
    if not reports and (hearsay := conditional(unit, last)) is not None:
        return [hearsay]
    return reports


def _subjects(
    text: str, tokens: Tokens, people: People, limits: Iterable[tuple[int, int, str]]
) -> Iterator[Naming]:
    """The first naming of each unit that no preposition governs: mostly its subject."""
    for start, end, _ in limits:
        near = people.within(
            _past_adjunct(text, start, end, tokens), min(end, start + SUBJECT_REACH)
        )
        free = [naming for naming in near if not people.is_governed(naming.start)]
        persons = [naming for naming in free if naming.who.kind == "person"]
        described = None if persons else _described(text, start, end, tokens)
        yield from [described] if described else (persons or free)[:1]


def _described(text: str, start: int, end: int, tokens: Tokens) -> Naming | None:
    """A person as subject without a name: «Le maire de la commune, lui, …»."""
    first = tokens.at(start)
    words = tokens.words[first : first + DESCRIPTION_REACH]
    while words and words[0] in closed.CONNECTORS | {","}:
        first, words = first + 1, words[1:]
    if len(words) < 3 or words[0] not in ("le", "la", "l'", "un", "une"):
        return None
    kind, sex = speaker_nouns().get(words[1], ("", ""))
    if kind != "person":
        return None
    last = 2
    while last < len(words) and (
        words[last] in closed.OF or words[last - 1] in closed.OF | {"la", "l'"}
    ):
        last += 1
    gender = sex if sex in "mf" else "f" if words[0] in ("la", "une") else ""
    spans = tokens.starts[first], tokens.ends[first + last - 1]
    if spans[1] > end:
        return None
    return Naming(
        *spans, Referent(text[tokens.starts[first + 1] : spans[1]], None, kind, gender), "subject"
    )


def _past_adjunct(text: str, start: int, end: int, tokens: Tokens) -> int:
    """Where a unit goes on after «Lors d'un entretien avec X,» or «Évoquant X,»."""
    word = tokens.words[tokens.at(start)] if tokens.starts[-1:] >= [start] else ""
    adjunct = word in closed.PREPOSITIONS - {"des", "de", "d'"} or word in closed.SUBORDINATORS
    follows = tokens.at(start) + 1
    named = follows < len(tokens.starts) and text[tokens.starts[follows]].isupper()
    if adjunct or (not named and word.endswith(("ant", "é", "ée", "és", "ées"))):
        comma = text.find(",", start, min(end, start + SUBJECT_REACH))
        return comma if comma > 0 else start
    return start


def _quotes(
    text: str, reports: Iterable[Report], resolver: Resolver, limit: tuple[int, int]
) -> Iterator[Quote]:
    for one in reports:
        who = resolver.resolve(one, unit_start=limit[0])
        cue_start, cue_end = one.cue_span or (None, None)
        speaker_start, speaker_end = one.speaker or (None, None)
        yield Quote(
            one.start,
            one.end,
            one.kind,
            one.cue.lemma if one.cue else None,
            cue_start,
            cue_end,
            one.cue.cue_class if one.cue else None,
            who.actor if who else None,
            who.name if who else None,
            speaker_start,
            speaker_end,
            find_relay(resolver.tokens, one, limit=limit),
        )
