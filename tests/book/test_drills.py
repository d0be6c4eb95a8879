"""Outputs of notebooks that are not what the cells give: nbval must say so, each for itself."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.book
ROOT = Path(__file__).parents[2]
NOTEBOOK = "corpus.ipynb"
BAR = re.compile(r'(?<=<path d=\\"M )([\d.]+)|(?<=<path d="M )([\d.]+)')
COLOUR = re.compile(r"(?<=fill: #)[0-9a-f]{6}")
NUMBER = re.compile(r'(?<=<td class="number">)\d+')


def one_percent(found: re.Match[str]) -> str:
    return f"{float(found.group()) * 1.01:.2f}"


# what is changed in the stored outputs, each in a copy of its own
DRILLS: dict[str, tuple[re.Pattern[str], Callable[[re.Match[str]], str]]] = {
    "bar": (BAR, one_percent),
    "colour": (COLOUR, lambda found: f"{int(found.group(), 16) ^ 1:06x}"),
    "number": (NUMBER, lambda found: str(int(found.group()) + 1)),
}


def spoilt(notebook: dict[str, Any], pattern: re.Pattern[str], put: Callable[..., str]) -> str:
    """Change the first place in the outputs that a pattern fits; the cell's source is told."""
    for cell in notebook["cells"]:
        for output in cell.get("outputs", ()):
            html = output.get("data", {}).get("text/html")
            whole = "".join(html or "")
            if not (found := next((m for m in pattern.finditer(whole) if m.group()), None)):
                continue
            changed = whole[: found.start()] + put(found) + whole[found.end() :]
            assert changed != whole
            output["data"]["text/html"] = changed.splitlines(keepends=True)
            return "".join(cell["source"])
    pytest.fail(f"no output of {NOTEBOOK} has {pattern.pattern}")


def test_each_spoilt_output_is_found(
    tmp_path: Path, copy_sources: Callable[[Path], None], made_of_first: Path
) -> None:
    copy_sources(tmp_path)
    shutil.copytree(made_of_first / "data", tmp_path / "_build" / "data")
    folder = tmp_path / "notebooks"
    cells = {}
    for name, (pattern, put) in DRILLS.items():
        notebook = json.loads((folder / NOTEBOOK).read_text(encoding="utf-8"))
        cells[name] = spoilt(notebook, pattern, put)
        (folder / f"{name}.ipynb").write_text(json.dumps(notebook), encoding="utf-8")
    files = [NOTEBOOK, *(f"{name}.ipynb" for name in DRILLS)]
    ran = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:xdist", "-p", "no:cacheprovider",
         "--nbval", "--nbval-current-env", "-c", os.devnull, "--rootdir", ".", *files],
        cwd=folder, capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
    )  # fmt: skip
    failed = re.findall(r"^FAILED (\w+)\.ipynb::", ran.stdout, re.MULTILINE)
    assert sorted(failed) == sorted(DRILLS), ran.stdout[-3000:]
    for source in cells.values():
        assert source.splitlines()[0] in ran.stdout
