"""Decades, centuries and millennia."""

from __future__ import annotations

from datetime import date

from cadrage.annotate.dates import days
from cadrage.annotate.dates.anchors import CALENDAR, State, dated
from cadrage.annotate.dates.days import Period
from cadrage.annotate.dates.reading import Hit, Reading

# the calendar of this package ends within the tenth
_LAST_MILLENNIUM = 10


def decade(hit: Hit, state: State) -> Reading | None:
    """«les années 1990», «les années soixante»."""
    number = hit.integer("d") if hit.has("d") else hit.integer("w")
    if not (10 <= number < 100 or 1000 <= number < 2200) or number % 10:
        return None
    first = number if number >= 100 else number + (2000 if number < 30 else 1900)
    if number < 30 and state.published and first + 9 >= state.published.latest.year:
        # «les années 20», while those of this century last
        first -= 100
    return dated(days.decade(first), CALENDAR, mod=hit.mod)


def century(hit: Hit, state: State) -> Reading | None:
    """«le XIXe siècle», «au IVe siècle avant J.-C.»."""
    text = hit.value("roman", "ROMAN") or hit.value("ord", "ORDINAL")
    number, mod = int(text or hit.integer("n")), hit.mod
    if not 1 <= number <= 30:
        return None
    if hit.has("era"):
        # TimeML writes years before our era with BC; the proleptic calendar stops at year 1
        return Reading("DATE", f"BC{number - 1:02}", mod)
    return dated(days.century(number), CALENDAR, mod=mod)


def year_before_era(hit: Hit, state: State) -> Reading:
    """«en 52 avant J.-C.», which the calendar of this package does not reach."""
    return Reading("DATE", f"BC{hit.integer('n'):04}")


def millennium(hit: Hit, state: State) -> Reading | None:
    """«le troisième millénaire»."""
    text = hit.value("roman", "ROMAN") or hit.value("ord", "ORDINAL")
    number = int(text or hit.integer("n"))
    if not 1 <= number < _LAST_MILLENNIUM:
        return None
    # its value is the first figure of its years, as TimeML writes it
    first = date(max((number - 1) * 1000, 1), 1, 1)
    named = Period(f"{number - 1}", "ML", first, date(number * 1000, 12, 31))
    return Reading("DATE", named.value, hit.mod, named.earliest, named.latest, CALENDAR, named)
