"""axe-core on every page of the real book, in both themes, layers on and off.

A file of its own: it takes as long as the other tests of the pages, and beside them.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from axe_audit import faults
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page

    Visit = Callable[..., Page]

pytestmark = [pytest.mark.book, pytest.mark.browser]
ALL_ON = """() => {
    for (const box of document.querySelectorAll('.reading-layers input, .switches [type=checkbox]'))
        if (!box.checked) box.click();
    for (const notes of [...document.querySelectorAll('.notes')].slice(0, 4)) notes.open = true;
}"""



def test_axe_finds_nothing_on_any_page(visit: Visit, names: list[str], html: Path) -> None:
    """Dark as a page is at first, dark with all layers on: the colours; then light: every rule.

    Note: `tests/browser` holds pages of each kind to every rule as they are at first.
    """
    page = visit(names[0], theme="dark")
    dark: set[str] = set()
    light: set[str] = set()
    for name in names:
        page.emulate_media(color_scheme="dark")
        page.goto((html / f"{name}.html").as_uri())
        expect(page.locator("html")).to_have_attribute("data-theme", "dark")
        assert faults(page, only_colours=True, known=dark) == "", (name, "dark")
        page.evaluate(ALL_ON)
        assert faults(page, only_colours=True, known=dark) == "", (name, "dark, all on")
        page.emulate_media(color_scheme="light")
        expect(page.locator("html")).to_have_attribute("data-theme", "light")
        assert faults(page, known=light) == "", (name, "light, all on")
    assert min(len(dark), len(light)) > 50
