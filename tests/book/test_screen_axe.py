"""axe-core on every page of the real book, in both themes, layers on and off.

A file of its own: it takes as long as the other tests of the pages, and beside them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from axe_audit import faults

if TYPE_CHECKING:
    from playwright.sync_api import Page

    Visit = Callable[..., Page]

pytestmark = [pytest.mark.book, pytest.mark.browser]
ALL_ON = """() => {
    for (const box of document.querySelectorAll('.reading-layers input, .switches [type=checkbox]'))
        if (!box.checked) box.click();
    for (const notes of [...document.querySelectorAll('.notes')].slice(0, 4)) notes.open = true;
}"""


def test_axe_finds_nothing_on_any_page(visit: Visit, names: list[str]) -> None:
    """With all layers on; dark, as a page is at first; then dark with all on, the colours."""
    for name in names:
        page = visit(name, theme="light")
        page.evaluate(ALL_ON)
        assert faults(page) == "", (name, "light")
        page.context.close()
        page = visit(name, theme="dark")
        assert faults(page) == "", (name, "dark")
        page.evaluate(ALL_ON)
        assert faults(page, only_colours=True) == "", (name, "dark, all on")
        page.context.close()
