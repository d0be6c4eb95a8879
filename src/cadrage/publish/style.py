"""One place for what the book, its figures and its PDF look like: colours, marks, fonts, axes.

Colour means one thing, the outlet. The hues start from Okabe and Ito's set and are darkened for
paper and lightened for dark pages until each reads as text (4.5 : 1); their lightness differs, so
that they stay apart in grey, and each outlet has a mark of its own besides.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from matplotlib.figure import Figure

SERIF, SANS = "Cadrage Serif", "Cadrage Sans"
INK, MUTED, RULE = "#1c1e21", "#5f6368", "#d5d2ca"
PAPER, PAPER_DARK = "#ffffff", "#15181c"


@dataclass(frozen=True, slots=True)
class Colour:
    """An outlet's colour on white and on dark, and its mark in charts.

    `slot` names it in the stylesheet: `var(--outlet-1)`, class `outlet-1`.
    """

    slot: int
    light: str
    dark: str
    marker: str


RECORD = Colour(0, "#5f6368", "#a9aeb5", "|")
PALETTE = (
    Colour(1, "#c04a00", "#f08a4b", "o"),  # vermilion
    Colour(2, "#004f86", "#6db5f0", "s"),  # blue
    Colour(3, "#006446", "#5fd6ae", "D"),  # bluish green
    Colour(4, "#a5407c", "#eaa9cf", "^"),  # reddish purple
    Colour(5, "#8a6000", "#e6b13c", "v"),  # orange
    Colour(6, "#21708f", "#93dcf5", "P"),  # sky blue
)


def outlet_colours(outlets: Iterable[str]) -> Mapping[str, Colour]:
    """Each outlet's colour, in the order in which the outlets first appear.

    Note:
        Past six outlets a reader can't tell hues apart: the rest share the record's grey.
    """
    names = list(dict.fromkeys(outlets))
    spare = [RECORD] * max(0, len(names) - len(PALETTE))
    return dict(zip(names, [*PALETTE, *spare], strict=False))


def font_folder() -> Path:
    """The folder of the fonts that ship with the book (WOFF2 for pages, TTF for paper)."""
    return Path(str(resources.files("cadrage.publish"))) / "static" / "fonts"


@cache
def register_fonts() -> None:
    """Make the shipped sans known to matplotlib; safe to call again."""
    from matplotlib import font_manager  # late: most of what needs colours draws nothing

    for path in sorted(font_folder().glob("cadrage-sans-*.ttf")):
        font_manager.fontManager.addfont(path)


def rc() -> dict[Any, Any]:
    """Matplotlib's settings for every figure of the book."""
    return {
        "font.family": [SANS, "DejaVu Sans"],  # DejaVu holds what the subset lacks
        "font.size": 10,
        "axes.titlesize": 12,
        "axes.titleweight": "bold",
        "axes.titlelocation": "left",
        "axes.titlepad": 10,
        "axes.labelsize": 10,
        "axes.labelcolor": MUTED,
        "axes.edgecolor": MUTED,
        "axes.linewidth": 0.6,
        "axes.spines.top": False,
        "axes.spines.right": False,
        "axes.axisbelow": True,
        "axes.grid": False,
        "grid.color": RULE,
        "grid.linewidth": 0.6,
        "text.color": INK,
        "xtick.color": MUTED,
        "ytick.color": MUTED,
        "xtick.labelsize": 9,
        "ytick.labelsize": 10,
        "ytick.major.size": 0,
        "legend.frameon": False,
        "lines.linewidth": 1.6,
        "lines.markersize": 6.5,
        "figure.figsize": (6.8, 3.6),
        "figure.dpi": 100,
        "figure.facecolor": "none",
        "axes.facecolor": "none",
        "savefig.facecolor": "none",
        "savefig.bbox": "tight",
        "savefig.pad_inches": 0.04,
        "svg.fonttype": "none",
        "svg.hashsalt": "cadrage",
        "pdf.fonttype": 42,
    }


def use() -> None:
    """Set the book's look for all figures that follow, as a notebook does in its first cell."""
    import matplotlib as mpl

    register_fonts()
    mpl.rcParams.update(rc())


@contextmanager
def styled() -> Iterator[None]:
    """The book's look for the figures drawn inside the block."""
    import matplotlib as mpl

    register_fonts()
    with mpl.rc_context(rc()):
        yield


def svg(figure: Figure) -> str:
    """The figure as an SVG element, the same bytes for the same figure.

    Text stays text, and nothing stands before `<svg`, so that it can be put into a page.
    """
    held = io.StringIO()
    with styled():
        figure.savefig(held, format="svg", metadata={"Date": None, "Creator": None})
    text = held.getvalue()
    return text[text.index("<svg") :]
