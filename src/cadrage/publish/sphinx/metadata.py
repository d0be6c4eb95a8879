"""What a page tells programs about itself: tags in its head, and files to import a citation from.

Jupyter Book's `html_meta` cannot repeat a tag, as a second author needs.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cadrage.publish import citation
from cadrage.publish.citation import Work
from cadrage.publish.edition import Edition, Identity, read_edition, read_identity
from cadrage.publish.sphinx.pages import FOLDER as ARTICLES

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


def edition_of(env: BuildEnvironment) -> Edition:
    """The edition, from the citation file; the page being read depends on it.

    Raises:
        CadrageError: the citation file is missing or wrong.
    """
    path = Path(env.srcdir) / env.config.cadrage_citation
    if env.temp_data.get("docname"):
        env.note_dependency(str(path))
    return read_edition(path, environ=os.environ)


def identity_of(env: BuildEnvironment) -> Identity | None:
    """What the build was made from; the page being read depends on it."""
    path = Path(env.srcdir) / env.config.cadrage_identity
    env.note_dependency(str(path))
    return read_identity(path)


def _work(env: BuildEnvironment, docname: str, edition: Edition) -> Work:
    if docname == env.config.root_doc:
        return Work(edition)
    title = env.titles[docname].astext() if docname in env.titles else docname
    return Work(edition, name=docname, title=title, page=f"{docname}.html")


def _chapters(env: BuildEnvironment, edition: Edition) -> Iterator[Work]:
    """Every page with a title of its own, in sorted order, but the root and the articles.

    An article of the corpus is not ours to be cited: its page says where it was published.
    """
    for docname in sorted(env.titles):
        if docname != env.config.root_doc and not docname.startswith(f"{ARTICLES}/"):
            yield _work(env, docname, edition)


def _declare(
    app: Sphinx, pagename: str, template: str, context: dict[str, Any], doctree: object
) -> None:
    path = Path(app.srcdir) / app.config.cadrage_citation
    if doctree is None or pagename.startswith(f"{ARTICLES}/") or not path.is_file():
        return
    work = _work(app.env, pagename, edition_of(app.env))
    chapters = list(_chapters(app.env, work.edition)) if work.is_whole else []
    data = citation.linked_data(work, chapters=chapters).replace("</", "<\\/")
    head = [_tag(*row) for row in citation.tags(work)]
    head += [_alternate(file) for file in citation.files(work)] if work.is_whole else []
    head.append(f'<script type="application/ld+json">\n{data}\n</script>')
    context["metatags"] = "\n".join([str(context.get("metatags", "")), *head])


def _tag(attribute: str, name: str, content: str) -> str:
    return f'<meta {attribute}="{name}" content="{escape(content)}">'


def _alternate(file: str) -> str:
    kinds = {
        ".bib": "application/x-bibtex",
        ".ris": "application/x-research-info-systems",
        ".json": "application/vnd.citationstyles.csl+json",
    }
    kind = kinds[Path(file).suffix]
    return f'<link rel="alternate" type="{kind}" href="{citation.FOLDER}/{file}">'


def _write(app: Sphinx, failed: Exception | None) -> None:
    path = Path(app.srcdir) / app.config.cadrage_citation
    if failed or app.builder.name != "html" or not path.is_file():
        return
    edition = edition_of(app.env)
    folder = Path(app.outdir) / citation.FOLDER
    folder.mkdir(exist_ok=True)
    for work in (Work(edition), *_chapters(app.env, edition)):
        for file, text in citation.files(work).items():
            (folder / file).write_text(text, encoding="utf-8", newline="")


def setup(app: Sphinx) -> None:
    """Where the citation file and the identity lie; tags on every page, files beside them."""
    app.add_config_value("cadrage_citation", "CITATION.cff", "")
    app.add_config_value("cadrage_identity", "_build/identity.json", "")
    app.connect("html-page-context", _declare)
    app.connect("build-finished", _write)
