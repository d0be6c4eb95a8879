"""A drawing as a figure of the book: vectors whose marks are links, with words and data."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from cadrage.publish import style
from cadrage.publish.drawing import inline
from cadrage.publish.markup import Linker, Shown, english

if TYPE_CHECKING:
    from matplotlib.figure import Figure


def figure(
    drawing: Figure, data: Shown, linker: Linker, *, name: str, caption: str, alt: str, source: str
) -> Shown:
    """A figure with its caption, its text alternative and its data under it.

    Args:
        drawing: a matplotlib figure; marks with `set_url` become links. It is closed.
        data: the table of what is drawn.
        linker: links of this corpus.
        name: short name, unique in the book; it prefixes the ids of the drawing.
        caption: the finding and how to read the drawing.
        alt: what a reader who can't see it has to know.
        source: where the data come from.
    """
    from matplotlib import pyplot

    source = " ".join(filter(None, (source, data.note)))
    svg = inline(style.svg(drawing), name)
    pyplot.close(drawing)
    html = (
        f'<figure class="cadrage-figure" id="fig-{escape(name)}">'
        f'<div class="drawing" role="group" aria-label="{escape(alt)}">{svg}</div>'
        f"<figcaption><p>{english(caption)}</p>"
        f'<p class="source">{linker.note(source)}</p></figcaption>'
        f'<details class="data"><summary>Data of this figure</summary>{data.html}</details>'
        "</figure>"
    )
    return Shown(html, f"{caption}\n{alt}\n{data.text}")
