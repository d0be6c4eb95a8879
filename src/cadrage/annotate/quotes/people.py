"""Who is named in a text and where.

Mentions of the actors' layer come first; where they name nobody, capitalised names are read by
rule. A name stands for all its later short forms («Fallou Diop», then «Diop»).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from cadrage.annotate.quotes import closed
from cadrage.annotate.quotes.cues import verb_forms, words_of
from cadrage.annotate.quotes.folded import fold
from cadrage.annotate.quotes.given import bodies, gender_told
from cadrage.annotate.quotes.names import capitalised
from cadrage.annotate.quotes.referents import Naming, Referent, describe, is_governed, role_words
from cadrage.annotate.quotes.tokens import Tokens
from cadrage.annotate.records import Mention

OFFICES = frozenset(["ministre", "ex-ministre", "secrétaire", "ministres", "ministère"])
NAMED = frozenset({"name", "title", "acronym", "model"})
# the stop of «M. Diop» and «J. Diop» ends no sentence
ABBREVIATED = re.compile(r"(?<!\w)(?:Mm?|Dr|Pr|Me|St|[A-Z])\Z")
ARTICLES = (" la ", " le ", " l'", " l’", "les ", " du ", " au ", "des ")


class People:
    """Every naming of a text in order, and the searches over them."""

    def __init__(self, text: str, tokens: Tokens, mentions: Sequence[Mention]) -> None:
        self._text = text
        self.tokens = tokens
        self._by_name: dict[str, Referent] = {}
        self._by_last: dict[str, Referent] = {}
        self._by_first: dict[str, Referent | None] = {}
        self._inner: Counter[str] = Counter()
        self._capital: Counter[str] = Counter()
        found = list(self._mentioned(mentions))
        found += self._ruled(sorted((naming.start, naming.end) for naming in found))
        found = [self._later_named(naming) for naming in found if self._is_told(naming)]
        self.namings = sorted(found, key=lambda naming: (naming.start, -naming.end))
        self._starts = [naming.start for naming in self.namings]

    def _mentioned(self, mentions: Sequence[Mention]) -> Iterator[Naming]:
        for mention in mentions:
            name = mention.name or mention.actor
            if name is None or mention.method == "demonym":
                continue
            who = self._by_name.get(fold(name))
            if who is None:
                gender = gender_told(name) if mention.kind == "person" else ""
                who = Referent(name, mention.actor, mention.kind, gender)
                self._by_name[fold(name)] = who
            if mention.kind == "person":
                self._by_last.setdefault(fold(name).rsplit(" ", 1)[-1], who)
            if mention.method == "description":
                who.roles |= role_words(self.tokens.between(mention.start, mention.end))
            if mention.method in NAMED:
                describe(self.tokens, mention.start, mention.end, who)
            yield Naming(mention.start, mention.end, who, mention.method)

    def _ruled(self, taken: Sequence[tuple[int, int]]) -> Iterator[Naming]:
        starts = [start for start, _ in taken]
        for begins, wording in capitalised(self._text):
            start, name = self._full_name(begins, wording)
            at, end = bisect_right(starts, start), start + len(name)
            if (at and taken[at - 1][1] > start) or (at < len(taken) and starts[at] < end):
                continue
            yield Naming(start, end, self._named(name, start), "rule")

    def _full_name(self, start: int, name: str) -> tuple[int, str]:
        """The last two words where the first are no part: «la ministre de la Santé Anne Morel»."""
        if name.count(" ") < 2:
            return start, name
        last = " ".join(name.split(" ")[-2:])
        at = self.tokens.at(start)
        office = not OFFICES.isdisjoint(self.tokens.words[max(0, at - 5) : at])
        known = fold(last) in self._by_name and fold(name) not in self._by_name
        if known or (office and is_governed(self.tokens, start)):
            return start + len(name) - len(last), last
        return start, name

    def _named(self, name: str, start: int) -> Referent:
        key = fold(name)
        who = self._by_name.get(key)
        if who is None and " " not in key:
            who = self._by_last.get(key) or self._by_first.get(key)
        if who is None:
            who = self._by_name[key] = Referent(name)
            if " " in key and self._is_personal(name, start):
                who.gender = gender_told(name)
        self._capital[name] += 1
        if not self._begins_sentence(start):
            self._inner[key] += 1
        describe(self.tokens, start, start + len(name), who)
        if " " in key and who.kind in ("", "person") and self._is_personal(name, start):
            who.kind = "person"
            self._by_last.setdefault(key.rsplit(" ", 1)[-1], who)
            self._know_first(key, who)
        elif who.kind == "" and (who.gender or who.roles):
            who.kind = "person"
        return who

    def _know_first(self, key: str, who: Referent) -> None:
        """The first name stands for a person as long as no other bears it."""
        first, second = key.split(" ", 2)[:2]
        if second in closed.OF or first in bodies():
            # «AidData de William»: no first name
            return
        if self._by_first.setdefault(first, who) is not who:
            self._by_first[first] = None

    def _is_personal(self, name: str, start: int) -> bool:
        """Two capitals or more without an article before them, and no acronym among them."""
        if is_governed(self.tokens, start, by=closed.PLACING):
            return False
        article = self._text[max(0, start - 4) : start].lower().endswith(ARTICLES)
        return not article and not any(len(word) > 1 and word.isupper() for word in name.split())

    def _later_named(self, naming: Naming) -> Naming:
        """A last name alone, as in a headline, with whoever is named in full below it."""
        who = naming.who
        if who.kind or naming.method != "rule" or " " in who.name or who.actor:
            return naming
        key = fold(who.name)
        known = self._by_last.get(key)
        if known is None or known is who:
            return naming
        article = self._text[max(0, naming.start - 4) : naming.start].lower().endswith(ARTICLES)
        return naming if article or key in bodies() else replace(naming, who=known)

    def _is_told(self, naming: Naming) -> bool:
        """Not a common word that only begins a sentence («Invitée hier, …»)."""
        wording = self._text[naming.start : naming.end]
        if naming.method != "rule" or " " in wording or "'" in wording or naming.who.roles:
            return True
        key = fold(wording)
        if not self._begins_sentence(naming.start) or key in self._by_last or self._inner[key]:
            return True
        if self._capital[wording] > 1 and wording.lower() not in self._small:
            return True
        at = self.tokens.at(naming.end)
        follows = self.tokens.words[at] if at < len(self.tokens.words) else ""
        verb = follows in closed.FINITE or follows in closed.CLITICS or follows in verb_forms()
        return verb and key not in words_of("no name")

    def first(self, who: Referent) -> int:
        """Where somebody is named first."""
        return self._firsts.get(id(who), -1)

    @cached_property
    def _firsts(self) -> dict[int, int]:
        return {id(naming.who): naming.start for naming in reversed(self.namings)}

    @cached_property
    def _small(self) -> frozenset[str]:
        """Words that the text also writes with a small letter."""
        pairs = zip(self.tokens.words, self.tokens.starts, strict=True)
        return frozenset(word for word, at in pairs if self._text[at].islower())

    def _begins_sentence(self, position: int) -> bool:
        at = position - 1
        while at >= 0 and self._text[at] in " \u00a0\u202f«“\"'":
            at -= 1
        if at >= 0 and self._text[at] == "." and ABBREVIATED.search(self._text, max(0, at - 5), at):
            return False
        return at < 0 or self._text[at] in ".!?…\n:;-–—"

    def called(self, who: Referent) -> Referent:
        """The referent already known by a name, else this one."""
        return self._by_name.get(fold(who.name), who)

    def is_governed(self, start: int) -> bool:
        """Whether a preposition governs the name at a position."""
        return is_governed(self.tokens, start)

    def within(self, start: int, end: int) -> Sequence[Naming]:
        """The namings that begin inside a span."""
        return self.namings[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def before(self, position: int, *, reach: int) -> Iterator[Naming]:
        """So many namings before a position, the nearest first."""
        at = bisect_left(self._starts, position)
        yield from reversed(self.namings[max(0, at - reach) : at])
