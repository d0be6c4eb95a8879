"""The apparatus of an article: each passage taken out or mended, its raw wording and the reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from cadrage.publish.sphinx.facts import Cell, table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

    from cadrage.publish.sphinx.data import Data, Row

LONG = 160


class Details(nodes.General, nodes.Element):
    """Something long, closed until asked for; its first child is the summary."""


class Summary(nodes.General, nodes.TextElement):
    """What stands for the long thing while it is closed."""


def apparatus(data: Data, siglum: str) -> list[nodes.Node]:
    """A section that lists every edit, or says that there is none."""
    rows = data.layers["edits"].get(siglum, ())
    section = nodes.section(ids=[f"apparatus-{siglum}"], names=[f"apparatus {siglum}"])
    section += nodes.title("", "What was stripped or repaired")
    if not rows:
        section += nodes.paragraph("", "Nothing: the text stands as received.")
        return [section]
    language = data.articles[siglum]["language"]
    made: list[Sequence[Cell]] = [_edit(row, language) for row in rows]
    intro = "Places count characters of the file as received; ¶ is a line end."
    section += nodes.paragraph("", intro, classes=["edition-note"])
    section += table(("Place", "As received", "Here", "Why"), made, widths=(2, 6, 4, 5))
    return [section]


def _edit(row: Row, language: str) -> Sequence[Cell]:
    place = str(row["raw_start"])
    place += f"–{row['raw_end']}" if row["raw_end"] > row["raw_start"] else ""
    before, after = row["before"] or "", row["after"] or ""
    cells = [_wording(words, language) for words in (before, after)]
    return (place, *cells, f"{row['reason']} ({row['rule']})")


def _wording(words: str, language: str) -> Cell:
    if not words:
        return "(nothing)"
    inside = nodes.inline("", visible(words), classes=["raw", f"language-{language}"])
    if len(words) <= LONG:
        return inside
    summary = Summary("", f"{len(words.split())} words, from «{visible(words[:40]).strip()}…»")
    return Details("", summary, nodes.paragraph("", "", inside))


def visible(words: str) -> str:
    """The wording with its line ends shown, and a lone space named."""
    return "(a space)" if words in " \u00a0\u202f" else words.replace("\n", " ¶ ")


def _open(translator: HTML5Translator, node: nodes.Element) -> None:
    translator.body.append(translator.starttag(node, node.tagname.lower(), ""))


def _close(translator: HTML5Translator, node: nodes.Element) -> None:
    translator.body.append(f"</{node.tagname.lower()}>\n")


def setup(app: Sphinx) -> None:
    """The nodes of a closed passage."""
    app.add_node(Details, html=(_open, _close))
    app.add_node(Summary, html=(_open, _close))
