"""Text as Typst reads it: literal strings, in which no markup can run, of characters we have.

Everything that comes from a page reaches Typst in a string literal. There `#`, `$` or `@` are
characters as any other; only the backslash and the quotation mark are escaped.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import as_file, files
from itertools import groupby

LONGEST = 22  # a longer word that is none (an address, a digest) may be broken
_WORD = 40  # and so may one of letters that is longer than this
# what is longer still is broken after every tenth character, whatever they are: a line of a PDF
# holds 32,767 bytes at most
_ENDS, _STRETCH = 200, 10
# of so many combining marks in a row the rest is counted: setting them takes the square of their
# number
_MARKS = 16
_SPACE = re.compile(r"[ \t\n\r\f]+")
_ESCAPED = re.compile(r'[\\"\x00-\x1f\x7f-\x9f]')
_SIGNS = r"\d_/.:=@?&%-"
_LONG = re.compile(rf"(?<!\S)(?=[^\s{_SIGNS}]*+[{_SIGNS}]|\S{{{_WORD + 1}}})\S{{{LONGEST + 1},}}")
_PIECE = re.compile(r"[^/._:=&?-]{0,9}[/._:=&?-]?")
# no line ends at a no-break space, nor after an opening mark
_ENDLESS = re.compile(rf"(?:[^ ]|(?<=[«‹“‘(\[]) | (?=[»›”’)\]])){{{_ENDS + 1},}}")
_BREAK = "\u200b"
# set by no font: they have no glyph, and shape or join their neighbours
_MARKED = re.compile(rf"[^\x00-\u02ff\u2010-\u2027]{{{_MARKS + 1},}}")
_INVISIBLE = ("Cf", "Mn", "Zl", "Zp")


def quoted(text: str) -> str:
    """A text as a literal of Typst."""
    return f'"{_ESCAPED.sub(_escape, text)}"'


def call(name: str, told: Iterable[str]) -> str:
    """A call of a function of the template."""
    return f"{name}({', '.join(told)})"


def joined(told: Iterable[str]) -> str:
    """Several calls as one value."""
    parts = list(told)
    return parts[0] if len(parts) == 1 else "{\n" + "\n".join(parts) + "\n}" if parts else "none"


def paragraph(line: list[str], name: str = "p") -> str:
    """A line as a paragraph; a picture that is all of it stands by itself."""
    if len(line) == 1 and line[0].startswith("img("):
        return f"picture{line[0].removeprefix('img')}"
    return call(name, line)


def collapsed(text: str) -> str:
    """A text of HTML with its white space as it is shown."""
    return _SPACE.sub(" ", text)


def pieces(text: str) -> Iterator[str]:
    """Cut a text where a line may end inside what is no word and too long for a line."""
    at = 0
    for endless in _ENDLESS.finditer(text):
        yield from _broken(text[at : endless.start()])
        whole = endless.group()
        yield _BREAK.join(whole[one : one + _STRETCH] for one in range(0, len(whole), _STRETCH))
        at = endless.end()
    yield from _broken(text[at:])


def _broken(text: str) -> Iterator[str]:
    at = 0
    for long in _LONG.finditer(text):
        *before, last = [piece for piece in _PIECE.findall(long[0]) if piece]
        for piece in before:
            yield text[at : long.start()] + piece if at < long.start() else piece
            at = long.start()
        yield last
        at = long.end()
    if text[at:]:
        yield text[at:]


def settable(text: str) -> tuple[str, str]:
    """Put a number in place of each character that no shipped font has, and of a storm of accents.

    Returns:
        The text, and the characters that a font should have had; control characters are set by
        their number too, but no font has a sign for them.
    """
    text = _MARKED.sub(_calmed, text)
    lacking = {each for each in set(text) - _shipped() if not _is_set(each)}
    if not lacking:
        return text, ""
    numbers = {ord(each): f"[U+{ord(each):04X}]" for each in lacking}
    missed = sorted(each for each in lacking if unicodedata.category(each) not in ("Cc", "Cs"))
    return text.translate(numbers), "".join(missed)


def _calmed(match: re.Match[str]) -> str:
    told = []
    for marks, run in groupby(match[0], lambda each: unicodedata.category(each) in ("Mn", "Me")):
        held = "".join(run)
        more = len(held) - _MARKS if marks else 0
        told.append(f"{held[:_MARKS]}[and {more:,} combining marks]" if more > 0 else held)
    return "".join(told)


def _is_set(character: str) -> bool:
    return character in "\t\n\r\f" or unicodedata.category(character) in _INVISIBLE


def _escape(match: re.Match[str]) -> str:
    return f"\\{match[0]}" if match[0] in '\\"' else f"\\u{{{ord(match[0]):x}}}"


@cache
def _shipped() -> frozenset[str]:
    """The characters that every shipped font has."""
    # late: it takes long to import, and the book may have no PDF
    from matplotlib.ft2font import FT2Font

    with as_file(files("cadrage.publish") / "static" / "fonts") as folder:
        fonts = [FT2Font(str(path)) for path in sorted(folder.glob("*.ttf"))]
        return frozenset.intersection(*(frozenset(map(chr, one.get_charmap())) for one in fonts))
