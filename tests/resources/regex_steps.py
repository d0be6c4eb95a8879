"""How many steps a regular expression takes, counted and not timed, on strings made to be hard.

A backtracking matcher over Python's own parse of the pattern, without the shortcuts of its engine,
which only ever save steps. The strings are made from the pattern: each of its repetitions that has
no end, or a far one, is pumped with each sort of character that it takes, alone and after what
leads to it, with an end that spoils the match.
"""

from __future__ import annotations

import math
import re
import sys
from collections.abc import Callable, Iterator
from re import _constants as c  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

sys.setrecursionlimit(max(sys.getrecursionlimit(), 60_000))

FAR = 100
MANY = 150
# beside the characters of the pattern itself
COMMON = "aA1_ \n.,;:«»\"'’-é<>&\0"
MEMBERS = {
    c.CATEGORY_DIGIT: r"\d", c.CATEGORY_NOT_DIGIT: r"\D", c.CATEGORY_SPACE: r"\s",
    c.CATEGORY_NOT_SPACE: r"\S", c.CATEGORY_WORD: r"\w", c.CATEGORY_NOT_WORD: r"\W",
}  # fmt: skip
REPEATS = (c.MAX_REPEAT, c.MIN_REPEAT, c.POSSESSIVE_REPEAT)
Match = Callable[[int, Callable[[int], bool]], bool]


class TooManyError(Exception):
    """The steps can't be counted to the end."""


class Steps:
    """The steps of one pattern on one string."""

    def __init__(self, pattern: re.Pattern[str], text: str) -> None:
        self.text, self.count = text, 0
        self.groups: dict[int, tuple[int, int]] = {}
        self.flags = pattern.flags
        tree = _parser.parse(pattern.pattern, pattern.flags)
        # a character costs no more than the bounds of the pattern allow
        self.most = (MANY + 4 * _largest(tree)) * max(len(text), 300)
        self.match = self.sequence(list(tree))

    def tick(self, steps: int = 1) -> None:
        """Count; too many to be waited for end it."""
        self.count += steps
        if self.count > self.most:
            raise TooManyError

    def at(self, start: int) -> int | None:
        """Where the match that begins at a place ends."""
        ends: list[int] = []
        self.groups.clear()
        return ends[0] if self.match(start, lambda end: not ends.append(end)) else None

    def search(self) -> None:
        """Find all matches from left to right."""
        at = 0
        while at <= len(self.text):
            end = self.at(at)
            at = max(end or 0, at + 1) if end is not None and end > at else at + 1

    def sequence(self, nodes: list[Any]) -> Match:
        """Nodes one after the other."""
        parts = [self.node(*node) for node in nodes]

        def run(at: int, then: Callable[[int], bool], part: int = 0) -> bool:
            if part == len(parts):
                return then(at)
            return parts[part](at, lambda end: run(end, then, part + 1))

        return parts[0] if len(parts) == 1 else run

    def node(self, kind: Any, value: Any) -> Match:
        """What one node matches."""
        if kind in (c.LITERAL, c.NOT_LITERAL, c.ANY, c.IN):
            return self.single(character(kind, value, self.flags))
        if kind is c.BRANCH:
            options = [self.sequence(list(option)) for option in value[1]]
            return lambda at, then: any(option(at, then) for option in options)
        if kind is c.SUBPATTERN:
            return self.group(value[0], self.sequence(list(value[3])))
        if kind in REPEATS:
            return self.repeat(kind, *value)
        if kind in (c.ASSERT, c.ASSERT_NOT):
            return self.look(kind is c.ASSERT, *value)
        if kind is c.ATOMIC_GROUP:
            return self.atomic(self.sequence(list(value)))
        if kind is c.AT:
            return self.place(value)
        if kind is c.GROUPREF:
            return self.again(value)
        raise NotImplementedError(kind)

    def single(self, test: Callable[[str], bool]) -> Match:
        """One character."""

        def one(at: int, then: Callable[[int], bool]) -> bool:
            self.tick()
            return at < len(self.text) and test(self.text[at]) and then(at + 1)

        return one

    def group(self, number: int | None, inner: Match) -> Match:
        """A group, which keeps where it matched."""

        def run(at: int, then: Callable[[int], bool]) -> bool:
            def closed(end: int) -> bool:
                before = self.groups.get(number or 0)
                self.groups[number or 0] = (at, end)
                if then(end):
                    return True
                if before is not None:
                    self.groups[number or 0] = before
                return False

            return inner(at, closed)

        return inner if number is None else run

    def repeat(self, kind: Any, least: int, most: Any, body: Any) -> Match:
        """A repetition: of single characters by counting, of others one within another."""
        limit = sys.maxsize if most is c.MAXREPEAT else int(most)
        nodes = list(body)
        if len(nodes) == 1 and nodes[0][0] in (c.LITERAL, c.NOT_LITERAL, c.ANY, c.IN):
            return self.run_of(kind, least, limit, character(*nodes[0], self.flags))
        inner = self.sequence(nodes)

        def more(at: int, then: Callable[[int], bool], done: int, last: int) -> bool:
            self.tick()

            def again(end: int) -> bool:
                return more(end, then, done + 1, at)

            if kind is c.MIN_REPEAT and done >= least and then(at):
                return True
            # what matched nothing is not tried again
            if done < limit and (at > last or done < least) and inner(at, again):
                return True
            return kind is not c.MIN_REPEAT and done >= least and then(at)

        def run(at: int, then: Callable[[int], bool]) -> bool:
            return more(at, then, 0, -1)

        return self.atomic(run) if kind is c.POSSESSIVE_REPEAT else run

    def run_of(self, kind: Any, least: int, limit: int, test: Callable[[str], bool]) -> Match:
        """A repetition of one sort of character."""

        def run(at: int, then: Callable[[int], bool]) -> bool:
            end, text = at, self.text
            if kind is c.MIN_REPEAT:
                while end - at < least or not then(end):
                    self.tick()
                    if end - at >= limit or end >= len(text) or not test(text[end]):
                        return False
                    end += 1
                return True
            stop = min(len(text), at + limit)
            while end < stop and test(text[end]):
                end += 1
            self.tick(end - at + 1)
            if kind is c.POSSESSIVE_REPEAT:
                return end - at >= least and then(end)
            for back in range(end, at + least - 1, -1):
                self.tick()
                if then(back):
                    return True
            return False

        return run

    def look(self, wanted: bool, direction: int, body: Any) -> Match:
        """A look ahead, or back by the one width that Python allows."""
        inner = self.sequence(list(body))
        width = body.getwidth()[0] if direction < 0 else 0

        def run(at: int, then: Callable[[int], bool]) -> bool:
            start = at - width
            found = start >= 0 and inner(start, lambda end: direction > 0 or end == at)
            return found == wanted and then(at)

        return run

    def atomic(self, inner: Match) -> Match:
        """What is not gone back into."""

        def run(at: int, then: Callable[[int], bool]) -> bool:
            ends: list[int] = []
            return inner(at, lambda end: not ends.append(end)) and then(ends[0])

        return run

    def place(self, where: Any) -> Match:
        """The start or end of text, line or word."""
        signs = {
            c.AT_BEGINNING: "^", c.AT_BEGINNING_STRING: r"\A", c.AT_END: "$",
            c.AT_END_STRING: r"\Z", c.AT_BOUNDARY: r"\b", c.AT_NON_BOUNDARY: r"\B",
        }  # fmt: skip
        sign = re.compile(signs[where], self.flags & re.MULTILINE)

        def run(at: int, then: Callable[[int], bool]) -> bool:
            self.tick()
            return sign.match(self.text, at) is not None and then(at)

        return run

    def again(self, number: int) -> Match:
        """What a group matched, once more."""

        def run(at: int, then: Callable[[int], bool]) -> bool:
            if number not in self.groups:
                return False
            start, end = self.groups[number]
            said = self.text[start:end]
            self.tick(len(said))
            return self.text.startswith(said, at) and then(at + len(said))

        return run


def character(kind: Any, value: Any, flags: int) -> Callable[[str], bool]:
    """A test of one character, each asked of Python once."""
    source = {c.LITERAL: "{}", c.NOT_LITERAL: "[^{}]"}.get(kind)
    if source is not None:
        source = source.format(re.escape(chr(value)))
    elif kind is c.ANY:
        source = "."
    else:
        source = "[" + "".join(map(_member, value)) + "]"
    wanted = re.compile(source, flags & (re.IGNORECASE | re.DOTALL))
    known: dict[str, bool] = {}

    def test(char: str) -> bool:
        if char not in known:
            known[char] = wanted.match(char) is not None
        return known[char]

    return test


def _member(item: tuple[Any, Any]) -> str:
    kind, value = item
    if kind is c.NEGATE:
        return "^"
    if kind is c.RANGE:
        return f"{re.escape(chr(value[0]))}-{re.escape(chr(value[1]))}"
    return MEMBERS[value] if kind is c.CATEGORY else re.escape(chr(value))


def hard_strings(pattern: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    """What leads to a far repetition, and what to pump it with."""
    tree = _parser.parse(pattern.pattern, pattern.flags)
    signs = sorted({*COMMON, *_literals(tree)})
    sorts: dict[tuple[bool, ...], str] = {}
    tests = [character(*node, pattern.flags) for node in _singles(tree)]
    for sign in signs:
        sorts.setdefault(tuple(test(sign) for test in tests), sign)
    made = set()
    for lead, body in _far(list(tree), "", list(sorts.values()), pattern.flags):
        for pair in ((lead, body), ("", lead + body), ("", body), ("", lead)):
            if pair[1] and pair not in made:
                made.add(pair)
                yield pair


def _far(
    nodes: list[Any], lead: str, sorts: list[str], flags: int
) -> Iterator[tuple[str, str]]:
    """Each far repetition with what leads to it: the character it takes, or a body of it."""
    for kind, value in nodes:
        if kind in REPEATS and int(value[1]) >= FAR:
            inner = list(value[2])
            if len(inner) == 1 and inner[0][0] in (c.NOT_LITERAL, c.ANY, c.IN, c.LITERAL):
                test = character(*inner[0], flags)
                yield from ((lead, sign) for sign in sorts if test(sign))
            yield lead, _shortest(inner, sorts, flags, at_least=1)
        for inner in _children(kind, value):
            yield from _far(inner, lead, sorts, flags)
        lead += _shortest([(kind, value)], sorts, flags)


def _shortest(nodes: list[Any], sorts: list[str], flags: int, *, at_least: int = 0) -> str:
    """A string that the nodes match, without regard to what is looked at around it."""
    said = ""
    for kind, value in nodes:
        if kind in (c.LITERAL, c.NOT_LITERAL, c.ANY, c.IN):
            test = character(kind, value, flags)
            literals = list(_literals([(kind, value)]))
            said += next((sign for sign in [*sorts, *literals] if test(sign)), "")
        elif kind is c.BRANCH:
            options = [_shortest(list(each), sorts, flags) for each in value[1]]
            said += next((each for each in options if each), "")
        elif kind in REPEATS:
            said += _shortest(list(value[2]), sorts, flags) * max(value[0], at_least)
        elif kind in (c.SUBPATTERN, c.ATOMIC_GROUP):
            inner = list(value[3] if kind is c.SUBPATTERN else value)
            said += _shortest(inner, sorts, flags)
    return said


def _children(kind: Any, value: Any) -> list[list[Any]]:
    if kind is c.BRANCH:
        return [list(each) for each in value[1]]
    if kind is c.SUBPATTERN:
        return [list(value[3])]
    if kind in REPEATS:
        return [list(value[2])]
    if kind in (c.ASSERT, c.ASSERT_NOT):
        return [list(value[1])]
    return [list(value)] if kind is c.ATOMIC_GROUP else []


def _singles(nodes: Any) -> Iterator[tuple[Any, Any]]:
    for kind, value in nodes:
        if kind in (c.NOT_LITERAL, c.ANY, c.IN):
            yield kind, value
        for inner in _children(kind, value):
            yield from _singles(inner)


def _literals(nodes: Any) -> Iterator[str]:
    for kind, value in nodes:
        if kind in (c.LITERAL, c.NOT_LITERAL):
            yield chr(value)
        elif kind is c.IN:
            yield from (chr(each) for sort, each in value if sort is c.LITERAL)
        for inner in _children(kind, value):
            yield from _literals(inner)


def _largest(nodes: Any) -> int:
    found = [0]
    for kind, value in nodes:
        if kind in REPEATS and value[1] is not c.MAXREPEAT:
            found.append(int(value[1]))
        found += [_largest(inner) for inner in _children(kind, value)]
    return max(found)


def growth(pattern: re.Pattern[str], *, searched: bool, size: int = 300) -> tuple[float, str]:
    """How the steps grow at most as a string doubles, and on which string.

    Args:
        searched: all matches are looked for from every place; else one match from the first.
    """
    worst = (0.0, "")
    # past the largest bound, so that what is bounded shows itself
    size = max(size, 4 * _largest(_parser.parse(pattern.pattern, pattern.flags)))
    for lead, body in hard_strings(pattern):
        counts = []
        for length in (size, 2 * size):
            pumped = (body * (length // len(body) + 1))[:length]
            steps = Steps(pattern, f"{lead}{pumped}\0")
            try:
                steps.search() if searched else steps.at(0)
            except TooManyError:
                return math.inf, f"{lead}|{body}"
            counts.append(steps.count)
        # fewer steps than characters are no cost, however they grow
        worst = max(worst, (counts[1] / max(counts[0], size), f"{lead}|{body}"))
    return worst
