"""Who speaks: the wording of a speaker, a pronoun or description resolved to a name.

Where the text does not decide (no name of the right gender before a pronoun), it stays open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cadrage.annotate.quotes import closed
from cadrage.annotate.quotes.descriptions import DEMONYM, description, goes_back
from cadrage.annotate.quotes.history import History
from cadrage.annotate.quotes.marks import Marked
from cadrage.annotate.quotes.people import People
from cadrage.annotate.quotes.referents import Naming, Referent
from cadrage.annotate.quotes.reports import Report
from cadrage.annotate.quotes.tokens import Tokens

APPOSED = re.compile(r"(?: \([^()\n]{1,40}\))?, ")
CAPITAL_ARTICLES = ("Le ", "La ", "L'", "L’")
PLURAL = frozenset({"ils", "elles", "eux", "ceux-ci", "celles-ci"})
FEMININE = frozenset({"elle", "celle-ci"})


class Resolver:
    """Resolves speakers in text order, remembering who spoke.

    Args:
        subjects: the subject of each unit, in order.
        marks: marked passages, whose inner names are no candidates for pronouns outside.
    """

    def __init__(
        self, tokens: Tokens, people: People, *, subjects: Sequence[Naming], marks: Sequence[Marked]
    ) -> None:
        self._text = tokens.text
        self.tokens = tokens
        self._people = people
        self._history = History(people, subjects=subjects, marks=marks, told=self._told)
        self._descriptions: dict[tuple[str, ...], Referent] = {}
        self._subjects: dict[int, Referent] = {}

    def resolve(self, one: Report, *, unit_start: int) -> Referent | None:
        """Who speaks in a report; None where it stays open."""
        if one.speaker is None:
            who = self._history.near(one.start)
        elif one.pronoun:
            who = self._pronoun(*one.speaker, lead=(unit_start, min(one.start, one.speaker[0])))
        else:
            who = self._phrase(*one.speaker)
        if who is not None:
            self._history.add(who, one.end)
        return who

    def _told(self, naming: Naming) -> Referent:
        """Who a subject is: its name, or whom its description goes back to."""
        if naming.method != "subject":
            return naming.who
        if naming.start not in self._subjects:
            self._subjects[naming.start] = naming.who
            self._subjects[naming.start] = self._phrase(naming.start, naming.end) or naming.who
        return self._subjects[naming.start]

    def _pronoun(self, start: int, end: int, *, lead: tuple[int, int]) -> Referent | None:
        for naming in self._people.within(start, end):
            if naming.method == "pronoun":
                return naming.who
        word = (
            self._text[start:end]
            .lower()
            .replace("’", "'")
            .strip("-‑")
            .removeprefix("t-")
            .removeprefix("t'")
        )
        if word in PLURAL:
            return next((who for who in self._history.spoken(start, 3) if who.gender == "p"), None)
        gender = "f" if word in FEMININE else "m"
        # «X réagit : "…", dit-il»: who is named before the marks; not so before «il a dit»
        inverted = self._text[start] in "-‑"
        introduced = self._history.introduced(*lead) if inverted else []
        for who in (*introduced, *self._history.candidates(start)):
            if who.fits(gender):
                if who.kind == "person":
                    who.gender = gender
                return who
        return None

    def _phrase(self, start: int, end: int) -> Referent | None:
        heads = list(self._heads(start, end))
        words = self.tokens.between(start, end)
        if len(heads) > 1 and "et" in words:
            return Referent(self._text[start:end], None, "group", "p")
        named = [naming for naming in heads if naming.who.kind == "person"] or heads
        if named and not self._is_demonym(named[0], start, end):
            return named[0].who
        return self._named_after(start, end) or self._described(start, end, words)

    def _heads(self, start: int, end: int) -> Iterator[Naming]:
        """Names in a phrase that no preposition governs."""
        for naming in self._people.within(start, end):
            if naming.method == "description" and naming.start <= start + 3:
                yield naming
                continue
            before = self.tokens.between(start, naming.start)
            while before and before[-1] in ("la", "le", "les", "l'"):
                before.pop()
            governed = bool(before) and before[-1] in closed.PREPOSITIONS
            if naming.who.kind != "person" and len(before) > 1:
                # «un membre du groupe X»: the name stands beside a governed noun
                governed = governed or before[-2] in closed.OF
            if not governed or (len(before) == 1 and before[0] in ("des", "de")):
                yield naming

    def _is_demonym(self, naming: Naming, start: int, end: int) -> bool:
        """«Le Malgache», «la Sénégalaise»: a person named by origin."""
        word = self._text[naming.start : naming.end]
        article = self._text[start : naming.start].lower().strip(" '’")
        if " " in word or article not in ("le", "la", "l") or naming.end < end:
            return False
        spoken = next(self._history.spoken(start, 1), None)
        return word.lower().endswith(DEMONYM) and naming.method == "rule" and spoken is not None

    def _named_after(self, start: int, end: int) -> Referent | None:
        """«Le secrétaire à la défense, Marc Aubin»: the name stands in apposition."""
        joint = APPOSED.match(self._text, end)
        titled = self._text.startswith(CAPITAL_ARTICLES, start)
        if joint is None or (self._text[start].isupper() and not titled):
            return None
        for naming in self._people.within(joint.end(), joint.end() + 1):
            if naming.who.kind == "person":
                return naming.who
        return None

    def _described(self, start: int, end: int, words: Sequence[str]) -> Referent | None:
        one = description(self._text[start:end], words)
        if not one.is_definite:
            return one.referent()
        known = goes_back(one, start, people=self._people, history=self._history)
        if known is not None and len(one.content) > 1:
            self._descriptions[one.content] = known
        return known or self._descriptions.get(one.content) or one.referent()
