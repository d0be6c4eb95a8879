"""Spans that may be names: from the gazetteer, from the model and from capitals, mended."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from cadrage.annotate.mentions.boundaries import (
    Span,
    pieces,
    stripped,
    without_lower_tail,
    without_numbers,
    without_particles,
)
from cadrage.annotate.mentions.capitals import Run, opens, runs
from cadrage.annotate.mentions.complements import complemented
from cadrage.annotate.mentions.fold import fold
from cadrage.annotate.mentions.gazetteer import (
    Known,
    articled_media,
    heads,
    is_french,
    known_names,
    known_shout,
    label_of,
    plain,
    words,
)
from cadrage.annotate.mentions.institutions import expansions, formal_names, introduced
from cadrage.annotate.mentions.openings import openings
from cadrage.annotate.mentions.records import Candidate, Entity
from cadrage.annotate.mentions.trimming import INNER, is_outer, parted, run_span, without_day
from cadrage.annotate.mentions.verbs import is_saying

ARTICLED = re.compile(r"[ \u00a0](?:de la|du|de l['’]|des|au|à la)[ \u00a0]?")
# «Conseil représentatif des institutions juives de France»
NATIONAL = re.compile(r"[ \u00a0]de[ \u00a0]France\b")
SOURCE, SOURCE_REACH = re.compile(r"([^\W\d_]{1,20})[ \u00a0]les?[ \u00a0]\Z"), 28
# a name of more runs than that is none
SPANNED = 4
HEADED = frozenset(
    {"organisation", "department", "geography", "event", "company", "institution", "site"}
)


@dataclass(frozen=True, slots=True)
class Runs:
    """The capitalised runs of a text, where each starts, and what of each can be a name."""

    runs: Sequence[Run]
    starts: Sequence[int]
    trimmed: Sequence[Span | None]


def candidates(
    text: str, *, starts: frozenset[int], entities: Sequence[Entity]
) -> list[Candidate]:
    """Spans that may be names, none overlapping another, in order; the wider span wins."""
    known = known_names(text)
    every = list(runs(text, starts))
    trimmed = [run_span(text, starts, run) for run in every]
    first = [run.start for run in every]
    known += [
        Known(run.start, run.end, *place)
        for run in every
        if (place := known_shout(text[run.start : run.end])) is not None
    ]
    known += [*_lowered(text, entities), *_outlets(text, every)]
    places = {k.start: k for k in known if k.label == "LOC"}
    opened = openings(plain(text))
    known += [*formal_names(text, opened, places), *expansions(text)]
    exact = {(k.start, k.end): k for k in known}
    spans = list(exact)
    named = {k.start: k for k in known if k.label != "NONE"}
    whole = Runs(every, first, trimmed)
    wholes = [span for span in trimmed if span is not None]
    settled = {*wholes, *exact}
    for entity in entities:
        # «Congrès du Kentucky», that the model calls a thing, are two names
        inner = named.get(entity.start)
        loose = entity.label == "MISC" and inner is not None and inner.end < entity.end
        if not loose and (entity.start, entity.end) not in settled:
            wholes += _mended(text, starts, entity, whole)
    wholes += [*introduced(text, opened, every), *complemented(text, opened, starts)]
    spans += [span for wide in set(wholes) for span in parted(text, wide, named)]
    labels = sorted((e.start, e.end, e.label) for e in entities)
    return [
        Candidate(
            start, end, _label(labels, start, end), exact.get((start, end)),
            opens(text, start, starts),
        )
        for start, end in _widest(spans)
    ]


def _lowered(text: str, entities: Iterable[Entity]) -> Iterator[Known]:
    """«le gouvernement du texas»: a place that lost its capital, where the model sees one."""
    for entity in entities:
        if entity.label != "LOC" or not text[entity.start].islower():
            continue
        form = text[entity.start : entity.end]
        if form.isalpha() and form.islower() and not is_french(form):
            label, cls = label_of(form.capitalize())
            if cls in ("country", "region"):
                yield Known(entity.start, entity.end, label, cls)


def _outlets(text: str, every: Sequence[Run]) -> Iterator[Known]:
    """«révélé par le Monde», «selon les Échos»: an outlet whose article lost its capital."""
    outlets = articled_media()
    for run in every:
        if text[run.start : run.end] in outlets:
            source = SOURCE.search(text, max(0, run.start - SOURCE_REACH), run.start)
            if source and (source[1] in ("par", "selon", "dans") or is_saying(source[1])):
                yield Known(run.start, run.end, "ORG", "media")


def _mended(
    text: str, starts: frozenset[int], entity: Entity, whole: Runs
) -> Iterator[Span]:
    """The model's entity in pieces that can be names, each grown to whole capitalised runs."""
    for piece in pieces(text, entity.start, entity.end):
        span = stripped(text, piece, starts)
        if span is None:
            continue
        # «BBC News Mundo Lundi, des sismologues…»: sentences run together
        span = without_day(text, span)
        if entity.label == "PER" or not _is_headed(text, span):
            span = without_lower_tail(text, span) if entity.label != "ORG" else span
        span = without_particles(text, without_numbers(text, span, entity.label))
        if _holds(text, span, entity.label):
            grown = _grown(text, span, whole)
            if grown is not None:
                national = NATIONAL.match(text, grown[1]) if entity.label == "ORG" else None
                yield (grown[0], national.end()) if national else grown


def _is_headed(text: str, span: Span) -> bool:
    first = INNER.match(text, *span)
    return first is not None and heads().get(fold(first[0])) in HEADED


def _holds(text: str, span: Span, label: str) -> bool:
    """Whether nothing stands inside that no name contains; a head allows for adjectives."""
    inner = INNER.findall(text[slice(*span)])
    if not any(word[0].isupper() for word in inner):
        return False
    if label != "PER" and _is_headed(text, span):
        return True
    if label == "ORG":
        # «La Voix du Centre» is one name, «Sinovac de la Chine» two
        return is_french(inner[0]) or not ARTICLED.search(text, *span)
    small = (word for word in inner if word[0].islower())
    return all(word in words("particle") for word in small)


def _grown(text: str, span: Span, whole: Runs) -> Span | None:
    """The span with the rest of the capitalised runs that it cuts into."""
    start, end = span
    position = max(0, bisect_right(whole.starts, start) - 1)
    for run, trimmed in zip(
        whole.runs[position : position + SPANNED], whole.trimmed[position:], strict=False
    ):
        if run.end <= start or end <= run.start:
            continue
        rest = list(run.words[bisect_left(run.words, (start, 0)) :])
        initial = run.initial and len(rest) == len(run.words)
        if len(rest) > 1 and rest[0][0] == start and is_outer(text, rest, initial=initial):
            start = rest[1][0]
        if trimmed is not None and trimmed[0] < end and start < trimmed[1]:
            start, end = min(start, trimmed[0]), max(end, trimmed[1])
    return (start, end) if start < end else None


def _widest(spans: Iterable[Span]) -> list[Span]:
    kept: list[Span] = []
    for span in sorted(set(spans), key=lambda span: (span[0] - span[1], span[0])):
        position = bisect_right(kept, span)
        before = kept[position - 1] if position else (0, 0)
        after = kept[position] if position < len(kept) else (span[1], span[1])
        if before[1] <= span[0] and span[1] <= after[0]:
            kept.insert(position, span)
    return kept


def _label(labels: Sequence[tuple[int, int, str]], start: int, end: int) -> str | None:
    """The model's label of the span that shares most with [start, end)."""
    best, most = None, 0
    position = bisect_right(labels, (start, end, ""))
    for first, last, label in labels[max(0, position - 2) : position + 3]:
        shared = min(end, last) - max(start, first)
        if shared > most:
            best, most = label, shared
    return best
