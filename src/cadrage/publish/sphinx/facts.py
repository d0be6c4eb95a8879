"""What is known of an article, each fact with its status, as a table; and the list of articles."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from docutils import nodes

from cadrage.publish.sphinx.evidence import Citation, link

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

    from cadrage.publish.sphinx.data import Data, Row

# it leads to where we vouch for nothing
REL = "noopener nofollow ugc"
UNKNOWN = "not known"
STATUS = (
    "Stated: in the file itself. Confirmed: seen at the address. Inferred: reasoned, as the note "
    "or the data page says."
)
Cell = nodes.Node | str


class AddressLink(nodes.reference):
    """The address of an article, as a link out of the book."""


def facts(article: Row) -> nodes.container:
    """The table of facts: outlet, headline, author, day, address, file."""
    outlet = f"{article['outlet']} ({article['outlet_kind']}, {article['country']})"
    published = day(article)
    if article["published_note"]:
        published += f" ({article['published_note']})"
    rows: list[Sequence[Cell]] = [
        ("Outlet", outlet, article["outlet_basis"]),
        ("Headline", _foreign(article, article["title"]), article["title_basis"] or ""),
        ("Author", article["author"] or UNKNOWN, article["author_basis"] or ""),
        ("Published", published, article["published_basis"] or ""),
        ("Address", _address(article["address"]), article["address_basis"] or ""),
        ("File", _file(article), ""),
    ]
    held = nodes.container(classes=["facts"])
    held += table(("Fact", "What is known", "Status"), rows, widths=(2, 8, 2))
    held += nodes.paragraph("", STATUS, classes=["facts-note"])
    return held


def contents(data: Data) -> nodes.table:
    """The list of articles, each siglum and number a link to its first sentence."""
    rows: list[Sequence[Cell]] = []
    for siglum in data.by_date():
        article = data.articles[siglum]
        sizes = (f"{len(data.sentences[siglum]):,}", f"{article['words']:,}")
        number, *counts = (
            link(data, Citation(siglum, 1, 1), label=label) for label in (siglum, *sizes)
        )
        headline = _foreign(article, article["title"])
        rows.append((number, article["outlet"], day(article), headline, *counts))
    head = ("Siglum", "Outlet", "Published", "Headline", "Sentences", "Words")
    return table(head, rows, widths=(1, 2, 2, 5, 1, 1))


def day(article: Row) -> str:
    """The day of publication, or the days between which it lies: 11 November 2021."""
    first, last = article["published_earliest"], article["published_latest"]
    if first is None and last is None:
        return "undated"
    if first is None or last is None:
        return f"from {_plain(first)}" if first else f"until {_plain(last)}"
    if first == last:
        return _plain(first)
    is_one_month = first[:7] == last[:7]
    start = str(date.fromisoformat(first).day) if is_one_month else _plain(first)
    return f"between {start} and {_plain(last)}"


def _plain(iso: str) -> str:
    read = date.fromisoformat(iso)
    return f"{read.day}\u00a0{read:%B}\u00a0{read.year}"


def _foreign(article: Row, words: str | None) -> Cell:
    if not words:
        return UNKNOWN
    return nodes.inline("", words, classes=[f"language-{article['language']}"])


def _address(address: str | None) -> Cell:
    if not address:
        return UNKNOWN
    if not address.startswith(("https://", "http://")):  # never a link that could run script
        return address
    return AddressLink("", address, refuri=address, classes=["address"])


def _file(article: Row) -> nodes.inline:
    held = nodes.inline("", "", nodes.literal("", article["file"]))
    held += nodes.Text(f", {article['raw_chars']:,} characters as received, SHA-256 ")
    held += nodes.literal("", article["sha256"], classes=["hash"])
    return held


def table(
    head: Sequence[str], rows: Sequence[Sequence[Cell]], *, widths: Sequence[int]
) -> nodes.table:
    """A docutils table whose first column heads its rows."""
    made, group = nodes.table(classes=["cadrage-table"]), nodes.tgroup(cols=len(head))
    for place, width in enumerate(widths):
        group += nodes.colspec(colwidth=width, stub=place == 0)
    group += nodes.thead("", _row(head))
    group += nodes.tbody("", *(_row(row) for row in rows))
    made += group
    return made


def _row(cells: Sequence[Cell]) -> nodes.row:
    row = nodes.row()
    for cell in cells:
        inside = nodes.Text(cell) if isinstance(cell, str) else cell
        is_flow = not isinstance(inside, (nodes.Inline, nodes.Text))
        row += nodes.entry("", inside if is_flow else nodes.paragraph("", "", inside))
    return row


def _visit(translator: HTML5Translator, node: AddressLink) -> None:
    attributes = {"href": node["refuri"], "rel": REL}
    translator.body.append(translator.starttag(node, "a", "", **attributes))


def _depart(translator: HTML5Translator, node: AddressLink) -> None:
    translator.body.append("</a>")


def setup(app: Sphinx) -> None:
    """The link of an address."""
    app.add_node(AddressLink, html=(_visit, _depart))
