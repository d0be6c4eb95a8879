"""The small project, built once and opened in Chromium from `file://`."""

from __future__ import annotations

import os
import runpy
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

HERE = Path(__file__).parent
STARTER = "import sys; from jupyter_book.cli.main import main; sys.exit(main())"


@pytest.fixture(scope="session")
def built_small(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """Builds the small book anew and gives the folder of its pages."""

    def build(**settings: bool) -> Path:
        folder = tmp_path_factory.mktemp("browser")
        runpy.run_path(str(HERE.parent / "resources" / "small_book.py"))["write"](
            folder, **settings
        )
        done = subprocess.run(
            [sys.executable, "-c", STARTER, "build", str(folder), "-W", "-n", "--keep-going"],
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, "PYTHONPATH": str(HERE.parents[1] / "src")},
        )
        assert done.returncode == 0, done.stderr[-3000:]
        return folder / "_build" / "html"

    return build


@pytest.fixture(scope="session")
def html(built_small: Callable[..., Path]) -> Path:
    """The folder of the built pages."""
    return built_small()
