"""How much is read at once: a file from elsewhere may be a bomb."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TextIO

MIB = 1 << 20


class TooLargeError(ValueError):
    """Something is larger than its limit; the message says which, and how large."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes in bytes (of a text: in characters); streams of any length are read piece by piece."""

    # a file that must be read whole: a page, an export, a document
    file: int = 64 * MIB
    # one article, one record of an archive, one line or cell of a table
    text: int = 10 * MIB
    # of one element of a page: its parser takes the square of their number
    attributes: int = 1_000
    # what a packed file may unpack to, in all and against its own size
    unpacked: int = 512 * MIB
    ratio: int = 200


def whole(path: Path, limits: Limits) -> bytes:
    """The bytes of a file that is read whole.

    Raises:
        TooLargeError: it is larger than `limits.file`.
    """
    size = path.stat().st_size
    if size > limits.file:
        raise TooLargeError(f"{size:,} bytes; a file read whole may have {limits.file:,}")
    return path.read_bytes()


def lines_of(stream: TextIO, limits: Limits) -> Iterator[str]:
    """The lines of a text, none of them read that is longer than a text may be.

    Raises:
        TooLargeError: one is.
    """
    longest = limits.text * 4
    while line := stream.readline(longest + 1):
        if len(line) > longest:
            raise TooLargeError(f"a line of more than {longest:,} characters: no table of texts")
        yield line


def rest_of_line(stream: IO[bytes], read: bytes) -> None:
    """Pass over what is left of a line that was begun."""
    while read and not read.endswith(b"\n"):
        read = stream.readline(MIB)


# a tag from its name to its end, or as far as it is one, and what it has
_ATTRIBUTE = r"[\s/]*+[^\s/>=]++(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s>]++))?+"
_TAG = re.compile(rf"<([A-Za-z][^\s/>]*+)((?:{_ATTRIBUTE})*+)(/?)")
_ATTRIBUTES = re.compile(_ATTRIBUTE)
# what they hold is no markup, and may look like a tag without an end
_RAW = {name: re.compile(rf"</{name}", re.IGNORECASE) for name in ("script", "style")}


def check_markup(text: str, limits: Limits) -> None:
    """Refuse a page that its parser would take hours for.

    Raises:
        TooLargeError: one of its elements has more than `limits.attributes`.
    """
    at = 0
    while tag := _TAG.search(text, at):
        at = tag.end()
        name, held, closed = tag.groups()
        # with the space before it an attribute has two characters or more
        if len(held) >= 2 * limits.attributes:
            number = sum(1 for _ in _ATTRIBUTES.finditer(held))
            if number > limits.attributes:
                raise TooLargeError(f"{number:,} attributes of one element")
        if not closed and (ends := _RAW.get(name.casefold())):
            end = ends.search(text, at)
            at = end.end() if end else len(text)


def check_zip(path: Path, limits: Limits) -> None:
    """Refuse an archive that would unpack to more than is sensible, before unpacking any of it.

    Raises:
        TooLargeError: it is a bomb, or as large as one.
        zipfile.BadZipFile: it is no ZIP.
    """
    with zipfile.ZipFile(path) as archive:
        unpacked = sum(info.file_size for info in archive.infolist())
    packed = max(path.stat().st_size, 1)
    if unpacked > limits.unpacked or (unpacked > MIB and unpacked > limits.ratio * packed):
        raise TooLargeError(f"{packed:,} bytes that unpack to {unpacked:,}")
