"""Chapters of the one document as pages of an EPUB: links across files, images as files."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from copy import copy
from pathlib import Path

from bs4 import Tag

from cadrage.errors import MissingError
from cadrage.publish.pdf.assemble import Chapter

_INLINE = "data:image/svg+xml;base64,"


def page_name(chapter: Chapter) -> str:
    """The file of a chapter."""
    return f"{chapter.anchor}.xhtml"


def anchors(chapters: list[Chapter]) -> dict[str, str]:
    """Where each id of the document stands: id → file."""
    found = {}
    for chapter in chapters:
        name = page_name(chapter)
        found[chapter.anchor] = name
        for tag in chapter.body.find_all(id=True):
            found[str(tag["id"])] = name
    return found


def page(
    chapter: Chapter, *, where: Mapping[str, str], base: Path, images: dict[str, bytes]
) -> str:
    """The body of a chapter as XHTML.

    Args:
        chapter: a chapter of the one document.
        where: id → file, for links that cross files.
        base: the folder that the images of the pages are relative to.
        images: filled with what the page shows: name → content.

    Raises:
        MissingError: an image is not there.
    """
    body = copy(chapter.body)
    for link in body.find_all("a", href=True):
        anchor = str(link["href"]).removeprefix("#")
        if anchor in where and str(link["href"]).startswith("#"):
            link["href"] = f"{where[anchor]}#{anchor}"
    for image in body.find_all("img"):
        image["src"] = _stored(str(image["src"]), base, images)
    _strip(body)
    return str(body.decode_contents(formatter="minimal"))


def _stored(address: str, base: Path, images: dict[str, bytes]) -> str:
    if address.startswith(_INLINE):
        content, ending = base64.b64decode(address.removeprefix(_INLINE)), ".svg"
    else:
        path = base / address
        if not path.is_file():
            raise MissingError(path, expected="an image of the book")
        content, ending = path.read_bytes(), path.suffix
    name = f"images/{hashlib.sha256(content).hexdigest()[:16]}{ending}"
    images[name] = content
    return name


def _strip(body: Tag) -> None:
    """Take out what only browsers and our style sheets read, and empty attributes of style."""
    for tag in body.find_all(True):
        for name in [name for name in tag.attrs if name.startswith("data-")]:
            del tag[name]
        if not str(tag.get("style", "x")).strip(" ;"):
            del tag["style"]
        # deprecated, and docutils' lists of references say what they are by their markup
        if tag.get("role") == "doc-biblioentry":
            del tag["role"]
