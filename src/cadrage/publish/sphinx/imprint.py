"""What a reader takes away: how to cite this edition, and the tables with their columns."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from cadrage import tables
from cadrage.errors import CadrageError
from cadrage.publish.pdf.edition import Edition, read_edition

if TYPE_CHECKING:
    from sphinx.application import Sphinx

CITATION = "CITATION.cff"
# beside the pages: the build copies the tables to `data/` in the root of the HTML
FOLDER = "../data"


def plain(edition: Edition) -> str:
    """The citation as a sentence."""
    authors = ", ".join(edition.authors)
    day = f"{edition.released.day} {edition.released:%B %Y}"
    return f"{authors}. {edition.title}. Version {edition.version}, {day}."


def bibtex(edition: Edition) -> str:
    """The citation as a BibTeX entry."""
    fields = {
        "author": " and ".join(f"{{{author}}}" for author in edition.authors),
        "title": edition.title,
        "version": edition.version,
        "year": f"{edition.released.year}",
        "month": f"{edition.released:%b}".lower(),
        "date": edition.released.isoformat(),
    }
    if edition.doi:
        fields["doi"] = edition.doi
    if edition.address:
        fields["url"] = edition.address
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items()]
    key = f"cadrage{edition.released.year}"
    return "\n".join([f"@misc{{{key},", *lines, "}"])


class Citation(SphinxDirective):
    """How to cite this edition: a sentence and a BibTeX entry, from `CITATION.cff`."""

    def run(self) -> list[nodes.Node]:
        """The citation as two blocks."""
        path = Path(self.env.app.srcdir) / CITATION
        self.env.note_dependency(str(path))
        try:
            edition = read_edition(path, environ=os.environ)
        except CadrageError as error:
            raise self.error(str(error)) from error
        quote = nodes.block_quote("", nodes.paragraph("", plain(edition)), classes=["citation"])
        entry = bibtex(edition)
        return [quote, nodes.literal_block(entry, entry, language="bibtex")]


class Tables(SphinxDirective):
    """Every table: what it is for, its files, and the definition of each column."""

    def run(self) -> list[nodes.Node]:
        """A section a table that was made, and the file that describes them all."""
        made = Path(self.env.app.srcdir) / "_build" / "data"
        whole = nodes.reference("", "datapackage.json", refuri=f"{FOLDER}/datapackage.json")
        names = [name for name in tables.contracts() if (made / f"{name}.csv").is_file()]
        return [nodes.paragraph("", "", whole), *map(_section, names)]


def _section(name: str) -> nodes.section:
    section = nodes.section("", nodes.title("", name), ids=[f"table-{name}"])
    files = nodes.paragraph("", "")
    for ending in ("csv", "parquet"):
        file = f"{name}.{ending}"
        files += nodes.reference("", file, refuri=f"{FOLDER}/{file}", internal=False)
        files += nodes.Text(" ")
    section += files
    section += _columns(name)
    return section


def _columns(name: str) -> nodes.table:
    head = ("Column", "Type", "Definition")
    group = nodes.tgroup("", *(nodes.colspec(colwidth=w) for w in (18, 12, 70)), cols=len(head))
    group += nodes.thead("", _row([nodes.Text(title) for title in head]))
    body = nodes.tbody("")
    for column in tables.columns(name):
        values = f" One of: {', '.join(column.values)}." if column.values else ""
        kind = f"{column.type}{', may be empty' if column.nullable else ''}"
        cells = [nodes.literal("", column.name), nodes.Text(kind)]
        body += _row([*cells, nodes.Text(f"{column.definition}.{values}")])
    group += body
    return nodes.table("", group, classes=["codebook", "only-screen"])


def _row(cells: list[nodes.Node]) -> nodes.row:
    return nodes.row("", *(nodes.entry("", nodes.paragraph("", "", cell)) for cell in cells))


def setup(app: Sphinx) -> None:
    """The directives `{citation}` and `{tables}`."""
    app.add_directive("citation", Citation)
    app.add_directive("tables", Tables)
