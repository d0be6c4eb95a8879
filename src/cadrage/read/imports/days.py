"""The day of an article as exports print it, in French or English, to ISO 8601."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "janvier janv jan january",
            "fevrier fevr fev february feb",
            "mars mar march",
            "avril avr april apr",
            "mai may",
            "juin june jun",
            "juillet juil july jul",
            "aout august aug",
            "septembre sept sep september",
            "octobre oct october",
            "novembre nov november",
            "decembre dec december",
        ),
        1,
    )
    for name in names.split()
}
_ISO = re.compile(r"(?<!\d)(\d{4})-(\d\d)(?:-(\d\d))?(?!\d)")
_PACKED = re.compile(r"(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)")
_YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})/(\d\d?)/(\d\d?)(?!\d)")
_SLASHED = re.compile(r"(?<!\d)(\d\d?)[/.](\d\d?)[/.](\d{4})(?!\d)")
_DAY_FIRST = re.compile(r"(?<!\d)(\d\d?)(?:er|st|nd|rd|th)? ([a-z]+)\.?,? (\d{4})(?!\d)")
_MONTH_FIRST = re.compile(r"\b([a-z]+)\.? (\d\d?)(?:st|nd|rd|th)?,? (\d{4})(?!\d)")
_MONTH = re.compile(r"\b([a-z]+)\.? (\d{4})(?!\d)")
_YEAR = re.compile(r"\A(\d{4})\Z")
# exact days before months and years; the letters say which group is what
PATTERNS = (
    (_ISO, "ymd"),
    (_YEAR_FIRST, "ymd"),
    (_PACKED, "ymd"),
    (_SLASHED, "dmy"),
    (_DAY_FIRST, "dmy"),
    (_MONTH_FIRST, "mdy"),
    (_MONTH, "my"),
    (_YEAR, "y"),
)


def unread(printed: str) -> str:
    """What a report says of a date that `published_of` does not know."""
    return f"the date '{printed[:40]}' is none that we can read"


def published_of(printed: str) -> str:
    """The first day (or month, or year) that a line gives, as YYYY-MM-DD (YYYY-MM, YYYY).

    Args:
        printed: as «mardi 3 mars 2020 - p. 12», «March 3, 2020», «03/03/2020» (day first, as in
            French), «20200303», «2020-03-03T10:00Z».

    Returns:
        '' where it gives none, or one that the calendar does not have.
    """
    plain = _plain(printed)
    is_exact = False
    for pattern, order in PATTERNS:
        if is_exact and len(order) < 3:
            # «31/02/2020» is no day, and to make a year of it would hide that
            return ""
        for found in pattern.finditer(plain):
            is_exact = True
            given = dict(zip(order, found.groups(), strict=False))
            made = _written(given.get("y"), given.get("m"), given.get("d"))
            if made:
                return made
    return ""


def _plain(printed: str) -> str:
    bare = unicodedata.normalize("NFD", printed.casefold())
    return " ".join("".join(c for c in bare if not unicodedata.combining(c)).split())


def _written(year: str | None, month: str | None, day: str | None) -> str:
    number = MONTHS.get(month or "") or (int(month) if month and month.isdecimal() else None)
    if not year or (month and not number):
        return ""
    try:
        whole = date(int(year), number or 1, int(day or 1))
    except ValueError:
        return ""
    length = 10 if day else 7 if number else 4
    return whole.isoformat()[:length]
