"""Bytes to text, in whatever encoding they came."""

from __future__ import annotations

import codecs

from charset_normalizer import from_bytes

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# what French texts are written in besides; the detector alone takes short ones for Baltic
WESTERN = ("cp1252", "iso-8859-15", "mac_roman")
FRENCH = frozenset("àâäçéèêëîïôöùûüÿœæÀÂÇÉÈÊËÎÏÔÙÛŒ«»’“”–—…€° \u00a0\u202f")


class NoTextError(ValueError):
    """Bytes that are no text in any encoding known to us."""


def decode(content: bytes, *, encoding: str = "") -> tuple[str, str]:
    """The text of some bytes, and a note where it was not plain UTF-8 ('' where it was).

    Args:
        content: the bytes.
        encoding: as somebody stated it; found out where it is empty or wrong.

    Raises:
        NoTextError: it is binary, or no encoding fits.
    """
    for mark, name in MARKS:
        if content.startswith(mark):
            return _tried(content, name), "" if name == "utf-8-sig" else f"read as {name}"
    if b"\0" in content[:4096]:
        raise NoTextError("it holds zero bytes, as programs and pictures do")
    for name in ("utf-8", *([encoding] if encoding else [])):
        try:
            return content.decode(name), "" if name == "utf-8" else f"read as {name}"
        except (LookupError, UnicodeDecodeError):
            continue
    name = _western(content) or _detected(content)
    return _tried(content, name), f"read as {name}, found out"


def encoding_of(beginning: bytes) -> str:
    """The encoding of a file that is read as a stream, from as much of it as was looked at.

    Raises:
        NoTextError: it is binary, or no encoding fits.
    """
    for mark, name in MARKS:
        if beginning.startswith(mark):
            return name
    if b"\0" in beginning[:4096]:
        raise NoTextError("it holds zero bytes, as programs and pictures do")
    try:
        # what was looked at may end within a letter
        codecs.getincrementaldecoder("utf-8")().decode(beginning, final=False)
    except UnicodeDecodeError:
        return _western(beginning) or _detected(beginning)
    return "utf-8"


def _western(content: bytes) -> str:
    """The Western encoding under which all of its odd characters are those of French."""
    odd = bytes(set(content) - set(range(128)))
    for name in WESTERN:
        try:
            if set(odd.decode(name)) <= FRENCH:
                return name
        except UnicodeDecodeError:
            continue
    return ""


def _detected(content: bytes) -> str:
    best = from_bytes(content[: 1 << 20]).best()
    if best is None:
        raise NoTextError("no encoding fits its bytes")
    return best.encoding


def _tried(content: bytes, name: str) -> str:
    try:
        return content.decode(name)
    except UnicodeDecodeError as error:
        raise NoTextError(f"it begins as {name} and is not: byte {error.start}") from error
