"""A book of an excerpt says so on its first page, and any other book says nothing of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Read = Callable[..., Any]
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
