"""Days that an event has made known without their year: les attentats du 11 septembre."""

from __future__ import annotations

from datetime import date
from functools import cache

from cadrage.annotate.dates.anchors import State
from cadrage.annotate.dates.reading import Hit
from cadrage.annotate.lexicons import load

# tokens before the day among which the noun stands
_NEAR = 4


def known_year(hit: Hit, state: State, month: int, number: int) -> int | None:
    """The year of a day known by its event, in a text that is later and names the event.

    It is named by a noun before («les attentats du 11 septembre»), or by the hyphen that makes a
    name of the day («le 11-Septembre»).
    """
    found = _events().get((month, number))
    if found is None or state.published is None or hit.has("rel") or hit.has("weekday"):
        return None
    year, heads = found
    if state.published.earliest <= date(year, month, number):
        return None
    words = {hit.tokens.word(hit.first - back) for back in range(1, _NEAR + 1)}
    words.add(hit.tokens.word(hit.last - 2))
    return year if heads & words else None


@cache
def _events() -> dict[tuple[int, int], tuple[int, frozenset[str]]]:
    found = {}
    for row in load("dates_events", "day", "year", "heads"):
        month, number = map(int, row["day"].split("-"))
        found[month, number] = int(row["year"]), frozenset(row["heads"].split())
    return found
