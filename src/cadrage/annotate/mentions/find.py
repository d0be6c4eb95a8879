"""All mentions of a text, from the authority and from the model's entities."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from cadrage.annotate.mentions.authority import Authority
from cadrage.annotate.mentions.entities import clean_entities
from cadrage.annotate.mentions.metonymy import reads_as_government
from cadrage.annotate.mentions.names import find_names
from cadrage.annotate.mentions.paratext import paratext
from cadrage.annotate.mentions.records import Entity, Name
from cadrage.annotate.mentions.references import find_references
from cadrage.annotate.mentions.variants import is_misspelling, join_variants
from cadrage.annotate.records import Mention, Sentence

KINDS = {"PER": "person", "LOC": "place", "ORG": "organisation"}
# a country that acts is itself the actor: only a seat of government stands for one
SEATS = ("capital",)
MISSPELT = 0.7


def find_mentions(
    text: str,
    *,
    sentences: Sequence[Sentence],
    authority: Authority,
    entities: Sequence[Entity] | None = (),
) -> list[Mention]:
    """The mentions of a text in order; none overlaps another, but a description may hold a name.

    Names in by-lines, credits and source lines are left out. Without an authority only proper
    names are found; what stands for them («il», «le ministre») is `find_references`' to tell.

    Args:
        text: the clean text.
        sentences: its sentences.
        authority: known actors; `Authority()` where nobody is.
        entities: what the model saw, `model.entities`; None looks for known actors alone.
    """
    around = sorted(paratext(text))
    known = _outside(find_names(text, authority=authority), around)
    unknown: list[Mention] = []
    if entities is not None:
        names = clean_entities(text, sentences=sentences, entities=entities)
        unknown = _outside((_mention(text, name) for name in names), around)
        unknown = _outside(unknown, [(m.start, m.end) for m in known])
    known = [_governed(text, mention, authority) for mention in known]
    found = sorted([*known, *_named(unknown, authority)], key=lambda m: m.start)
    if authority.actors:
        references = find_references(
            text, sentences=sentences, mentions=found, authority=authority
        )
        # a description may hold a name, «l'ambassadeur de Russie»; not what is one already
        described = [(m.start, m.end) for m in found if m.method == "description"]
        references = _outside(references, described)
        # «Anciens Combattants» within «le ministre de la Défense et des Anciens Combattants»
        spans = [(m.start, m.end) for m in references if m.method == "description"]
        loose = _outside((m for m in found if _is_loose(m)), spans)
        found = [*(m for m in found if not _is_loose(m)), *loose, *references]
    return sorted(found, key=lambda m: m.start)


def _is_loose(mention: Mention) -> bool:
    return mention.actor is None and mention.kind not in ("place", "state")


def _outside(
    mentions: Iterable[Mention], spans: Sequence[tuple[int, int]]
) -> list[Mention]:
    """Mentions that overlap none of the spans, which are in order and do not overlap."""
    starts = [start for start, _ in spans]
    kept = []
    for mention in mentions:
        position = bisect_right(starts, mention.end - 1) - 1
        if position < 0 or spans[position][1] <= mention.start:
            kept.append(mention)
    return kept


def _mention(text: str, name: Name) -> Mention:
    kind = "state" if name.label == "LOC" and name.cls == "country" else KINDS[name.label]
    form = text[name.start : name.end]
    acronym = name.label == "ORG" and form.isupper() and " " not in form
    metonym, confidence = False, name.confidence
    if name.label == "LOC" and name.cls in SEATS:
        metonym, sure = reads_as_government(text, name.start, name.end)
        confidence = min(confidence, sure) if metonym else confidence
    method = "acronym" if acronym else "model"
    return Mention(name.start, name.end, None, form, kind, metonym, method, confidence)


def _governed(text: str, mention: Mention, authority: Authority) -> Mention:
    """A known place that stands for its government is a mention of the government."""
    place = authority.actors.get(mention.actor or "")
    if place is None or not place.speaks_for:
        return mention
    metonym, confidence = reads_as_government(text, mention.start, mention.end)
    confidence = min(mention.confidence, confidence)
    if not metonym:
        return replace(mention, confidence=confidence)
    actor = authority.actors[place.speaks_for]
    return replace(
        mention, actor=actor.id, name=actor.name, kind=actor.kind, metonym=True,
        confidence=confidence,
    )


def _named(mentions: Sequence[Mention], authority: Authority) -> list[Mention]:
    """Unknown actors under the fullest form of their name that the text has."""
    joined = join_variants((m.name or "", m.kind) for m in mentions)
    persons = [actor for actor in authority.actors.values() if actor.kind == "person"]
    named = []
    for mention in mentions:
        name = joined[mention.name or "", mention.kind]
        actor = next(
            (a for a in persons if mention.kind == "person" and is_misspelling(name, a.name)), None
        )
        if actor is None:
            if name != mention.name:
                mention = replace(mention, name=name)
            named.append(mention)
        else:
            confidence = min(MISSPELT, mention.confidence)
            named.append(
                replace(
                    mention, actor=actor.id, name=actor.name, method="name", confidence=confidence
                )
            )
    return named
