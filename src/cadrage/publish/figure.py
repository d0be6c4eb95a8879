"""A drawing as a figure of the book: vectors whose marks are links, with words and data."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from cadrage.publish import style
from cadrage.publish.markup import Shown, english

if TYPE_CHECKING:
    from matplotlib.figure import Figure

REFERENCE = re.compile(r'\b(id|href)="(#?)([^"#]+)"')
PAINT = re.compile(r"url\(#([^)]+)\)")  # in clip-path, and in style where a bar is hatched
MARK = re.compile(r'<a href="([^"#]*#([^"]+))" target="_blank">')
METADATA = re.compile(r"<metadata>.*?</metadata>\s*", re.DOTALL)
# would apply to every drawing of the page
# a shape that is used: what uses it has the colours, which on dark pages are others
SHAPE = re.compile(r'<path id="[^"]*"[^>]*>')
COLOUR = re.compile(r"\b(?:stroke|fill): #[0-9a-f]{6};? ?")
GLOBAL_STYLE = re.compile(r"<style[^>]*>.*?</style>\s*", re.DOTALL)
SIZE = re.compile(r'<svg\b([^>]*?) width="([\d.]+)pt" height="[\d.]+pt"')


def figure(
    drawing: Figure, data: Shown, *, name: str, caption: str, alt: str, source: str
) -> Shown:
    """A figure with its caption, its text alternative and its data under it.

    Args:
        drawing: a matplotlib figure; marks with `set_url` become links. It is closed.
        data: the table of what is drawn.
        name: short name, unique in the book; it prefixes the ids of the drawing.
        caption: the finding and how to read the drawing.
        alt: what a reader who can't see it has to know.
        source: where the data come from.
    """
    from matplotlib import pyplot

    svg = inline(style.svg(drawing), name)
    pyplot.close(drawing)
    html = (
        f'<figure class="cadrage-figure" id="fig-{escape(name)}">'
        f'<div class="drawing" role="group" aria-label="{escape(alt)}">{svg}</div>'
        f'<figcaption><p>{english(caption)}</p><p class="source">{english(source)}</p></figcaption>'
        f'<details class="data"><summary>Data of this figure</summary>{data.html}</details>'
        "</figure>"
    )
    return Shown(html, f"{caption}\n{alt}\n{data.text}")


def inline(svg: str, name: str) -> str:
    """An SVG element fit to stand in a page: own ids, links with a name, no foreign style."""
    ids = set(re.findall(r'\bid="([^"]+)"', svg))

    def renamed(match: re.Match[str]) -> str:
        attribute, opens, target = match.groups()
        own = target in ids and (attribute == "id" or opens)
        return f'{attribute}="{opens}{name}-{target}"' if own else match.group()

    svg = GLOBAL_STYLE.sub("", METADATA.sub("", svg)).replace("xlink:href", "href")
    svg = PAINT.sub(rf"url(#{name}-\1)", REFERENCE.sub(renamed, svg))
    svg = SHAPE.sub(lambda shape: COLOUR.sub("", shape.group()), svg)
    svg = MARK.sub(r'<a href="\1" data-ev="\2" aria-label="\2">', svg)
    look = "stroke-linejoin:round;stroke-linecap:butt"
    return SIZE.sub(rf'<svg\1 width="\2pt" style="{look}"', svg).strip()
