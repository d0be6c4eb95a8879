"""What a reader takes away: how to cite this edition, and the tables with their columns."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from cadrage import tables
from cadrage.errors import CadrageError
from cadrage.publish import citation
from cadrage.publish.citation import Work
from cadrage.publish.sphinx.metadata import edition_of, identity_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx

# beside the pages: the build copies the tables to `data/` in the root of the HTML
FOLDER = "../data"


class Citation(SphinxDirective):
    """How to cite this edition: a sentence, BibTeX, and files for programs, from `CITATION.cff`."""

    def run(self) -> list[nodes.Node]:
        """The citation in two blocks, then the files."""
        try:
            whole = Work(edition_of(self.env))
        except CadrageError as error:
            raise self.error(str(error)) from error
        sentence = nodes.paragraph("", citation.plain(whole))
        quote = nodes.block_quote("", sentence, classes=["citation"])
        entry = citation.bibtex(whole)
        return [quote, nodes.literal_block(entry, entry, language="bibtex"), _files(whole)]


class IdentityList(SphinxDirective):
    """The digests of this edition: of all that it was made from, and of its source."""

    def run(self) -> list[nodes.Node]:
        """A list of definitions; nothing is claimed where the build has named nothing."""
        identity = identity_of(self.env)
        if identity is None:
            return [nodes.paragraph("", "These pages were built without an identity.")]
        rows = {"Edition digest (SHA-256)": identity.digest, "Source (SWHID)": identity.swhid}
        items = [
            nodes.definition_list_item(
                "", nodes.term("", name),
                nodes.definition("", nodes.paragraph("", "", nodes.literal(value, value))),
            )
            for name, value in rows.items()
        ]  # fmt: skip
        return [nodes.definition_list("", *items, classes=["identity", "computed"])]


def _files(work: Work) -> nodes.paragraph:
    """Links to the same citation as files, on the screen alone."""
    made = nodes.paragraph("", "For reference managers: ", classes=["only-screen"])
    for number, file in enumerate(citation.files(work)):
        made += nodes.Text(", " if number else "")
        made += nodes.reference("", file, refuri=f"../{citation.FOLDER}/{file}", internal=False)
    made += nodes.Text(". Each chapter has its own in the same folder.")
    return made


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
    """The directives `{citation}`, `{identity}` and `{tables}`."""
    app.add_directive("identity", IdentityList)
    app.add_directive("citation", Citation)
    app.add_directive("tables", Tables)
