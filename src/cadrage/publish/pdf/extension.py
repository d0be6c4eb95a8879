"""What Sphinx must know of the PDF: builder, settings, which output of a cell it prefers."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cadrage.publish.pdf.builder import OneDocument, PdfBuilder

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

# MyST-NB knows only Sphinx's own builders: without this list every output of a cell vanishes
MIME_PRIORITY = (
    "text/html",
    "image/svg+xml",
    "image/png",
    "image/jpeg",
    "text/markdown",
    "text/plain",
)


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the builder `pdf` and its settings with Sphinx.

    Settings: `pdf_data` and `pdf_citation` are paths from the project's root (folder of tables to
    attach, file that names version and date).
    """
    app.add_config_value("pdf_data", "_build/data", "", str)
    app.add_config_value("pdf_citation", "CITATION.cff", "", str)
    app.add_config_value("pdf_identity", "_build/identity.json", "", str)
    return add_whole(app, PdfBuilder)


def add_whole(app: Sphinx, builder: type[OneDocument]) -> dict[str, Any]:
    """Register a builder of one document with Sphinx, MyST-NB and whatever leaves files beside."""

    def prefer_outputs(_app: Sphinx, config: Config) -> None:
        # the setting is part of Sphinx's environment: it must be the same whichever builder runs,
        # or all pages are read twice
        chosen = list(config.nb_mime_priority_overrides)
        chosen += [(builder.name, kind, 10 * place) for place, kind in enumerate(MIME_PRIORITY, 1)]
        config.nb_mime_priority_overrides = chosen

    def tidy(app: Sphinx, _error: Exception | None) -> None:
        if app.builder.name == builder.name:
            for name in ("_static", "_sphinx_design_static"):
                shutil.rmtree(Path(app.outdir) / name, ignore_errors=True)

    app.add_builder(builder)
    app.connect("config-inited", prefer_outputs, priority=100)
    app.connect("build-finished", tidy, priority=900)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
