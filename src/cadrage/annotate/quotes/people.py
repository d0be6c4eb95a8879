"""Who is named in a text, where, and how a pronoun or description goes back to a name.

Mentions of the actors' layer come first; where they name nobody, capitalised names are read by
rule. A name stands for all its later short forms («Fallou Diop», then «Diop»).
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from cadrage.annotate.quotes import closed
from cadrage.annotate.quotes.cues import speaker_nouns, verb_forms
from cadrage.annotate.quotes.tokens import Tokens
from cadrage.annotate.records import Mention

CAPITAL = r"[^\W\d_a-zß-öø-ÿ][\w’'‑-]*"
PARTICLE = r"(?:de|d['’]|du|des|la|le|ben|bin|al|el|van|von|der|den|di|da|dos|ould|ag)"
NAME = re.compile(rf"{CAPITAL}(?:(?: {PARTICLE})?[ ]{CAPITAL}| d['’]{CAPITAL})*")
ELIDED = re.compile(r"(?:[LDNSMTCJ]|Qu)['’]")
REACH = 9
OFFICES = frozenset("ministre ex-ministre secrétaire ministres ministère".split())
LEADS = frozenset({"le", "la", "l'", "un", "une", "ancien", "ancienne"})
FEMININE_TITLES = frozenset({"mme", "mmes", "mlle", "madame", "dame", "lady", "reine", "princesse",
                             "sœur", "mère", "présidente"})
MASCULINE_TITLES = frozenset({"m", "mm", "monsieur", "sir", "lord", "roi", "prince", "père", "frère"})
NOT_NAMES = frozenset(
    """le la les l un une des du de ce cette ces il elle ils elles on nous je vous en au aux et mais
    or car donc selon pour dans sur avec après avant depuis lors comme si quand alors ainsi puis
    enfin ensuite cependant pourtant toutefois son sa ses leur leurs mon ma notre nos à a qui que
    quoi dont où c d l s n y cela ça ceci celui celle ceux celles un être avoir tout tous toute toutes plus moins très aussi même certains certaines
    plusieurs beaucoup lundi mardi mercredi jeudi vendredi samedi dimanche janvier février mars avril
    mai juin juillet août septembre octobre novembre décembre hier aujourd demain lire oui non
    est-ce pourquoi comment voici voilà face malgré grâce bien par sans sous entre vers chez dès""".split()
)


@dataclass(slots=True)
class Referent:
    """Somebody or something that speaks: fullest name, id, kind, gender (m, f or open), roles."""

    name: str
    actor: str | None = None
    kind: str = ""
    gender: str = ""
    roles: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Naming:
    """One place where a referent is named."""

    start: int
    end: int
    who: Referent
    method: str


def fold(text: str) -> str:
    """Lower case without accents, for comparing names."""
    plain = unicodedata.normalize("NFD", text.lower().replace("’", "'"))
    return "".join(char for char in plain if not unicodedata.combining(char))


def _without_leads(start: int, name: str) -> tuple[int, str]:
    """A capitalised sequence without the article, title or noun that only begins a sentence."""
    while name:
        elided = ELIDED.match(name)
        first = elided.group() if elided else name.split(" ", 1)[0]
        word = first.lower().replace("’", "'")
        kind = speaker_nouns().get(word, ("", ""))[0]
        if not elided and word not in NOT_NAMES and kind not in ("person", "collective"):
            break
        if kind == "collective" and " " in name:
            break
        rest = name[len(first) :].lstrip(" ")
        start, name = start + len(name) - len(rest), rest
    while name and not name[0].isupper():
        lead, _, rest = name.partition(" ")
        start, name = start + len(name) - len(rest), rest
    return start, name


class People:
    """Every naming of a text in order, and the searches over them."""

    def __init__(self, text: str, tokens: Tokens, mentions: Sequence[Mention]) -> None:
        self._text = text
        self._tokens = tokens
        self._by_name: dict[str, Referent] = {}
        self._by_last: dict[str, Referent] = {}
        self._inner: Counter[str] = Counter()
        self._capital: Counter[str] = Counter()
        found = list(self._mentioned(mentions))
        taken = sorted((naming.start, naming.end) for naming in found)
        found += self._capitalised(taken)
        found = [naming for naming in found if self._is_told(naming)]
        self.namings = sorted(found, key=lambda naming: (naming.start, -naming.end))
        self._starts = [naming.start for naming in self.namings]

    def _mentioned(self, mentions: Sequence[Mention]) -> Iterator[Naming]:
        for mention in mentions:
            name = mention.name or mention.actor
            if name is None or mention.method == "demonym":
                continue
            who = self._by_name.setdefault(fold(name), Referent(name, mention.actor, mention.kind))
            if mention.kind == "person":
                self._by_last.setdefault(fold(name).rsplit(" ", 1)[-1], who)
            if mention.method in ("name", "title", "acronym", "model"):
                self._describe(mention.start, mention.end, who)
            yield Naming(mention.start, mention.end, who, mention.method)

    def _capitalised(self, taken: Sequence[tuple[int, int]]) -> Iterator[Naming]:
        starts = [start for start, _ in taken]
        for match in NAME.finditer(self._text):
            start, name = _without_leads(match.start(), match.group().rstrip("-'’‑"))
            if len(name) < 2:
                continue
            at = bisect_right(starts, start)
            if at and taken[at - 1][1] > start or at < len(taken) and starts[at] < start + len(name):
                continue
            last = " ".join(name.split(" ")[-2:])
            if name.count(" ") > 1 and self._is_portfolio(start):
                start, name = start + len(name) - len(last), last
            if name.count(" ") > 1 and fold(last) in self._by_name and fold(name) not in self._by_name:
                start, name = start + len(name) - len(last), last
            yield Naming(start, start + len(name), self._named(name, start), "rule")

    def _is_portfolio(self, start: int) -> bool:
        """«la ministre de la Santé Anne Morel»: the first capital is what she is minister of."""
        words, at = self._tokens.words, self._tokens.at(start)
        return not OFFICES.isdisjoint(words[max(0, at - 3) : at]) and self.is_governed(start)

    def _is_told(self, naming: Naming) -> bool:
        """Not a common word that only begins a sentence («Invitée hier, …»)."""
        wording = self._text[naming.start : naming.end]
        if naming.method != "rule" or " " in wording or "'" in wording:
            return True
        if not self._begins_sentence(naming.start) or fold(wording) in self._by_last:
            return True
        if naming.who.roles:
            return True
        if self._inner[fold(wording)]:
            return True
        if self._capital[wording] > 1 and wording.lower() not in self._small:
            return True
        words = self._tokens.words
        follows = "".join(words[self._tokens.at(naming.end) :][:1])
        verb = follows in closed.FINITE or follows in closed.CLITICS or follows in verb_forms()
        return verb and fold(wording) not in NOT_NAMES

    @cached_property
    def _small(self) -> frozenset[str]:
        """Words that the text also writes with a small letter."""
        pairs = zip(self._tokens.words, self._tokens.starts, strict=True)
        return frozenset(word for word, at in pairs if self._text[at].islower())

    def _begins_sentence(self, position: int) -> bool:
        at = position - 1
        while at >= 0 and self._text[at] in " \u00a0\u202f«“\"'":
            at -= 1
        return at < 0 or self._text[at] in ".!?…\n:;-–—"

    def _named(self, name: str, start: int) -> Referent:
        key = fold(name)
        who = self._by_name.get(key)
        if who is None and " " not in key:
            who = self._by_last.get(key)
        if who is None:
            who = Referent(name)
            self._by_name[key] = who
        self._capital[name] += 1
        if not self._begins_sentence(start):
            self._inner[key] += 1
        self._describe(start, start + len(name), who)
        if " " in key and (who.kind in ("", "person")) and self._is_personal(name, start):
            who.kind = "person"
            self._by_last.setdefault(key.rsplit(" ", 1)[-1], who)
        elif who.kind == "" and (who.gender or who.roles):
            who.kind = "person"
        return who

    def _is_personal(self, name: str, start: int) -> bool:
        """Two capitals or more without an article before them, and no acronym among them."""
        before = self._text[max(0, start - 4) : start].lower()
        if self.is_governed(start, by=closed.PLACING):
            return False
        article = before.endswith((" la ", " le ", " l'", " l’", "les ", " du ", " au ", "des "))
        return not article and not any(len(word) > 1 and word.isupper() for word in name.split())

    def _describe(self, start: int, end: int, who: Referent) -> None:
        """Gender and roles from the words around a name: «la ministre X», «X, le footballeur»."""
        words = self._tokens.words
        at = self._tokens.at(start)
        # «le président des États-Unis»: the role is not that of the name after «des»
        if not self.is_governed(start):
            self._describe_before(words, at, who)
        after = self._tokens.at(end)
        if words[after : after + 1] == [","]:
            first = after + 1 + (words[after + 1 : after + 2] != [] and words[after + 1] in LEADS)
            self._describe_after(words, after + 1, first, who)

    def _describe_before(self, words: Sequence[str], at: int, who: Referent) -> None:
        # «le président de la région, Paul Morin»: the role stands before the comma
        at -= words[at - 1 : at] == [","]
        nouns: list[str] = []
        described: list[str] = []
        gender = ""
        for index in range(at - 1, max(-1, at - REACH), -1):
            word = words[index]
            if word in FEMININE_TITLES or word in MASCULINE_TITLES:
                gender = gender or ("f" if word in FEMININE_TITLES else "m")
            kind, sex = speaker_nouns().get(word, ("", ""))
            if kind == "person" and word not in closed.TITLES:
                nouns.append(word)
                gender = sex if sex in "mf" else gender
            elif word in closed.ARTICLES:
                if words[index - 1] in closed.OF or not nouns:
                    continue
                if word in closed.FEMININE_ARTICLES | closed.MASCULINE_ARTICLES:
                    gender = gender or ("f" if word in closed.FEMININE_ARTICLES else "m")
                break
            elif not word[0].isalpha() and word != ".":
                break
            elif word in closed.SUBORDINATORS or word in closed.FINITE or word in ("et", "à"):
                break
            described.append(word)
        if nouns or gender:
            who.gender = who.gender or gender
        if nouns:
            who.roles.update(word for word in described if word not in closed.DETERMINERS)

    def _describe_after(
        self, words: Sequence[str], start: int, first: int, who: Referent
    ) -> None:
        noun = words[first] if first < len(words) else ""
        kind, sex = speaker_nouns().get(noun, ("", ""))
        if kind != "person":
            return
        if sex in "mf":
            who.gender = who.gender or sex
        elif words[start] in ("la", "une"):
            who.gender = who.gender or "f"
        for word in words[first : first + REACH]:
            if word in (",", ".", "a", "est"):
                break
            if word not in closed.DETERMINERS:
                who.roles.add(word)

    def is_governed(self, start: int, *, by: frozenset[str] = closed.PREPOSITIONS) -> bool:
        """Whether a preposition governs the name at a position («la présidente de X»)."""
        words, at = self._tokens.words, self._tokens.at(start) - 1
        if at > 0 and words[at] in ("le", "la", "l'", "les"):
            at -= 1
        return at >= 0 and words[at] in by

    def within(self, start: int, end: int) -> Sequence[Naming]:
        """The namings that begin inside a span."""
        return self.namings[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def before(self, position: int, *, reach: int = 60) -> Iterator[Naming]:
        """The namings before a position, the nearest first."""
        at = bisect_left(self._starts, position) - 1
        stop = max(-1, at - reach)
        while at > stop:
            yield self.namings[at]
            at -= 1
