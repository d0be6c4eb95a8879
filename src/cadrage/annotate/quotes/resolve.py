"""Who speaks: the wording of a speaker, a pronoun or description resolved to a name.

Where the text does not decide (no name of the right gender before a pronoun), it stays open.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from cadrage.annotate.quotes import closed
from cadrage.annotate.quotes.cues import speaker_nouns
from cadrage.annotate.quotes.marks import Marked, between
from cadrage.annotate.quotes.people import Naming, People, Referent
from cadrage.annotate.quotes.reports import Report
from cadrage.annotate.quotes.tokens import tokenize

NEAR = 1500
APPOSED = re.compile(r"(?: \([^()\n]{1,40}\))?, ")
# these are somebody else's, or one among many
RELATIONAL = frozenset("""porte-parole avocat avocate père mère frère sœur fils fille épouse mari médecin
    voisin voisine ami amie collègue conseiller conseillère adjoint adjointe expert experte
    spécialiste professeur professeure chercheur chercheuse responsable membre représentant
    représentante homologue témoin victime patron procureur procureure""".split())
# nouns that stand for whoever was spoken of, whatever the function
GENERIC = frozenset("""homme femme dame intéressé intéressée dernier dernière premier première jeune
    trentenaire quadragénaire quinquagénaire sexagénaire élu élue politicien politicienne militant
    militante activiste responsable dirigeant dirigeante leader patron patronne spécialiste expert
    experte chercheur chercheuse scientifique universitaire professeur professeure auteur auteure
    autrice écrivain écrivaine artiste chanteur chanteuse acteur actrice joueur joueuse footballeur
    footballeuse attaquant défenseur gardien technicien ancien ancienne diplomate militaire officier
    champion championne athlète coureur médecin père mère victime""".split())
GENERIC_BODIES = frozenset("""société entreprise compagnie groupe firme organisation association
    institution agence site plateforme club parti journal étude rapport document texte communiqué
    enquête ong fédération magazine quotidien organisme réseau collectif fondation""".split())
INDEFINITE = frozenset("un une des de d' certains certaines plusieurs d'autres quelques".split())
DEMONYM = ("ais", "aise", "ois", "oise", "ain", "aine", "ien", "ienne", "éen", "éenne", "ol", "ole",
           "ache", "and", "ande", "que", "anais", "alais", "con", "conne", "ard", "arde", "an", "ane")


class Resolver:
    """Resolves speakers in text order, remembering who spoke.

    Args:
        subjects: the first naming of each unit, in order.
        marks: marked passages, whose inner names are no candidates for pronouns outside.
    """

    def __init__(
        self, text: str, people: People, *, subjects: Sequence[Naming], marks: Sequence[Marked]
    ) -> None:
        self._text = text
        self._people = people
        self._marks = marks
        self._subjects = [naming for naming in subjects if not between(marks, naming.start)]
        self._starts = [naming.start for naming in self._subjects]
        self._spoke: list[tuple[Referent, int]] = []
        self._descriptions: dict[str, Referent] = {}
        self._told_before: dict[int, Referent] = {}

    def resolve(self, one: Report, *, unit_start: int) -> Referent | None:
        """Who speaks in a report; None where it stays open."""
        who = self._find(one, unit_start)
        if who is not None:
            self._spoke.append((who, one.end))
        return who

    def _find(self, one: Report, unit_start: int) -> Referent | None:
        if one.speaker is None:
            return self._near(one.start)
        if one.pronoun:
            return self._pronoun(*one.speaker, lead=(unit_start, min(one.start, one.speaker[0])))
        return self._phrase(*one.speaker)

    def _near(self, position: int) -> Referent | None:
        """Who spoke last, unless a person became the subject of a sentence since."""
        who, at = self._spoke[-1] if self._spoke else (None, -1)
        for naming in self._subjects_before(position, 1):
            if naming.start > at and naming.who.kind == "person":
                return self._told(naming)
        return who if who is not None and position - at < NEAR else None

    def _subjects_before(self, position: int, number: int) -> Sequence[Naming]:
        at = bisect_left(self._starts, position)
        near = self._subjects[max(0, at - number) : at]
        return [one for one in reversed(near) if position - one.start < NEAR]

    def _told(self, naming: Naming) -> Referent:
        """Who a subject is: its name, or whom its description goes back to."""
        if naming.method != "subject":
            return naming.who
        if naming.start not in self._told_before:
            self._told_before[naming.start] = naming.who
            self._told_before[naming.start] = self._phrase(naming.start, naming.end) or naming.who
        return self._told_before[naming.start]

    def _pronoun(self, start: int, end: int, *, lead: tuple[int, int]) -> Referent | None:
        for naming in self._people.within(start, end):
            if naming.method == "pronoun":
                return naming.who
        word = self._text[start:end].lower().strip("-‑").removeprefix("t-").removeprefix("t‑")
        if word in ("ils", "elles", "eux", "ceux-ci", "celles-ci"):
            return self._plural(start)
        gender = "f" if word in ("elle", "celle-ci") else "m"
        # «X réagit : "…", dit-il»: who is named before the marks; not so before «il a dit»
        inverted = self._text[start] in "-‑"
        introduced = [
            naming.who
            for naming in self._people.within(*lead)
            if inverted
            and naming.who.kind in ("person", "")
            and not self._people.is_governed(naming.start)
            and not between(self._marks, naming.start)
        ]
        for who in (*reversed(introduced), *self._candidates(start)):
            if _fits(who, gender):
                if who.kind == "person":
                    who.gender = gender
                return who
        return None

    def _plural(self, position: int) -> Referent | None:
        for who, at in reversed(self._spoke[-3:]):
            if who.gender == "p" and position - at < NEAR:
                return who
        return None

    def _candidates(self, position: int) -> Iterator[Referent]:
        """Persons as subjects since the last speech, who spoke last, then others named."""
        spoke, at = self._spoke[-1] if self._spoke else (None, -NEAR)
        recent = self._subjects_before(position, 4)
        for naming in recent:
            if naming.start > at and naming.who.kind == "person":
                yield self._told(naming)
        for who, when in reversed(self._spoke[-4:]):
            if position - when < NEAR:
                yield who
        for naming in self._people.before(position, reach=12):
            outside = not between(self._marks, naming.start)
            if naming.who.kind == "person" and outside and position - naming.start < NEAR:
                yield naming.who
        yield from (naming.who for naming in recent if naming.who.kind != "person")

    def _phrase(self, start: int, end: int) -> Referent | None:
        heads = list(self._heads(start, end))
        named = [naming for naming in heads if naming.who.kind == "person"] or heads
        tokens = tokenize(self._text[start:end])
        if len(heads) > 1 and "et" in tokens.words:
            return Referent(self._text[start:end], None, "group", "p")
        if named and not self._is_demonym(named[0], start, end):
            return named[0].who
        return self._named_after(start, end) or self._description(start, end, tokens.words)

    def _named_after(self, start: int, end: int) -> Referent | None:
        """«Le secrétaire à la défense, Marc Aubin»: the name stands in apposition."""
        between_them = APPOSED.match(self._text, end)
        if between_them is None:
            return None
        first = self._text[start : end].split(" ", 1)[0]
        if first[0].isupper() and first not in ("Le", "La") and first[:2] not in ("L'", "L’"):
            return None
        for naming in self._people.within(between_them.end(), between_them.end() + 1):
            if naming.who.kind == "person":
                return naming.who
        return None

    def _heads(self, start: int, end: int) -> Iterator[Naming]:
        """Names in a phrase that no preposition governs."""
        for naming in self._people.within(start, end):
            if naming.method == "description" and naming.start <= start + 3:
                yield naming
                continue
            before = self._text[start : naming.start].replace("’", "'").lower().split()
            while before and before[-1] in ("la", "le", "les", "l'"):
                before.pop()
            last = before[-1] if before else ""
            governed = last in closed.PREPOSITIONS or last.endswith("d'")
            if naming.who.kind != "person" and len(before) > 1:
                # «un membre du groupe X»: the name stands beside a governed noun
                governed = governed or before[-2] in closed.OF
            if not governed or len(before) == 1 and last in ("des", "de"):
                yield naming

    def _is_demonym(self, naming: Naming, start: int, end: int) -> bool:
        """«Le Malgache», «la Sénégalaise»: a person named by origin."""
        word = self._text[naming.start : naming.end]
        article = self._text[start : naming.start].lower().strip(" '’")
        if " " in word or article not in ("le", "la", "l") or naming.end < end:
            return False
        return word.lower().endswith(DEMONYM) and naming.method == "rule" and bool(self._spoke)

    def _description(self, start: int, end: int, words: Sequence[str]) -> Referent | None:
        content = [word for word in words if word not in closed.DETERMINERS and word.isalpha()]
        noun = next((word for word in content if word in speaker_nouns()), "")
        kind, sex = speaker_nouns().get(noun, ("", ""))
        gender = sex if sex in ("m", "f", "p") else "f" if words[0] in ("la", "une", "sa") else "m"
        if content and words[0] not in INDEFINITE and gender != "p":
            key = " ".join(content)
            known = self._described(start, words, content, kind, gender)
            if known is not None and len(content) > 1:
                self._descriptions[key] = known
            known = known or self._descriptions.get(key)
            if known is not None:
                return known
        name = self._text[start:end]
        lead = "" if name.lower().startswith(("l'un ", "l’un ", "l'une ")) else next((w for w in ("le ", "la ", "les ", "l'", "l’", "un ", "une ", "des ")
                     if name.lower().startswith(w)), "")
        if kind == "" and words and words[0] in ("les", "des", "certains", "plusieurs", "de"):
            gender = "p"
        roles = set(content) if kind == "person" else set[str]()
        return Referent(name[len(lead) :], None, kind or "other", gender, roles)

    def _unknown_role(self, position: int, gender: str) -> Referent | None:
        """Somebody just named whose role was not told: «Anne Morel … la présidente du parti»."""
        for who in self._candidates(position):
            if who.kind == "person" and _fits(who, gender):
                return who if not who.roles else None
        return None

    def _described(
        self, start: int, words: Sequence[str], content: Sequence[str], kind: str, gender: str
    ) -> Referent | None:
        """Somebody named before, by a role of the same noun, else the last who fits."""
        noun = next((word for word in content if word in speaker_nouns()), "")
        if kind in ("person", "") :
            best, most = None, 0
            for naming in self._people.before(start, reach=80):
                who = naming.who
                if noun and noun in who.roles and who.kind in ("person", ""):
                    shared = len(who.roles.intersection(content))
                    if shared > most and _fits(who, gender):
                        best, most = who, shared
            if best is not None and (most > 1 or len(content) == 1 or most == len(content)):
                return best
            anaphoric = len(content) == 1 or words[0] in closed.DEMONSTRATIVES
            if anaphoric and (kind == "person" or content[0].endswith(DEMONYM)):
                generic = noun in GENERIC or kind == "" or words[0] in closed.DEMONSTRATIVES
                for who in self._candidates(start):
                    if who.kind == "person" and _fits(who, gender) and (generic or not who.roles):
                        return who
            if best is None and kind == "person" and noun not in RELATIONAL:
                return self._unknown_role(start, gender)
            return best if len(content) <= 2 else None
        if len(content) == 1 and content[0] in GENERIC_BODIES:
            for who, at in reversed(self._spoke[-3:]):
                if who.kind not in ("person", "group") and start - at < NEAR and _same_sort(who, kind):
                    return who
        return None


def _fits(who: Referent, gender: str) -> bool:
    if who.gender == "p" or who.kind == "group":
        return False
    return not who.gender or who.gender == gender


def _same_sort(who: Referent, kind: str) -> bool:
    """A firm goes back to a firm, a study to a study."""
    return who.kind in ("", "organisation", kind) and who.gender != "p"
