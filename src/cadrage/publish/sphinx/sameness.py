"""What would make two builds of one source differ: where the package lies, what was made before."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.util.index_entries import split_index_msg

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.domains.index import IndexDomain
    from sphinx.environment import BuildEnvironment


def _placeless(app: Sphinx) -> None:
    """Sphinx's note of the settings (`.buildinfo`) holds the names of our folders, no places.

    Note: it decides that pages are stale, and would tell one machine from another.
    """
    if not isinstance(app.builder, StandaloneHTMLBuilder):
        return
    config = app.config
    kept = config.html_static_path, config.templates_path
    config.html_static_path, config.templates_path = (
        [Path(path).name for path in paths] for paths in kept
    )
    app.builder.build_info = app.builder.create_build_info()
    config.html_static_path, config.templates_path = kept


def _styled(app: Sphinx) -> None:
    """MyST-NB's style sheet lies there before the first page asks for its checksum.

    Note: MyST-NB copies it when all pages are written, so that only a second build found it.
    """
    if "myst_nb" not in app.extensions or app.builder.format != "html":
        return
    from myst_nb.sphinx_ext import add_global_html_resources

    (Path(app.builder.outdir) / "_static").mkdir(parents=True, exist_ok=True)
    add_global_html_resources(app, None)


def _searchable(app: Sphinx) -> list[object]:
    """The index of the search holds what it would if every page had been written just now.

    Note: of pages that are kept Sphinx forgets what the glossary defines, and it keeps words that
    no page has any more.
    """
    index = getattr(app.builder, "indexer", None)
    if index is not None:
        index.prune(app.env.all_docs)
        kept = {page: _entries(app.env, page) for page in index._titles}
        index._index_entries = dict(sorted((kept | index._index_entries).items()))
        for words in (index._mapping, index._title_mapping):
            for word in [word for word, pages in words.items() if not pages]:
                del words[word]
    return []


def _entries(env: BuildEnvironment, page: str) -> list[tuple[str, str, str]]:
    """What a page puts into the index, as `IndexBuilder.feed` takes it from a page just read."""
    found = set()
    known = cast("IndexDomain", env.get_domain("index")).entries
    for kind, value, target, main, _ in known.get(page, ()):
        found |= {(word, target or "", main) for word in split_index_msg(kind, value)}
    return sorted(found)


def setup(app: Sphinx) -> None:
    """Two before anything is read; the index when all pages are written."""
    app.connect("builder-inited", _placeless)
    app.connect("builder-inited", _styled)
    app.connect("html-collect-pages", _searchable)
