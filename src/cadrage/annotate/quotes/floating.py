"""Marked passages that no cue claims: floating quotations, fragments, and scare quotes left out."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from cadrage.annotate.quotes import closed
from cadrage.annotate.quotes.contents import is_sentence
from cadrage.annotate.quotes.cues import QUOTED, words_of
from cadrage.annotate.quotes.inner import inner_incise
from cadrage.annotate.quotes.main_subject import main_subject
from cadrage.annotate.quotes.noun_phrases import Phrase, speaks
from cadrage.annotate.quotes.reports import Report, report
from cadrage.annotate.quotes.units import Unit

FRAGMENT_WORDS = 5
# tokens of a name in parentheses
SOURCE_REACH = 7
# tokens of a list of names in marks
LISTED = 12
# tokens that the title of a link can have before its marks, and the words of one in marks
LINK_REACH = 14
LINK_WORDS = 14
LINKS = (
    "lire aussi",
    "a lire",
    "à lire",
    "a ne pas",
    "à ne pas",
    "a surtout",
    "à surtout",
    "voir aussi",
    "à voir",
    "lire également",
    "regarder",
)


def leftovers(unit: Unit, reports: Sequence[Report]) -> Iterator[Report]:
    """Reports of the marked passages that no report holds."""
    held = _held(reports)
    for at, marked in unit.marked.items():
        if held(marked.inner_start, marked.inner_end):
            continue
        if _is_link(unit, at) or _is_work(unit, at) or _is_charge(unit, at):
            continue
        voice = inner_incise(unit, at)
        if voice is not None:
            yield voice
        elif (at == 0 and (len(unit) < 3 or unit.words[1] == ":") and _is_heading(unit, at)) or (
            is_sentence(unit, at) and _stands_alone(unit, at)
        ):
            yield _with_source(report(unit, at, at + 1, None, marked=True), unit, at)
        elif _is_long(unit, at):
            one = report(unit, at, at + 1, None)
            subject = _source_behind(unit, at) or main_subject(unit, at)
            if (
                subject is None
                or unit.words[subject.start] in closed.FIRST
                or not speaks(unit, subject)
                or (held(unit.starts[subject.start], unit.ends[subject.end - 1]))
            ):
                yield one
            else:
                span = unit.starts[subject.start], unit.ends[subject.end - 1]
                yield replace(one, speaker=span, pronoun=subject.pronoun)


def _held(reports: Sequence[Report]) -> Callable[[int, int], bool]:
    """A test whether a report holds a span."""
    spans = sorted((one.start, one.end) for one in reports)
    ends = list(accumulate((end for _, end in spans), max))

    def holds(start: int, end: int) -> bool:
        at = bisect_right(spans, start, key=lambda span: span[0]) - 1
        return at >= 0 and ends[at] >= end

    return holds


def _with_source(one: Report, unit: Unit, at: int) -> Report:
    """A passage with whom the parenthesis after it names."""
    behind = _source_behind(unit, at)
    if behind is None:
        return one
    span = unit.starts[behind.start], unit.ends[behind.end - 1]
    return replace(one, speaker=span, floating=False)


def _source_behind(unit: Unit, at: int) -> Phrase | None:
    """«« … » (Anne Morel)»: a name in parentheses, which is no acronym of what the marks hold."""
    start = at + 2
    if unit.word(at + 1) != "(" or start >= len(unit) or not unit.is_capital(start):
        return None
    stop = next((index for index in range(start, start + SOURCE_REACH) if _ends(unit, index)), 0)
    wording = unit.text[unit.starts[start] : unit.ends[stop - 1]] if stop > start else ""
    after = unit.word(stop + 1) in ("", ",", ".", ";") if unit.word(stop) == ")" else stop
    return Phrase(start, stop) if wording and after and not wording.isupper() else None


def _ends(unit: Unit, at: int) -> bool:
    return unit.word(at) in (")", ",", "")


def _is_link(unit: Unit, at: int) -> bool:
    head = " ".join(unit.words[: min(at, 3)])
    if at == 3 and unit.words[0] in "([" and unit.words[1].isdigit():
        # «(1) "Title", publisher»: a footnote
        return True
    if not head.startswith(LINKS) or at > LINK_REACH:
        return False
    inner = unit.text[unit.marked[at].inner_start : unit.marked[at].inner_end]
    if unit.word(at - 1) == ":" and at < 9 and inner.count(" ") >= LINK_WORDS:
        return False
    return at > 4 or not is_sentence(unit, at)


def _is_heading(unit: Unit, at: int) -> bool:
    """A line that is nothing but a short quotation."""
    marked = unit.marked[at]
    inner = unit.text[marked.inner_start : marked.inner_end]
    return inner[0].isupper() and inner.count(" ") >= 2


def _is_work(unit: Unit, at: int) -> bool:
    first = max(2, at - LISTED)
    while at >= first and unit.words[at - 2] == QUOTED and unit.words[at - 1] in (",", "et", "ou"):
        # «les termes « un », « deux » et « trois »»
        at -= 2
    return unit.word(at - 1) in words_of("work") or (
        unit.word(at - 1) == "," and unit.word(at - 2) in words_of("work")
    )


def _is_charge(unit: Unit, at: int) -> bool:
    """«arrêté pour « propos séditieux »»: the marks hold what somebody is charged with."""
    before = unit.word(at - 2).removesuffix("s").removesuffix("e")
    return unit.word(at - 1) in ("pour", "de", "d'") and before in words_of("charge")


def _stands_alone(unit: Unit, at: int) -> bool:
    """Whether a marked sentence is no part of the sentence around it."""
    before = unit.word(at - 1)
    inner = unit.text[unit.marked[at].inner_start : unit.marked[at].inner_end]
    ends = unit.word(at + 1) in ("", ".", "!", "?", "…") or inner[-1:] in ".!?…"
    return (before in ("", ":", ".", "!", "?", "…", QUOTED) or ends) and before not in closed.OF


def _is_long(unit: Unit, at: int) -> bool:
    marked = unit.marked[at]
    if unit.text[marked.inner_start].isupper():
        return False
    return unit.text.count(" ", marked.inner_start, marked.inner_end) + 1 >= FRAGMENT_WORDS
