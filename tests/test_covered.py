"""The bars of coverage: lines and branches apart, held exactly."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import covered


def totals(lines: int, branches: int) -> dict[str, int]:
    return {
        "covered_lines": lines, "num_statements": 2000,
        "covered_branches": branches, "num_branches": 1000,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("lines", "branches", "code"), [(1900, 900, 0), (1899, 1000, 1), (2000, 899, 1)]
)
def test_each_bar_is_held_for_itself(
    lines: int,
    branches: int,
    code: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    path = tmp_path / "coverage.json"
    path.write_text(json.dumps({"totals": totals(lines, branches)}), encoding="utf-8")
    monkeypatch.setattr("sys.argv", ["covered.py", str(path)])
    assert covered.main() == code
    said = capsys.readouterr().out.splitlines()
    assert [line.endswith("SHORT") for line in said] == [lines < 1900, branches < 900]
    assert said[0].startswith(f"lines      {lines} of   2000")
