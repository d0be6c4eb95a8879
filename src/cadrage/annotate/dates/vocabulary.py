"""Words to classes: every token of French that a rule may name, and the character that codes it.

A text is read as a string of codes, one character a token, so that a rule of grammar is a regular
expression over classes (`LA WEEKDAY DAY MONTH`) and not over letters. A token may belong to several
classes («sept» is a numeral and a month); tokens with the same memberships share a code.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from cadrage.annotate.lexicons import load

OTHER = "."
_PUNCTUATION = {
    "COMMA": ",", "DOT": ".", "COLON": ":", "SEMICOLON": ";", "QUOTE": "\"«»“”", "OPEN": "(",
    "CLOSE": ")", "NEWLINE": "\n", "BANG": "!?…", "DASH": "-–—‑", "SLASH": "/", "APOSTROPHE": "'",
    "BRACKET": "[]",
}
_NUMBERS = ("ONE", "NUMERAL", "GREAT", "COLLECTIVE")
# words of these classes alone stay as any other word for rules that do not name them
_SOFT = frozenset({"PLACE", "EDITION", "FACING"})
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_CENTURY_SUFFIXES = ("e", "è", "ème", "eme", "ième", "ᵉ", "er")


class Vocabulary:
    """Codes of tokens and sets of codes of classes.

    Args:
        words: the words that rules name themselves; each is a class of its own (`=word`).
    """

    def __init__(self, words: Iterable[str]) -> None:
        self.values: dict[str, dict[str, str]] = defaultdict(dict)
        members: dict[str, set[str]] = defaultdict(set)
        for name, form, value in _entries():
            members[form].add(name)
            self.values[name][form] = value
        for word in words:
            members[word].add(f"={word}")
        for name in _NUMBERS:
            self.values["NUMBER"] |= self.values[name]
        self.codes: dict[str, str] = {}
        self.classes: dict[str, set[str]] = defaultdict(set)
        self._assign(members)

    def _assign(self, members: dict[str, set[str]]) -> None:
        self.classes["OTHER"].add(OTHER)
        characters = (chr(i) for i in range(0x21, 0x2000) if chr(i) != OTHER)
        shared: dict[frozenset[str], str] = {}
        for form, names in members.items():
            key = frozenset(names)
            code = shared.get(key) or shared.setdefault(key, next(characters))
            self.codes[form] = self.codes[f" {form}"] = code
            for name in names:
                self.classes[name].add(code)
            if key <= _SOFT:
                self.classes["OTHER"].add(code)

    def charset(self, name: str) -> str:
        """The class as a set of codes in a regular expression; KeyError if there is none."""
        codes = self.classes.get(name)
        if not codes:
            raise KeyError(name)
        return f"[{''.join(map(re.escape, sorted(codes)))}]"


def _entries() -> Iterable[tuple[str, str, str]]:
    for row in load("dates_words", "forms", "class", "value"):
        for form in row["forms"].split():
            yield row["class"], form, row["value"]
    for row in load("dates_feasts", "forms", "rule"):
        for form in row["forms"].split():
            yield "FEAST", form, row["rule"]
    for name, signs in _PUNCTUATION.items():
        for sign in signs:
            yield name, sign, sign
    yield from _figures()
    for century in range(1, 22):
        for suffix in _CENTURY_SUFFIXES:
            yield "ROMAN", roman(century) + suffix, str(century)


def _figures() -> Iterable[tuple[str, str, str]]:
    for number in range(10_000):
        for form in {str(number), f"{number:02}", f"{number:03}"}:
            yield from ((name, form, str(number)) for name in _figure_classes(number, form))


def _figure_classes(number: int, form: str) -> Iterable[str]:
    yield "FIGURE"
    if len(form) == 2:
        yield "YY"
        if number < 60:
            yield "MINUTE"
    if len(form) == 3:
        yield "GROUP"
    if len(form) == 4 and 1000 <= number < 2200:
        yield "YEAR"
        if 1900 <= number < 2061:
            yield "MODERN"
    if len(form) < 3:
        yield from (name for name, low, high in (("DAY", 1, 31), ("MONTHNUMBER", 1, 12),
                                                 ("HOUR", 0, 24)) if low <= number <= high)


def roman(number: int) -> str:
    """A small number (1 to 39) in lower-case Roman numerals."""
    out = ""
    for value, letters in _ROMAN:
        while number >= value:
            out, number = out + letters, number - value
    return out
