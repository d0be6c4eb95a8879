"""What a digest takes in, and that neither place nor order of a folder is told by it."""

import hashlib

from cadrage import digest
from cadrage.digest import digest_of


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
