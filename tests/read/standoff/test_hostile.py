"""A stand-off edition of somebody else's that would write where it has no business."""

from __future__ import annotations

from pathlib import Path

import pytest

from cadrage.aligning import bring_back
from cadrage.cli import main
from cadrage.errors import InputError
from cadrage.project import STANDOFF, Project
from cadrage.read.standoff import hashed, write_hashed

TEXT = "La fontaine de la place, à sec depuis trois ans, coule de nouveau depuis ce matin.\n"
KEY = bytes(range(16))


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    """A project without its one text, which lies in `copies`."""
    folder = tmp_path / "p" / "corpus" / STANDOFF
    folder.mkdir(parents=True)
    (tmp_path / "p" / "_config.yml").write_text("title: t\n", encoding="utf-8")
    (folder / "key.txt").write_text(KEY.hex() + "\n", encoding="ascii")
    write_hashed(hashed(TEXT, key=KEY), folder / "VAL20.json")
    (tmp_path / "copies").mkdir()
    (tmp_path / "copies" / "a.txt").write_text(TEXT, encoding="utf-8")
    manifest(tmp_path / "p", "VAL20.txt")
    return tmp_path


def manifest(root: Path, file: str, article: str = "VAL20") -> None:
    (root / "corpus" / "articles.csv").write_text(
        f'article,file,outlet,outlet_kind\n{article},"{file}",Le Val,\n', encoding="utf-8"
    )


def test_a_text_goes_back_into_its_folder(edition: Path) -> None:
    (made,) = bring_back(Project(edition / "p"), [edition / "copies"], say=print)
    assert made.is_whole
    assert (edition / "p/corpus/articles/VAL20.txt").read_text(encoding="utf-8") == TEXT


@pytest.mark.parametrize("file", ["../../../escaped.txt", "../edits.csv", "{}/escaped.txt", ".."])
def test_no_manifest_writes_elsewhere(edition: Path, file: str) -> None:
    manifest(edition / "p", file.format(edition))
    before = sorted(edition.rglob("*"))
    with pytest.raises(InputError, match="without a path"):
        bring_back(Project(edition / "p"), [edition / "copies"], say=print)
    assert sorted(edition.rglob("*")) == before


def test_no_siglum_reads_elsewhere(edition: Path) -> None:
    manifest(edition / "p", "a.txt", article="../x")
    with pytest.raises(InputError, match="a siglum of 1 to 40 letters"):
        bring_back(Project(edition / "p"), [edition / "copies"], say=print)


def test_no_link_leads_elsewhere(edition: Path) -> None:
    (edition / "else").mkdir()
    (edition / "p/corpus/articles").symlink_to(edition / "else")
    with pytest.raises(InputError, match="a link may lead anywhere"):
        bring_back(Project(edition / "p"), [edition / "copies"], say=print)
    assert not list((edition / "else").iterdir())


def test_a_key_that_is_none_is_named(edition: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (edition / "p/corpus" / STANDOFF / "key.txt").write_text("secret", encoding="ascii")
    assert main(["align", str(edition / "copies"), "--project", str(edition / "p")]) == 1
    assert "expected 32 hexadecimal digits" in capsys.readouterr().err
