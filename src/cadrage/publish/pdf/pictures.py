"""Pictures of a book as files beside its source, each with its words and its size."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable, Sequence
from pathlib import Path, PurePosixPath

from bs4 import Tag

from cadrage.errors import MissingError
from cadrage.publish.pdf.marks import Box
from cadrage.publish.pdf.strings import quoted, settable

_INLINE = "data:image/svg+xml;base64,"
_WIDTH = re.compile(r'<svg\b[^>]*?\swidth="([\d.]+)(pt|px|em|)"')
_BOX = re.compile(r'<svg\b[^>]*?\sviewBox="[\d.-]+ [\d.-]+ ([\d.]+) ([\d.]+)"')
_EXTENT = re.compile(r'\s(?:width|height)="[^"]*"')
_LOWERED = re.compile(r"vertical-align:\s*(-?[\d.]+)(em|pt|px)")
_POINTS = {"pt": "pt", "px": "pt", "": "pt", "em": "em"}


class Pictures:
    """The pictures that were told so far: name → content."""

    def __init__(self, base: Path, *, warn: Callable[[str], None]) -> None:
        self.base = base
        self.warn = warn
        self.files: dict[str, bytes] = {}
        self.lacking: set[str] = set()

    def told(self, image: Tag, marks: Sequence[tuple[str, Box]] = ()) -> str:
        """The call that shows a picture.

        Args:
            image: its element.
            marks: the anchors that its marks lead to, with the place of each.

        Raises:
            MissingError: its file is not there.
        """
        source, words = str(image["src"]), " ".join(str(image.get("alt", "")).split())
        if source.startswith(_INLINE):
            content, ending = base64.b64decode(source.removeprefix(_INLINE)), ".svg"
        else:
            path = self.base / source
            if not path.is_file():
                raise MissingError(path, expected="an image of the book")
            content, ending = path.read_bytes(), path.suffix.lower()
        if not words:
            self.warn(f"image '{source[:60]}': no words say what it shows")
        size = self._size(content) if ending == ".svg" else ""
        if ending == ".svg":
            content = self._settable(content)
        name = f"image-{len(self.files) + 1}{PurePosixPath('x' + ending).suffix}"
        self.files[name] = content
        lowered = _LOWERED.search(str(image.get("style", "")))
        place = f", lower: {lowered[1]}{_POINTS[lowered[2]]}" if lowered else ""
        laid = "".join(f"{_mark(*one)}, " for one in marks)
        linked = f", marks: ({laid})" if marks else ""
        return f"img({quoted(name)}, {quoted(words or source[:60])}{size}{place}{linked})"

    def _size(self, content: bytes) -> str:
        drawing = content.decode("utf-8")
        width, box = _WIDTH.search(drawing), _BOX.search(drawing)
        wide = f"{width[1]}{_POINTS[width[2]]}" if width else f"{box[1]}pt" if box else ""
        ratio = f", ratio: {float(box[2]) / float(box[1]):.5f}" if box else ""
        return f", width: {wide}{ratio}" if wide else ""

    def _settable(self, content: bytes) -> bytes:
        """A drawing whose characters fonts have, as large as its box says."""
        shown, lacking = settable(content.decode("utf-8"))
        self.lacking.update(lacking)
        if box := _BOX.search(shown):
            # with one of the two alone, its box would stand in a larger one
            root = _EXTENT.sub("", shown[: shown.index(">")])
            sized = f'{root} width="{box[1]}" height="{box[2]}"'
            shown = sized + shown[shown.index(">") :]
        return shown.encode("utf-8")


def _mark(anchor: str, box: Box) -> str:
    left, top, right, bottom = box
    sizes = (f"{share:.4f}" for share in (left, top, right - left, bottom - top))
    return f"({quoted(anchor)}, {', '.join(sizes)})"
