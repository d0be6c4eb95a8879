"""Clubs called by their town: «contre Tottenham», «Liverpool a expliqué», where sport is told.

A town's name says nothing of which it is. Where an article is about matches, a town that is
played against, or that speaks, is its club; its country, or its region, is never one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from cadrage.annotate.mentions.fold import fold
from cadrage.annotate.mentions.gazetteer import is_name, words
from cadrage.annotate.mentions.records import Candidate, Votes
from cadrage.annotate.mentions.verbs import is_saying

ENOUGH = 4
CLUB = 8.0
TOWNS = ("city", "capital")
AGAINST = re.compile(r"(?:\b[Cc]ontre|\b[Ff]ace à|\bdevant|\bavec)[ \u00a0]\Z")
MASCULINE = re.compile(r"\b(?:[Ll]e|[Dd]u|[Aa]u)[ \u00a0]\Z")
# «a perdu contre Lorient»: nobody loses to a town, whatever the article is about
PLAYED = re.compile(
    r"(?:perdu|gagné|imposée?s?|inclinée?s?|défaite|victoire|nul|match|tombée?s?)"
    r"[ \u00a0](?:\d\S*[ \u00a0])?(?:contre|face à)[ \u00a0]\Z"
)
DOES = re.compile(
    r"[ \u00a0](?:(?:a|ont|avait|aura|s['’]est)[ \u00a0])?"
    r"(?:(?:toutefois|également|ainsi|aussi|déjà)[ \u00a0])?([^\W\d_]+)"
)


def is_sport(text: str) -> bool:
    """Whether the text is about matches: by how often it says so."""
    return sum(map(text.count, words("sport"))) >= ENOUGH


def add_defeats(text: str, found: Sequence[Candidate], own: Sequence[Votes]) -> None:
    """A vote for the club that was lost to or won against; a capital may be its government.

    Where no matches are told, «à Anderlecht» is the town that the club is called after.
    """
    for candidate, votes in zip(found, own, strict=True):
        cls = candidate.known.cls if candidate.known is not None else None
        start = candidate.start
        if cls == "sport" and text.startswith("à ", start - 2):
            if text[start + 1 : candidate.end].islower():
                votes["LOC"] += CLUB
        elif cls == "city" and _is_beaten(text, start):
            votes["ORG"] += CLUB
            votes["TEAM"] += 1


def _is_beaten(text: str, start: int) -> bool:
    near = text[start - 7 : start - 1] in ("contre", "face à")
    return near and PLAYED.search(text, max(0, start - 40), start) is not None


def add_matches(text: str, found: Sequence[Candidate], own: Sequence[Votes]) -> None:
    """A vote for the club where its town plays, or speaks."""
    for candidate, votes in zip(found, own, strict=True):
        known = candidate.known
        if known is not None and known.cls not in TOWNS:
            continue
        if known is None and candidate.label != "LOC":
            continue
        against = AGAINST.search(text, max(0, candidate.start - 8), candidate.start)
        does = DOES.match(text, candidate.end)
        if against or _takes_article(text, candidate) or (does and _plays(does[1])):
            votes["ORG"] += CLUB
            votes["TEAM"] += 1


def _takes_article(text: str, candidate: Candidate) -> bool:
    """«le Valence», as no town is called; «du Havre» is Le Havre's."""
    article = MASCULINE.search(text, max(0, candidate.start - 4), candidate.start)
    return article is not None and not is_name(f"Le {text[candidate.start : candidate.end]}")


def _plays(verb: str) -> bool:
    return is_saying(verb) or fold(verb) in _verbs()


@cache
def _verbs() -> frozenset[str]:
    return frozenset(map(fold, words("plays")))
