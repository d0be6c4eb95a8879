"""Descriptions of office-holders: «le chef de la diplomatie malienne», «son homologue russe».

A description names an office and often a country. It is resolved by what the text itself says
(«le ministre malien de la Défense, Tiéna Coulibaly»), then by the offices in the authority, and
only where exactly one person fits; else the actor is left open.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from cadrage.annotate.lexicons import load
from cadrage.annotate.mentions.authority import Authority
from cadrage.annotate.mentions.fold import fold
from cadrage.annotate.mentions.peoples import country_codes, demonyms
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
    reader = Reader(text, [m for m in mentions if m.kind == "person"], authority)
    found: list[Mention] = []
    for description in _described(text):
        meant, confidence = reader.meant(description)
        if not reader.stands_alone(description, beside=confidence == NAMED):
            continue
        found.append(
            Mention(
                description.start, description.end, meant.actor if meant else None,
                meant.name if meant else None, "person", False, "description", confidence,
            )
        )
    return found


def _key(mention: Mention) -> str:
    return mention.actor or mention.name or ""


class Reader:
    """Reads one text's descriptions in order, and remembers which office the text gave whom."""

    def __init__(self, text: str, persons: Sequence[Mention], authority: Authority) -> None:
        self.text, self.persons, self.authority = text, persons, authority
        self.starts = [person.start for person in persons]
        # each person's first mention; the offices that the text gave
        self.first = {_key(person): person for person in reversed(persons)}
        self.said: dict[str, tuple[frozenset[str], str]] = {}

    def meant(self, description: Description) -> tuple[Mention | None, float]:
        """The person meant, or None, and how sure that is."""
        found, confidence = self.beside(description), NAMED
        if found is None:
            fitting = [p for p in self.first.values() if self.fits(p, description)]
            before = [p for p in fitting if p.start < description.start]
            # who comes later is meant only where the country tells
            among = before or (fitting if description.country else [])
            found, confidence = (among[0], ONE_HOLDER) if len(among) == 1 else (None, OPEN)
        if found is not None:
            self.said[_key(found)] = (description.offices, description.country)
        return found, confidence

    def near(self, description: Description) -> Sequence[Mention]:
        """Persons named close before and after the description."""
        first = bisect_left(self.starts, description.start - NEAR)
        return self.persons[first : bisect_left(self.starts, description.end + NEAR)]

    def beside(self, description: Description) -> Mention | None:
        """The person in apposition: «le ministre russe, Sergueï Lavrov», «Diop, ministre»."""
        for person in self.near(description):
            before = description.end <= person.start
            if before and APPOSITION.fullmatch(self.text, description.end, person.start):
                return person
            if self.text[person.end : description.start].strip() == ",":
                return person
        return None

    def stands_alone(self, description: Description, *, beside: bool) -> bool:
        """«le président Poutine» is a name with its title, «ministre» alone a mere noun."""
        titled = any(0 <= p.start - description.end <= 1 for p in self.near(description))
        return not (description.bare and titled) and (description.determined or beside)

    def fits(self, person: Mention, description: Description) -> bool:
        """Whether the person holds such an office, of that country."""
        offices, country = self.said.get(_key(person), (frozenset(), ""))
        actor = self.authority.actors.get(person.actor or "")
        if actor is not None and actor.office:
            offices, country = offices | {actor.office}, country or actor.country
        if description.country and country != description.country:
            return False
        same_country = bool(country) and country == description.country
        return bool(offices & description.offices) or (not description.offices and same_country)


@lru_cache(maxsize=1)
def _described(text: str) -> tuple[Description, ...]:
    """Those of a text, looked for once: names ask for them first, then quotations."""
    return tuple(_descriptions(text))


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
