"""The pages that the data asks for: one stub an article, written before the contents are read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cadrage.publish.sphinx.data import folder_of, load

if TYPE_CHECKING:
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


def setup(app: Sphinx) -> None:
    """Write the stubs before sphinx-external-toc looks for files (its priority is 900)."""
    app.connect("config-inited", _write, priority=200)
