"""The Sphinx builder `pdf`: from resolved pages to `_build/pdf/report.pdf`."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

from docutils.io import StringOutput
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.errors import ExtensionError
from sphinx.util import logging
from sphinx.util.display import progress_message

from cadrage.errors import CadrageError
from cadrage.publish.edition import Edition, read_edition, read_identity
from cadrage.publish.pdf.archive import finish, foreign_fonts
from cadrage.publish.pdf.assemble import Source, assemble, compose
from cadrage.publish.pdf.order import Place, reading_order
from cadrage.publish.pdf.typeset import Attached, typeset

LOGGER = logging.getLogger(__name__)

# what WeasyPrint says that is no fault of the book: (pattern, why)
EXPECTED: tuple[tuple[str, str], ...] = ()


class PdfBuilder(StandaloneHTMLBuilder):
    """Writes the whole book as one PDF from the doctrees that the HTML build uses too."""

    name = "pdf"
    epilog = "The PDF is in %(outdir)s."
    file_name = "report.pdf"
    copysource = False
    search = False
    embedded = True
    add_permalinks = False
    allow_parallel = False

    def get_outdated_docs(self) -> str:  # type: ignore[override]
        """Say that the book is one thing: it is written whole or not at all."""
        return "the whole book"

    def write(self, *ignored: Any) -> None:
        """Assemble the book, typeset it, and write it at once under its final name."""
        try:
            self._write_book()
        except CadrageError as error:
            # Sphinx prints its own errors as one sentence, without a traceback
            raise ExtensionError(str(error)) from error

    def finish(self) -> None:
        """Copy nothing: a PDF has no static files, no index and no search."""
        # MyST-NB writes its style sheet there for every builder of HTML, and fails where it can't
        (Path(self.outdir) / "_static").mkdir(exist_ok=True)

    def _write_book(self) -> None:
        root = Path(self.srcdir)
        edition = read_edition(root / self.config.pdf_citation, environ=os.environ)
        places = reading_order(self.env, self.config.root_doc)
        with progress_message("assembling the book"):
            self.prepare_writing({place.docname for place in places})
            sources = [self._source(place) for place in places]
            self.copy_image_files()
            chapters = assemble(sources, suffix=self.link_suffix, missing=_missing)
            identity = read_identity(root / self.config.cadrage_identity)
            html = compose(chapters, edition=edition, identity=identity)
        with progress_message("typesetting"):
            pdf = self._pdf(html, edition)
        self._replace(pdf)

    def _source(self, place: Place) -> Source:
        """Render one page as Sphinx would for the web, without the theme around it."""
        docname = place.docname
        doctree = self.env.get_and_resolve_doctree(docname, self)
        doctree.settings = self.docsettings
        self.post_process_images(doctree)
        self.secnumbers = self.env.toc_secnumbers.get(docname, {})
        self.fignumbers = self.env.toc_fignumbers.get(docname, {})
        self.imgpath, self.dlpath = self.imagedir, "_downloads"
        self.current_docname = docname
        self.docwriter.write(doctree, StringOutput(encoding="unicode"))
        self.docwriter.assemble_parts()
        file = Path(self.env.doc2path(docname, base=False))
        notebook = file.as_posix() if file.suffix == ".ipynb" else ""
        return Source(place, self.docwriter.parts["fragment"], notebook)

    def _pdf(self, html: str, edition: Edition) -> bytes:
        raw = typeset(
            html,
            base=Path(self.outdir),
            stamp=edition.stamp,
            attached=self._attached(),
            warn=_warn,
        )
        for name, characters in foreign_fonts(raw, ours="Cadrage").items():
            _warn(f"font '{name}' of this machine was used, as the shipped ones lack: {characters}")
        languages = tuple(dict.fromkeys(re.findall(r'\blang="([a-zA-Z-]+)"', html)))
        return finish(raw, edition=edition, languages=languages)

    def _attached(self) -> list[Attached]:
        root = Path(self.srcdir)
        tables = sorted((root / self.config.pdf_data).glob("*.csv"))
        made = [Attached(path, f"Table of the report: {path.stem}", "Data") for path in tables]
        for name in getattr(self.config, "bibtex_bibfiles", ()):
            made.append(Attached(root / name, "Bibliography of the report (BibTeX)", "Supplement"))
        return made

    def _replace(self, pdf: bytes) -> None:
        """Write beside the final place first, so that no half-written PDF is ever found there."""
        final = Path(self.outdir) / self.file_name
        final.parent.mkdir(parents=True, exist_ok=True)
        part = final.with_suffix(".part")
        part.write_bytes(pdf)
        part.replace(final)


def _missing(docname: str, address: str) -> None:
    LOGGER.warning("link to '%s': no such page or anchor", address, location=docname, type="pdf")


def _warn(message: str) -> None:
    if not any(re.search(pattern, message) for pattern, _ in EXPECTED):
        LOGGER.warning("%s", message, type="pdf", subtype="weasyprint")
