"""The light marks inside a sentence: dates, actors, quotations, their cues and speakers.

Marks overlap freely (a date inside a quotation), so a sentence is cut at every boundary and each
piece bears the classes of all that cover it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from cadrage.publish.sphinx.data import Data, Row

SPANS = (
    ("dates", "date", "start", "end"),
    ("mentions", "actor", "start", "end"),
    ("quotes", "quote", "start", "end"),
    ("quotes", "cue", "cue_start", "cue_end"),
    ("quotes", "speaker", "speaker_start", "speaker_end"),
)


@dataclass(frozen=True, slots=True)
class Span:
    """A marked stretch of the clean text."""

    start: int
    end: int
    name: str


def spans(data: Data, siglum: str) -> list[Span]:
    """Every marked stretch of an article, in order."""
    found = [
        Span(row[start], row[end], name)
        for layer, name, start, end in SPANS
        for row in data.layers[layer].get(siglum, ())
        if row[start] is not None and row[end] is not None
    ]
    return sorted(found, key=lambda span: (span.start, span.end))


def marked(sentence: Row, marks: Sequence[Span]) -> Iterator[nodes.Node]:
    """The sentence as text nodes and marked inlines; joined they are its wording."""
    start, end, text = sentence["start"], sentence["end"], sentence["text"]
    inside = [mark for mark in marks if mark.start < end and start < mark.end]
    edges = {start, end} | {
        edge for mark in inside for edge in (mark.start, mark.end) if start < edge < end
    }
    cuts = sorted(edges)
    for left, right in pairwise(cuts):
        names = sorted({mark.name for mark in inside if mark.start <= left and right <= mark.end})
        piece = nodes.Text(text[left - start : right - start])
        classes = [f"m-{name}" for name in names]
        yield nodes.inline("", "", piece, classes=classes) if classes else piece
