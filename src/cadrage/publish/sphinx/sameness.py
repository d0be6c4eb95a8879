"""What would make two builds of one source differ: where the package lies, what was made before."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.builders.html import StandaloneHTMLBuilder

if TYPE_CHECKING:
    from sphinx.application import Sphinx


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


def setup(app: Sphinx) -> None:
    """Both before anything is read."""
    app.connect("builder-inited", _placeless)
    app.connect("builder-inited", _styled)
