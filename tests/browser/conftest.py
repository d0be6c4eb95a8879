"""The small project, built once and opened in Chromium from `file://`."""

from __future__ import annotations

import os
import runpy
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

HERE = Path(__file__).parent
STARTER = "import sys; from jupyter_book.cli.main import main; sys.exit(main())"


@pytest.fixture(scope="session")
def html(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the built pages."""
    folder = tmp_path_factory.mktemp("browser")
    runpy.run_path(str(HERE.parent / "resources" / "small_book.py"))["write"](folder)
    done = subprocess.run(
        [sys.executable, "-c", STARTER, "build", str(folder), "-W", "-n", "--keep-going"],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(HERE.parents[1] / "src")},
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return folder / "_build" / "html"


@pytest.fixture
def visit(chromium: Browser, html: Path) -> Iterator[Callable[..., Page]]:
    """Opens a page of the book; in the end nothing may have failed or left the machine."""
    complaints: list[str] = []
    contexts = []

    def go(name: str, *, width: int = 1400, theme: str = "light", **settings: Any) -> Page:
        context = chromium.new_context(
            viewport={"width": width, "height": 900}, color_scheme=theme, **settings
        )
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(f"{name}: {error}"))
        page.on("console", lambda said: _complain(complaints, name, said))
        page.on("request", lambda asked: _watch(complaints, name, asked.url))
        path, _, anchor = name.partition("#")
        page.goto((html / f"{path}.html").as_uri() + (f"#{anchor}" if anchor else ""))
        return page

    yield go
    for context in contexts:
        context.close()
    assert complaints == []


def _complain(complaints: list[str], name: str, said: Any) -> None:
    if said.type in ("error", "warning"):
        complaints.append(f"{name}: {said.text}")


def _watch(complaints: list[str], name: str, address: str) -> None:
    if not address.startswith(("file:", "data:")):
        complaints.append(f"{name}: asked for {address}")
