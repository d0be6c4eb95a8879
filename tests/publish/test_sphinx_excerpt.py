"""A book of an excerpt, or without its texts, says so on its first page; any other says nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from fontTools.ttLib import TTFont

from cadrage.digest import PACKAGE
from cadrage.publish.masking import BLOCK
from cadrage.read.standoff.align import MISSING

Read = Callable[..., Any]
FONTS = PACKAGE / "publish" / "static" / "fonts"
ABOUT = {"articles": 9000, "shown": 3, "named": 1, "sample": 2, "seed": 5, "outlets": {}}
PAGE = "# T\n\nWords.\n"


def test_the_first_page_says_what_is_shown_and_over_what_is_counted(read_page: Read) -> None:
    tree, warnings = read_page(PAGE, excerpt=ABOUT)
    said = tree.astext()
    assert said.index("9,000 articles") < said.index("Words.")
    assert "3 of them" in said and "(seed 5)" in said and "counted over all articles" in said
    # the numbers of that paragraph are computed, and not taken for typed ones
    assert warnings == ""


def test_a_book_of_all_its_articles_says_nothing_of_an_excerpt(read_page: Read) -> None:
    tree, _ = read_page(PAGE)
    assert "excerpt" not in tree.astext()


def test_a_book_without_its_texts_says_so_and_how_they_come_back(read_page: Read) -> None:
    tree, warnings = read_page(PAGE, is_masked=True)
    said = tree.astext()
    assert said.index("without the texts of the articles") < said.index("Words.")
    assert f"each letter is a {BLOCK}" in said and "cadrage align." in said
    assert warnings == ""


def test_a_book_with_its_texts_says_nothing_of_them(read_page: Read) -> None:
    assert "without the texts" not in read_page(PAGE)[0].astext()


@pytest.mark.parametrize("path", sorted(FONTS.glob("*.ttf")), ids=lambda path: path.stem)
def test_every_font_of_the_book_has_the_sign_of_a_word_left_out(path: Path) -> None:
    with TTFont(path) as font:
        assert ord(BLOCK) in font.getBestCmap()
    assert MISSING == BLOCK
