"""WeasyPrint behind one function: HTML in, a tagged archival PDF out, and no warning lost."""

from __future__ import annotations

import gc
import logging
from collections.abc import Callable, Iterable
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cadrage.errors import MissingError

if TYPE_CHECKING:
    from collections.abc import Iterator

VARIANT = "pdf/a-3a"


@dataclass(frozen=True, slots=True)
class Attached:
    """A file to embed; `relationship` is PDF's own word: Data, Source, Supplement."""

    path: Path
    description: str
    relationship: str


def typeset(
    html: str,
    *,
    base: Path,
    stamp: datetime,
    attached: Iterable[Attached] = (),
    warn: Callable[[str], None],
) -> bytes:
    """Set one HTML document as PDF/A-3a with tags.

    Args:
        html: the document; its images are addressed from `base`.
        base: folder of the images.
        stamp: date of every attachment.
        attached: files to embed, in this order.
        warn: called with every message that WeasyPrint logs from level warning on.

    Raises:
        MissingError: Pango, which shapes the text, is not installed.

    Note:
        The fonts are those of the package; a font of the machine would change the page breaks.
    """
    weasyprint = _weasyprint()
    from weasyprint.text.fonts import FontConfiguration

    from cadrage.publish.pdf.haste import haste
    from cadrage.publish.pdf.tagging import richer_tags

    fonts = FontConfiguration()
    with (
        as_file(files("cadrage.publish")) as room,
        _messages(warn),
        richer_tags(),
        haste(),
        _no_collection(),
    ):
        style = weasyprint.CSS(filename=str(room / "pdf" / "print.css"), font_config=fonts)
        page = weasyprint.HTML(string=html, base_url=f"{base}/")
        made: bytes = page.write_pdf(
            stylesheets=[style],
            font_config=fonts,
            pdf_variant=VARIANT,
            attachments=[_attachment(weasyprint, one, stamp) for one in attached],
        )
    return made


def _weasyprint() -> Any:
    try:
        import weasyprint
    except OSError as error:
        raise MissingError(
            "Pango",
            expected="the system library that shapes the text of the PDF",
            hint="On Debian or Ubuntu: apt-get install libpango-1.0-0 libpangoft2-1.0-0 "
            "libharfbuzz-subset0; elsewhere install Pango.",
        ) from error
    return weasyprint


def _attachment(weasyprint: Any, one: Attached, stamp: datetime) -> Any:
    return weasyprint.Attachment(
        filename=str(one.path),
        name=one.path.name,
        description=one.description,
        created=stamp,
        modified=stamp,
        relationship=one.relationship,
    )


class _Relay(logging.Handler):
    def __init__(self, warn: Callable[[str], None]) -> None:
        super().__init__(logging.WARNING)
        self.warn = warn

    def emit(self, record: logging.LogRecord) -> None:
        self.warn(record.getMessage())


@contextmanager
def _no_collection() -> Iterator[None]:
    # layout makes millions of small objects that live to the end: looking for garbage among them
    # takes a sixth of the time and finds none
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


@contextmanager
def _messages(warn: Callable[[str], None]) -> Iterator[None]:
    """Pass on what WeasyPrint logs, instead of letting it write to the terminal."""
    logger = logging.getLogger("weasyprint")
    before, propagated = logger.handlers[:], logger.propagate
    logger.handlers, logger.propagate = [_Relay(warn)], False
    try:
        yield
    finally:
        logger.handlers, logger.propagate = before, propagated
