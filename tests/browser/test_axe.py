"""axe-core finds nothing on any page, in both themes, wide and narrow."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe

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


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [1400, 375])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(visit: Callable[..., Page], name: str, width: int, theme: str) -> None:
    page = visit(name, width=width, theme=theme)
    # what axe would preload it asks for by XHR, which file:// forbids
    found = Axe().run(page, options={"preload": False, "resultTypes": ["violations"]})
    assert found.violations_count == 0, found.generate_report()
