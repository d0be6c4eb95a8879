"""What every test stands on: fast tests first, no network, no clock, a Chromium that is there."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import hypothesis
import pytest

import machine

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

# Slow kinds come last; a test with two marks belongs to the slower.
SLOW = ("model", "book", "browser")
# files whose tests share what is costly to make
TOGETHER = {
    **dict.fromkeys(("tests/book/test_book.py", "tests/book/test_again.py"), "book"),
    **dict.fromkeys(
        [f"tests/browser/test_{it}.py" for it in ("axe", "concordance", "edition", "pages")],
        "small book",
    ),
}
# what takes longest begins early, so that at the end nobody waits for it alone
ORDER = (
    "book", "tests/book/test_twice.py", "the rest", "tests/book/test_screen_axe.py",
    "tests/book/test_screen.py",
)  # fmt: skip
LOOPBACK = ("127.", "::1", "localhost")

# Without a deadline, no test depends on the machine's speed. Where CI is set, examples are always
# the same, so that a red run can be had again.
hypothesis.settings.register_profile("cadrage", deadline=None, derandomize="CI" in os.environ)
hypothesis.settings.load_profile("cadrage")


def slowness(item: pytest.Item) -> int:
    """0 for an unmarked test, then the place of its slowest mark."""
    return max(
        (place for place, mark in enumerate(SLOW, 1) if item.get_closest_marker(mark)), default=0
    )


def group_of(file: str) -> str:
    """What one process must run whole: a file (as `tests/…`), or several that share something."""
    return TOGETHER.get(file, file)


def place_of(item: pytest.Item) -> tuple[int, int]:
    """Fast tests, then what shares the own book, then the rest by kind, last what waits for it."""
    slow, group = slowness(item), group_of(item.nodeid.partition("::")[0])
    if slow == 0:
        return -1, 0
    if group in ORDER:
        return ORDER.index(group), slow
    return len(ORDER) if item.path.parent.name == "book" else ORDER.index("the rest"), slow


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the tests in order."""
    items.sort(key=place_of)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Give each process whole groups, in order.

    Note: `--dist loadgroup` writes its groups where pytest since 9.2 does not look.
    """
    from xdist.scheduler import LoadScopeScheduling

    class Grouped(LoadScopeScheduling):
        def _split_scope(self, nodeid: str) -> str:
            return group_of(nodeid.partition("::")[0])

    return Grouped(config, log)


@pytest.fixture(autouse=True, scope="session")
def no_network() -> Iterator[None]:
    """Refuse every connection that leaves this machine.

    Note: of this process only; what a test starts is not held back.
    """
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        outward = self.family in (socket.AF_INET, socket.AF_INET6)
        if outward and not str(address[0]).startswith(LOOPBACK):
            raise RuntimeError(
                f"a test tried to reach {address[0]}: nothing is fetched at run time"
            )
        connect(self, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", guarded)
        yield


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """A running Chromium, for tests marked `browser`; without one they fail, they don't skip."""
    from playwright.sync_api import sync_playwright

    path = machine.find_chromium()
    if path is None:
        pytest.fail(machine.sentence(["chromium"], apt=True, ubuntu=machine.is_ubuntu()))
    with sync_playwright() as playwright:
        # Chromium refuses its own sandbox to root, which is who runs this in a container.
        sandboxed = os.geteuid() != 0
        browser = playwright.chromium.launch(executable_path=path, chromium_sandbox=sandboxed)
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium: Browser, html: Path) -> Iterator[Callable[..., Page]]:
    """Opens a page of a built book; in the end nothing may have failed or left the machine.

    Which book, the fixture `html` of the folder of the tests says.
    """
    complaints: list[str] = []
    contexts = []

    def go(name: str, *, width: int = 1400, theme: str = "light", **settings: Any) -> Page:
        context = chromium.new_context(
            viewport={"width": width, "height": 900}, color_scheme=theme, **settings
        )
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(f"{page.url}: {error}"))
        page.on("console", lambda said: _complain(complaints, page.url, said))
        page.on("request", lambda asked: _watch(complaints, page.url, asked.url))
        path, _, anchor = name.partition("#")
        page.goto((html / f"{path}.html").as_uri() + (f"#{anchor}" if anchor else ""))
        return page

    yield go
    for context in contexts:
        context.close()
    assert complaints == []


def _complain(complaints: list[str], page: str, said: Any) -> None:
    if said.type in ("error", "warning"):
        complaints.append(f"{page}: {said.text} ({said.location['url']})")


def _watch(complaints: list[str], page: str, address: str) -> None:
    if not address.startswith(("file:", "data:")):
        complaints.append(f"{page}: asked for {address}")
