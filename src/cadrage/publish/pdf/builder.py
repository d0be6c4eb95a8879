"""The Sphinx builder `pdf`: from resolved pages to `_build/pdf/report.pdf`; and its like."""

from __future__ import annotations

import gc
import os
import re
from collections.abc import Sequence
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from typing import Any

from docutils.io import StringOutput
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.errors import ExtensionError
from sphinx.util import logging
from sphinx.util.display import progress_message
from sphinx.util.parallel import ParallelTasks, parallel_available

from cadrage.errors import CadrageError
from cadrage.publish.edition import Edition, read_edition, read_identity
from cadrage.publish.pdf.archive import finish
from cadrage.publish.pdf.assemble import Chapter, Source, assemble
from cadrage.publish.pdf.order import Place, reading_order
from cadrage.publish.pdf.paper import on_paper
from cadrage.publish.pdf.source import write_source
from cadrage.publish.pdf.typeset import Attached, typeset

LOGGER = logging.getLogger(__name__)

# memory past which it is worth half a second to look for garbage: kibibytes, as Linux tells it
# (elsewhere in bytes: then it is always looked for)
MUCH = 600 * 1024
# what Typst says that is no fault of the book: (pattern, why)
EXPECTED: tuple[tuple[str, str], ...] = ()


class OneDocument(StandaloneHTMLBuilder):
    """Makes one file of the whole book, from the doctrees that the HTML build uses too."""

    file_name = ""
    copysource = False
    search = False
    embedded = True
    add_permalinks = False
    allow_parallel = False

    def get_outdated_docs(self) -> str:  # type: ignore[override]
        """Say that the book is one thing: it is written whole or not at all."""
        return "the whole book"

    def write(self, *ignored: Any) -> None:
        """Assemble the book, make the file, and write it at once under its final name."""
        try:
            edition = read_edition(self._root / self.config.pdf_citation, environ=os.environ)
            with progress_message("assembling the book"):
                chapters = self._chapters()
            self.make_room()
            with progress_message("typesetting"):
                made = self.made(chapters, edition)
            self._replace(made)
        except CadrageError as error:
            # Sphinx prints its own errors as one sentence, without a traceback
            raise ExtensionError(str(error)) from error

    def made(self, chapters: list[Chapter], edition: Edition) -> bytes:
        """The file of these chapters."""
        raise NotImplementedError

    def make_room(self) -> None:
        """Throw away what was made on the way: of a large book it fills gigabytes."""
        if getrusage(RUSAGE_SELF).ru_maxrss > MUCH:
            gc.collect()

    def finish(self) -> None:
        """Copy nothing: one file has no static files, no index and no search beside it."""
        # MyST-NB writes its style sheet there for every builder of HTML, and fails where it can't
        (Path(self.outdir) / "_static").mkdir(exist_ok=True)

    @property
    def _root(self) -> Path:
        return Path(self.srcdir)

    def _chapters(self) -> list[Chapter]:
        places = reading_order(self.env, self.config.root_doc)
        self.prepare_writing({place.docname for place in places})
        sources = self._sources(places)
        self.copy_image_files()
        return assemble(sources, suffix=self.link_suffix, missing=_missing)

    def _sources(self, places: Sequence[Place]) -> list[Source]:
        """Render the pages, every other one in a process beside this one."""
        if not parallel_available:
            return self._rendered(places)[0]
        made: dict[str, Source] = {}

        def take(_: object, found: tuple[list[Source], dict[str, str]]) -> None:
            rendered, images = found
            made.update({source.place.docname: source for source in rendered})
            self.images.update(images)

        tasks = ParallelTasks(1)
        tasks.add_task(self._rendered, places[1::2], take)
        take(None, self._rendered(places[::2]))
        tasks.join()
        return [made[place.docname] for place in places]

    def _rendered(self, places: Sequence[Place]) -> tuple[list[Source], dict[str, str]]:
        """Some pages, and the images of all that were rendered in this process."""
        return [self._source(place) for place in places], dict(self.images)

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
        return Source(place, on_paper(self.docwriter.parts["fragment"]), notebook)

    def _replace(self, made: bytes) -> None:
        """Write beside the final place first, so that no half-written file is ever found there."""
        final = Path(self.outdir) / self.file_name
        final.parent.mkdir(parents=True, exist_ok=True)
        part = final.with_suffix(".part")
        part.write_bytes(made)
        part.replace(final)


class PdfBuilder(OneDocument):
    """Writes the whole book as one PDF."""

    name = "pdf"
    epilog = "The PDF is in %(outdir)s."
    file_name = "report.pdf"

    def made(self, chapters: list[Chapter], edition: Edition) -> bytes:
        """Compose, typeset and finish the PDF."""
        identity = read_identity(self._root / self.config.pdf_identity)
        manuscript = write_source(
            chapters, edition=edition, identity=identity, base=Path(self.outdir), warn=_warn,
            say=LOGGER.info,
        )  # fmt: skip
        chapters.clear()  # told: their trees are many times as large as the text
        self.make_room()
        made = typeset(manuscript, stamp=edition.stamp, attached=self._attached(), warn=_warn)
        return finish(made, edition=edition, identity=identity, stubs=manuscript.stubs)

    def _attached(self) -> list[Attached]:
        tables = sorted((self._root / self.config.pdf_data).glob("*.csv"))
        made = [
            Attached(path, f"Table of the report: {path.stem}", "data", "text/csv")
            for path in tables
        ]
        for name in getattr(self.config, "bibtex_bibfiles", ()):
            path = self._root / name
            made.append(
                Attached(path, "Bibliography of the report (BibTeX)", "supplement", "text/x-bibtex")
            )
        return made


def _missing(docname: str, address: str) -> None:
    LOGGER.warning("link to '%s': no such page or anchor", address, location=docname, type="pdf")


def _warn(message: str) -> None:
    if not any(re.search(pattern, message) for pattern, _ in EXPECTED):
        LOGGER.warning("%s", message, type="pdf", subtype="typst")
