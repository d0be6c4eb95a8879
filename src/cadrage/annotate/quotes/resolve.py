"""Who speaks: the wording of a speaker, a pronoun or description resolved to a name.

Where the text does not decide (no name of the right gender before a pronoun), it stays open.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from cadrage.annotate.quotes import closed
from cadrage.annotate.quotes.anaphora import goes_back
from cadrage.annotate.quotes.apposed import in_marks, is_origin, is_topic, named_after
from cadrage.annotate.quotes.descriptions import DEMONYM, description
from cadrage.annotate.quotes.history import History
from cadrage.annotate.quotes.marks import Marked
from cadrage.annotate.quotes.nouns import OF_ACT
from cadrage.annotate.quotes.people import People
from cadrage.annotate.quotes.referents import Naming, Referent
from cadrage.annotate.quotes.reports import Report
from cadrage.annotate.quotes.several import whom_several
from cadrage.annotate.quotes.tokens import Tokens, bare

PLURAL = frozenset({"ils", "elles", "eux", "ceux-ci", "celles-ci", "leur"})
# tokens in which «s'exprimait» follows a subject
SPEAKING_REACH = 6
LEADING = ("la", "le", "les", "l'")
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
        self.people = people
        self._marks = marks
        self._history = History(people, subjects=subjects, marks=marks, told=self._told)
        self._descriptions: dict[tuple[str, ...], Referent] = {}
        self._subjects: dict[int, Referent] = {}
        self._pronouns: dict[tuple[int, int], Referent | None] = {}

    def resolve(self, one: Report, *, unit_start: int) -> Referent | None:
        """Who speaks in a report; None where it stays open."""
        if one.speaker is None:
            carried = self._is_carried(one)
            who = self._history.near(one.start) if carried else self._announcing(one, unit_start)
        elif one.pronoun and one.speaker in self._pronouns:
            # «…, a-t-elle dit, ajoutant que …»
            who = self._pronouns[one.speaker]
        elif one.pronoun:
            who = self._pronoun(*one.speaker, lead=(unit_start, min(one.start, one.speaker[0])))
            self._pronouns[one.speaker] = who
        else:
            who = self._phrase(*one.speaker)
        if one.floating and who is not None and is_topic(self._text, one, who):
            who = self._history.near(one.start)
        if who is not None and (one.relay is None or one.relay != one.speaker):
            # «X ment, rapporte la BBC. « Oui », a-t-il dit»: X goes on
            self._history.add(who, one.end)
        return who

    def _is_carried(self, one: Report) -> bool:
        """Whether the last speaker goes on: «son idée que», not «des rumeurs selon lesquelles»."""
        if one.cue is None or one.cue.pos != "noun" or one.cue_span is None:
            return True
        before = self.tokens.at(one.cue_span[0]) - 1
        return before >= 0 and self.tokens.words[before] in closed.POSSESSIVES

    def _announcing(self, one: Report, unit_start: int) -> Referent | None:
        """Who stands before «l'annonce de fermer» in its sentence, under no preposition."""
        if one.cue is None or one.cue.lemma not in OF_ACT or one.cue_span is None:
            return None
        named = self._history.introduced(unit_start, one.cue_span[0], bodies=True)
        return named[0] if named else None

    def _told(self, naming: Naming) -> Referent:
        """Who a subject is: its name, or whom its description goes back to."""
        if naming.method != "subject":
            return naming.who
        if naming.start not in self._subjects:
            self._subjects[naming.start] = naming.who
            if (who := self._speaking(naming)) is not None:
                self._subjects[naming.start] = who
                return who
            self._subjects[naming.start] = self._phrase(naming.start, naming.end) or naming.who
        return self._subjects[naming.start]

    def _speaking(self, naming: Naming) -> Referent | None:
        """«Le président s'exprimait lundi»: whoever has just spoken."""
        at = self.tokens.at(naming.end)
        near = self.tokens.words[at : at + SPEAKING_REACH]
        if "s'" not in near or not any(word.startswith("exprim") for word in near):
            return None
        spoken = next(self._history.spoken(naming.start, 1), None)
        return spoken if spoken is not None and spoken.fits(naming.who.gender) else None

    def _pronoun(self, start: int, end: int, *, lead: tuple[int, int]) -> Referent | None:
        word = bare(self._text[start:end].lower().replace("’", "'"))
        near = self.people.within(start, end)
        known = [naming.who for naming in near if naming.method == "pronoun"]
        if word in PLURAL:
            kinds = ("collective", "document") if word.startswith("ce") else ("collective",)
            return known[0] if known else self._several(start, kinds)
        gender = "f" if word in FEMININE else "m"
        # «X réagit : "…", dit-il»: who is named before the marks; not so before «il a dit»
        inverted = self._text[start] in "-‑"
        introduced = self._history.introduced(*lead) if inverted else []
        for who in (*known, *introduced, *self._history.candidates(start)):
            if who.fits(gender):
                if who.kind == "person":
                    who.gender = gender
                return who
        return None

    def _several(self, start: int, kinds: Collection[str]) -> Referent | None:
        """Whom «ils» goes back to: the last who spoke, unless others were spoken of since."""
        spoken, at = self._history.last_several(start)
        named = whom_several(self.people, start, floor=at, marks=self._marks, kinds=kinds)
        return spoken if named is None else self._phrase(*named)

    def _phrase(self, start: int, end: int) -> Referent | None:
        if (titled := in_marks(self._text, start, end)) is not None:
            return self.people.called(titled)
        heads = list(self._heads(start, end))
        words = self.tokens.between(start, end)
        # «De Paris à Berlin, la mesure est rejetée»: all from the one to the other
        ranged = "à" in words and self._text[max(0, start - 3) : start].lower() == "de "
        if ranged or (len(heads) > 1 and "et" in words):
            return Referent(self._text[start:end], None, "group", "p")
        proper = [naming for naming in heads if naming.method != "description"]
        named = [naming for naming in proper if naming.who.kind == "person"] or proper
        named = [
            naming
            for naming in named
            if not is_origin(self._text[naming.start : naming.end], words)
        ]
        if named and not self._is_demonym(named[0], start, end):
            return named[0].who
        told = next((naming.who for naming in heads if self._is_whole(naming, end)), None)
        return (
            named_after(self.tokens, self.people, start, end)
            or told
            or self._described(start, end, words)
        )

    def _is_whole(self, naming: Naming, end: int) -> bool:
        """Whether a description is all of the phrase: «le président», not that of a firm."""
        if naming.method != "description":
            return False
        rest = self.tokens.between(naming.end, end)
        return not rest or rest[0] not in closed.OF

    def _heads(self, start: int, end: int) -> Iterator[Naming]:
        """Names in a phrase that no preposition governs."""
        for naming in self.people.within(start, end):
            if naming.method == "description" and naming.start <= start + 3:
                yield naming
                continue
            before = self.tokens.between(start, naming.start)
            while before and (before[-1] in LEADING or before[-1].rstrip(".") in closed.TITLES):
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

    def _described(self, start: int, end: int, words: Sequence[str]) -> Referent | None:
        one = description(self._text[start:end], words)
        if one.kind == "document" and words[0] in closed.POSSESSIVES:
            # «sa thèse affirme»: whose it is
            return self._history.near(start) or one.referent()
        if not one.is_definite:
            return one.referent()
        known = goes_back(one, start, people=self.people, history=self._history)
        if known is not None and len(one.content) > 1:
            self._descriptions[one.content] = known
        return known or self._descriptions.get(one.content) or one.referent()
