"""Capitalised runs without what is no part of a name: titles, demonyms, sentence capitals."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from cadrage.annotate.mentions.boundaries import Span, stripped
from cadrage.annotate.mentions.capitals import Run
from cadrage.annotate.mentions.fold import UPPER, fold
from cadrage.annotate.mentions.form import COMPOUND_FORM
from cadrage.annotate.mentions.gazetteer import (
    first_names,
    heads,
    is_actor_name,
    is_french,
    ordinary,
    words,
)
from cadrage.annotate.mentions.peoples import is_demonym
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


def parted(text: str, span: Span, exact: Mapping[int, int]) -> Iterator[Span]:
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
    last = exact.get(start, end)
    word = INNER.match(text, last + 1, end) if last < end and text[last] == " " else None
    # «Nancy Pelosi» is neither the town nor two names
    person = fold(text[start:last]) in first_names()
    apart = word is not None and not person and (
        fold(word[0]) in first_names() or word[0] in ("Le", "La", "Les")
        or word[0] in words("break") or last + 1 in exact
    )
    if apart:
        yield start, last
        rest = stripped(text, (last + 1, end), frozenset((last + 1,)))
        if rest is not None:
            yield rest
    else:
        yield span


def is_outer(text: str, parts: list[Span], *, initial: bool) -> bool:
    word = text[slice(*parts[0])]
    more = len(parts) > 1
    if more and (title_class(word) or is_demonym(word)) and fold(word) not in first_names():
        return True
    following = text[slice(*parts[1])] if more else ""
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
