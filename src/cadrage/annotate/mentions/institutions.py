"""Names that begin with a common noun: «ministère de la Santé», «rue Victor-Hugo».

Capitals do not show where such a name begins, nor always where it ends: its noun does, with the
adjectives and complements that belong to it, or the short form in brackets behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import ahocorasick

from cadrage.annotate.mentions.capitals import Run, opens
from cadrage.annotate.mentions.fold import UPPER, fold
from cadrage.annotate.mentions.form import HEADS
from cadrage.annotate.mentions.gazetteer import Known, heads, heads_as_written, words

S = r"[ \u00a0]"
OF = rf"(?:(?:du|des|de){S}(?:la{S}|l['’])?|d['’])"
# «hôpital européen Georges-Pompidou», «lycée professionnel Jean-Moulin»
QUALITY = (
    rf"(?:(?:européen|régional|national|départemental|municipal|central|général|universitaire"
    rf"|professionnel|technique|militaire|international|catholique|privée?|publi(?:c|que)|libre"
    rf"|française?|américaine?|britannique|allemande?|russe|ukrainien(?:ne)?){S})?"
)
STATES = ("République", "Royaume", "Principauté", "Émirat", "Sultanat", "Grand-Duché")
FORM_OF_STATE = re.compile(
    rf"(?:{'|'.join(STATES)})(?:{S}(?:démocratique"
    r"|populaire|islamique|arabe|fédérale?|fédérative|socialiste|bolivarienne|autonome|unie?"
    rf"|hachémite|autoproclamée|séparatiste)){{0,3}}{S}{OF}(?=[{UPPER}])"
)
IN_BRACKETS = re.compile(rf"{S}\(([{UPPER}][^\W_]{{1,9}})\)")
WORD = re.compile(r"[^\W\d_]+")
STOP = re.compile(r"[,.;:!?()«»“”\"\n]")
# «la Cour de statuer»
INFINITIVE = r"[a-zà-ÿ-]+(?:er|ir|dre|tre|oire)\b"
LONGEST_NAME, SKIPPED = 140, 2
OPENING = ("institution", "site")
COMPLEMENTED = ("organisation", "institution", "department")
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Opening:
    """Where a noun stands that may open a name, and how such names go on."""

    start: int
    kind: str


def openings(text: str) -> list[Opening]:
    """The nouns of a text that may open a name, in order."""
    found = []
    for last, (noun, kind) in _nouns().iter(text):
        start = last + 1 - len(noun)
        if start == 0 or not text[start - 1].isalnum():
            found.append(Opening(start, kind))
    return found


def introduced(text: str, opened: Sequence[Opening], runs: Sequence[Run]) -> Iterator[Span]:
    """Names that an institution's or a site's common noun opens, up to the end of the capitals."""
    by_start = {run.start: run for run in runs}
    for opening in opened:
        if opening.kind not in ("noun", "ministry"):
            continue
        match = _introduction().match(text, opening.start)
        run = by_start.get(match.end()) if match is not None else None
        if run is not None:
            yield opening.start, run.end
        field = _ministry().match(text, opening.start) if opening.kind == "ministry" else None
        if field is not None:
            yield field.span()


def complemented(
    text: str, opened: Sequence[Opening], starts: frozenset[int]
) -> Iterator[Span]:
    """«Institut australien de politique stratégique»: a capital at its head alone."""
    for opening in opened:
        match = _complement().match(text, opening.start) if opening.kind == "capital" else None
        if match is not None and not opens(text, match.start(), starts):
            yield match.span()


def formal_names(
    text: str, opened: Sequence[Opening], places: Mapping[int, Known]
) -> Iterator[Known]:
    """«République populaire de Donetsk»: a state's form and the place that it is named for.

    Args:
        text: the text.
        opened: its nouns that may open a name.
        places: the gazetteer's places by offset.
    """
    for opening in opened:
        match = FORM_OF_STATE.match(text, opening.start) if opening.kind == "state" else None
        place = places.get(match.end()) if match is not None else None
        if place is not None:
            yield Known(opening.start, place.end, "LOC", "country")


def expansions(text: str) -> Iterator[Known]:
    """«Institut national de la statistique et des études économiques (Insee)», by its initials."""
    for match in IN_BRACKETS.finditer(text):
        first = max(0, match.start() - LONGEST_NAME)
        for stop in STOP.finditer(text, first, match.start()):
            first = stop.end()
        start = _spelt(text, first, match.start(), fold(match[1]))
        if start is not None:
            yield Known(start, match.start(), "ORG", "expansion")


def _spelt(text: str, first: int, last: int, letters: str) -> int | None:
    """Where the words that spell the letters begin, if they open with a capital."""
    initials: list[tuple[int, str]] = []
    for word in WORD.finditer(text, first, last):
        if fold(word[0]) not in words("small"):
            initials.append((word.start(), fold(word[0])))
    if len(letters) < 3:
        return None
    # the letters in order, with at most SKIPPED words that the short form leaves out
    for count in range(len(letters), min(len(initials), len(letters) + SKIPPED) + 1):
        start, first_word = initials[-count]
        left = iter(initial[0] for _, initial in initials[-count:])
        opens_it = text[start].isupper() and first_word[0] == letters[0]
        if opens_it and all(letter in left for letter in letters):
            return None if HEADS.get(heads().get(first_word, "")) == "NONE" else start
    return None


@cache
def _nouns() -> ahocorasick.Automaton:
    """The nouns, each with the blank behind it, so that few are met inside other words."""
    nouns = {f"{noun} ": "noun" for noun, cls in heads_as_written() if cls in OPENING}
    nouns |= {"place ": "noun", "ministère ": "ministry", "Ministère ": "ministry"}
    nouns |= {f"{noun} ": "capital" for noun in _capitals()}
    nouns |= {f"{noun} ": "state" for noun in STATES}
    automaton = ahocorasick.Automaton()
    for noun, kind in nouns.items():
        automaton.add_word(noun, (noun, kind))
    automaton.make_automaton()
    return automaton


def _capitals() -> set[str]:
    return {noun.capitalize() for noun, cls in heads_as_written() if cls in COMPLEMENTED}


@cache
def _introduction() -> re.Pattern[str]:
    nouns = sorted(noun for noun, cls in heads_as_written() if cls in OPENING)
    noun = "|".join(map(re.escape, nouns))
    return re.compile(
        rf"(?:place{S}(?=[{UPPER}])|(?:{noun}){S}{QUALITY}{OF}?(?=[^\W\d_])"
        rf"|ministère{S}{QUALITY}{OF}(?=[{UPPER}]))"
    )


@cache
def _ministry() -> re.Pattern[str]:
    """«ministère de l'Enseignement supérieur et de la recherche», with or without capitals."""
    fields = sorted(words("field"), key=len, reverse=True)
    field = f"(?:{'|'.join(map(re.escape, fields))})"
    return re.compile(
        rf"ministère{S}{QUALITY}{OF}{field}\b(?:(?:,|{S}et){S}{OF}?{field}\b){{0,4}}",
        re.IGNORECASE,
    )


@cache
def _complement() -> re.Pattern[str]:
    nouns = sorted(_capitals())
    quality = rf"(?:{S}[a-zà-ÿ-]+(?:al|el|ais|ois|ain|ien|en|enn|ell|iqu|air)e?)?"
    return re.compile(
        rf"(?:{'|'.join(map(re.escape, nouns))}){quality}"
        rf"(?:{S}(?:{OF}|pour{S}(?:la{S}|les?{S}|l['’]))(?!l['’]|{INFINITIVE})[a-zà-ÿ-]{{4,}}{quality}){{1,3}}"
        rf"(?=[.,;:!?)»”\"\n]|{S}[(–-]|{S}(?:{'|'.join(sorted(words('follower')))})\b)"
    )
