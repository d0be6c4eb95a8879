"""The notes of a sentence, closed until asked for.

What was read in it, which statements of the report rest on it, what was mended in it and how it
stood; the script adds how to cite it. Words of the corpus enter as text nodes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from cadrage.publish.places import Place
from cadrage.publish.sphinx.apparatus import Details, Summary
from cadrage.publish.sphinx.evidence import NARROW, range_of
from cadrage.publish.sphinx.guillemets import pieces
from cadrage.publish.sphinx.marks import overlapping
from cadrage.publish.sphinx.received import shown
from cadrage.publish.sphinx.resting import Passage, passages_of, title_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from cadrage.publish.sphinx.data import Data, Row

Readings = Mapping[str, list[list["Row"]]]
HEADS = {
    "dates": "Dates",
    "mentions": "Actors",
    "quotes": "Quotations",
    "labels": "Names",
    "frames": "Frames",
}


class Resting(nodes.General, nodes.Element):
    """Where the statements that rest on a sentence will stand, once all pages are known."""


def readings(data: Data, siglum: str) -> Readings:
    """Layer → the rows that touch each sentence; voices by their names."""
    rows = data.sentences[siglum]
    found = {
        layer: overlapping(
            data.layers[layer].get(siglum, ()), rows, bounds=itemgetter("start", "end")
        )
        for layer in HEADS
    }
    quotes = data.layers["quotes"].get(siglum, ())
    names = {row["speaker"]: row["speaker_name"] for row in quotes}
    labels: list[list[Row]] = [
        [{**row, "voice": names.get(row["voice"]) or row["voice"]} for row in own]
        for own in found["labels"]
    ]
    return {**found, "labels": labels}


def notes(article: Row, number: int, read: Readings, edits: Sequence[Place]) -> Details:
    """The notes of a sentence."""
    evidence = f"{article['article']}.{number}"
    held = Details(classes=["notes", "only-screen"])
    held += Summary("", "", _hidden(f"Notes on {evidence}"))
    listed = nodes.definition_list()
    for layer, head in HEADS.items():
        told = [_reading(layer, row, article["language"]) for row in read[layer][number - 1]]
        listed += _item(head, told) if told else []
    if edits:
        mended = [nodes.Text(f"{shown(place.edit)}. {place.edit['reason']}.") for place in edits]
        listed += _item("As received", [[each] for each in mended])
    held += [listed, Resting(evidence=evidence)]
    return held


def _hidden(words: str) -> nodes.inline:
    return nodes.inline("", words, classes=["for-readers"])


def _item(head: str, lines: Sequence[Sequence[nodes.Node]]) -> nodes.definition_list_item:
    paragraphs = [nodes.paragraph("", "", *line) for line in lines]
    return nodes.definition_list_item("", nodes.term("", head), nodes.definition("", *paragraphs))


def _reading(layer: str, row: Row, language: str) -> list[nodes.Node]:
    words = nodes.inline("", f"«{NARROW}{row['text']}{NARROW}»", classes=[f"language-{language}"])
    return [words, nodes.Text(": " + "; ".join(filter(None, TOLD[layer](row))))]


def _date(row: Row) -> Iterator[str]:
    yield row["value"] or row["type"]
    first, last = row["earliest"], row["latest"]
    if (first or last) and not first == last == row["value"]:
        yield f"{first or '…'} to {last or '…'}" if first != last else str(first)
    anchor = str(row["anchor"] or "")
    yield {"publication": "reckoned from the day of publication"}.get(
        anchor, "reckoned from an earlier date of the text" if anchor.startswith("text") else ""
    )


def _mention(row: Row) -> Iterator[str]:
    yield f"{row['name'] or 'not identified'}, {row['kind']}"
    yield "the place stands for its government" if row["metonym"] else ""
    yield f"found by {row['method']}"


def _quote(row: Row) -> Iterator[str]:
    yield f"{row['kind']}"
    yield f"speaker {row['speaker_name'] or row['speaker_text'] or 'not named'}"
    yield f"cue {row['cue']}, {row['cue_class']}" if row["cue"] else ""
    yield f"by way of {row['relay']}" if row["relay"] else ""


def _name(row: Row) -> Iterator[str]:
    yield f"a name of {row['referent'].replace('-', ' ')}"
    yield row["label_class"]
    yield "in the article’s voice" if row["voice"] == "article" else f"voice of {row['voice']}"


def _frame(row: Row) -> Iterator[str]:
    yield row["frame"].replace("-", " ")
    yield f"coded by {row['coder']}"


TOLD = {"dates": _date, "mentions": _mention, "quotes": _quote, "labels": _name, "frames": _frame}


class ShowResting(SphinxPostTransform):
    """Put what rests on each sentence into its notes."""

    default_priority = 25

    def run(self, **kwargs: Any) -> None:
        """Fill the places; on paper and in other builders there are none."""
        waiting = list(self.document.findall(Resting))
        if not waiting:
            return
        siglum = waiting[0]["evidence"].rpartition(".")[0]
        resting = passages_of(self.env).resting(siglum)
        for place in waiting:
            self._anchor(place, resting.get(place["evidence"], []))
            made = list(self._shown(resting.get(place["evidence"], [])))
            place.replace_self(nodes.definition_list("", *made) if made else [])

    def _anchor(self, place: Resting, statements: Sequence[Passage]) -> None:
        """Give each range that is cited and begins here its anchor."""
        ranges = dict.fromkeys(range_of(each.ids) for each in statements)
        if self.app.builder.name == "html":
            begun = [r for r in ranges if r.startswith(f"{place['evidence']}-")]
            place.parent.parent["ids"] += begun

    def _shown(self, statements: Sequence[Passage]) -> Iterator[nodes.definition_list_item]:
        # a passage that cites a sentence more than once is one; counts may share a definition
        said = {
            (each.page, each.anchor if each.is_count else each.words): each
            for each in reversed(statements)
        }
        ordered = list(reversed(said.values()))
        for head, is_count in (("In the report", False), ("Counted in", True)):
            lines = [self._line(each) for each in ordered if each.is_count is is_count]
            if lines:
                yield _item(head, lines)

    def _line(self, statement: Passage) -> list[nodes.Node]:
        page = self.app.builder.get_relative_uri(self.env.docname, statement.page)
        link = nodes.reference("", "", refuri=f"{page}#{statement.anchor}", internal=True)
        if statement.is_count:
            return [link.__iadd__(pieces(statement.words))]
        link += nodes.Text(title_of(self.env, statement.page))
        return [link, *pieces(f": {statement.words}")]


def setup(app: Sphinx) -> None:
    """The place and what fills it."""
    app.add_node(Resting)
    app.add_post_transform(ShowResting)
