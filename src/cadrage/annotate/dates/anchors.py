"""What expressions are resolved from: the day of publication, and what was named before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from cadrage.annotate.dates import tense
from cadrage.annotate.dates.days import Period, as_interval, narrowed
from cadrage.annotate.dates.reading import Hit, Reading
from cadrage.annotate.dates.tokens import Tokens
from cadrage.annotate.dates.values import spread
from cadrage.annotate.records import Interval

PUBLICATION, CALENDAR = "publication", "calendar"
# sentences over which «plus tard» or «suivant» lean on what was named
_NARRATIVE = 3
# a time of day leans on the last day named, unless that day is far from the report
_NEWS = 60
# tokens to either side within a sentence, which may be as long as a text
_NEAR = 40


@dataclass(frozen=True, slots=True)
class Named:
    """An expression that has been read: where it stands, and the period it names."""

    start: int
    sentence: int
    reading: Reading

    @property
    def anchor(self) -> str:
        """Its offset, as the anchor of what is resolved from it."""
        return f"text:{self.start}"


@dataclass(slots=True)
class State:
    """The memory of one reading of one text.

    `bounds` gives, for a token, the number of its sentence and the tokens where that begins and
    ends.
    """

    tokens: Tokens
    published: Interval | None
    bounds: Callable[[int], tuple[int, int, int]]
    last: Named | None = None
    last_day: Named | None = None
    last_time: Named | None = None
    last_set: Named | None = None
    begin: int = -1
    end: int = -1
    is_daily: bool | None = None

    def remember(self, start: int, sentence: int, reading: Reading) -> None:
        """Keep a reading that names a period, for what may refer to it."""
        if reading.type == "SET":
            self.last_set = Named(start, sentence, reading)
        if reading.period is None:
            return
        self.last = Named(start, sentence, reading)
        if reading.period.unit == "D":
            self.last_day = self.last
            if reading.type == "TIME":
                self.last_time = self.last

    def ends_before(self, hit: Hit) -> bool:
        """Whether an expression ends right before a hit (or a comma before it)."""
        return self.end == hit.first or (self.end == hit.first - 1 and hit.before == ",")

    def read_at(self, token: int) -> Named | None:
        """What has been read at a token, if that was the last day or set."""
        start = self.tokens.start(token) if token >= 0 else -1
        known = (self.last_day, self.last_set)
        return next((named for named in known if named and named.start == start), None)

    def range_start(self, hit: Hit) -> Named | None:
        """The first end of a range of which a hit is the second: «du 1er avril au 30 juin»."""
        if self.last is None or self.end != hit.first - 1 or (
            self.last.start != self.tokens.start(self.begin)
        ):
            return None
        is_between = hit.before == "et" and self.tokens.word(self.begin - 1) == "entre"
        is_range = hit.before in ("au", "à") and self.tokens.word(self.begin - 1) in ("du", "de")
        return self.last if is_between or is_range else None

    def direction(self, hit: Hit) -> int:
        """Whether the tense around an expression looks back (-1), ahead (1), or neither (0)."""
        if hit.before == "depuis":
            return tense.PAST
        if hit.before == "ici" or (hit.before == "à" and hit.tokens.word(hit.first - 2) == "ici"):
            return tense.FUTURE
        _, low, high = self.bounds(hit.first)
        is_weekday = hit.has("weekday") and not hit.has("month") and hit.inside[0] != "le" and (
            hit.rule.reading != "weekday_range")
        found = tense.direction(
            self.tokens, hit.first, hit.last, low=low, high=high, is_weekday=is_weekday)
        # «Réunion lundi à 20 h 30»
        return found or (tense.FUTURE if is_weekday and hit.has("h") else found)

    def sentence(self, hit: Hit) -> int:
        """Number of the sentence of an expression."""
        return self.bounds(hit.first)[0]

    def from_publication(self, read: Callable[[date], Period | None]) -> Period | None:
        """A period read from the day, or the possible days, of publication."""
        return spread(read, self.published) if self.published else None

    def day_before(self, hit: Hit) -> tuple[Period | None, str | None]:
        """The day that a time of day belongs to, with its anchor.

        That is the last day named, in this sentence or as long as it lies near publication; else
        the day of publication.
        """
        named = self.last_day
        if named is not None and named.reading.period is not None:
            period = named.reading.period
            if named.sentence == self.sentence(hit) or self._is_news(period):
                return period, named.anchor
        if self.published is None:
            return None, None
        return self.from_publication(_as_day), PUBLICATION

    def habit(self, hit: Hit) -> Reading | None:
        """The set named in this sentence, after which no day has been named."""
        named, day = self.last_set, self.last_day
        if named is None or named.sentence != self.sentence(hit):
            return None
        return None if day is not None and day.start > named.start else named.reading

    def is_usual(self, hit: Hit) -> bool:
        """Whether its sentence tells what happens often or as a rule."""
        _, low, high = self.bounds(hit.first)
        near = slice(max(low, hit.first - _NEAR), min(high, hit.last + _NEAR))
        usually = hit.vocabulary.classes["USUALLY"]
        return any(code in usually for code in self.tokens.codes[near])

    def day_near(self, hit: Hit) -> tuple[Period | None, str | None]:
        """The last day named in the sentences just before, if any."""
        named = self.last_day
        if named is None or self.sentence(hit) - named.sentence > _NARRATIVE:
            return None, None
        return named.reading.period, named.anchor

    def _is_news(self, period: Period) -> bool:
        if self.published is None or period.earliest is None or period.latest is None:
            return self.published is None
        return (self.published.earliest - period.latest).days <= _NEWS and (
            period.earliest - self.published.latest
        ).days <= _NEWS

    def base(self, hit: Hit) -> tuple[Interval | None, str | None]:
        """Days to count from in a narrative: the last period named nearby, else none."""
        named = self.last
        if named is None or named.reading.period is None:
            return None, None
        if self.sentence(hit) - named.sentence > _NARRATIVE:
            return None, None
        days = as_interval(named.reading.period)
        return (days, named.anchor) if days else (None, None)


def _as_day(when: date) -> Period:
    return Period(when.isoformat(), "D", when, when)


def dated(
    period: Period | None, anchor: str | None, *, mod: str | None = None, type: str = "DATE"
) -> Reading:
    """A reading of a period; without one, the type alone."""
    if period is None:
        return Reading(type, None, mod)
    part = narrowed(period, mod)
    return Reading(type, period.value or None, mod, part.earliest, part.latest, anchor, period)
