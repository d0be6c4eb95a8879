"""The book built a second time, elsewhere and under other circumstances: the same to the byte."""

from __future__ import annotations

import difflib
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.book
ROOT = Path(__file__).parents[2]

# what a build must not depend on, beside folder and time
CIRCUMSTANCES = {
    "PYTHONHASHSEED": "4711",
    "TZ": "Pacific/Kiritimati",
    "LANG": "C",
    "LC_ALL": "C",
    "COLUMNS": "40",
}
SHOWN = 12  # lines of a difference


def lines(content: bytes) -> list[str]:
    """The lines of a text, long ones broken where tags and commas end; of what is none, its hex."""
    if b"\0" in content[:4000]:
        return [content[at : at + 24].hex(" ") for at in range(0, len(content), 24)]
    text = content.decode("utf-8", errors="backslashreplace")
    return text.replace(">", ">\n").replace(",", ",\n").splitlines()


def difference(name: str, first: bytes, second: bytes) -> str:
    """The first lines in which two files differ, as a diff."""
    told = difflib.unified_diff(lines(first), lines(second), name, f"{name}, again", n=1)
    return "\n".join(line[:160] for line, _ in zip(told, range(SHOWN), strict=False))


def files(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Every file of a folder: its name and content."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path.relative_to(folder).as_posix(), path.read_bytes()


def differences(first: Path, second: Path) -> list[str]:
    """What differs between two folders, readably."""
    before, after = dict(files(first)), dict(files(second))
    told = [f"{name}: in one build alone" for name in sorted(before.keys() ^ after.keys())]
    return told + [
        difference(name, before[name], after[name])
        for name in sorted(before.keys() & after.keys())
        if before[name] != after[name]
    ]


@pytest.fixture(scope="module")
def second(
    tmp_path_factory: pytest.TempPathFactory,
    copy_sources: Callable[[Path], None],
    cadrage: Callable[..., object],
) -> Path:
    """What is made of the same sources in a folder of another name, by a package elsewhere."""
    root = tmp_path_factory.mktemp("Ailleurs, là-bas") / "autre projet"
    root.mkdir()
    copy_sources(root)
    home, package = tmp_path_factory.mktemp("home"), tmp_path_factory.mktemp("package")
    shutil.copytree(
        ROOT / "src" / "cadrage", package / "cadrage", symlinks=True,
        ignore=shutil.ignore_patterns("__pycache__"),
    )  # fmt: skip
    kept = os.umask(0o077)
    try:
        ran = cadrage("build", root, HOME=str(home), PYTHONPATH=str(package), **CIRCUMSTANCES)
    finally:
        os.umask(kept)
    assert ran.code == 0, ran.said
    return root / "_build"


@pytest.mark.parametrize("folder", ["html", "pdf", "data"])
def test_two_builds_are_the_same_to_the_byte(
    folder: str, second: Path, made_of_first: Path
) -> None:
    first = made_of_first / folder
    assert len(list(files(first))) > 0
    assert differences(first, second / folder) == []


def test_a_difference_is_told_readably(tmp_path: Path) -> None:
    for name, text in {"one": "<p>a</p><p>12</p>", "two": "<p>a</p><p>13</p>"}.items():
        (tmp_path / name).mkdir()
        (tmp_path / name / "page.html").write_text(text, encoding="utf-8")
    (tmp_path / "two" / "more.bin").write_bytes(b"\0")
    alone, told = differences(tmp_path / "one", tmp_path / "two")
    assert alone == "more.bin: in one build alone"
    assert "-12</p>" in told
    assert "+13</p>" in told
