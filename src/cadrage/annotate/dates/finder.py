"""One pass over a text: find what rules match, then read it in order."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate

from cadrage.annotate.dates import (
    absolute, clock, habits, lengths, months, relative, seasons, units, vague,
)
from cadrage.annotate.dates.anchors import State
from cadrage.annotate.dates.grammar import Grammar, Rule, grammar
from cadrage.annotate.dates.reading import Hit, Reading
from cadrage.annotate.dates.tokens import Tokens, tokenize
from cadrage.annotate.records import Interval, Sentence, Timex

READINGS = {
    "numeric": absolute.numeric, "day": absolute.day, "month": months.month,
    "year": months.year, "short_year": months.short_year, "decade": months.decade,
    "century": months.century, "part_of_year": months.part_of_year, "season": seasons.season,
    "feast": seasons.feast, "deictic": relative.deictic, "today": relative.today,
    "this_day": relative.this_day, "weekday": relative.weekday,
    "weekday_day": relative.weekday_day, "weekend": relative.weekend, "unit": units.unit,
    "units": units.units, "same": units.same, "eve": units.eve, "day_part": clock.day_part,
    "night": clock.night, "same_part": clock.same_part, "moment": clock.moment,
    "clock": clock.clock, "length": lengths.length, "hours": lengths.hours, "set": habits.set_,
    "periodic": habits.periodic, "now": vague.now, "then": vague.then, "soon": vague.soon,
}
# a time that a date follows («vers 0 h 40, jeudi») is read after it
_LATE = ("clock",)
_DATED = ("weekday", "deictic", "today", "day", "numeric")
# tokens to either side where a text comes without sentences
_UNBOUNDED = 40


def find(text: str, *, sentences: Sequence[Sentence], published: Interval | None) -> list[Timex]:
    """All expressions of a text, in order."""
    rules = grammar()
    tokens = tokenize(text, rules.vocabulary.codes)
    tokens.starts = [0, *accumulate(map(len, tokens.pieces))]
    state = State(tokens, published, _bounds(tokens, sentences))
    return list(_expressions(tokens, rules, state))


def _expressions(tokens: Tokens, rules: Grammar, state: State) -> Iterator[Timex]:
    search, position = rules.master.search, 0
    while match := search(tokens.codes, position):
        name = match.lastgroup or ""
        if rules.rules[name].reading == "reject":
            position = max(match.end(), position + 1)
            continue
        hit, reading = _read(tokens, rules, state, match.start(), name)
        if hit is None or reading is None:
            position = match.start() + 1
            continue
        yield _timex(hit, reading, state)
        position = max(hit.last, position + 1)


def _read(
    tokens: Tokens, rules: Grammar, state: State, start: int, name: str
) -> tuple[Hit | None, Reading | None]:
    """The first reading that accepts what stands at a token, from a rule of the table on."""
    is_reached = False
    for key, rule in rules.rules.items():
        is_reached = is_reached or key == name
        if not is_reached or rule.reading == "reject":
            continue
        match = rule.regex.match(tokens.codes, start)
        if match is None:
            continue
        hit = _hit(tokens, rules, rule, match)
        if rule.reading in _LATE:
            _read_ahead(hit, rules, state)
        reading = READINGS[rule.reading](hit, state)
        if reading is not None:
            return hit, reading
    return None, None


def _read_ahead(hit: Hit, rules: Grammar, state: State) -> None:
    """Remember the date that directly follows a time, so that the time falls on it."""
    start = hit.last + (1 if hit.after == "," else 0)
    match = rules.master.match(hit.tokens.codes, start)
    if match is None:
        return
    rule = rules.rules[match.lastgroup or ""]
    if rule.reading not in _DATED:
        return
    found = rule.regex.match(hit.tokens.codes, start)
    if found is None:
        return
    date = _hit(hit.tokens, rules, rule, found)
    reading = READINGS[rule.reading](date, state)
    if reading is not None and date.first == start:
        state.remember(hit.tokens.start(date.first), state.sentence(date), reading)


def _hit(tokens: Tokens, rules: Grammar, rule: Rule, match: re.Match[str]) -> Hit:
    groups = match.re.groupindex
    first = match.start("s") if "s" in groups else match.start()
    last = match.end("e") if "e" in groups else match.end()
    return Hit(tokens, rules.vocabulary, rule, match, first, last)


def _timex(hit: Hit, reading: Reading, state: State) -> Timex:
    start, end = hit.tokens.start(hit.first), hit.tokens.end(hit.last - 1)
    state.remember(start, state.sentence(hit), reading)
    return Timex(
        start, end, reading.type, reading.value, reading.mod, reading.earliest, reading.latest,
        reading.anchor, reading.rule or hit.rule.name,
    )


def _bounds(
    tokens: Tokens, sentences: Sequence[Sentence]
) -> Callable[[int], tuple[int, int, int]]:
    """From a token to the number of its sentence and the tokens where that begins and ends."""
    starts = [sentence.start for sentence in sentences]

    def find_bounds(index: int) -> tuple[int, int, int]:
        at = bisect_right(starts, tokens.start(index)) - 1
        if at < 0:
            return 0, max(0, index - _UNBOUNDED), index + _UNBOUNDED
        sentence = sentences[at]
        return (sentence.sentence, bisect_left(tokens.starts, sentence.start),
                bisect_left(tokens.starts, sentence.end))

    return find_bounds
