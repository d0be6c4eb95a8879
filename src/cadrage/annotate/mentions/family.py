"""Short forms of what a text names in full: «Yobo», «Zorvek» where it has «Zorvek Industries»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cadrage.annotate.mentions.fold import fold
from cadrage.annotate.mentions.gazetteer import first_names, is_french
from cadrage.annotate.mentions.records import Candidate, Votes

FULL_NAME, SHORTEST_FIRM = 5.0, 3


def add_family(
    text: str,
    found: Sequence[Candidate],
    own: Sequence[Votes],
    labels: Sequence[str | None],
    forms: Sequence[str],
) -> None:
    """«Yobo» is a person where the text has «Joseph Yobo»."""
    parts = set(_parts(labels, forms))
    firms = set(_firms(text, found, labels))
    for candidate, votes, form in zip(found, own, forms, strict=True):
        if form in parts:
            votes["PER"] += FULL_NAME
        elif firms and candidate.known is None and text[candidate.start : candidate.end] in firms:
            votes["ORG"] += FULL_NAME


def _firms(
    text: str, found: Sequence[Candidate], labels: Sequence[str | None]
) -> Iterator[str]:
    """«La Zorvek recrute», where the text has «Zorvek Industries»."""
    for candidate, label in zip(found, labels, strict=True):
        if label != "ORG":
            continue
        first, _, second = text[candidate.start : candidate.end].partition(" ")
        # «Oryza sativa» is no firm
        whole = second and (not second[0].islower() or second.startswith(("de ", "du ", "d'")))
        if whole and _is_own(first):
            yield first


def _is_own(word: str) -> bool:
    plain = len(word) > SHORTEST_FIRM and word.isalpha() and word.istitle()
    return plain and not is_french(word) and fold(word) not in first_names()


# more capitals in a row are a heading or a heap, and have as many ends as words
LONGEST_NAME = 24


def _parts(labels: Sequence[str | None], forms: Sequence[str]) -> Iterator[str]:
    for label, form in zip(labels, forms, strict=True):
        if label != "PER":
            continue
        words = form.split()
        if 1 < len(words) <= LONGEST_NAME:
            yield words[0]
            for position in range(1, len(words)):
                yield " ".join(words[position:])
