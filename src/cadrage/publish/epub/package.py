"""An EPUB: its files, what they are and in which order they are read.

References:
    EPUB 3.3 (W3C); EPUB Accessibility 1.1 (W3C).
"""

from __future__ import annotations

import hashlib
import io
import uuid
import zipfile
from collections.abc import Callable, Mapping
from importlib.resources import files
from pathlib import Path, PurePosixPath

from jinja2 import Environment, StrictUndefined

from cadrage.publish.edition import Edition, Identity
from cadrage.publish.epub.pages import anchors, page, page_name
from cadrage.publish.pdf.assemble import Chapter

TYPES = {
    ".xhtml": "application/xhtml+xml",
    ".css": "text/css",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
}
FOLDER = "EPUB"
CONTAINER = """<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles>
<rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>
</rootfiles>
</container>
"""
# the oldest time that a ZIP can name: an EPUB says when it was made inside
TIME = (1980, 1, 1, 0, 0, 0)


def pack(
    chapters: list[Chapter], *, edition: Edition, identity: Identity | None, images: Path
) -> bytes:
    """Make the EPUB of a book.

    Args:
        chapters: in reading order.
        edition: who wrote it, when and under which rights.
        identity: what it was made from, if that is known; names the publication.
        images: the folder that the images of the chapters are relative to.

    Returns:
        The bytes of the file, the same for the same arguments.

    Raises:
        MissingError: an image is not there.
    """
    where, shown = anchors(chapters), dict[str, bytes]()
    bodies = {
        page_name(one): page(one, where=where, base=images, images=shown) for one in chapters
    }
    fill = _templates()
    pages = {
        name: fill("page.xhtml", chapter=chapter, body=bodies[name])
        for chapter in chapters
        for name in [page_name(chapter)]
    }
    content: dict[str, bytes] = {
        "title.xhtml": fill("title.xhtml", edition=edition, identity=identity),
        "nav.xhtml": fill("nav.xhtml", chapters=chapters, where=where),
        **pages,
        **_styles(),
        **shown,
    }
    items = [
        {"id": _id(name), "name": name, "type": TYPES[PurePosixPath(name).suffix]}
        for name in sorted(content)
    ]
    spine = [_id(name) for name in ("title.xhtml", "nav.xhtml", *pages)]
    package = fill(
        "package.opf", edition=edition, items=items, spine=spine,
        identifier=_urn(edition, identity), nav=_id("nav.xhtml"),
    )  # fmt: skip
    return _zipped({"package.opf": package, **content})


def _templates() -> Callable[..., bytes]:
    room = files("cadrage.publish.epub")
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True)

    def fill(name: str, **values: object) -> bytes:
        template = environment.from_string((room / name).read_text(encoding="utf-8"))
        return str(template.render(**values)).encode("utf-8")

    return fill


def _styles() -> dict[str, bytes]:
    css = (files("cadrage.publish.epub") / "epub.css").read_bytes()
    fonts = files("cadrage.publish") / "static" / "fonts"
    kept = (font for font in fonts.iterdir() if font.name.endswith(".woff2"))
    return {"epub.css": css} | {f"fonts/{font.name}": font.read_bytes() for font in kept}


def _id(name: str) -> str:
    return f"i{hashlib.sha256(name.encode()).hexdigest()[:12]}"


def _urn(edition: Edition, identity: Identity | None) -> str:
    """The DOI where there is one, or else a UUID that follows from what the book was made from."""
    if edition.doi:
        return f"https://doi.org/{edition.doi}"
    name = identity.digest if identity else f"{edition.title} {edition.version}"
    return uuid.uuid5(uuid.NAMESPACE_OID, name).urn


def _zipped(content: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        # a reader knows an EPUB by its first file, which must not be compressed
        archive.writestr(zipfile.ZipInfo("mimetype", TIME), b"application/epub+zip")
        for name, data in [("META-INF/container.xml", CONTAINER.encode()), *sorted(
            (f"{FOLDER}/{name}", data) for name, data in content.items()
        )]:  # fmt: skip
            info = zipfile.ZipInfo(name, TIME)
            info.external_attr = 0o644 << 16
            info.create_system = 3
            archive.writestr(info, data, zipfile.ZIP_DEFLATED)
    return out.getvalue()
