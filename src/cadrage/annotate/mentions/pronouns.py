"""Pronouns that speak or decide: «a-t-il déclaré», «il a souligné», «elle promet».

Only where one person can be meant: exactly one in reach, or one that was the subject before and
no other since. Where several compete the actor is left open.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache

from cadrage.annotate.mentions.gazetteer import first_gender
from cadrage.annotate.mentions.verbs import is_saying
from cadrage.annotate.records import Mention, Sentence

# looked for from the hyphen on, of which there are few; the verb stands before it
INVERTED = re.compile(r"-(?:t-)?(?P<pronoun>ils?|elles?)\b(?:[ \u00a0](?P<after>[^\W\d_]+))?")
VERB = re.compile(r"(?<!\w)[^\W\d_]+\Z")
# the length of a verb is bounded, or a line of nothing but letters would be read squared
LONGEST = 25
SUBJECT = re.compile(
    r"(?<![\w-])(?P<pronoun>[Ii]l|[Ee]lle)[ \u00a0](?:(?:ne|se|lui|leur|en|y|l|n|s)['’ \u00a0])?"
    r"(?P<verb>[^\W\d_]+)"
    r"(?:[ \u00a0](?:[^\W\d_]+ment[ \u00a0]|aussi[ \u00a0])?(?P<after>[^\W\d_]+))?"
)
AUXILIARIES = frozenset({"a", "avait", "aurait", "aura", "est"})
COMPLEMENT = re.compile(
    r"(?:\b(?:[Aa]vec|de|du|à|au|contre|par|chez|pour|auprès|dont|[Dd]evant|envers)"
    r"|\bd['’])[ \u00a0]?"
    r"(?:(?:le|la|son|sa|leur)[ \u00a0]|l['’])?"
    # a stop is an abbreviation's, or it ends the sentence
    r"(?:(?:(?:MM?|Mme|Mlle|Mgr|Dr|Pr|Me|St)\.|[^\W\d_.,;]+)[ \u00a0]){0,4}\Z"
)
REACH = 2
SOLE, OPEN = 0.7, 0.3


def find_pronouns(
    text: str, *, sentences: Sequence[Sentence], mentions: Sequence[Mention]
) -> list[Mention]:
    """Subject pronouns of verbs of saying and deciding, resolved to a person or left open."""
    persons = [mention for mention in mentions if mention.kind == "person"]
    starts = [sentence.start for sentence in sentences]
    places = [person.start for person in persons]
    found = []
    # what the text has called whom: who was «il» is not «elle»
    called: dict[str, str] = {}
    for match in _speaking(text):
        start, end = match.span("pronoun")
        pronoun = match["pronoun"].lower()
        meant = _meant(text, start, pronoun, persons, sentences, starts, places)
        if meant is not None and called.setdefault(_key(meant), pronoun) != pronoun:
            meant = None
        found.append(
            Mention(
                start, end, meant.actor if meant else None, meant.name if meant else None,
                "person", False, "pronoun", SOLE if meant else OPEN,
            )
        )
    return sorted(found, key=lambda mention: mention.start)


def _key(person: Mention) -> str:
    return person.actor or person.name or ""


@lru_cache(maxsize=1)
def _speaking(text: str) -> tuple[re.Match[str], ...]:
    """Pronouns of a text whose verb says something, in order; looked for once, asked for twice."""
    every = [*_inverted(text), *((m, m["verb"]) for m in SUBJECT.finditer(text))]
    said = [m for m, verb in every if is_saying(verb) or _participle(verb, m["after"])]
    return tuple(sorted(said, key=lambda match: match.start("pronoun")))


def _inverted(text: str) -> Iterator[tuple[re.Match[str], str]]:
    """«a-t-il», «dit-elle»: each with the verb before it."""
    for match in INVERTED.finditer(text):
        # a letter more than a verb may have, which must not be one
        verb = VERB.search(text, max(0, match.start() - LONGEST - 1), match.start())
        if verb and len(verb[0]) <= LONGEST:
            yield match, verb[0]


def _participle(verb: str, after: str | None) -> bool:
    """«a-t-il déclaré», «il a souligné»: the auxiliary first, then the verb."""
    return verb.lower() in AUXILIARIES and after is not None and is_saying(after)


def _meant(
    text: str, start: int, pronoun: str, persons: Sequence[Mention], sentences: Sequence[Sentence],
    starts: Sequence[int], places: Sequence[int],
) -> Mention | None:
    here = max(0, bisect_right(starts, start) - 1)
    for back in range(REACH + 1):
        if here - back < 0:
            return None
        sentence = sentences[here - back]
        first = bisect_left(places, sentence.start)
        last = bisect_left(places, min(sentence.end, start))
        within = [
            p for p in persons[first:last] if _agrees(p, pronoun) and not _is_complement(text, p)
        ]
        if len({_key(p) for p in within}) == 1:
            return within[-1]
        if within:
            return None
    return None


def _is_complement(text: str, person: Mention) -> bool:
    """«avec son homologue russe Sergueï Lavrov»: beside the action, seldom its subject."""
    return COMPLEMENT.search(text, max(0, person.start - 60), person.start) is not None


def _agrees(person: Mention, pronoun: str) -> bool:
    """Whether the person's first name, where its gender is known, allows for the pronoun."""
    gender = first_gender((person.name or "").split(" ")[0])
    return not gender or (gender == "f") == pronoun.lower().startswith("e")
