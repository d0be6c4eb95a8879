"""One pass over a text: find what rules match, then read it in order."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate

from cadrage.annotate.dates import (
    absolute,
    centuries,
    clock,
    habits,
    lengths,
    months,
    nights,
    ordinals,
    parts_of_day,
    relative,
    seasons,
    shortened,
    stopwatches,
    today,
    units,
    vague,
)
from cadrage.annotate.dates.anchors import State
from cadrage.annotate.dates.days import PARTS
from cadrage.annotate.dates.grammar import Grammar, Rule, grammar
from cadrage.annotate.dates.reading import REJECTED, Hit, Reading
from cadrage.annotate.dates.tokens import Tokens, tokenize
from cadrage.annotate.records import Interval, Sentence, Timex

READINGS = {
    "numeric": absolute.numeric, "day": absolute.day, "month": months.month, "year": months.year,
    "year_in_words": months.year_in_words, "short_year": shortened.short_year,
    "two_figures": shortened.two_figures, "decade": centuries.decade,
    "century": centuries.century, "millennium": centuries.millennium,
    "part_of_year": months.part_of_year, "season": seasons.season,
    "feast": seasons.feast, "deictic": relative.deictic, "today": today.today,
    "this_day": relative.this_day, "weekday": relative.weekday,
    "weekday_range": relative.weekday_range, "weekday_day": relative.weekday_day,
    "weekend": relative.weekend, "unit": units.unit, "units": units.units,
    "first_units": units.first_units, "same": units.same, "eve": units.eve,
    "day_part": parts_of_day.day_part, "night": nights.night, "same_part": parts_of_day.same_part,
    "moment": clock.moment, "clock": clock.clock, "length": lengths.length, "age": lengths.age,
    "hours": lengths.hours, "stopwatch": stopwatches.stopwatch,
    "set": habits.set_, "periodic": habits.periodic, "now": vague.now,
    "nth": ordinals.nth, "part_of_year_in_units": ordinals.part_of_year,
    "holding_day": ordinals.holding_day, "then": vague.then, "soon": vague.soon,
    "unnamed": vague.unnamed, "epoch": vague.epoch, "impossible": absolute.impossible,
    "a_day_of": months.a_day_of, "year_before_era": centuries.year_before_era,
    "feast_part": seasons.feast_part,
}
# a time that a date follows («vers 0 h 40, jeudi») is read after it
_LATE = ("clock",)
_DATED = ("weekday", "deictic", "today", "day", "numeric")
# tokens to either side where a text comes without sentences
_UNBOUNDED = 40
# tokens between the beginning of an expression and a word that it cannot do without
_REACH = 10
# tokens between the first such word of an expression and the one that its rule asks for
_AHEAD = 7


def find(text: str, *, sentences: Sequence[Sentence], published: Interval | None) -> list[Timex]:
    """All expressions of a text, in order."""
    rules = grammar()
    tokens = tokenize(text, rules.vocabulary.codes)
    tokens.starts = [0, *accumulate(map(len, tokens.pieces))]
    state = State(tokens, published, _bounds(tokens, sentences))
    return list(_expressions(tokens, rules, state))


def _expressions(tokens: Tokens, rules: Grammar, state: State) -> Iterator[Timex]:
    """Around each trigger, the first rule that reads what begins farthest to the left."""
    codes, meets, position = tokens.codes, rules.meets, 0
    for trigger, mask in _triggers(codes, rules):
        position = max(position, trigger - _REACH)
        while position <= trigger:
            code = codes[position]
            if not meets.get(code, 0) & mask:
                position += 1
                continue
            fit = rules.rules_at(code, mask)
            found = _read(tokens, rules, state, position, fit) if fit else None
            if found is None:
                position += 1
                continue
            hit, reading = found
            if reading is not REJECTED:
                yield _timex(hit, reading, state)
            position = max(hit.last, position + 1)


def _triggers(codes: str, rules: Grammar) -> Iterator[tuple[int, int]]:
    """The tokens that start a search, each with all the triggers that it may meet as bits."""
    bits = rules.bits
    found = [(match.start(), bits[match[0]]) for match in rules.trigger.finditer(codes)]
    for number, (position, mask) in enumerate(found):
        for later, bit in found[number + 1:number + 1 + _AHEAD]:
            if later - position > _AHEAD:
                break
            mask |= bit
        yield position, mask


def _read(
    tokens: Tokens, rules: Grammar, state: State, start: int, fit: tuple[Rule, ...]
) -> tuple[Hit, Reading] | None:
    """The first reading that accepts what stands at a token."""
    codes = tokens.codes
    for rule in fit:
        match = rule.regex.match(codes, start)
        if match is None:
            continue
        hit = _hit(tokens, rules, rule, match)
        if hit.has("around") and state.ends_before(hit):
            # «mardi vers 18 h» is two expressions, «vers 18 h» alone is one
            continue
        if rule.reading == "reject":
            return hit, REJECTED
        if rule.reading in _LATE:
            _read_ahead(hit, rules, state)
        reading = READINGS[rule.reading](hit, state)
        if reading is not None:
            return hit, reading
    return None


def _read_ahead(hit: Hit, rules: Grammar, state: State) -> None:
    """Remember the date that directly follows a time, so that the time falls on it."""
    start = hit.last + (1 if hit.after == "," else 0)
    if start >= len(hit.tokens.codes):
        return
    everything = -1
    if hit.tokens.codes[start] not in rules.meets:
        return
    dated = tuple(rule for rule in rules.rules_at(hit.tokens.codes[start], everything)
                  if rule.reading in _DATED)
    found = _read(hit.tokens, rules, state, start, dated)
    if found is not None and found[0].first == start:
        state.remember(hit.tokens.start(start), state.sentence(found[0]), found[1])


def _hit(tokens: Tokens, rules: Grammar, rule: Rule, match: re.Match[str]) -> Hit:
    is_marked = "s" in rule.groups
    first = match.start("s") if is_marked else match.start()
    last = match.end("e") if is_marked else match.end()
    return Hit(tokens, rules.vocabulary, rule, match, first, last)


def _timex(hit: Hit, reading: Reading, state: State) -> Timex:
    start, end = hit.tokens.start(hit.first), hit.tokens.end(hit.last - 1)
    state.remember(start, state.sentence(hit), reading)
    state.begin, state.end = hit.first, hit.last
    return Timex(
        start, end, reading.type, reading.value, PARTS.get(reading.mod or "", reading.mod),
        reading.earliest, reading.latest, reading.anchor, reading.rule or hit.rule.name,
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
