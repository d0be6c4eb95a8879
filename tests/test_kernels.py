"""Kernels: notebooks come out with their outputs, failures are named, nothing is left running."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import nbformat
import pytest
from jupyter_client.manager import AsyncKernelManager

from cadrage import kernels
from cadrage.errors import BuildError

# starting a kernel takes a second: too long for the short round
pytestmark = pytest.mark.book


@pytest.fixture(autouse=True)
def cold(monkeypatch: pytest.MonkeyPatch) -> None:
    """No imports beforehand: these notebooks need none."""
    monkeypatch.setattr(kernels, "WARM", "pass")


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[AsyncKernelManager]:
    """The managers of all kernels that are started."""
    found: list[AsyncKernelManager] = []
    start = AsyncKernelManager.start_kernel

    async def noted(self: AsyncKernelManager, **options: Any) -> Any:
        found.append(self)
        return await start(self, **options)

    monkeypatch.setattr(AsyncKernelManager, "start_kernel", noted)
    return found


def write(path: Path, *cells: str) -> Path:
    made = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
    nbformat.write(made, path)
    return path


def run(paths: Sequence[Path], *, ready: bool = True) -> dict[Path, Any]:
    async def go() -> dict[Path, Any]:
        async with kernels.kernels(paths, spare=asyncio.Semaphore(1)) as under_way:
            return await under_way.outputs() if ready else {}

    return asyncio.run(go())


def test_notebooks_run_in_their_folder_each_in_a_kernel_of_its_own(
    tmp_path: Path, started: list[AsyncKernelManager], capfd: pytest.CaptureFixture[str]
) -> None:
    first = write(tmp_path / "first.ipynb", "x = 1", "from pathlib import Path; Path.cwd().name")
    second = write(tmp_path / "second.ipynb", "'x' in globals()")
    made = run([first, second])
    said = {path: made[path].cells[-1].outputs[0].data["text/plain"] for path in made}
    assert said == {first: repr(tmp_path.name), second: "False"}
    assert [cell.execution_count for cell in made[first].cells] == [1, 2]
    assert made[first].metadata["language_info"]["name"] == "python"
    assert not any(asyncio.run(each.is_alive()) for each in started)
    assert {each.transport for each in started} == {"ipc"}
    assert not any(Path(each.connection_file).exists() for each in started)
    out, err = capfd.readouterr()
    assert (out, err) == ("", "")


def test_every_failing_cell_is_shown_with_its_notebook(tmp_path: Path) -> None:
    good = write(tmp_path / "good.ipynb", "1")
    bad = write(tmp_path / "bad.ipynb", "1 / 0")
    worse = write(tmp_path / "worse.ipynb", "raise RuntimeError('no such day')")
    with pytest.raises(BuildError, match=r"bad\.ipynb, worse\.ipynb: a cell failed") as caught:
        run([good, bad, worse])
    assert "ZeroDivisionError" in str(caught.value) and "no such day" in str(caught.value)


def test_a_build_that_stops_before_its_notebooks_leaves_no_kernel(
    tmp_path: Path, started: list[AsyncKernelManager]
) -> None:
    ran = tmp_path / "ran"
    path = write(tmp_path / "never.ipynb", f"open({str(ran)!r}, 'w').close()")
    assert run([path], ready=False) == {}
    assert not ran.exists()
    assert not any(asyncio.run(each.is_alive()) for each in started)


def test_outputs_that_are_kept_need_no_kernel(tmp_path: Path) -> None:
    kept = write(tmp_path / "kept.ipynb", "40 + 2")
    other = write(tmp_path / "other.ipynb", "40 + 3")
    cache = tmp_path / "cache"
    assert kernels.unexecuted(cache, [kept, other]) == [kept, other]
    kernels.keep(cache, run([kept]))
    assert kernels.unexecuted(cache, [kept, other]) == [other]
    write(kept, "40 + 4")
    assert kernels.unexecuted(cache, [kept, other]) == [kept, other]
