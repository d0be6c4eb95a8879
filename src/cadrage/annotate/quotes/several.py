"""The plural: the last people or bodies that «ils» can go back to."""

from __future__ import annotations

from collections.abc import Collection

from cadrage.annotate.quotes import closed
from cadrage.annotate.quotes.cues import speaker_nouns
from cadrage.annotate.quotes.tokens import Tokens

# tokens: some four sentences
REACH = 120
LEADS = frozenset(
    "les des ces ses leurs nos plusieurs certains certaines quelques deux trois quatre".split()
)
BETWEEN = closed.MANY | frozenset(["deux", "trois", "quatre", "cinq"])
# «une centaine de chercheurs», «la plupart des experts»
NUMBERS = frozenset(
    "dizaine dizaines vingtaine trentaine centaine centaines millier milliers majorité plupart"
    " groupe équipe nombre".split()
)


def last_several(
    tokens: Tokens, position: int, *, floor: int, kinds: Collection[str] = ("collective",)
) -> tuple[int, int] | None:
    """Start and end of the last plural noun phrase of people before a position; else None.

    Subjects come first, then those that a preposition governs.

    Args:
        floor: only what stands after this position counts.
        kinds: of nouns, as in `speaker_nouns.csv`.
    """
    end = tokens.at(position)
    governed: tuple[int, int] | None = None
    for at in range(end - 1, max(tokens.at(floor), end - REACH) - 1, -1):
        kind, number = speaker_nouns().get(tokens.words[at], ("", ""))
        if number != "p" or kind not in kinds:
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
    many = at > 0 and tokens.words[at] in BETWEEN
    at -= many
    if at < 0:
        return None
    if many and tokens.words[at] in ("de", "d'"):
        # «de nombreux experts»
        return at
    if tokens.words[at] in ("de", "d'") and at > 0 and tokens.words[at - 1] in NUMBERS:
        return at + 1
    return at if tokens.words[at] in LEADS else None
