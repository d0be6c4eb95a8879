"""Capitalised runs without what is no part of a name: titles, demonyms, sentence capitals."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from cadrage.annotate.mentions.boundaries import SITUATED, Span, stripped
from cadrage.annotate.mentions.capitals import Run
from cadrage.annotate.mentions.fold import UPPER, fold
from cadrage.annotate.mentions.form import COMPOUND_FORM, is_tail
from cadrage.annotate.mentions.gazetteer import (
    Known,
    first_names,
    heads,
    is_actor_name,
    is_french,
    ordinary,
    times,
    words,
)
from cadrage.annotate.mentions.peoples import is_demonym
from cadrage.annotate.mentions.spans import word_before
from cadrage.annotate.mentions.titles import title_class

INNER = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
PORTFOLIO = re.compile(
    r"(?:[Mm]inistres?|[Ss]ecrétaire)[^.,;\n]{0,14}[ ](?:du|des|de la|[àd]e? l['’]|à la)[ ]?\Z"
)
BRANCH = re.compile(
    rf"([{UPPER}]{{2,6}})[ \u00a0](?:de[ \u00a0](?:la[ \u00a0])?|du[ \u00a0]|d['’])"
)
SEATED = re.compile(
    rf"([^\W\d_]+(?:[ \u00a0][{UPPER}][^\s,.;]*)+)[ \u00a0](?:de[ \u00a0]|d['’])(?=[{UPPER}])"
)
PLACED = re.compile(
    rf"\b([{UPPER}](?:[^\W\d_]|-){{1,40}})[ \u00a0]"
    rf"([{UPPER}][^\W\d_]{{1,30}})(?:-[{UPPER}][^\W\d_]{{1,30}})?"
    rf"[ \u00a0][{UPPER}]"
)
LED = re.compile(
    rf"\b([^\W\d_]{{2,20}})[ \u00a0]d(?:(?:e[ \u00a0])?(?:la[ \u00a0]|l['’])?|u[ \u00a0]|['’])"
    rf"([{UPPER}][^\W\d_]{{1,30}})[ \u00a0]([{UPPER}][^\W\d_]{{1,30}})(?=[ \u00a0-][{UPPER}])"
)
NAMES = frozenset({"organisation", "geography", "institution", "site", "department"})


def run_span(text: str, starts: frozenset[int], run: Run) -> Span | None:
    """The run without titles, demonyms and words that owe their capital to their place."""
    if len(run.words) == 1 and _is_plain(text[run.start : run.end]):
        return run.start, run.end
    parts = list(run.words)
    if len(parts) > 2 and PORTFOLIO.search(text, max(0, run.start - 30), run.start):
        parts = parts[1:]
    while parts and is_outer(text, parts, initial=parts[0][0] == run.start and run.initial):
        parts.pop(0)
    while len(parts) > 1 and _is_tail(*(text[slice(*part)] for part in parts[-2:])):
        parts.pop()
    if not parts:
        return None
    return stripped(text, (parts[0][0], parts[-1][1]), starts)


@lru_cache(maxsize=65_536)
def _is_plain(word: str) -> bool:
    """Whether a word by itself is one that nothing would be taken off."""
    return stripped(word, (0, len(word)), frozenset()) == (0, len(word))


def without_day(text: str, span: Span) -> Span:
    """The span without a day or month that follows it: «Zorvek Lundi»."""
    blank = text.rfind(" ", *span)
    return (span[0], blank) if blank > 0 and text[blank + 1 : span[1]].lower() in times() else span


def parted(text: str, span: Span, exact: Mapping[int, Known]) -> Iterator[Span]:
    """«des Etats-Unis Joe Biden», «la Cédéao Le Sénégal»: a known name, then another."""
    start, end = span
    first, hyphen, second = text[start:end].partition("-")
    if hyphen and is_actor_name(first) and is_actor_name(second):
        # «le duo Macron-Poutine», «un sommet Russie-Chine»
        yield start, start + len(first)
        yield end - len(second), end
        return
    branch = BRANCH.match(text, start, end)
    seat = branch is not None and (
        branch.end() in exact or COMPOUND_FORM.fullmatch(text, branch.end(), end)
    )
    if branch and seat and heads().get(fold(branch[1])) is None:
        # «la société CSIA de Pont-à-Mousson»; but «CHU de Nantes» is one name
        yield branch.span(1)
        yield branch.end(), end
        return
    seated = SEATED.match(text, start, end)
    if seated and heads().get(fold(INNER.findall(seated[1])[0])) in ("site", "institution"):
        # «hôpital Jeanne-d'Arc de Toul»: a name of its own, and where it is
        yield seated.span(1)
        yield seated.end(), end
        return
    several = text.find(" ", start, end) > 0
    behind = _person_behind(text, span) if several else None
    if behind is not None:
        yield start, behind - 1
        yield behind, end
        return
    known = exact.get(start)
    town = _seated_person(text, span) if several and known is None else None
    if town is not None:
        yield start, town
        yield town + 1, end
        return
    last = known.end if known is not None else end
    word = INNER.match(text, last + 1, end) if last < end and text[last] == " " else None
    if word is not None and known is not None and _is_apart(text, known, word, end, exact):
        yield start, last
        rest = stripped(text, (last + 1, end), frozenset((last + 1,)))
        if rest is not None:
            yield rest
    else:
        yield span


def _is_apart(
    text: str, known: Known, word: re.Match[str], end: int, exact: Mapping[int, Known]
) -> bool:
    """Whether another name begins behind a known one; «BFM Lyon» is the station's name there."""
    after = exact.get(word.start())
    if after is not None and after.label == "LOC" and after.end == end and known.label == "ORG":
        form = text[known.start : known.end]
        return known.cls == "international" or form in words("agency")
    if known.cls == "sport" and not is_french(word[0]) and not is_tail(word[0]):
        following = after is not None or fold(word[0]) in first_names()
        return following or _is_of_a_team(text, known.start)
    first = fold(text[known.start : known.end])
    # «Nancy Pelosi» is neither the town nor two names
    if first in first_names():
        return False
    return (
        fold(word[0]) in first_names() or word[0] in ("Le", "La", "Les")
        or word[0] in words("break") or after is not None
    )


def _is_of_a_team(text: str, start: int) -> bool:
    """«le gardien de Chelsea Zorven»: the club, and who plays for it."""
    first, preposition = word_before(text, start)
    if fold(preposition).rstrip("'") not in ("de", "du", "d"):
        return False
    return heads().get(fold(word_before(text, first)[1])) == "team"


def _person_behind(text: str, span: Span) -> int | None:
    """Where the person begins in «théâtre de l'Odéon Jean Zorven»."""
    of = LED.match(text, *span)
    if of is None or heads().get(fold(of[1])) not in ("institution", "site"):
        return None
    outside = fold(of[2]) not in first_names() and title_class(of[2]) is None
    return of.start(3) if outside and fold(of[3]) in first_names() else None


def _seated_person(text: str, span: Span) -> int | None:
    """Where the place ends in «le maire de Trifouilly Jean Zorven», if it is one."""
    run = PLACED.match(text, *span)
    if run is None or fold(run[2]) not in first_names() or fold(run[1]) in first_names():
        return None
    first, preposition = word_before(text, span[0])
    if fold(preposition).rstrip("'") not in ("de", "d", "du"):
        return None
    office = title_class(word_before(text, first)[1])
    return run.end(1) if office in ("office", "craft", "faith", "sport") else None


def is_outer(text: str, parts: list[Span], *, initial: bool) -> bool:
    word = text[slice(*parts[0])]
    more = len(parts) > 1
    if more and (title_class(word) or is_demonym(word)) and fold(word) not in first_names():
        return True
    following = text[slice(*parts[1])] if more else ""
    if word in ("Le", "La", "Les") and SITUATED.match(following):
        return False
    if more and fold(word) in ordinary() and fold(following) in first_names():
        return True
    if initial and more and heads().get(fold(word)) in NAMES:
        return False
    return initial and more and is_french(word) and fold(word) not in first_names()


def _is_tail(before: str, word: str) -> bool:
    """«Macron Président»; but «Louis Pasteur» is no pastor."""
    if fold(before) in first_names():
        return False
    return fold(word) in ordinary() or (title_class(word) is not None and is_french(word))
