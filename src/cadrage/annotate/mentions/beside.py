"""What tells a name that was not told: what it holds, and what it stands in a row with."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cadrage.annotate.mentions.capitals import opens
from cadrage.annotate.mentions.fold import fold
from cadrage.annotate.mentions.gazetteer import first_names, heads, is_french, known_names
from cadrage.annotate.mentions.records import Candidate, Votes

ROW = re.compile(r",[ \u00a0]|[ \u00a0](?:et|ou)[ \u00a0](?:d['’]|de[ \u00a0]|à[ \u00a0])?")
WORD = re.compile(r"[^\W\d_]+")
# «Coupe d'Afrique», «loi de Finances»: a thing's name, whatever stands in it
THINGS = frozenset({"event", "eponym"})


def within(
    text: str, found: Sequence[Candidate], labels: Sequence[str | None], starts: frozenset[int]
) -> list[Candidate]:
    """Known names inside what was taken for no name: «Un mufti de la République en Algérie»."""
    return [
        inner
        for candidate, label in zip(found, labels, strict=True)
        if label is None and candidate.known is None and candidate.label is not None
        for inner in _held(text, candidate, starts)
    ]


def _held(text: str, candidate: Candidate, starts: frozenset[int]) -> Iterator[Candidate]:
    words = WORD.findall(text[candidate.start : candidate.end])
    if len(words) < 2 or heads().get(fold(words[0])) in THINGS:
        return
    for known in known_names(text[candidate.start : candidate.end]):
        if known.label in ("LOC", "ORG"):
            start, end = candidate.start + known.start, candidate.start + known.end
            yield Candidate(start, end, None, known, opens(text, start, starts))


def listed(
    text: str, found: Sequence[Candidate], labels: list[str | None], own: Sequence[Votes]
) -> list[str | None]:
    """«Jessica, Jennifer et Nadia»: what stands in a row is of one kind."""
    for position in range(1, len(found)):
        before, here = found[position - 1], found[position]
        if not ROW.fullmatch(text, before.end, here.start):
            continue
        first, second = labels[position - 1], labels[position]
        if second is None and first is not None and _is_open(text, here, own[position], first):
            labels[position] = first
    return labels


def _is_open(text: str, candidate: Candidate, votes: Votes, label: str) -> bool:
    """Whether nothing speaks against a name, and the model saw one or it may be a first name."""
    form = text[candidate.start : candidate.end]
    if candidate.known is not None or votes["NONE"] or is_french(form):
        return False
    seen = candidate.label is not None
    return seen or (label == "PER" and fold(form.split()[0]) in first_names())
