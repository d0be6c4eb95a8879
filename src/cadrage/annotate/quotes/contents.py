"""What a set-off phrase comments on: the marked passages or the sentence around it."""

from __future__ import annotations

from collections.abc import Iterator

from cadrage.annotate.quotes import closed
from cadrage.annotate.quotes.clauses import clause_end
from cadrage.annotate.quotes.concord import takes_back
from cadrage.annotate.quotes.cues import QUOTED, verb_forms
from cadrage.annotate.quotes.reports import Report, Voice, report
from cadrage.annotate.quotes.units import Unit

SENTENCE_WORDS = 6
SHORTEST = 3
TAIL = (
    closed.PREPOSITIONS
    | closed.COORDINATORS
    | closed.SUBORDINATORS
    | frozenset(
        [
            "ajoutant",
            "précisant",
            "soulignant",
            "estimant",
            "citant",
            "évoquant",
            "avant",
            "après",
            "tout",
            "en",
        ]
    )
)
PUNCTUATION = closed.HARD | closed.DASHES | {",", "'"}


def is_sentence(unit: Unit, at: int) -> bool:
    """Whether a marked passage reads as a sentence rather than a fragment."""
    marked = unit.marked[at]
    inner = unit.text[marked.inner_start : marked.inner_end]
    opens = inner.lstrip("[(…. ")[:1]
    return (opens.isupper() or opens.isdigit()) and inner.count(" ") + 1 >= SENTENCE_WORDS


def left_contents(unit: Unit, floor: int, end: int, voice: Voice) -> Iterator[Report]:
    """What stands before a set-off phrase that begins at `end`, from `floor` on."""
    last = end - 1
    while last >= floor and unit.words[last] in PUNCTUATION:
        last -= 1
    if last < floor:
        return
    if unit.words[last] == QUOTED:
        first = last
        while first > floor and unit.words[first - 1] in PUNCTUATION | {QUOTED}:
            if unit.words[first - 1] == ":":
                break
            first -= 1
        alone = all(word in closed.CONNECTORS for word in unit.words[floor:first])
        if alone or unit.word(first - 1) == ":" or is_sentence(unit, last):
            first = first if alone or unit.word(first - 1) == ":" else last
            for at in range(first, last + 1):
                if unit.words[at] == QUOTED:
                    yield report(unit, at, at + 1, voice, marked=True)
            return
    if unit.words[last] in ("qui", "que", "qu'", "dont"):
        return
    start = content_start(unit, floor, last + 1)
    if last + 1 - start >= SHORTEST or QUOTED in unit.words[start : last + 1]:
        yield report(unit, start, last + 1, voice)


def content_start(unit: Unit, floor: int, end: int) -> int:
    """Where a sentence begins as content, past «Mais», a colon or a semicolon."""
    start = floor
    for at in range(end - 1, floor - 1, -1):
        if unit.words[at] in ";:" or unit.words[at] in closed.STOPS:
            start = at + 1
            break
    while start < end and (
        unit.words[start] in ("mais", "et", "or", "car", "donc") or unit.words[start] in PUNCTUATION
    ):
        start += 1
    return start


def right_contents(unit: Unit, start: int, voice: Voice) -> Iterator[Report]:
    """Marked passages that go on after an incise."""
    at = start
    while at < len(unit) and (unit.words[at] in PUNCTUATION or unit.words[at] == QUOTED):
        if unit.words[at] == QUOTED:
            follows = unit.word(at + 1)
            if not (follows == "" or follows in PUNCTUATION or follows == QUOTED):
                return
            yield report(unit, at, at + 1, voice, marked=True)
        at += 1


def goes_on(unit: Unit, at: int) -> bool:
    """Whether the sentence goes on after an incise, rather than the incise itself."""
    word = unit.word(at)
    if word in ("mais", "et") and unit.word(at + 1) in closed.FINITE | {"ne", "n'", "se", "s'"}:
        return True
    if word == "mais":
        return not takes_back(unit, at + 1)
    if word.endswith("ant") and ("gerund", False) in verb_forms().get(word, {}):
        # «…, a-t-il dit, expliquant que»
        return False
    if not word or word in PUNCTUATION or word in TAIL or word == QUOTED:
        return False
    return at + SHORTEST <= unit.body_end and clause_end(unit, at) - at >= SHORTEST


def has_verb(unit: Unit, start: int, end: int) -> bool:
    """Whether a finite verb that can be told by its form stands between two tokens."""
    return any(
        word in closed.FINITE or word in ("ne", "n'", "se", "s'") or word.endswith(("ait", "aient"))
        for word in unit.words[start:end]
    )
