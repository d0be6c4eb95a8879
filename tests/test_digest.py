"""What a digest takes in, and that neither place nor order of a folder is told by it."""

import hashlib
import os
import subprocess
import sys

from cadrage import digest
from cadrage.digest import Contents, digest_of
from cadrage.told import tell, told


def _written(folder, files):
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def _said(*files):
    total = hashlib.sha256()
    for name, text in files:
        total.update(f"{name}\0{hashlib.sha256(text.encode()).hexdigest()}\n".encode())
    return total.hexdigest()


def test_a_folder_is_its_files_by_name_in_the_order_of_its_parts(tmp_path):
    files = {"b.txt": "1", "a-c/x": "2", "a/z": "3", "a/__pycache__/n": "4", "É": "5"}
    folder = _written(tmp_path / "here" / "f", files)
    told = [("f/a/z", "3"), ("f/a-c/x", "2"), ("f/b.txt", "1"), ("f/É", "5")]
    assert digest_of([folder]) == _said(*told)
    assert digest_of([_written(tmp_path / "there" / "f", files)]) == digest_of([folder])


def test_a_file_stands_for_itself_and_what_is_not_there_for_nothing(tmp_path):
    folder = _written(tmp_path, {"a": "1", "b": "2"})
    assert digest_of([folder / "b", folder / "none", folder / "a"]) == _said(("b", "2"), ("a", "1"))


def test_a_link_to_a_file_is_read_and_one_to_a_folder_is_not_walked(tmp_path):
    folder = _written(tmp_path / "f", {"a": "1", "in/b": "2"})
    (folder / "c").symlink_to(folder / "a")
    (folder / "d").symlink_to(folder / "in")
    assert digest_of([folder]) == _said(("f/a", "1"), ("f/c", "1"), ("f/in/b", "2"))


def test_of_the_package_the_begun_project_is_left_out(tmp_path, monkeypatch):
    package = _written(tmp_path / "cadrage", {"a.py": "1", "template/b": "2", "x/template/c": "3"})
    monkeypatch.setattr(digest, "PACKAGE", package)
    assert digest_of([package]) == _said(("cadrage/a.py", "1"), ("cadrage/x/template/c", "3"))


def test_what_is_known_of_a_file_is_not_read_again(tmp_path):
    folder, contents = _written(tmp_path, {"a": "1", "b": "2"}), Contents()
    before = digest_of([folder / "a"], contents=contents)
    (folder / "a").write_text("3", encoding="utf-8")
    assert digest_of([folder / "a"], contents=contents) == before == _said(("a", "1"))
    assert digest_of([folder / "a", folder / "b"]) == _said(("a", "3"), ("b", "2"))


def test_git_names_a_file_alike(tmp_path):
    _written(tmp_path, {"é": "été\n"})
    named = subprocess.run(["git", "hash-object", tmp_path / "é"], capture_output=True, check=True)
    assert Contents().of(str(tmp_path / "é")).blob == named.stdout.decode().strip()


def test_processes_are_told_of_the_folder_that_is_meant_and_of_no_other(tmp_path):
    ask = "import sys; from pathlib import Path; from cadrage.told import told;"
    ask += "print(told(Path(sys.argv[1]), sys.argv[2]))"

    def asked(folder, name):
        command = [sys.executable, "-c", ask, str(folder), name]
        return subprocess.run(command, capture_output=True, check=True, text=True).stdout.strip()

    with tell(tmp_path, {"tables": "12ab"}):
        assert asked(tmp_path, "tables") == "12ab"
        assert asked(tmp_path, "annotations") == asked(tmp_path.parent, "tables") == "None"
    assert told(tmp_path, "tables") is None and "CADRAGE_DIGESTS" not in os.environ
