"""The marks inside a sentence: dates, actors, quotations, names, frames, and what was mended.

Marks overlap freely (a date inside a quotation), so a sentence is cut at every boundary and each
piece bears the classes of all that cover it. What a mark says (speaker, class, frame) stands behind
its last piece as an attribute that the style sheet prints while its layer is on: the text itself
stays the article's, to be searched and copied.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, TypeVar

from docutils import nodes

from cadrage.publish.places import Place
from cadrage.publish.sphinx.received import mark

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

    from cadrage.publish.sphinx.data import Data, Row

Item = TypeVar("Item")
# table, class of the mark, its first and last column, the column that says what it is
SPANS = (
    ("dates", "date", "start", "end", ""),
    ("mentions", "actor", "start", "end", ""),
    ("quotes", "quote", "start", "end", "speaker_name"),
    ("quotes", "cue", "cue_start", "cue_end", ""),
    ("quotes", "speaker", "speaker_start", "speaker_end", ""),
    ("labels", "name", "start", "end", "label_class"),
    ("frames", "frame", "start", "end", "frame"),
)


@dataclass(frozen=True, slots=True)
class Span:
    """A marked stretch of the clean text, and what it says, if anything."""

    start: int
    end: int
    name: str
    says: str = ""


class Mark(nodes.inline):
    """A piece of a sentence with the classes of its marks."""


def spans(data: Data, siglum: str) -> list[Span]:
    """Every marked stretch of an article, in order."""
    found = [
        Span(row[start], row[end], name, _said(row, says))
        for layer, name, start, end, says in SPANS
        for row in data.layers[layer].get(siglum, ())
        if row[start] is not None and row[end] is not None
    ]
    return sorted(set(found), key=lambda span: (span.start, span.end, span.name, span.says))


def _said(row: Row, column: str) -> str:
    said = str(row[column] or "") if column else ""
    return said.replace("-", " ") if column == "frame" else said  # an id, not a name


def overlapping(
    items: Sequence[Item], sentences: Sequence[Row], *, bounds: Callable[[Item], tuple[int, int]]
) -> list[list[Item]]:
    """The items that touch each sentence; the sentences stand in order."""
    ends = [row["end"] for row in sentences]
    found: list[list[Item]] = [[] for _ in sentences]
    for item in items:
        start, end = bounds(item)
        place = bisect_left(ends, start + 1)
        while place < len(sentences) and sentences[place]["start"] < end:
            found[place].append(item)
            place += 1
    return found


def marked(
    sentence: Row, marks: Sequence[Span], edits: Sequence[Place] = ()
) -> Iterator[nodes.Node]:
    """The sentence as text nodes and inlines, those of edits empty; joined they are its wording."""
    start, end, text = sentence["start"], sentence["end"], sentence["text"]
    inside = [span for span in marks if span.start < end and start < span.end]
    bounds = [at for span in inside for at in (span.start, span.end)] + [each.at for each in edits]
    edges = {start, end} | {edge for edge in bounds if start < edge < end}
    waiting = list(edits)
    for left, right in pairwise(sorted(edges)):
        while waiting and waiting[0].at <= left:
            yield mark(waiting.pop(0))
        covering = [span for span in inside if span.start <= left and right <= span.end]
        piece = nodes.Text(text[left - start : right - start])
        yield _piece(piece, covering, left, right) if covering else piece
    yield from map(mark, waiting)


def _piece(text: nodes.Text, covering: Sequence[Span], left: int, right: int) -> Mark:
    piece = Mark("", "", text, classes=[f"m-{name}" for name in sorted({m.name for m in covering})])
    quotes = [mark for mark in covering if mark.name == "quote"]
    piece["classes"] += ["opens-quote"] if any(mark.start == left for mark in quotes) else []
    piece["classes"] += ["ends-quote"] if any(mark.end == right for mark in quotes) else []
    for name in ("quote", "name", "frame"):
        said = [m.says for m in covering if m.name == name and m.end == right and m.says]
        if said:
            piece[name] = ", ".join(dict.fromkeys(said))
    return piece


def _visit(translator: HTML5Translator, node: Mark) -> None:
    said = {f"data-{name}": node[name] for name in ("quote", "name", "frame") if name in node}
    translator.body.append(translator.starttag(node, "span", "", **said))


def _depart(translator: HTML5Translator, node: Mark) -> None:
    translator.body.append("</span>")


def setup(app: Sphinx) -> None:
    """The node of a marked piece."""
    app.add_node(Mark, html=(_visit, _depart))
