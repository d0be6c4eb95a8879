"""The pattern language of the codebooks: French words that inflect by rule, in their order.

    mercenaire russe        any number and gender, any case; a text may lack the accents
    (prétendu)? réduction   an optional word or group
    (force|troupe) français alternatives; adjectives are given in the masculine singular
    désengag*               a stem and whatever letters follow
    =jugé                   this form alone, accents and all
    Wagner                  capitalised and short words don't inflect
    compris … comme         up to six words between, in the same sentence
    force malien, français  a comma

Words may be parted by spaces and quotation marks. Patterns are searched through one
Aho-Corasick automaton of their rarest stems, so that a codebook of hundreds costs one pass.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import ahocorasick

from cadrage.annotate.lexicons import load
from cadrage.annotate.records import Sentence
from cadrage.folding import Folding

SEPARATOR = "[ «»“”\"]+"
GAP = r"(?:[ «»“”\"]+[\w'-]+){0,6}"
LITERAL_LENGTH = 3
MARKS = {"\u2019": "'", "\u02bc": "'", "\u00a0": " ", "\u202f": " ", "\u2011": "-"}
TOKEN = re.compile(r"[()|]|\?|…|=?[^\W_][\w'-]*\*?|\S")
WORD = re.compile(r"=?[^\W_][\w'-]*\*?\Z")


class PatternError(ValueError):
    """A pattern that the language does not allow; the message says where and why."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled pattern over lowered text; each match, folded, holds one of the `anchors`."""

    source: str
    regex: re.Pattern[str]
    anchors: tuple[str, ...]


def _lower(character: str) -> str:
    return MARKS.get(character) or character.lower()


def _plain(character: str) -> str:
    return unicodedata.normalize("NFD", _lower(character))[0]


_LOWER, _PLAIN = Folding(_lower), Folding(_plain)


def lower(text: str) -> str:
    """The text in lower case with plain apostrophes and spaces, code point for code point."""
    return _LOWER.fold(text)


def fold(text: str) -> str:
    """The text as `lower` gives it, without accents, code point for code point."""
    return _PLAIN.fold(text)


def compile_pattern(source: str) -> Pattern:
    """A pattern of the codebook language, ready to search lowered text.

    Raises:
        PatternError: unbalanced brackets, an empty group, a stray sign, or no obligatory word.
    """
    tokens = TOKEN.findall(unicodedata.normalize("NFC", source).replace("’", "'"))
    regex, anchors, at = _sequence(tokens, 0, source)
    if at != len(tokens):
        raise PatternError(f"'{source}': '{tokens[at]}' has no partner")
    if not anchors:
        raise PatternError(f"'{source}': no obligatory word")
    return Pattern(source, re.compile(rf"(?<![\w-]){regex}(?!\w)"), tuple(sorted(anchors)))


def _sequence(tokens: Sequence[str], at: int, source: str) -> tuple[str, frozenset[str], int]:
    """Words and groups up to a closing sign: their regex, the best anchors, where it stopped."""
    regex, gap, best = "", "", frozenset[str]()
    while at < len(tokens) and tokens[at] not in "|)":
        if tokens[at] in "…,":
            gap, at = GAP if tokens[at] == "…" else ",", at + 1
            continue
        item, anchors, at = _item(tokens, at, source)
        optional = at < len(tokens) and tokens[at] == "?"
        at += optional
        # nothing parts an elided word from the next one: d'État
        joint = gap + ("" if regex.endswith("'") else SEPARATOR) if regex else ""
        if optional:
            regex += f"(?:{joint}{item})?" if regex else f"(?:{item}{SEPARATOR})?"
        else:
            regex += item if regex.endswith(f"{SEPARATOR})?") else joint + item
            best = max(best, anchors, key=_rarity)
        gap = ""
    if not regex:
        raise PatternError(f"'{source}': an empty pattern or group")
    return regex, best, at


def _item(tokens: Sequence[str], at: int, source: str) -> tuple[str, frozenset[str], int]:
    if tokens[at] != "(":
        if not WORD.match(tokens[at]):
            raise PatternError(f"'{source}': unexpected '{tokens[at]}'")
        regex, anchor = _word(tokens[at])
        return regex, frozenset({anchor}), at + 1
    options, anchors, whole = [], set[str](), True
    while tokens[at] != ")":
        regex, best, at = _sequence(tokens, at + 1, source)
        options.append(regex)
        anchors |= best
        whole = whole and bool(best)
        if at >= len(tokens):
            raise PatternError(f"'{source}': '(' has no partner")
    return f"(?:{'|'.join(options)})", frozenset(anchors if whole else ()), at + 1


def _rarity(anchors: frozenset[str]) -> int:
    return min((len(anchor) for anchor in anchors), default=-1)


def _word(word: str) -> tuple[str, str]:
    """The regex of one word over lowered text, and the folded letters that its forms begin with."""
    bare = word.strip("=*")
    if word.startswith("="):
        return re.escape(lower(bare)), fold(bare)
    if word.endswith("*"):
        return _spelt(bare) + r"[\w-]*", fold(bare)
    if len(bare) <= LITERAL_LENGTH or bare[0].isupper() or bare.endswith("'"):
        return _spelt(bare), fold(bare)
    elided, apostrophe, core = bare.rpartition("'")
    rows = load("inflection", "ending", "forms")
    # the last row has the empty ending, which every word has
    row = next(row for row in rows if core.endswith(row["ending"]))
    stem = elided + apostrophe + core[: len(core) - len(row["ending"])]
    forms = "|".join(map(_spelt, sorted(row["forms"].split("|"), key=len, reverse=True)))
    return _spelt(stem) + f"(?:{forms})", fold(stem) or fold(bare)


def _spelt(word: str) -> str:
    """The regex of a word whose accents a text may lack."""
    letters = zip(lower(word), fold(word), strict=True)
    return "".join(re.escape(ch) if ch == base else f"[{ch}{base}]" for ch, base in letters)


class Matcher:
    """Many patterns, each under a key, searched in one pass."""

    def __init__(self, patterns: Iterable[tuple[Hashable, Pattern]]) -> None:
        self._patterns = list(patterns)
        users: dict[str, set[int]] = {}
        for index, (_, pattern) in enumerate(self._patterns):
            for anchor in pattern.anchors:
                users.setdefault(anchor, set()).add(index)
        self._automaton = ahocorasick.Automaton()
        for anchor, indices in users.items():
            self._automaton.add_word(anchor, tuple(sorted(indices)))
        if users:
            self._automaton.make_automaton()

    def matches(
        self, text: str, sentences: Sequence[Sentence]
    ) -> Iterator[tuple[int, Hashable, int, int]]:
        """Every match within a sentence: index of the sentence, key, start, end, in text order."""
        if not self._patterns or not sentences:
            return
        starts = [sentence.start for sentence in sentences]
        wanted: dict[int, set[int]] = {}
        for end, indices in self._automaton.iter(fold(text)):
            at = bisect_right(starts, end) - 1
            if at >= 0:
                wanted.setdefault(at, set()).update(indices)
        lowered = lower(text) if wanted else ""
        for at in sorted(wanted):
            sentence = sentences[at]
            for index in sorted(wanted[at]):
                key, pattern = self._patterns[index]
                for match in pattern.regex.finditer(lowered, sentence.start, sentence.end):
                    yield at, key, match.start(), match.end()
