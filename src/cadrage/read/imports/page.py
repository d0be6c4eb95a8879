"""Pages of the web, saved or crawled: boilerplate off, and the day as the page states it."""

from __future__ import annotations

import gzip
import io
import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from cadrage.read.imports.days import published_of
from cadrage.read.imports.decoding import NoTextError, decode
from cadrage.read.imports.item import Found, Item, Refusal
from cadrage.read.imports.limits import Limits, TooLargeError, check_markup, whole

if TYPE_CHECKING:
    from lxml.etree import _Element

LEAST = 300  # characters of an article's paragraphs
_END = re.compile(r"</(?:body|html)\s*>", re.IGNORECASE)


def read_page(path: Path, limits: Limits) -> Iterator[Found]:
    """The article of a saved page."""
    text, note = decode(whole(path, limits))
    check_markup(text, limits)
    yield _article(text, source=path.name, place="", address="", note=note)


def read_warc(path: Path, limits: Limits) -> Iterator[Found]:
    """The articles of a crawl, one a response that is a page; the others are passed over.

    References:
        ISO 28500 (WARC).
    """
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    damaged = (ArchiveLoadFailed, EOFError, ValueError, AttributeError, zlib.error, OSError)
    with path.open("rb") as stream:
        number = 0
        try:
            for number, record in enumerate(ArchiveIterator(stream), 1):
                if record.rec_type == "response":
                    yield from _response(record, path.name, f"record {number}", limits)
        except damaged as error:
            # of a record without an address warcio asks None how it begins
            yield Refusal(
                path.name, f"after record {number}", f"the archive ends here or is damaged: {error}"
            )


def _response(record, source: str, place: str, limits: Limits) -> Iterator[Found]:  # type: ignore[no-untyped-def]
    headers = record.http_headers
    kind = (headers.get_header("Content-Type") or "") if headers else ""
    if "html" not in kind.casefold() or not headers.get_statuscode().startswith("2"):
        return
    address = record.rec_headers.get_header("WARC-Target-URI") or ""
    content = record.content_stream().read(limits.text + 1)
    if len(content) > limits.text:
        yield Refusal(source, place, f"more than {limits.text:,} bytes")
        return
    stated = kind.casefold().partition("charset=")[2].strip("\"' ;")
    try:
        text, note = decode(_unpacked(content, limits), encoding=stated)
        check_markup(text, limits)
    except (NoTextError, TooLargeError, OSError) as error:
        yield Refusal(source, place, str(error))
        return
    yield _article(text, source=source, place=place, address=address, note=note)


def _unpacked(content: bytes, limits: Limits) -> bytes:
    """What a page is under its own compression, which some crawls leave on."""
    if not content.startswith(b"\x1f\x8b"):
        return content
    with gzip.GzipFile(fileobj=io.BytesIO(content)) as stream:
        made = stream.read(limits.text + 1)
    if len(made) > limits.text:
        raise TooLargeError(f"unpacks to more than {limits.text:,} bytes")
    return made


def _several(page: _Element) -> int:
    """How many articles a page holds, each with a first heading and paragraphs of its own.

    Note: teasers of other articles have lesser headings, or hardly a word beside them.
    """
    bodies = [
        body for body in page.iter("article")
        if next(body.iterancestors("article"), None) is None and body.find(".//h1") is not None
    ]  # fmt: skip
    lengths = (sum(len("".join(p.itertext())) for p in body.iter("p")) for body in bodies)
    return sum(length >= LEAST for length in lengths)


def _article(text: str, *, source: str, place: str, address: str, note: str) -> Found:
    import trafilatura
    from trafilatura.settings import Document

    try:
        page = trafilatura.load_html(text)
        if page is not None and (number := _several(page)) > 1:
            reason = f"{number} articles in one page: save each for itself"
            return Refusal(source, place, reason)
        found = trafilatura.bare_extraction(
            text, url=address or None, with_metadata=True, include_comments=False,
            include_tables=False,
        )  # fmt: skip
    except Exception as error:
        # other people's markup in other people's parser: one bad page must not end the import
        return Refusal(source, place, f"the page cannot be read: {type(error).__name__}: {error}")
    if not isinstance(found, Document) or not (found.text or "").strip():
        return Refusal(source, place, "no article was found in the page")
    published = published_of(found.date or "")
    cut = "" if _END.search(text) else "the page has no end: it may be cut off"
    return Item(
        source, place, _without_title(found.text or "", found.title or ""),
        title=found.title or "", outlet=found.sitename or found.hostname or "",
        author=found.author or "", published=published, basis="inferred",
        address=found.url or address, language=found.language or "",
        repairs=tuple(filter(None, (note, "boilerplate of the page left out", cut))),
    )  # fmt: skip


def _without_title(text: str, title: str) -> str:
    first, _, rest = text.partition("\n")
    return rest if title and first.strip() == title.strip() else text
