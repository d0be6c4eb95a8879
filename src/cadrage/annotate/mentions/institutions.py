"""Names that begin with a common noun: «ministère de la Santé», «rue Victor-Hugo».

Capitals do not show where such a name begins, nor always where it ends: its noun does, with the
adjectives and complements that belong to it, or the short form in brackets behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from cadrage.annotate.mentions.boundaries import is_prosecutors
from cadrage.annotate.mentions.capitals import Run
from cadrage.annotate.mentions.fold import UPPER, fold
from cadrage.annotate.mentions.form import HEADS, ORDINAL
from cadrage.annotate.mentions.gazetteer import Known, heads, heads_as_written, words
from cadrage.annotate.mentions.openings import OF, OPENING, STATES, Opening, S
from cadrage.annotate.mentions.titles import title_class

# «hôpital européen Georges-Pompidou», «lycée professionnel Jean-Moulin»
QUALITY = (
    rf"(?:(?:européen|régional|national|départemental|municipal|central|général|universitaire"
    rf"|professionnel|technique|militaire|international|catholique|privée?|publi(?:c|que)|libre"
    rf"|française?|américaine?|britannique|allemande?|russe|ukrainien(?:ne)?){S})?"
)
# «le conseil départemental du Gard», «la cour d'appel de Douai»: one body for each territory
BODY = re.compile(
    rf"(?:[Cc]onseil{S}(?:régional|départemental|général|municipal|communautaire|métropolitain)"
    rf"|[Cc]our{S}d['’](?:appel|assises)|[Cc]hambre{S}(?:régionale{S}des{S}comptes"
    rf"|d['’]agriculture|de{S}commerce(?:{S}et{S}d['’]industrie)?|des{S}métiers)){S}{OF}(?=[{UPPER}])"
)
NUMBER = re.compile(rf"{S}\d{{1,2}}(?=[\s,.;:)»’]|\Z)")
FORM_OF_STATE = re.compile(
    rf"(?:{'|'.join(STATES)})(?:{S}(?:démocratique"
    r"|populaire|islamique|arabe|fédérale?|fédérative|socialiste|bolivarienne|autonome|unie?"
    rf"|hachémite|autoproclamée|séparatiste)){{0,3}}{S}{OF}(?=[{UPPER}])"
)
IN_BRACKETS = re.compile(rf"{S}\(([{UPPER}][^\W_]{{1,9}})\)")
WORD = re.compile(r"[^\W\d_]+")
STOP = re.compile(r"[,.;:!?()«»“”\"\n]")
LONGEST_NAME, SKIPPED = 140, 2
Span = tuple[int, int]


def introduced(text: str, opened: Sequence[Opening], runs: Sequence[Run]) -> Iterator[Span]:
    """Names that an institution's or a site's common noun opens, up to the end of the capitals."""
    by_start = {run.start: run for run in runs}
    for opening in opened:
        if opening.kind in ("body", "capital"):
            body = BODY.match(text, opening.start)
            run = by_start.get(body.end()) if body is not None else None
            if run is not None:
                yield opening.start, run.end
        if opening.kind not in ("noun", "ministry"):
            continue
        match = _introduction().match(text, opening.start)
        run = by_start.get(match.end()) if match is not None else None
        if run is not None and not ORDINAL.fullmatch(text, run.start, run.end):
            yield opening.start, _numbered(text, opening.start, run.end)
        field = _ministry().match(text, opening.start) if opening.kind == "ministry" else None
        if field is not None:
            yield field.span()


def _numbered(text: str, start: int, end: int) -> int:
    """The end of «université Paris 8», its number included."""
    number = NUMBER.match(text, end) if text.startswith("universit", start) else None
    return end if number is None else number.end()


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
        if place is not None and not is_prosecutors(text, opening.start):
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
            thing = HEADS.get(heads().get(first_word, "")) == "NONE"
            return None if thing or title_class(first_word) == "office" else start
    return None


@cache
def _introduction() -> re.Pattern[str]:
    nouns = sorted(noun for noun, cls in heads_as_written() if cls in OPENING)
    noun = "|".join(map(re.escape, nouns))
    return re.compile(
        rf"(?:(?:place|salle){S}(?=[{UPPER}])|(?:{noun}){S}{QUALITY}{OF}?(?=[^\W\d_])"
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
