"""An edition's names: found anew by git, blind to place and time, changed by every source."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from cadrage import identity
from cadrage.identity import Identity, edition_digest, identify, source_files, tree_hash, write

FILES = {
    "README.md": "x\n",
    "CITATION.cff": "version: 1\n",
    "_config.yml": "a: 1\n",
    "corpus/articles.csv": "article\n",
    "corpus/é/a b.txt": "été\n",
    "corpus.txt": "sorts before the folder, as git has it\n",
    "book/index.md": "# x\n",
    "book/articles/A.md": "made\n",
    ".gitignore": "_build/\nbook/articles/\n*.pyc\n",
    "_build/html/index.html": "built\n",
    "src/a.pyc": "compiled\n",
    "src/run.sh": "#!/bin/sh\n",
}


def written(folder: Path) -> Path:
    """A project's folder with things that are sources and things that are not."""
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (folder / "src" / "run.sh").chmod(0o755)
    (folder / "link").symlink_to("README.md")
    return folder


def git(folder: Path, *arguments: str) -> str:
    """What git says of a folder, with no settings of the user's."""
    environ = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    command = ["git", "-C", str(folder), "-c", "user.name=t", "-c", "user.email=t@t", *arguments]
    return subprocess.run(
        command, capture_output=True, check=True, text=True, env=environ
    ).stdout.strip()


def hashed(folder: Path) -> str:
    return tree_hash({name: folder / name for name in source_files(folder)})


def test_the_tree_is_named_as_git_names_it(tmp_path: Path) -> None:
    folder = written(tmp_path)
    git(folder, "init", "--quiet")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "-m", "all")
    assert hashed(folder) == git(folder, "rev-parse", "HEAD^{tree}")
    (folder / "untracked.txt").write_text("not a source yet", encoding="utf-8")
    assert hashed(folder) == git(folder, "rev-parse", "HEAD^{tree}")
    (folder / "README.md").write_text("y\n", encoding="utf-8")
    assert hashed(folder) != git(folder, "rev-parse", "HEAD^{tree}")


def test_an_unpacked_archive_has_the_name_of_the_work_tree(tmp_path: Path) -> None:
    tracked, unpacked = written(tmp_path / "a"), written(tmp_path / "b")
    git(tracked, "init", "--quiet")
    git(tracked, "add", ".")
    assert source_files(unpacked) == source_files(tracked)
    assert hashed(unpacked) == hashed(tracked)


def test_what_is_made_is_no_source(tmp_path: Path) -> None:
    names = source_files(written(tmp_path))
    assert "link" in names
    assert not {name for name in names if name.startswith(("_build", "book/articles"))}
    assert "src/a.pyc" not in names


@pytest.mark.parametrize(
    "name", ["CITATION.cff", "_config.yml", "corpus/é/a b.txt", "book/index.md"]
)
def test_a_changed_source_changes_the_edition(tmp_path: Path, name: str) -> None:
    folder = written(tmp_path / "project")
    package = written(tmp_path / "package")
    before = identify(folder, package=package)
    (folder / name).write_text("changed", encoding="utf-8")
    after = identify(folder, package=package)
    assert after.digest != before.digest
    assert after.swhid != before.swhid


def test_without_git_and_its_list_what_is_made_is_no_source_either(tmp_path: Path) -> None:
    folder = written(tmp_path)
    (folder / ".gitignore").unlink()
    names = source_files(folder)
    assert not {name for name in names if name.startswith(("_build", "book/articles"))}
    assert "README.md" in names


def test_a_changed_package_changes_the_digest_alone(tmp_path: Path) -> None:
    folder, package = written(tmp_path / "project"), written(tmp_path / "package")
    before = identify(folder, package=package)
    (package / "README.md").write_text("changed", encoding="utf-8")
    after = identify(folder, package=package)
    assert after.digest != before.digest
    assert after.swhid == before.swhid


def test_place_time_and_generated_pages_change_nothing(tmp_path: Path) -> None:
    one, other = written(tmp_path / "one"), written(tmp_path / "two" / "deep")
    package = written(tmp_path / "package")
    os.utime(other / "README.md", (0, 0))
    (other / "book" / "articles" / "A.md").write_text("made anew", encoding="utf-8")
    assert identify(one, package=package) == identify(other, package=package)
    assert edition_digest(one, package=package) == edition_digest(other, package=package)


def test_the_identity_is_written_once(tmp_path: Path) -> None:
    named = Identity("ab", "swh:1:dir:cd")
    write(named, tmp_path)
    path = tmp_path / identity.FILE
    os.utime(path, (0, 0))
    write(named, tmp_path)
    assert path.stat().st_mtime == 0
    write(Identity("ef", "swh:1:dir:cd"), tmp_path)
    assert json.loads(path.read_text(encoding="utf-8"))["digest"] == "ef"
    assert [file.name for file in tmp_path.iterdir()] == [identity.FILE]


def test_the_tree_of_a_swhid_is_gits() -> None:
    assert Identity("", "swh:1:dir:" + "0" * 40).tree == "0" * 40
