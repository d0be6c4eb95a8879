"""The parts that expressions are read with: numbers, the calendar, the language of patterns."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cadrage.annotate.dates import days, syntax
from cadrage.annotate.dates.grammar import grammar
from cadrage.annotate.dates.numbers import number
from cadrage.annotate.dates.values import at_time, common, spread
from cadrage.annotate.records import Interval

_DAYS = st.dates(date(2, 1, 1), date(9990, 12, 31))


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("trois", 3), ("vingt et un", 21), ("soixante dix", 70), ("soixante et onze", 71),
        ("quatre vingts", 80), ("quatre vingt dix sept", 97), ("nonante", 90), ("cent", 100),
        ("deux cent trois", 203), ("mille", 1000), ("deux mille trois", 2003),
        ("mil neuf cent quatorze", 1914), ("trente six", 36), ("12", 12), ("30 , 4", 30.4),
        ("3 . 000", 3000), ("10 000", 10000), ("2 . 5", 2.5), ("chat", None), ("", None),
    ],
)
def test_numbers(words: str, value: float | None) -> None:
    assert number(words.split(), grammar().vocabulary.values["NUMBER"]) == value


@given(st.integers(1583, 9999))
def test_easter_is_a_spring_sunday(year: int) -> None:
    found = days.easter(year)
    assert found.isoweekday() == 7
    assert date(year, 3, 22) <= found <= date(year, 4, 25)


@given(_DAYS, st.sampled_from(["D", "W", "WE", "M", "Q", "H", "Y", "DE", "CE"]))
def test_a_period_holds_its_day(when: date, unit: str) -> None:
    period = days.holding(when, unit)
    assert period.earliest is not None and period.latest is not None
    assert period.earliest <= period.latest
    if unit != "WE":
        assert period.earliest <= when <= period.latest


@given(_DAYS, st.sampled_from(["W", "M", "Y", "DE", "CE"]))
def test_thirds_lie_within_and_in_order(when: date, unit: str) -> None:
    period = days.holding(when, unit)
    start, mid, end = (days.narrowed(period, mod) for mod in ("START", "MID", "END"))
    assert start.earliest == period.earliest and end.latest == period.latest
    assert start.latest < end.earliest
    assert start.earliest < mid.earliest and mid.latest < end.latest


def test_a_step_of_months_stays_in_the_month() -> None:
    assert days.step(date(2003, 1, 31), 1, "M") == date(2003, 2, 28)
    with pytest.raises(OverflowError):
        days.step(date(9999, 1, 1), 1, "Y")


@pytest.mark.parametrize(
    ("first", "second", "shared"),
    [("2021-06-15", "2021-06-18", "2021-06"), ("2021-10-31", "2021-11-29", "2021"),
     ("2021-W23", "2021-W24", "2021"), ("2020-12-31", "2021-01-01", ""), ("2021", "2021", "2021")],
)
def test_shared_precision(first: str, second: str, shared: str) -> None:
    assert common(first, second) == shared


@pytest.mark.parametrize(
    ("day", "value"),
    [("2021-06-15", "2021-06-15TEV"), ("2021-06", "2021-06-XXTEV"), ("2021", "2021-XX-XXTEV"),
     ("", "TEV"), ("XXXX-06-15", "XXXX-06-15TEV")],
)
def test_time_of_a_day_known_in_part(day: str, value: str) -> None:
    assert at_time(day, "EV") == value


def test_spread_beyond_the_calendar_is_nothing() -> None:
    last = Interval(date.max, date.max)
    assert spread(lambda when: days.day(days.step(when, 1, "D")), last) is None


@pytest.mark.parametrize("pattern", ["(le", "le)", "[le", "le $", "le]"])
def test_broken_patterns_are_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match=r"cannot read|unbalanced|unclosed"):
        syntax.parse(pattern, {})


def test_what_a_rule_cannot_do_without() -> None:
    tree = syntax.parse("LA? (?:DAY|un) month:MONTH (?: de)?", {})
    assert syntax.first(tree) == (frozenset({"LA", "DAY", "=un"}), False)
    assert syntax.needed(tree, lambda name: 1.0) == frozenset({"MONTH"})
