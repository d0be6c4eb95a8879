"""Descriptions of office-holders: «le chef de la diplomatie malienne», «son homologue russe».

A description names an office and often a country. It is resolved by what the text itself says
(«le ministre malien de la Défense, Tiéna Coulibaly»), then by the offices in the authority, and
only where exactly one person fits; else the actor is left open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from cadrage.annotate.lexicons import load
from cadrage.annotate.mentions.authority import Authority
from cadrage.annotate.mentions.fold import fold
from cadrage.annotate.mentions.gazetteer import country_codes, demonyms
from cadrage.annotate.records import Mention

COUNTERPART = "homologue"
MINISTER = "ministre "
ADJECTIVE = (
    r"(?: (?!(?:de|du|des|la|le|les|et|a|au|en|est|qui|dans|pour|par|sur)\b)"
    r"(?P<{}>[^\W\d_]+(?:-[^\W\d_]+)?))?"
)
APPOSITION = re.compile(
    r"(?:[ \u00a0]?,)?[ \u00a0](?:(?:le|la)[ \u00a0][^\W\d_-]+(?:-[^\W\d_]+)?[ \u00a0]"
    r"|(?:M|Mme|Dr)\.?[ \u00a0]?)?\Z"
)
NEAR = 40
NAMED, ONE_HOLDER, OPEN = 0.95, 0.8, 0.4


@dataclass(frozen=True, slots=True)
class Description:
    """A description in the text: the offices that its noun can mean, and its country code."""

    start: int
    end: int
    offices: frozenset[str]
    country: str
    determined: bool
    bare: bool


def find_descriptions(
    text: str, *, mentions: Sequence[Mention], authority: Authority
) -> list[Mention]:
    """Descriptions of office-holders, each with the person meant where the text decides."""
    persons = [mention for mention in mentions if mention.kind == "person"]
    said: dict[str, tuple[frozenset[str], str]] = {}
    found: list[Mention] = []
    for description in _descriptions(text):
        meant, confidence = _meant(text, description, persons, authority, said)
        if not _stands_alone(description, persons, beside=confidence == NAMED):
            continue
        if meant is not None:
            said[_key(meant)] = (description.offices, description.country)
        found.append(
            Mention(
                description.start, description.end, meant.actor if meant else None,
                meant.name if meant else None, "person", False, "description", confidence,
            )
        )
    return found


def _stands_alone(
    description: Description, persons: Sequence[Mention], *, beside: bool
) -> bool:
    """«le président Poutine» is a name with its title, «ministre» without article a mere noun."""
    titled = any(0 <= person.start - description.end <= 1 for person in persons)
    return not (description.bare and titled) and (description.determined or beside)


def _key(mention: Mention) -> str:
    return mention.actor or mention.name or ""


def _descriptions(text: str) -> Iterator[Description]:
    # folded, since accents on capitals come and go: «Affaires Etrangères»
    for match in _pattern().finditer(fold(text)):
        end, country = match.end("noun"), ""
        for group in ("before", "after"):
            if match[group] in demonyms():
                country = country or demonyms()[match[group]]
                end = max(end, match.end(group))
        end = max(end, match.end("field"))
        land = match["land"]
        if land in country_codes():
            country = country or country_codes()[land]
            is_name = match["post"] and text[match.end("post") - len(match["place"])].isupper()
            end = match.end("post") if is_name else match.end("land")
        offices = _offices().get(match["noun"] + (match["field"] or ""))
        offices = offices or _offices().get(match["noun"], frozenset())
        bare = not country and not match["field"]
        if not (bare and match["noun"] == COUNTERPART):
            yield Description(match.start(), end, offices, country, bool(match["determiner"]), bare)


def _meant(
    text: str, description: Description, persons: Sequence[Mention], authority: Authority,
    said: Mapping[str, tuple[frozenset[str], str]],
) -> tuple[Mention | None, float]:
    beside = _beside(text, description, persons)
    if beside is not None:
        return beside, NAMED
    # the last mention of each person, nearest first
    near = {_key(p): p for p in persons if p.start < description.start}
    fitting = [p for p in reversed(near.values()) if _fits(p, description, authority, said)]
    if len(fitting) == 1:
        return fitting[0], ONE_HOLDER
    if not fitting and description.country:
        later = {_key(p): p for p in persons if _fits(p, description, authority, said)}
        if len(later) == 1:
            return next(iter(later.values())), ONE_HOLDER
    return None, OPEN


def _beside(
    text: str, description: Description, persons: Sequence[Mention]
) -> Mention | None:
    """The person in apposition: «le ministre russe, Sergueï Lavrov», «Abdoulaye Diop, ministre»."""
    for person in persons:
        before = 0 <= person.start - description.end < NEAR
        if before and APPOSITION.fullmatch(text, description.end, person.start):
            return person
        if text[person.end : description.start].strip() == ",":
            return person
    return None


def _fits(
    person: Mention, description: Description, authority: Authority,
    said: Mapping[str, tuple[frozenset[str], str]],
) -> bool:
    offices, country = said.get(_key(person), (frozenset(), ""))
    actor = authority.actors.get(person.actor or "")
    if actor is not None and actor.office:
        offices, country = offices | {actor.office}, country or actor.country
    if description.country and country != description.country:
        return False
    return bool(offices & description.offices) or (
        not description.offices and bool(country) and country == description.country
    )


@cache
def _offices() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for row in load("mentions_offices", "form", "office"):
        key = fold(row["form"])
        found[key] = found.get(key, frozenset()) | {row["office"]}
    return found


@cache
def _pattern() -> re.Pattern[str]:
    forms = [fold(row["form"]) for row in load("mentions_offices", "form")]
    ministers = [form for form in forms if form.startswith(MINISTER)]
    fields = sorted({form.removeprefix(MINISTER) for form in ministers}, key=len)
    nouns = {*forms, COUNTERPART}.difference(ministers)
    noun = "|".join(re.escape(form) for form in sorted(nouns, key=len, reverse=True))
    field = "|".join(re.escape(form) for form in reversed(fields))
    lands = sorted((re.escape(land) for land in country_codes()), key=len, reverse=True)
    return re.compile(
        r"(?<![\w-])(?P<determiner>(?:le|la|un|une|son|sa|leur|du|au) |l'?)?"
        rf"(?P<noun>{noun})\b{ADJECTIVE.format('before')}"
        rf"(?P<field> (?:{field}))?{ADJECTIVE.format('after')}"
        rf"(?: d(?:e |')(?:la |l')?(?:federation de )?(?P<land>{'|'.join(lands)})\b)?"
        r"(?P<post> (?:au|a|en) (?:la )?(?P<place>[^\W\d_]+))?"
    )
