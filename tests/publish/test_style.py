"""Colours that can be read by everybody, and figures that are the same every time."""

from __future__ import annotations

import re
from itertools import combinations, pairwise
from pathlib import Path

import matplotlib
import pytest

matplotlib.use("agg")

from fontTools.ttLib import TTFont
from matplotlib import font_manager
from matplotlib.figure import Figure

from cadrage.publish import style

CSS = Path(style.__file__).parent / "static" / "style.css"
COLOURS = [style.RECORD, *style.PALETTE]
# what French, English and transliterated Russian need, and the signs of the book
NEEDED = "abcçéèêëàâîïôùûüÿœŒæÆ«»\u00a0\u202f’‘“”–—…·×−≤≥→ïščž"
CYRILLIC = "абвгдёжзяАЯЁЖіїєґ"


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("colour", COLOURS)
def test_every_colour_reads_as_text_on_both_papers(colour: style.Colour) -> None:
    assert _contrast(colour.light, style.PAPER) >= 4.5
    assert _contrast(colour.dark, style.PAPER_DARK) >= 4.5


def test_outlets_differ_in_colour_and_mark() -> None:
    for one, other in combinations(style.PALETTE, 2):
        assert one.light != other.light
        assert one.dark != other.dark
        assert one.marker != other.marker


def test_first_four_outlets_stay_apart_in_grey() -> None:
    lightness = sorted(116 * _luminance(c.light) ** (1 / 3) - 16 for c in style.PALETTE[:4])
    assert min(b - a for a, b in pairwise(lightness)) >= 3


def test_articles_of_one_outlet_share_its_colour() -> None:
    given = style.outlet_colours(["A", "A", "B", "C", "B"])
    assert [given[name].slot for name in "ABC"] == [1, 2, 3]


def test_past_the_palette_outlets_are_grey() -> None:
    given = style.outlet_colours(str(number) for number in range(8))
    assert [colour.slot for colour in given.values()] == [1, 2, 3, 4, 5, 6, 0, 0]


def test_the_stylesheet_has_the_same_colours() -> None:
    css = CSS.read_text(encoding="utf-8")
    light, dark = (
        css.split('html[data-theme="dark"] {')[0],
        css.split('html[data-theme="dark"] {')[1],
    )
    for colour in COLOURS:
        assert f"--outlet-{colour.slot}: {colour.light}" in light
        assert f"--outlet-{colour.slot}: {colour.dark}" in dark
    for name, value in (("ink", style.INK), ("muted", style.MUTED), ("rule", style.RULE)):
        assert f"--{name}: {value}" in light


def test_figures_turn_dark_with_the_page() -> None:
    css = CSS.read_text(encoding="utf-8")
    for colour in style.PALETTE:
        for part in ("fill", "stroke"):
            inked = f'[style*="{part}: {colour.light}"]'
            assert f"{inked} {{ {part}: var(--outlet-{colour.slot})" in css


def test_the_stylesheet_asks_for_nothing_from_elsewhere() -> None:
    css = CSS.read_text(encoding="utf-8")
    assert set(re.findall(r"url\((?!'?data:)([^)]+)\)", css)) == {
        f"fonts/{path.name}" for path in style.font_folder().glob("*.woff2")
    }


FONTS = [p for p in sorted(style.font_folder().iterdir()) if p.suffix in (".woff2", ".ttf")]


@pytest.mark.parametrize("path", FONTS, ids=lambda path: path.name)
def test_fonts_hold_what_the_book_writes(path: Path) -> None:
    letters = CYRILLIC if "cyrillic" in path.name else NEEDED
    letters = NEEDED + CYRILLIC if path.suffix == ".ttf" else letters
    with TTFont(path) as font:
        missing = [letter for letter in letters if ord(letter) not in font.getBestCmap()]
        names = {record.nameID: str(record) for record in font["name"].names}
    assert missing == []
    assert names[1] in (style.SERIF, style.SANS)
    assert "SIL Open Font License" in names[13]


def test_fonts_stay_small() -> None:
    assert sum(path.stat().st_size for path in style.font_folder().iterdir()) < 1_500_000


def _drawn() -> str:
    with style.styled():
        figure = Figure()
        axes = figure.subplots()
        axes.plot([1, 2], [1, 2], color=style.PALETTE[0].light, marker="o")
        axes.set_title("«\u202fœuvre\u202f» → 3")
        return style.svg(figure)


def test_a_figure_is_the_same_every_time_and_its_text_is_text() -> None:
    first = _drawn()
    assert first == _drawn()
    assert first.startswith("<svg")
    assert "«\u202fœuvre\u202f» → 3" in first
    assert style.SANS in first
    assert "<dc:date>" not in first


def test_matplotlib_finds_our_sans_in_its_weights() -> None:
    style.register_fonts()
    for weight in ("normal", "bold"):
        wanted = font_manager.FontProperties(family=style.SANS, weight=weight)
        found = font_manager.findfont(wanted, fallback_to_default=False)
        assert Path(found).parent == style.font_folder()


def test_settings_last_as_long_as_their_block() -> None:
    before = matplotlib.rcParams["svg.fonttype"]
    with style.styled():
        assert matplotlib.rcParams["svg.fonttype"] == "none"
    assert matplotlib.rcParams["svg.fonttype"] == before
