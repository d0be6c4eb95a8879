"""What makes the PDF sooner there changes nothing in it."""

from __future__ import annotations

from contextlib import nullcontext
from datetime import UTC, datetime
from pathlib import Path

import pytest
from weasyprint import layout

from cadrage.publish.pdf import haste, typeset

STAMP = datetime(2026, 3, 1, tzinfo=UTC)
STYLE = """@page {{ size: 60mm 40mm; @bottom-center {{ content: counter(page) }} }}
p {{ break-after: page }} a::after {{ content: ", p. " {number} }}"""
NAMED, TOTAL = "target-counter(attr(href url), page)", "counter(pages)"


def book(number: str) -> str:
    """Ten pages: each names the one after it and the one before it."""
    pages = "".join(
        f'<p id="n{n}">Page <a href="#n{(n + 1) % 10}">on</a>, '
        f'<a href="#n{(n - 1) % 10}">back</a>.</p>'
        for n in range(10)
    )
    style = STYLE.format(number=number)
    return f'<html lang="en"><title>T</title><style>{style}</style>{pages}</html>'


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    """Makes the PDF of a book, in haste or not: its bytes and how often a page was laid out."""
    laid = layout.page.remake_page
    count: list[int] = []
    heard: list[str] = []  # the style sheet asks for colours that this page does not give

    def remake(index: int, *rest: object) -> object:
        count.append(index)
        return laid(index, *rest)

    monkeypatch.setattr(layout.page, "remake_page", remake)

    def make(html: str, *, in_haste: bool) -> tuple[bytes, int]:
        count.clear()
        with monkeypatch.context() as patch:
            if not in_haste:
                patch.setattr(haste, "haste", nullcontext)
            pdf = typeset.typeset(html, base=tmp_path, stamp=STAMP, warn=heard.append)
        return pdf, len(count)

    return make


@pytest.mark.filterwarnings(
    r"ignore:Exception ignored in.*sRGB2014\.icc:pytest.PytestUnraisableExceptionWarning"
)
def test_a_third_layout_is_saved_and_the_pdf_is_the_same(made) -> None:
    soon, fewer = made(book(NAMED), in_haste=True)
    late, more = made(book(NAMED), in_haste=False)
    assert soon == late
    assert fewer < more


@pytest.mark.filterwarnings(
    r"ignore:Exception ignored in.*sRGB2014\.icc:pytest.PytestUnraisableExceptionWarning"
)
def test_a_book_that_prints_the_number_of_its_pages_gets_what_it_needs(made) -> None:
    soon, _ = made(book(TOTAL), in_haste=True)
    late, _ = made(book(TOTAL), in_haste=False)
    assert soon == late


def test_weasyprint_is_left_as_it_was() -> None:
    import pydyf

    before = layout.make_all_pages, pydyf.PDF.page_references
    with haste.haste():
        assert layout.make_all_pages is not before[0]
    assert (layout.make_all_pages, pydyf.PDF.page_references) == before
