"""The layer in one function: marks, units, reports, then who speaks and from whom it comes."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from cadrage.annotate.quotes.afterwards import told_after
from cadrage.annotate.quotes.headlines import announced
from cadrage.annotate.quotes.hits import hits
from cadrage.annotate.quotes.leading import leads, led
from cadrage.annotate.quotes.marks import Marked, inside, pair_marks
from cadrage.annotate.quotes.openings import unit_subjects
from cadrage.annotate.quotes.people import People
from cadrage.annotate.quotes.reader import read_unit
from cadrage.annotate.quotes.recalls import attributed, conditional, purpose, recalled
from cadrage.annotate.quotes.relay import find_relay, told_as
from cadrage.annotate.quotes.reports import Report
from cadrage.annotate.quotes.resolve import Resolver
from cadrage.annotate.quotes.tokens import Tokens, bare, tokenize
from cadrage.annotate.quotes.units import Unit, build, spans
from cadrage.annotate.records import Mention, Quote, Sentence

CARRYING = frozenset({"il", "elle", "ils", "elles"})
# characters of a mark, its space and a stop
MARK = 3
# start, end and kind of a unit
Limit = tuple[int, int, str]


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
        records of direct, mixed and indirect speech. Contents overlap only where a report holds
        another («X déclare avoir …, annonce la BBC»).

    Note:
        Free indirect speech is found only in the conditional of hearsay, after a report.
        `speaker_name` of somebody without a name is the wording without its article.

    References:
        The task is that of Richard et al. (2024); whom to name as speaker is our own choice.
    """
    tokens = tokenize(text)
    marks = pair_marks(text, sentences=sentences)
    people = People(text, tokens, mentions)
    limits = list(spans(text, sentences, marks))
    subjects = list(unit_subjects(tokens, people, limits))
    resolver = Resolver(tokens, people, subjects=subjects, marks=marks)
    found = [
        quote
        for reports, limit in _read(tokens, marks, limits)
        for quote in _quotes(reports, resolver, limit)
    ]
    return sorted(announced(tokens, found), key=lambda quote: (quote.start, quote.end))


def _read(
    tokens: Tokens, marks: Sequence[Marked], limits: Sequence[Limit]
) -> Iterator[tuple[list[Report], tuple[int, int]]]:
    """The reports of each unit that holds a cue or marks, with its start and end."""
    text, spots = tokens.text, hits(tokens)
    before: tuple[int, int] | None = None
    last: Report | None = None
    lead: Unit | None = None
    for (start, end, kind), below in zip(limits, (*limits[1:], None), strict=False):
        held = list(inside(marks, start, end))
        reports: list[Report] = []
        first = tokens.at(start)
        at = bisect_left(spots, first)
        cued = bool(held) or (at < len(spots) and spots[at] < tokens.at(end))
        # without a cue, only «il serait …» and «il s'agissait …» can go on with a report
        if cued or (last is not None and not CARRYING.isdisjoint(tokens.words[first : first + 1])):
            reports = _reports(build(tokens, start, end, kind, held), before, last)
            if lead is not None and held and held[0].start == start:
                reports = led(reports, leads(lead), lead, start)
            if kind == "quotation" and below is not None and below[2] == "attribution":
                reports = attributed(reports, below[:2], text)
            elif reports and reports[-1].floating and below is not None:
                marked = list(inside(marks, *below[:2]))
                reports = told_after(reports, build(tokens, *below, marked))
            yield reports, (start, end)
        last = reports[-1] if reports else None
        lead = build(tokens, start, end, kind, held) if text[end - 1] == ":" else None
        before = (start, end - (text[end - 1] in ".!?"))


def _reports(unit: Unit, before: tuple[int, int] | None, last: Report | None) -> list[Report]:
    """The reports of a unit, with those that lean on the sentence before it."""
    recall = recalled(unit, before)
    if recall is not None:
        # what stands in marks was given its speaker already
        marked = last is not None and last.kind == "direct" and last.cue is not None
        whole = last and (recall.start + MARK >= last.start and last.end + MARK >= recall.end)
        return [] if marked and whole else [recall]
    aim = purpose(unit, last)
    if aim is not None:
        return [aim]
    reports = read_unit(unit)
    if not reports and (hearsay := conditional(unit, last)) is not None:
        return [hearsay]
    return reports


def _quotes(
    reports: Iterable[Report], resolver: Resolver, limit: tuple[int, int]
) -> Iterator[Quote]:
    for one in reports:
        who = resolver.resolve(one, unit_start=limit[0])
        cue_start, cue_end = one.cue_span or (None, None)
        named = one.speaker if who is not None or not one.floating else None
        speaker_start, speaker_end = _bare(resolver.tokens.text, named) or (None, None)
        relay = find_relay(resolver.tokens, one, limit=limit)
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
            told_as(resolver.tokens.text, relay, resolver.people),
        )


def _bare(text: str, named: tuple[int, int] | None) -> tuple[int, int] | None:
    """The words of a speaker without what joins them to the verb: «il» of «dit-il», «a-t-il»."""
    if named is None:
        return None
    start, end = named
    return end - len(bare(text[start:end])), end
