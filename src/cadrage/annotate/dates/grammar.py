"""Rules of grammar as rows of a table, compiled, and told when they may apply.

A rule is tried only where a word stands that it cannot do without (its trigger), and only at
tokens with which it can begin: what a text without dates costs is the search for triggers.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache, reduce
from operator import or_

from cadrage.annotate.dates import syntax
from cadrage.annotate.dates.vocabulary import Vocabulary
from cadrage.annotate.lexicons import load
from cadrage.errors import InputError

# words too common to start a search from: figures, articles, prepositions, punctuation
_COMMON = frozenset(
    "FIGURE DAY YY HOUR MINUTE MONTHNUMBER GROUP ONE NUMERAL COMMA DOT QUOTE OPEN CLOSE DASH"
    " APOSTROPHE OTHER LENGTH HAVE SPAN NUMBERED COUNTED PERSON VAGUE =le =la =les =l =de =d =du"
    " =des =en =à =au =et =ou =ce =cette =ces =cet =a =il =y =plus =par =sur =dans"
    " =un =une =pour =même =tout =tous =toute =toutes =après =avant =très =fois =là =trois"
    " DAYSIGN PLACE ORDINAL =ensemble =long =sous =son =ses =sa =leur =leurs =nos =vos =mes =tes"
    " =c =j =s =est =que =qui".split()
)
_HEAVY = 1000.0
_MEMORY = 50_000


@dataclass(frozen=True, slots=True)
class Rule:
    """A row of the table: what to look for, and which reading gives it its value."""

    name: str
    reading: str
    argument: str
    regex: re.Pattern[str]
    groups: dict[str, tuple[int, ...]]
    begins: frozenset[str]
    triggers: frozenset[str]


@dataclass(slots=True)
class Grammar:
    """All rules in the order of the table; `trigger` finds the tokens to start a search from.

    `bits` gives each trigger one bit, shared by triggers that serve the same rules; `openers`
    holds, for each code that a rule may begin with, those rules and the bits of their triggers;
    `meets` holds all those bits together.
    """

    vocabulary: Vocabulary
    rules: tuple[Rule, ...]
    trigger: re.Pattern[str]
    bits: dict[str, int]
    openers: dict[str, tuple[tuple[int, Rule], ...]]
    meets: dict[str, int]
    _fits: dict[tuple[str, int], tuple[Rule, ...]] = field(default_factory=dict)

    def rules_at(self, code: str, mask: int) -> tuple[Rule, ...]:
        """The rules that may begin with a code where the triggers of `mask` are near."""
        mask &= self.meets[code]
        key = (code, mask)
        fit = self._fits.get(key)
        if fit is None:
            if len(self._fits) > _MEMORY:
                self._fits.clear()
            openers = self.openers.get(code, ())
            fit = self._fits[key] = tuple([rule for bits, rule in openers if bits & mask])
        return fit


@cache
def grammar() -> Grammar:
    """The grammar of French temporal expressions, compiled once.

    Raises:
        InputError: a pattern of the tables does not compile.
    """
    macros = {row["macro"]: row["pattern"] for row in load("dates_macros", "macro", "pattern")}
    rows = load("dates_rules", "rule", "reading", "argument", "pattern")
    trees = [_parsed(row, macros, line) for line, row in enumerate(rows, 2)]
    vocabulary = Vocabulary({name[1:] for tree in trees for name in _names(tree) if name[0] == "="})
    rules = tuple(
        _rule(row, tree, vocabulary, line)
        for line, (row, tree) in enumerate(zip(rows, trees, strict=True), 2)
    )
    bits = _bits(rules)
    openers: dict[str, list[tuple[int, Rule]]] = defaultdict(list)
    for rule in rules:
        needs = reduce(or_, (bits[code] for code in rule.triggers))
        for code in rule.begins:
            openers[code].append((needs, rule))
    trigger = re.compile(f"[{''.join(map(re.escape, sorted(bits)))}]")
    meets = {code: reduce(or_, (needs for needs, _ in found)) for code, found in openers.items()}
    return Grammar(vocabulary, rules, trigger, bits,
                   {code: tuple(found) for code, found in openers.items()}, meets)


def _bits(rules: tuple[Rule, ...]) -> dict[str, int]:
    serves: dict[str, list[int]] = defaultdict(list)
    for number, rule in enumerate(rules):
        for code in rule.triggers:
            serves[code].append(number)
    shared: dict[tuple[int, ...], int] = {}
    return {
        code: shared.setdefault(tuple(numbers), 1 << len(shared))
        for code, numbers in serves.items()
    }


def _parsed(row: dict[str, str], macros: dict[str, str], line: int) -> syntax.Node:
    try:
        return syntax.parse(row["pattern"], macros)
    except ValueError as error:
        raise _broken(row, line, error) from error


def _rule(row: dict[str, str], tree: syntax.Node, vocabulary: Vocabulary, line: int) -> Rule:
    needed = syntax.needed(tree, lambda name: _HEAVY if name in _COMMON else 1.0)
    begins, is_empty = syntax.first(tree)
    try:
        pattern = re.compile(syntax.regex(tree, vocabulary.charset))
        if needed is None or is_empty:
            raise ValueError("a rule needs a word that it cannot do without")
        return Rule(row["rule"], row["reading"], row["argument"], pattern, _groups(pattern),
                    _codes(begins, vocabulary), _codes(needed, vocabulary))
    except (KeyError, ValueError, re.error) as error:
        raise _broken(row, line, error) from error


def _groups(pattern: re.Pattern[str]) -> dict[str, tuple[int, ...]]:
    """Captures by name: later ones of the same name carry a number, which is dropped here."""
    found: dict[str, list[int]] = defaultdict(list)
    for name, number in sorted(pattern.groupindex.items(), key=lambda item: item[1]):
        found[name.rstrip("0123456789")].append(number)
    return {name: tuple(numbers) for name, numbers in found.items()}


def _broken(row: dict[str, str], line: int, error: Exception) -> InputError:
    return InputError(
        "dates_rules.csv", row=line, column="pattern", found=row["pattern"],
        expected="a pattern over known classes", hint=str(error),
    )


def _codes(names: frozenset[str], vocabulary: Vocabulary) -> frozenset[str]:
    return frozenset().union(*(vocabulary.classes[name] for name in names))


def _names(node: syntax.Node) -> set[str]:
    found = {node.name} if node.kind == "token" else set()
    return found.union(*(_names(part) for part in node.parts))
