"""The pages that the data asks for: one stub an article, in the order of publication.

The stubs are written before the contents are read. A glob of `_toc.yml` finds them in the order of
the alphabet; when they were published is known to the tables alone.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.addnodes import toctree

from cadrage.publish.sphinx.data import data_of, folder_of, load
from cadrage.publish.sphinx.freshness import use

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.config import Config

FOLDER = "book/articles"
STUB = """---
html_theme.sidebar_secondary.remove: true
---

```{{article}} {siglum}
```
"""


def page_of(siglum: str) -> str:
    """The document name of an article's page."""
    return f"{FOLDER}/{siglum}"


def write_stubs(folder: Path, sigla: list[str]) -> None:
    """One file an article, untouched where it is right; files of other articles are removed.

    The stub holds the siglum alone: no word of the corpus is ever read as markup.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for stale in set(folder.glob("*.md")) - {folder / f"{siglum}.md" for siglum in sigla}:
        stale.unlink()
    for siglum in sigla:
        path, text = folder / f"{siglum}.md", STUB.format(siglum=siglum)
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")


def _write(app: Sphinx, config: Config) -> None:
    articles = load(folder_of(config, app.srcdir)).articles
    write_stubs(Path(app.srcdir) / FOLDER, list(articles))


def _order(app: Sphinx, doctree: nodes.document) -> None:
    """Sort the articles that a glob has found by when they were published."""
    sigla = data_of(app.env).by_date()
    places = {page_of(siglum): place for place, siglum in enumerate(sigla)}
    for tree in doctree.findall(toctree):
        found = set(tree["includefiles"])
        if tree["glob"] and found and found <= places.keys():
            tree["includefiles"].sort(key=lambda name: places[name])
            tree["entries"].sort(key=lambda entry: places[entry[1]])
            for siglum in sigla:
                use(app.env, f"article:{siglum}")


def setup(app: Sphinx) -> None:
    """Write the stubs before sphinx-external-toc looks for files (its priority is 900).

    The order is set before Sphinx collects the contents of a page (its priority is 500).
    """
    app.connect("config-inited", _write, priority=200)
    app.connect("doctree-read", _order, priority=400)
