"""The Sphinx builder `ebook`: from resolved pages to `_build/epub/report.epub`."""

from __future__ import annotations

from pathlib import Path

from cadrage.publish.edition import Edition, read_identity
from cadrage.publish.epub.package import pack
from cadrage.publish.pdf.assemble import Chapter
from cadrage.publish.pdf.builder import OneDocument


class EpubBuilder(OneDocument):
    """Writes the whole book as one EPUB."""

    # Sphinx has a builder `epub`, which knows neither our marks nor our links
    name = "ebook"
    epilog = "The EPUB is in %(outdir)s."
    file_name = "report.epub"

    def made(self, chapters: list[Chapter], edition: Edition) -> bytes:
        """Pack the chapters, with what they show."""
        identity = read_identity(self._root / self.config.pdf_identity)
        return pack(chapters, edition=edition, identity=identity, images=Path(self.outdir))
