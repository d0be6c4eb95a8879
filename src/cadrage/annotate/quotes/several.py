"""The plural: the last people or bodies that «ils» can go back to."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from cadrage.annotate.quotes import closed
from cadrage.annotate.quotes.cues import speaker_nouns
from cadrage.annotate.quotes.marks import Marked, between
from cadrage.annotate.quotes.noun_phrases import NUMBERS
from cadrage.annotate.quotes.people import People
from cadrage.annotate.quotes.referents import Naming
from cadrage.annotate.quotes.tokens import Tokens

# names
PAIR_REACH = 10
# tokens: some four sentences
REACH = 120
LEADS = frozenset(
    "les des ces ses leurs nos plusieurs certains certaines quelques deux trois quatre".split()
)
BETWEEN = closed.MANY | frozenset(["deux", "trois", "quatre", "cinq"])
# adjectives and numbers before a noun
FEW = 4


def whom_several(
    people: People,
    position: int,
    *,
    floor: int,
    marks: Sequence[Marked] = (),
    kinds: Collection[str] = ("collective",),
) -> tuple[int, int] | None:
    """Start and end of the last people in the plural before a position; else None.

    Args:
        floor: only what stands after this position counts.
        marks: marked passages; who is named inside is not meant outside.
        kinds: of nouns, as in `speaker_nouns.csv`.
    """
    named = _last_noun(people.tokens, position, floor, marks, kinds)
    pair = _last_pair(people, position, floor, marks)
    return pair if pair is not None and (named is None or pair > named) else named


def _last_noun(
    tokens: Tokens, position: int, floor: int, marks: Sequence[Marked], kinds: Collection[str]
) -> tuple[int, int] | None:
    """The last plural noun phrase: a subject, or else one that a preposition governs."""
    end = tokens.at(position)
    governed: tuple[int, int] | None = None
    for at in range(end - 1, max(tokens.at(floor), end - REACH) - 1, -1):
        kind, number = speaker_nouns().get(tokens.words[at], ("", ""))
        if number != "p" or kind not in kinds or between(marks, tokens.starts[at]):
            continue
        first = _lead(tokens, at)
        if first is None:
            continue
        span = tokens.starts[first], tokens.ends[at]
        if first == 0 or tokens.words[first - 1] not in closed.PREPOSITIONS:
            return span
        governed = governed or span
    return governed


def _lead(tokens: Tokens, noun: int) -> int | None:
    """The determiner of a plural noun."""
    at = noun - 1
    many = False
    while at > 0 and noun - at < FEW and tokens.words[at] in BETWEEN:
        # «quatre autres hauts responsables»
        many, at = True, at - 1
    if at < 0:
        return None
    if many and tokens.words[at] in ("de", "d'"):
        # «de nombreux experts»
        return at
    if tokens.words[at] in ("de", "d'") and at > 0 and tokens.words[at - 1] in NUMBERS:
        return at + 1
    if tokens.words[at] in LEADS:
        return at
    return at + 1 if many and tokens.words[at + 1] in LEADS else None


def _last_pair(
    people: People, position: int, floor: int, marks: Sequence[Marked]
) -> tuple[int, int] | None:
    """The last persons named side by side: «Anne Petit et Paul Morin»."""
    after: Naming | None = None
    for naming in people.before(position, reach=PAIR_REACH):
        if naming.start < floor:
            return None
        if after is not None and _is_pair(people, naming, after, marks):
            return _list_start(people, naming), after.end
        after = naming
    return None


def _list_start(people: People, first: Naming) -> int:
    """Where «Anne Petit, Luc Morin et …» begins."""
    start = first.start
    for naming in people.before(first.start, reach=PAIR_REACH):
        if people.tokens.between(naming.end, start) != [","] or naming.who.kind != "person":
            break
        start = naming.start
    return start


def _is_pair(people: People, first: Naming, second: Naming, marks: Sequence[Marked]) -> bool:
    persons = first.who.kind == second.who.kind == "person" and first.who is not second.who
    joined = people.tokens.between(first.end, second.start) == ["et"]
    return persons and joined and not between(marks, first.start)
