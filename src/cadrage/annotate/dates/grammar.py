"""Rules of grammar as rows of a table, compiled to regular expressions over codes of tokens.

In a pattern, CAPITALS name a class of the vocabulary or a macro, lower-case words stand for
themselves, `name:` before an atom captures it, `[` and `]` mark the expression within its context,
and `( ) ? * + |` and lookarounds mean what they mean in regular expressions.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from cadrage.annotate.dates.vocabulary import Vocabulary
from cadrage.annotate.lexicons import load
from cadrage.errors import InputError

_ATOM = re.compile(
    r"(?P<look>\(\?(?:[:=!]|<[=!]))|(?P<group>[a-z]+):|(?P<name>[A-Z]+)|(?P<word>[a-zà-ÿœ]+)"
    r"|(?P<mark>[\[\]])|(?P<punct>['\-/])|(?P<keep>[()?*+|]|\{\d+(?:,\d*)?\})|(?P<space>\s+)"
)
_PUNCT = {"'": "APOSTROPHE", "-": "DASH", "/": "SLASH"}


@dataclass(frozen=True, slots=True)
class Rule:
    """A row of the table: what to look for, and which reading gives it its value."""

    name: str
    reading: str
    argument: str
    regex: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Grammar:
    """All rules; `master` finds where any of them matches, the first of the table first."""

    vocabulary: Vocabulary
    rules: dict[str, Rule]
    master: re.Pattern[str]


@cache
def grammar() -> Grammar:
    """The grammar of French temporal expressions, compiled once.

    Raises:
        InputError: a pattern of the tables does not compile.
    """
    macros = {row["macro"]: row["pattern"] for row in load("dates_macros", "macro", "pattern")}
    rows = load("dates_rules", "rule", "reading", "argument", "pattern")
    words = {
        atom["word"]
        for pattern in (*macros.values(), *(row["pattern"] for row in rows))
        for atom in _ATOM.finditer(pattern) if atom["word"]
    }
    vocabulary = Vocabulary(words)
    rules, parts = {}, []
    for number, row in enumerate(rows, 2):
        source = _compiled(row["pattern"], macros, vocabulary, line=number)
        rules[f"r{number}"] = Rule(
            row["rule"], row["reading"], row["argument"], re.compile(source)
        )
        bare = re.sub(r"\(\?P<\w+>", "(?:", source)
        parts.append(f"(?P<r{number}>{bare})")
    return Grammar(vocabulary, rules, re.compile("|".join(parts)))


def _compiled(pattern: str, macros: dict[str, str], vocabulary: Vocabulary, *, line: int) -> str:
    seen: dict[str, int] = {}
    try:
        source = _translate(pattern, macros, vocabulary, seen)
        re.compile(source)
    except (KeyError, re.error) as error:
        raise InputError(
            "dates_rules.csv", row=line, column="pattern", found=pattern,
            expected="a pattern over known classes", hint=str(error),
        ) from error
    return source


def _translate(
    pattern: str, macros: dict[str, str], vocabulary: Vocabulary, seen: dict[str, int]
) -> str:
    out, position, pending = [], 0, ""
    while position < len(pattern):
        atom = _ATOM.match(pattern, position)
        if atom is None:
            raise KeyError(pattern[position:])
        position = atom.end()
        if atom["space"]:
            continue
        if atom["group"]:
            pending = _open(atom["group"], seen)
            continue
        text = _atom(atom, macros, vocabulary, seen)
        out.append(_captured(pending, text) if pending else text)
        pending = ""
    return "".join(out)


def _atom(
    atom: re.Match[str], macros: dict[str, str], vocabulary: Vocabulary, seen: dict[str, int]
) -> str:
    if atom["word"]:
        return vocabulary.charset(f"={atom['word']}")
    if atom["name"] in macros:
        return f"(?:{_translate(macros[atom['name']], macros, vocabulary, seen)})"
    if atom["name"]:
        return vocabulary.charset(atom["name"])
    if atom["punct"]:
        return vocabulary.charset(_PUNCT[atom["punct"]])
    if atom["mark"]:
        return "(?P<s>)" if atom["mark"] == "[" else "(?P<e>)"
    return atom["look"] or atom["keep"]


def _open(name: str, seen: dict[str, int]) -> str:
    # an alternation may capture the same thing twice: later captures get a number
    seen[name] = seen.get(name, 0) + 1
    return f"(?P<{name}{seen[name] if seen[name] > 1 else ''}>"


def _captured(opening: str, text: str) -> str:
    return opening if text == "(" else f"{opening}{text})"
