"""What Sphinx must know of the PDF: builder, settings, which output of a cell it prefers."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cadrage.publish.pdf.builder import PdfBuilder

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
    app.add_builder(PdfBuilder)
    app.add_config_value("pdf_data", "_build/data", "", str)
    app.add_config_value("pdf_citation", "CITATION.cff", "", str)
    app.connect("config-inited", _prefer_outputs, priority=100)
    app.connect("build-finished", _tidy, priority=900)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}


def _prefer_outputs(app: Sphinx, config: Config) -> None:
    # the setting is part of Sphinx's environment: it must be the same whichever builder runs, or
    # all pages are read twice
    chosen = list(config.nb_mime_priority_overrides)
    chosen += [(PdfBuilder.name, mime, 10 * place) for place, mime in enumerate(MIME_PRIORITY, 1)]
    config.nb_mime_priority_overrides = chosen


def _tidy(app: Sphinx, _error: Exception | None) -> None:
    """Remove what extensions put beside the PDF for a web page that is not there."""
    if app.builder.name == PdfBuilder.name:
        for name in ("_static", "_sphinx_design_static"):
            shutil.rmtree(Path(app.outdir) / name, ignore_errors=True)
