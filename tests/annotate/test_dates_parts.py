"""The parts that expressions are read with: numbers, the calendar, the language of patterns."""

from __future__ import annotations

from datetime import date

import pytest
from dateutil.easter import easter
from hypothesis import given
from hypothesis import strategies as st

from cadrage.annotate.dates import choice, days, syntax
from cadrage.annotate.dates.grammar import grammar
from cadrage.annotate.dates.measures import measured
from cadrage.annotate.dates.numbers import number, written
from cadrage.annotate.dates.relative import weekday_near
from cadrage.annotate.dates.tokens import tokenize
from cadrage.annotate.dates.values import at_time, common, spread
from cadrage.annotate.dates.vocabulary import roman
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
        ("cent vingt", 120), ("deux cents", 200), ("quatre cent quatre vingt quatre", 484),
        ("mille deux cents", 1200), ("deux mille cent", 2100), ("vingt quatre", 24),
        ("cent quatre vingts", 180), ("deux millions", 2_000_000), ("vingt mille", 20_000),
        ("trois millions deux mille cinq", 3_002_005), ("1 234 567", 1_234_567),
        ("3 . 000 . 000", 3_000_000), ("3 , 000", 3), ("12 ,", 12), ("12 , chat", 12),
        ("12 chat 3", 12), ("chat deux", 2), ("quatre", 4), ("zéro virgule", None),
    ],
)
def test_numbers(words: str, value: float | None) -> None:
    assert number(words.split(), grammar().vocabulary.values["NUMBER"]) == value


@given(st.integers(1583, 9999))
def test_easter_is_a_spring_sunday(year: int) -> None:
    found = days.easter(year)
    assert found.isoweekday() == 7
    assert date(year, 3, 22) <= found <= date(year, 4, 25)


@given(st.integers(1583, 4099))
def test_easter_is_where_others_compute_it(year: int) -> None:
    assert days.easter(year) == easter(year)


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
     ("2021-W23", "2021-W24", "2021"), ("2020-12-31", "2021-01-01", ""), ("2021", "2021", "2021"),
     ("2021-06-15", "2021-06", "2021"), ("2021-06", "2021-06-15", "2021"), ("197", "198", ""),
     ("2021-Q1", "2021-Q2", "2021"), ("2021-SU", "2022-SU", ""), ("XXXX-06", "XXXX-07", ""),
     ("2021-06-15", "2021-07-15", "2021")],
)
def test_shared_precision(first: str, second: str, shared: str) -> None:
    assert common(first, second) == shared


@pytest.mark.parametrize(
    ("day", "value"),
    [("2021-06-15", "2021-06-15TEV"), ("2021-06", "2021-06-XXTEV"), ("2021", "2021-XX-XXTEV"),
     ("", "TEV"), ("XXXX-06-15", "XXXX-06-15TEV"), ("XXXX-WXX-3", "XXXX-WXX-3TEV"),
     ("XXXX-06", "TEV"), ("XXXX-SU", "TEV"), ("2021-W23", "2021-XX-XXTEV"),
     ("2021-SU", "2021-XX-XXTEV"), ("2021-W23-WE", "2021-XX-XXTEV")],
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


@pytest.mark.parametrize(("count", "text"), [(3.0, "3"), (2.5, "2.5"), (0.25, "0.25")])
def test_a_count_is_written_without_needless_decimals(count: float, text: str) -> None:
    assert written(count) == text


@pytest.mark.parametrize(
    ("count", "code", "value"),
    [
        (3, "1Y", "P3Y"), (2.5, "1Y", "P30M"), (1.25, "1Y", "P15M"), (2.3, "1Y", "P2.3Y"),
        (0.3, "1Y", "P0.3Y"), (1.5, "10Y", "P15Y"), (0.25, "10Y", "P30M"), (1.5, "100Y", "P150Y"),
        (2, "1M", "P2M"), (1.5, "1M", "P1.5M"), (2, "3M", "P6M"), (0.5, "3M", "P1.5M"),
        (0.5, "6M", "P3M"), (1.5, "1W", "P1.5W"), (1.5, "1D", "PT36H"), (0.25, "1D", "PT6H"),
        (1.1, "1D", "P1.1D"), (0.5, "T1H", "PT30M"), (0.75, "T1H", "PT45M"),
        (1.5, "T1M", "PT90S"), (1.5, "T1S", "PT1.5S"), (48, "T1H", "PT48H"), (2, "15D", "P30D"),
    ],
)
def test_measures(count: float, code: str, value: str) -> None:
    assert measured(count, code) == value


@pytest.mark.parametrize(
    ("when", "count", "unit", "then"),
    [
        ("2021-01-31", 1, "M", "2021-02-28"), ("2020-01-31", 1, "M", "2020-02-29"),
        ("2020-02-29", 1, "Y", "2021-02-28"), ("2020-02-29", -4, "Y", "2016-02-29"),
        ("2020-12-31", 1, "D", "2021-01-01"), ("2020-03-01", -1, "D", "2020-02-29"),
        ("2020-12-31", 2, "W", "2021-01-14"), ("2020-12-31", -1, "WE", "2020-12-24"),
        ("2020-11-30", 1, "Q", "2021-02-28"), ("2020-08-31", -1, "H", "2020-02-29"),
        ("2020-12-15", 1, "M", "2021-01-15"), ("2021-01-15", -1, "M", "2020-12-15"),
        ("2020-01-15", 11, "M", "2020-12-15"), ("2020-05-15", 2, "DE", "2040-05-15"),
        ("2020-05-15", -1, "CE", "1920-05-15"), ("0002-01-01", -1, "Y", "0001-01-01"),
        ("9998-12-31", 1, "Y", "9999-12-31"), ("0001-01-01", -1, "M", None),
        ("9999-12-01", 1, "M", None), ("0001-01-01", -1, "D", None),
    ],
)
def test_steps(when: str, count: int, unit: str, then: str | None) -> None:
    day = date.fromisoformat(when)
    if then is None:
        with pytest.raises(OverflowError):
            days.step(day, count, unit)
    else:
        assert days.step(day, count, unit).isoformat() == then


@pytest.mark.parametrize(
    ("when", "unit", "value", "first", "last"),
    [
        ("2021-01-03", "D", "2021-01-03", "2021-01-03", "2021-01-03"),
        ("2021-01-03", "W", "2020-W53", "2020-12-28", "2021-01-03"),
        ("2021-01-04", "W", "2021-W01", "2021-01-04", "2021-01-10"),
        ("2020-12-28", "WE", "2020-W53-WE", "2021-01-02", "2021-01-03"),
        ("2021-01-03", "WE", "2020-W53-WE", "2021-01-02", "2021-01-03"),
        ("2020-02-10", "M", "2020-02", "2020-02-01", "2020-02-29"),
        ("1900-02-10", "M", "1900-02", "1900-02-01", "1900-02-28"),
        ("2021-03-31", "Q", "2021-Q1", "2021-01-01", "2021-03-31"),
        ("2021-04-01", "Q", "2021-Q2", "2021-04-01", "2021-06-30"),
        ("2021-12-31", "Q", "2021-Q4", "2021-10-01", "2021-12-31"),
        ("2021-06-30", "H", "2021-H1", "2021-01-01", "2021-06-30"),
        ("2021-07-01", "H", "2021-H2", "2021-07-01", "2021-12-31"),
        ("2021-07-01", "Y", "2021", "2021-01-01", "2021-12-31"),
        ("1999-12-31", "DE", "199", "1990-01-01", "1999-12-31"),
        ("2000-01-01", "DE", "200", "2000-01-01", "2009-12-31"),
        ("0005-01-01", "DE", "000", "0001-01-01", "0009-12-31"),
        ("2000-12-31", "CE", "19", "1900-01-01", "2000-12-31"),
        ("2001-01-01", "CE", "20", "2000-01-01", "2100-12-31"),
        ("1901-01-01", "CE", "19", "1900-01-01", "2000-12-31"),
        ("0050-01-01", "CE", "00", "0001-01-01", "0100-12-31"),
        ("9999-01-01", "CE", "99", "9900-01-01", "9999-12-31"),
    ],
)
def test_periods(when: str, unit: str, value: str, first: str, last: str) -> None:
    found = days.holding(date.fromisoformat(when), unit)
    assert (found.value, str(found.earliest), str(found.latest)) == (value, first, last)


@pytest.mark.parametrize(
    ("when", "unit", "mod", "first", "last"),
    [
        ("2021-05-01", "Y", "START", "2021-01-01", "2021-04-30"),
        ("2021-05-01", "Y", "MID", "2021-05-01", "2021-08-31"),
        ("2021-05-01", "Y", "END", "2021-09-01", "2021-12-31"),
        ("2021-05-01", "Y", "FIRST_HALF", "2021-01-01", "2021-06-30"),
        ("2021-05-01", "Y", "SECOND_HALF", "2021-07-01", "2021-12-31"),
        ("2021-05-01", "M", "START", "2021-05-01", "2021-05-11"),
        ("2021-05-01", "M", "MID", "2021-05-11", "2021-05-21"),
        ("2021-05-01", "M", "END", "2021-05-21", "2021-05-31"),
        ("2021-05-01", "M", "FIRST_HALF", "2021-05-01", "2021-05-15"),
        ("2021-05-01", "M", "SECOND_HALF", "2021-05-16", "2021-05-31"),
        ("2021-02-01", "M", "FIRST_HALF", "2021-02-01", "2021-02-14"),
        ("2021-02-01", "M", "SECOND_HALF", "2021-02-15", "2021-02-28"),
        ("2021-02-01", "D", "START", "2021-02-01", "2021-02-01"),
        ("2021-02-01", "D", "FIRST_HALF", "2021-02-01", "2021-02-01"),
        ("2021-02-01", "W", "MID", "2021-02-03", "2021-02-05"),
        ("1995-02-01", "DE", "START", "1990-01-01", "1993-12-31"),
        ("1995-02-01", "DE", "MID", "1993-01-01", "1996-12-31"),
        ("1995-02-01", "DE", "END", "1996-01-01", "1999-12-31"),
        ("1995-02-01", "DE", "SECOND_HALF", "1995-01-01", "1999-12-31"),
        ("1995-02-01", "CE", "START", "1900-01-01", "1933-12-31"),
        ("1995-02-01", "CE", "END", "1967-01-01", "2000-12-31"),
        ("1995-02-01", "CE", None, "1900-01-01", "2000-12-31"),
    ],
)
def test_parts_of_periods(when: str, unit: str, mod: str | None, first: str, last: str) -> None:
    found = days.narrowed(days.holding(date.fromisoformat(when), unit), mod)
    assert (str(found.earliest), str(found.latest)) == (first, last)


@pytest.mark.parametrize(
    ("year", "name", "first", "last"),
    [("2021", "SP", "2021-03-01", "2021-06-21"), ("2021", "SU", "2021-06-01", "2021-09-23"),
     ("2021", "FA", "2021-09-01", "2021-12-22"), ("2021", "WI", "2020-12-01", "2022-03-21"),
     ("0001", "WI", "0001-12-01", "0002-03-21"), ("9999", "WI", "9998-12-01", "9999-03-21")],
)
def test_seasons(year: str, name: str, first: str, last: str) -> None:
    found = days.season(int(year), name)
    assert (found.value, str(found.earliest), str(found.latest)) == (f"{year}-{name}", first, last)


def test_a_winter_ends_with_the_calendar() -> None:
    assert days.winter(2020).latest == date(2021, 3, 21)
    assert days.winter(9998).latest == date(9999, 3, 21)
    assert days.winter(9999).latest == date.max
    assert days.after(date.max) is None and days.before(date.min) is None
    assert days.after(date(2020, 2, 28)) == date(2020, 2, 29)
    assert days.before(date(2020, 3, 1)) == date(2020, 2, 29)


_BASE = date(2021, 6, 16)


def _away(count: int) -> days.Period:
    return days.day(days.step(_BASE, count, "D"))


@pytest.mark.parametrize(
    ("gaps", "direction", "nearest"),
    [
        # tense weighs 300 days; the first of two that cost the same is taken
        ([-10, 310], 1, -10), ([310, -10], 1, 310), ([-10, 309], 1, 309), ([-10, 311], 1, -10),
        ([10, -310], -1, 10), ([-310, 10], -1, -310), ([0, 5], 1, 0), ([0, -5], -1, 0),
        ([5, -5], 0, 5), ([-5, 5], 0, -5), ([6, -5], 0, -5), ([4, -5], 0, 4),
    ],
)
def test_nearest(gaps: list[int], direction: int, nearest: int) -> None:
    assert choice.nearest(map(_away, gaps), _BASE, direction) == _away(nearest)


def test_a_day_ahead_seems_farther_without_a_tense() -> None:
    assert choice.nearest(map(_away, [4, -5]), _BASE, 0, doubt=1.5) == _away(-5)
    assert choice.nearest(map(_away, [3, -5]), _BASE, 0, doubt=1.5) == _away(3)
    assert choice.nearest([], _BASE, 0) is None
    unknown = days.Period("XXXX-08-15", "XD", None, None)
    assert choice.nearest([unknown, _away(1)], _BASE, 0) == unknown


def test_strictly_leaves_out_the_day_itself() -> None:
    every = [_away(count) for count in (-2, -1, 0, 1, 2)]
    assert choice.strictly(every, _BASE, 1) == _away(1)
    assert choice.strictly(every, _BASE, -1) == _away(-1)
    assert choice.strictly([None, _away(0)], _BASE, 1) is None
    assert choice.strictly([days.month(2021, 6)], _BASE, -1) is None


def _leap(year: int) -> days.Period | None:
    last = days.month(year, 2).latest
    return days.day(last) if last is not None and last.day == 29 else None


@pytest.mark.parametrize(
    ("base", "direction", "year"),
    [((2021, 6, 16), 10, 2024), ((2021, 6, 16), -10, 2020), ((2021, 6, 16), 0, 2020),
     ((2023, 6, 16), 0, 2024), ((2024, 2, 29), 10, 2028), ((2024, 2, 29), -10, 2020),
     ((2024, 2, 29), 1, 2024), ((1899, 6, 1), 10, None), ((1901, 6, 1), -10, None),
     ((1900, 6, 1), -10, 1896), ((1900, 6, 1), 10, 1904)],
)
def test_a_leap_day_is_looked_for_four_years_around(
    base: tuple[int, int, int], direction: int, year: int | None
) -> None:
    found = choice.by_year(_leap, date(*base), direction)
    assert found == (None if year is None else _leap(year))


def test_no_year_is_made_at_the_ends_of_the_calendar() -> None:
    assert choice.by_year(days.year, date(3, 6, 1), -10) == days.year(2)
    assert choice.by_year(days.year, date(2, 6, 1), -10) is None
    assert choice.by_year(days.year, date(9996, 6, 1), 10) == days.year(9997)
    assert choice.by_year(days.year, date(9997, 6, 1), 10) is None


@pytest.mark.parametrize(
    ("name", "form", "is_member"),
    [
        ("MINUTE", "59", True), ("MINUTE", "60", False), ("MINUTE", "5", False),
        ("YEAR", "1000", True), ("YEAR", "0999", False), ("YEAR", "2199", True),
        ("YEAR", "2200", False), ("MODERN", "1899", False), ("MODERN", "1900", True),
        ("MODERN", "2060", True), ("MODERN", "2061", False), ("DAY", "0", False),
        ("DAY", "1", True), ("DAY", "31", True), ("DAY", "32", False), ("DAY", "001", False),
        ("MONTHNUMBER", "0", False), ("MONTHNUMBER", "12", True), ("MONTHNUMBER", "13", False),
        ("HOUR", "0", True), ("HOUR", "24", True), ("HOUR", "25", False), ("YY", "05", True),
        ("YY", "5", False), ("YY", "100", False), ("GROUP", "000", True), ("GROUP", "12", False),
        ("FIGURE", "9999", True), ("ROMAN", "xxie", True), ("ROMAN", "xxiie", False),
        ("ROMAN", "ier", True),
    ],
)
def test_classes_of_figures(name: str, form: str, is_member: bool) -> None:
    assert (form in grammar().vocabulary.values[name]) is is_member


def test_roman_numerals() -> None:
    wanted = "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx xxi".split()
    assert [roman(number) for number in range(1, 22)] == wanted


def test_tokens_cover_the_text() -> None:
    text = "Le\u00a0 3 mai,  à Noël"
    found = tokenize(text, {})
    assert found.pieces == ["le", "  3", " mai", ",", "  à", " noël"]
    found.starts = [0, 2, 5, 9, 10, 13]
    assert [text[found.start(i) : found.end(i)] for i in range(6)] == [
        "Le", "3", "mai", ",", "à", "Noël"]
    assert [found.is_spaced(i) for i in range(6)] == [False, True, True, False, True, True]
    assert [found.is_capital(i) for i in range(-1, 7)] == [
        False, True, False, False, False, False, True, False]
    assert (found.word(-1), found.word(0), found.word(5), found.word(6)) == ("", "le", "noël", "")


@pytest.mark.parametrize(
    ("direction", "is_near", "found"),
    [
        # from Monday to Sunday, seen from Wednesday 16 June
        (-10, False, [14, 15, 9, 10, 11, 12, 13]), (-1, False, [14, 15, 16, 10, 11, 12, 13]),
        (0, False, [14, 15, 16, 10, 11, 12, 13]), (1, False, [21, 22, 16, 17, 18, 19, 20]),
        (10, False, [21, 22, 23, 17, 18, 19, 20]), (0, True, [14, 15, 16, 17, 18, 19, 13]),
        (-1, True, [14, 15, 16, 17, 11, 12, 13]), (1, True, [21, 15, 16, 17, 18, 19, 20]),
        (-10, True, [14, 15, 9, 10, 11, 12, 13]), (10, True, [21, 22, 23, 17, 18, 19, 20]),
    ],
)
def test_days_of_the_week(direction: int, is_near: bool, found: list[int]) -> None:
    days_found = [weekday_near(_BASE, number, direction, is_near=is_near) for number in range(1, 8)]
    assert [period.earliest for period in days_found] == [date(2021, 6, day) for day in found]
