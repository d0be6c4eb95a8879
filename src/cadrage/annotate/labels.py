"""Names given to a referent: every designation of the codebook, its class, and whose word it is.

A name is the article's own unless it stands in reported speech or is put in somebody's mouth by
a cue («interprété comme … par», «a mis en garde contre»). Where the article holds its own word at
arm's length, by marks or by a passive without agent («taxés de»), `distance` says so.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from cadrage.annotate.codebooks import cells, patterns, required
from cadrage.annotate.lexicons import load
from cadrage.annotate.patterns import Matcher, Pattern
from cadrage.annotate.records import Label, Mention, Quote, Sentence
from cadrage.annotate.voice import Voices
from cadrage.errors import InputError

COLUMNS = ("referent", "label", "label_class", "definition", "patterns")


@dataclass(frozen=True, slots=True)
class Designation:
    """One row of the codebook.

    One of `contexts` must stand at most `reach` sentences before, one of `about` anywhere, and
    none of `unless` may overlap it; a metonym counts only where the mentions say that the place
    stands for its government.
    """

    referent: str
    label: str
    label_class: str
    contexts: frozenset[str]
    reach: int
    about: frozenset[str]
    unless: frozenset[str]
    metonym: bool


@dataclass(frozen=True, slots=True)
class Codebook:
    """A compiled codebook of designations."""

    designations: tuple[Designation, ...]
    matcher: Matcher


def build_codebook(rows: pd.DataFrame, *, file: str = "labels.csv") -> Codebook:
    """The codebook of designations, checked and compiled once for any number of articles.

    Args:
        rows: columns referent, label, label_class, definition, patterns (parted by `;`) and,
            if wanted, context: patterns one of which must stand in the sentence or at most
            `reach` sentences before it (a column too, 1 where empty); about: patterns one of
            which must stand anywhere in the article; unless: patterns none of which may overlap
            (terroriste, but not in menace terroriste); metonym: filled where the name is that of
            a place and counts only as a metonym.
        file: name of the file, for messages.

    Raises:
        InputError: a column or a definition is missing, a class is unknown, a pattern is none,
            a label has two classes for one referent.
    """
    required(rows, COLUMNS, file=file)
    designations: list[Designation] = []
    compiled: list[tuple[object, Pattern]] = []
    seen: dict[tuple[str, str], tuple[str, int]] = {}
    for line, row in cells(rows):
        _check_class(row, line, seen, file=file)
        context, about, unless, names = (
            patterns(row.get(column, ""), column, line, file=file)
            for column in ("context", "about", "unless", "patterns")
        )
        compiled += [(len(designations), pattern) for pattern in names]
        compiled += [(pattern.source, pattern) for pattern in (*context, *about, *unless)]
        designations.append(
            Designation(
                row["referent"],
                row["label"],
                row["label_class"],
                frozenset(pattern.source for pattern in context),
                _reach(row.get("reach", ""), line, file=file),
                frozenset(pattern.source for pattern in about),
                frozenset(pattern.source for pattern in unless),
                bool(row.get("metonym", "")),
            )
        )
    unique = {(key, pattern.source): (key, pattern) for key, pattern in compiled}
    return Codebook(tuple(designations), Matcher(unique.values()))


def _reach(cell: str, line: int, *, file: str) -> int:
    if cell and not cell.isdigit():
        wanted = "a number of sentences"
        raise InputError(file, row=line, column="reach", found=cell, expected=wanted)
    return int(cell or 1)


def _check_class(
    row: Mapping[str, str], line: int, seen: dict[tuple[str, str], tuple[str, int]], *, file: str
) -> None:
    known = [entry["label_class"] for entry in load("label_classes", "label_class", "definition")]
    if row["label_class"] not in known:
        raise InputError(
            file,
            row=line,
            column="label_class",
            found=row["label_class"],
            expected=f"one of {', '.join(known)}",
        )
    name = (row["referent"], row["label"])
    before, first = seen.setdefault(name, (row["label_class"], line))
    if before != row["label_class"]:
        raise InputError(
            file,
            row=line,
            column="label_class",
            found=row["label_class"],
            expected=f"'{before}', the class of '{row['label']}' in row {first}",
            hint="A label has one class for a referent.",
        )


def find_labels(
    text: str,
    *,
    sentences: Sequence[Sentence],
    quotes: Sequence[Quote],
    codebook: Codebook,
    mentions: Sequence[Mention] = (),
) -> list[Label]:
    """Every designation of the codebook in the text, with its class and voice, in text order.

    Args:
        text: the clean text.
        sentences: its sentences; a designation stands within one.
        quotes: its reported speech; the innermost that holds a designation gives the voice.
        codebook: from `build_codebook`.
        mentions: its mentions; they name the speaker of a cue that is no quotation, and tell
            metonyms (without them none is counted).

    Returns:
        records; of overlapping designations of one referent the first, there the longest.
        `voice` is 'article', the id, name or wording of the speaker, or 'unnamed' for a speaker
        whom the text or the method leaves open; `distance` is 'marks' or 'attributed' where the
        article uses a word that it lays to nobody in particular.
    """
    metonyms = {(mention.start, mention.end) for mention in mentions if mention.metonym}
    spans = [
        (start, end, name)
        for start, end, name in _designated(text, sentences, codebook)
        if not name.metonym or (start, end) in metonyms
    ]
    if not spans:
        return []
    voices = Voices(text, sentences, quotes, mentions)
    found = [
        Label(start, end, name.referent, name.label, name.label_class, *voices.at(start, end))
        for start, end, name in spans
    ]
    return sorted(found, key=lambda label: (label.start, label.end, label.referent))


def _designated(
    text: str, sentences: Sequence[Sentence], codebook: Codebook
) -> Iterator[tuple[int, int, Designation]]:
    near: dict[int, set[object]] = {}
    vetoes: dict[tuple[int, object], list[tuple[int, int]]] = {}
    hits: list[tuple[int, int, int, Designation]] = []
    for at, key, start, end in codebook.matcher.matches(text, sentences):
        if isinstance(key, int):
            hits.append((at, start, end, codebook.designations[key]))
        else:
            near.setdefault(at, set()).add(key)
            vetoes.setdefault((at, key), []).append((start, end))
    anywhere: frozenset[object] = frozenset().union(*near.values())
    yield from _apart(
        (at, start, end, name)
        for at, start, end, name in hits
        if _in_context(at, name, near)
        and (not name.about or name.about & anywhere)
        and not any(_overlaps(vetoes.get((at, key), ()), start, end) for key in name.unless)
    )


def _overlaps(spans: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether one of the spans, which stand in order and apart, overlaps another span."""
    after = bisect_left(spans, (end, 0))
    return after > 0 and spans[after - 1][1] > start


def _in_context(at: int, name: Designation, near: Mapping[int, set[object]]) -> bool:
    window = range(at - name.reach, at + 1)
    return not name.contexts or any(name.contexts & near.get(one, set()) for one in window)


def _apart(
    hits: Iterable[tuple[int, int, int, Designation]],
) -> Iterator[tuple[int, int, Designation]]:
    """Of the hits on one referent that overlap, the first, and of several there the longest."""
    done: dict[str, int] = {}
    for _, start, end, name in sorted(hits, key=lambda hit: (hit[1], -hit[2])):
        if start >= done.get(name.referent, 0):
            done[name.referent] = end
            yield start, end, name
