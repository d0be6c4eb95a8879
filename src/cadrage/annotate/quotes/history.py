"""Who has spoken and been spoken of so far: the candidates for a pronoun, the likeliest first."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence

from cadrage.annotate.quotes.marks import Marked, between
from cadrage.annotate.quotes.people import People
from cadrage.annotate.quotes.referents import Naming, Referent

# characters: some three paragraphs
NEAR = 1500


class History:
    """Speakers in text order, and the subjects of sentences outside marks.

    Args:
        subjects: the subject of each unit, in order.
        marks: marked passages; those named inside are no candidates outside.
        told: who a subject without a name is.
    """

    def __init__(
        self,
        people: People,
        *,
        subjects: Sequence[Naming],
        marks: Sequence[Marked],
        told: Callable[[Naming], Referent],
    ) -> None:
        self._people = people
        self._marks = marks
        self._subjects = [one for one in subjects if not between(marks, one.start)]
        self._starts = [naming.start for naming in self._subjects]
        self._spoke: list[tuple[Referent, int]] = []
        self._told = told

    def add(self, who: Referent, position: int) -> None:
        """Record who spoke, and where the content ended."""
        self._spoke.append((who, position))

    def spoken(self, position: int, number: int) -> Iterator[Referent]:
        """The last speakers, the latest first."""
        for who, at in reversed(self._spoke[-number:]):
            if 0 <= position - at < NEAR:
                yield who

    def last_several(self, position: int) -> tuple[Referent | None, int]:
        """The last speakers in the plural, and where their content ended."""
        for who, at in reversed(self._spoke[-3:]):
            if who.gender == "p" and position - at < NEAR:
                return who, at
        return None, 0

    def near(self, position: int) -> Referent | None:
        """Who spoke last, unless a person became the subject of a sentence since."""
        at = self._spoke[-1][1] if self._spoke else -1
        for naming in self._recent(position, 1):
            if naming.start > at and naming.who.kind == "person":
                return self._told(naming)
        return next(self.spoken(position, 1), None)

    def presented(self, position: int) -> Referent | None:
        """The last subject since the last speech, if a person who was not named before."""
        at = self._spoke[-1][1] if self._spoke else -1
        for naming in self._recent(position, 1):
            new = naming.start > at and self._people.first(naming.who) == naming.start
            if new and naming.who.kind == "person":
                return naming.who
        return None

    def body(self, position: int) -> Referent | None:
        """The last subject that is no person."""
        recent = self._recent(position, 2)
        return next((one.who for one in recent if one.who.kind in ("", "organisation")), None)

    def introduced(self, start: int, end: int, *, bodies: bool = False) -> list[Referent]:
        """Who is named in a span outside marks, under no preposition, the last first.

        Args:
            bodies: states and organisations count too.
        """
        return [
            naming.who
            for naming in reversed(self._people.within(start, end))
            if (bodies or naming.who.kind in ("person", ""))
            and not self._people.is_governed(naming.start)
            and not between(self._marks, naming.start)
        ]

    def candidates(self, position: int) -> Iterator[Referent]:
        """Persons as subjects since the last speech, the last speakers, then others named."""
        at = self._spoke[-1][1] if self._spoke else -NEAR
        recent = self._recent(position, 4)
        for naming in recent:
            if naming.start > at and naming.who.kind == "person":
                yield self._told(naming)
        yield from self.spoken(position, 4)
        for naming in self._people.before(position, reach=12):
            outside = not between(self._marks, naming.start)
            if naming.who.kind == "person" and outside and position - naming.start < NEAR:
                yield naming.who
        yield from (naming.who for naming in recent if naming.who.kind != "person")

    def _recent(self, position: int, number: int) -> list[Naming]:
        at = bisect_left(self._starts, position)
        near = self._subjects[max(0, at - number) : at]
        return [one for one in reversed(near) if position - one.start < NEAR]
