"""axe-core finds nothing on any page, in both themes, wide and narrow."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from axe_audit import faults
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser
PAGES = [
    "index",
    "book/articles",
    "book/articles/NAS21",
    "book/findings",
    "notebooks/digest",
    "search",
]


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(visit: Callable[..., Page], name: str) -> None:
    page = visit(name)
    for theme in ("light", "dark"):
        page.emulate_media(color_scheme=theme)
        expect(page.locator("html")).to_have_attribute("data-theme", theme)
        for width in (1400, 375):
            page.set_viewport_size({"width": width, "height": 900})
            assert faults(page, only_colours=theme == "dark") == "", (theme, width)


@pytest.mark.parametrize(
    ("name", "wrong", "rule"),
    [
        ("notebooks/digest", "querySelector('main caption').style.color = '#bbb'", "contrast"),
        ("book/articles/NAS21", "querySelector('.printed').style.color = '#aaa'", "contrast"),
        ("book/articles/NAS21", "querySelector('main p').style.opacity = 0.3", "contrast"),
        ("index", "querySelector('main p a').style.color = '#999'", "contrast"),
        ("index", "querySelector('main p a').replaceChildren()", "link-name"),
        ("index", "documentElement.removeAttribute('lang')", "html-has-lang"),
    ],
)
def test_what_is_wrong_is_found(
    visit: Callable[..., Page], name: str, wrong: str, rule: str
) -> None:
    page = visit(name)
    page.evaluate(f"document.{wrong}")
    assert rule in faults(page)
