"""The press: warm before its work is there, and gone when nobody wants it any more."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from pathlib import Path

import pytest

from cadrage.errors import BuildError
from cadrage.press import WARM, press


@pytest.mark.book
def test_a_press_whose_input_ends_prints_nothing(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "cadrage.press", "build", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, input="", check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, WARM, "")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.book
def test_what_jupyter_book_says_is_passed_on_and_its_failure_is_ours(tmp_path: Path) -> None:
    said: list[str] = []

    async def go() -> int | None:
        async with press(tmp_path, "html", spare=asyncio.Semaphore(1)) as made:
            await made.work(said.append, until="Running Jupyter-Book")
            assert len(said) == 1
            with pytest.raises(BuildError, match="jupyter-book stopped with 1 while making html"):
                await made.finish(said.append)
        return made.code

    assert asyncio.run(go()) == 1
    assert "Couldn't find a Table of Contents file" in "".join(said)


@pytest.mark.book
def test_a_press_that_is_not_wanted_is_stopped(tmp_path: Path) -> None:
    async def go() -> list[int | None]:
        codes = []
        for wait in (False, True):
            async with press(tmp_path, "html", spare=asyncio.Semaphore(1)) as made:
                if wait:
                    await made.warm()
            codes.append(made.code)
        return codes

    early, warm = asyncio.run(go())
    assert early in (None, -9)
    assert warm == -9
