"""Where the marks of a drawing stand that are links: Typst shows a drawing without its links."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bs4 import BeautifulSoup, Tag

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:e-?\d+)?")
_STYLED = re.compile(r"(font-size|text-anchor|stroke-width):\s*([\w.-]+?)(?:px)?\s*(?:;|$)")
# a mark smaller than this is hard to hit; points of the drawing
_LEAST = 5.0
# of a letter, as shares of its size: about how wide, how far above and below its line
_WIDE, _ABOVE, _BELOW = 0.5, 0.78, 0.22
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Area:
    """What of a drawing leads to an address: left, top, right, bottom in shares of its width."""

    href: str
    box: Box


def areas(drawing: str) -> list[Area]:
    """The areas of an SVG element that are links, in its order.

    Args:
        drawing: as `cadrage.publish.drawing` gives it: without transformed marks, with a
            `viewBox`. How wide a text is, is judged by its letters' number.

    Note:
        Marks of one address that touch are one area.
    """
    root = BeautifulSoup(drawing, "html.parser").svg
    if root is None or not root.get("viewbox"):
        return []
    left, top, width, height = map(float, str(root["viewbox"]).split())
    shapes = {str(shape["id"]): shape for shape in root.find_all(id=True)}
    found: list[Area] = []
    for link in root.find_all("a", href=True):
        boxes = list(_boxes(link, shapes))
        if not boxes:
            continue
        box = _clipped(_large(_around(boxes)), (left, top, left + width, top + height))
        area = Area(str(link["href"]), box)
        if found and found[-1].href == area.href and _touch(found[-1].box, box):
            area = Area(area.href, _around([found.pop().box, box]))
        found.append(area)
    origin = (left, top, left, top)
    return [
        Area(area.href, _scaled(area.box, origin, 1 / width))
        for area in found
        if area.box[0] < area.box[2] and area.box[1] < area.box[3]
    ]


def _boxes(link: Tag, shapes: dict[str, Tag]) -> Iterator[Box]:
    for part in link.find_all(["path", "use", "text"]):
        style = dict(_STYLED.findall(str(part.get("style", ""))))
        x, y = float(str(part.get("x", "0"))), float(str(part.get("y", "0")))
        if part.name == "text":
            yield _written(len(part.get_text().strip()), x, y, style)
            continue
        shape = part if part.name == "path" else shapes.get(str(part.get("href", ""))[1:])
        numbers = [float(one) for one in _NUMBER.findall(str(shape.get("d", "")))] if shape else []
        if len(numbers) > 1:
            thick = float(style.get("stroke-width", 0)) / 2
            across, down = numbers[::2], numbers[1::2]
            yield (
                min(across) + x - thick,
                min(down) + y - thick,
                max(across) + x + thick,
                max(down) + y + thick,
            )


def _written(letters: int, x: float, y: float, style: dict[str, str]) -> Box:
    size = float(style.get("font-size", 10))
    wide = letters * size * _WIDE
    before = {"middle": wide / 2, "end": wide}.get(style.get("text-anchor", ""), 0.0)
    return x - before, y - size * _ABOVE, x - before + wide, y + size * _BELOW


def _around(boxes: Iterable[Box]) -> Box:
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def _large(box: Box) -> Box:
    wide, high = (
        max(0.0, (_LEAST - end + start) / 2)
        for start, end in ((box[0], box[2]), (box[1], box[3]))
    )
    return box[0] - wide, box[1] - high, box[2] + wide, box[3] + high


def _clipped(box: Box, whole: Box) -> Box:
    return (
        max(box[0], whole[0]),
        max(box[1], whole[1]),
        min(box[2], whole[2]),
        min(box[3], whole[3]),
    )


def _touch(one: Box, other: Box) -> bool:
    return (
        one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]
    )


def _scaled(box: Box, origin: Box, by: float) -> Box:
    left, top, right, bottom = (
        (at - start) * by for at, start in zip(box, origin, strict=True)
    )
    return left, top, right, bottom
