"""The directive `{concordance}`: the page that searches the corpus, and its index beside the pages.

The page's script builds the form. Without it, on paper too, the page says where the same data is.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from cadrage import tables
from cadrage.publish import concordance
from cadrage.publish.sphinx.data import data_of, folder_of
from cadrage.publish.sphinx.imprint import FOLDER

if TYPE_CHECKING:
    from sphinx.application import Sphinx

PAGE = "book/concordance"
INDEX = "concordance"
ROOM = f'<div class="concordance" data-index="../{INDEX}/"></div>'
WITHOUT = "The search needs a browser that runs scripts. Without one, the same data stands in "


class Concordance(SphinxDirective):
    """The room of the search form, and the tables that hold the same data."""

    def run(self) -> list[nodes.Node]:
        """A paragraph for those without script, and the room."""
        said = nodes.paragraph("", WITHOUT, classes=["concordance-without", "computed"])
        for place, name in enumerate(concordance.NEEDED):
            file = f"{name}.csv"
            said += nodes.Text(", " if place else "the tables ")
            said += nodes.reference("", file, refuri=f"{FOLDER}/{file}", internal=False)
        said += nodes.Text(".")
        room = nodes.container("", nodes.raw("", ROOM, format="html"), classes=["computed"])
        return [room, said]


def _add_scripts(
    app: Sphinx, pagename: str, template: str, context: dict[str, Any], doctree: Any
) -> None:
    if pagename == PAGE and app.builder.name == "html":
        app.add_css_file("concordance.css", priority=910)
        app.add_js_file("vendor/minisearch.js", priority=890, defer="defer")
        app.add_js_file("concordance.js", priority=910, defer="defer")


def _write_index(app: Sphinx, error: Exception | None) -> None:
    if error or app.builder.name != "html" or PAGE not in app.env.found_docs:
        return
    folder, source = Path(app.outdir) / INDEX, folder_of(app.config, app.srcdir)
    digest = data_of(app.env).digest
    manifest = folder / "index.js"
    if manifest.is_file() and f'"digest":"{digest}"' in manifest.read_text(encoding="utf-8")[:200]:
        return
    names = concordance.NEEDED
    found = {name: tables.read_parquet(source / f"{name}.parquet", name) for name in names}
    concordance.write(found, folder, digest=digest)


def setup(app: Sphinx) -> None:
    """The directive, the scripts of its page, and its index once the pages are written."""
    app.add_directive("concordance", Concordance)
    app.connect("html-page-context", _add_scripts)
    app.connect("build-finished", _write_index)
