"""What a release is made of: archives without time, owner or order, sums, and a crate."""

from __future__ import annotations

import io
import json
import os
import subprocess
import tarfile
import zipfile
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from rocrate.rocrate import ROCrate

from cadrage import release
from cadrage.publish.crate import crate
from cadrage.publish.edition import Author, Edition, Identity
from cadrage.release import below, bill, sums, tarred, zipped

ROOT = Path(__file__).resolve().parents[1]
EDITION = Edition(
    title="A report",
    authors=(Author("some contributors", is_body=True), Author("Lo", "Ada")),
    version="1.0.0",
    released=date(2026, 3, 1),
    stamp=datetime(2026, 3, 1, tzinfo=UTC),
    abstract="What was said.",
    keywords=("news",),
)


def written(folder: Path, *, when: int) -> Path:
    for name in ("b/run.sh", "a.txt", "é.txt"):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{Path(name).name}\n", encoding="utf-8")
        os.utime(path, (when, when))
    (folder / "b" / "run.sh").chmod(0o755)
    return folder


@pytest.mark.parametrize("archive", [zipped, tarred])
def test_place_time_and_rights_leave_no_trace(archive, tmp_path: Path) -> None:
    one, other = written(tmp_path / "one", when=10**9), written(tmp_path / "two", when=1)
    (other / "a.txt").chmod(0o600)
    made = [archive(below(folder), root=folder, top="x-1") for folder in (one, other)]
    assert made[0] == made[1]
    (other / "a.txt").write_text("changed", encoding="utf-8")
    assert archive(below(other), root=other, top="x-1") != made[0]


def test_archives_unpack_into_one_folder(tmp_path: Path) -> None:
    folder = written(tmp_path, when=1)
    expected = ["x-1/a.txt", "x-1/b/run.sh", "x-1/é.txt"]
    with zipfile.ZipFile(io.BytesIO(zipped(below(folder), root=folder, top="x-1"))) as archive:
        assert archive.namelist() == expected
    tape = io.BytesIO(tarred(below(folder), root=folder, top="x-1"))
    with tarfile.open(fileobj=tape) as archive:
        assert archive.getnames() == expected
        assert archive.getmember("x-1/b/run.sh").mode == 0o755
        assert archive.extractfile("x-1/é.txt").read() == "é.txt\n".encode()


def test_sums_are_checked_by_sha256sum(tmp_path: Path) -> None:
    names = ["a.pdf", "b.zip"]
    for name in names:
        (tmp_path / name).write_text(name, encoding="utf-8")
    (tmp_path / "SHA256SUMS").write_text(sums(below(tmp_path)), encoding="ascii")
    command = ["sha256sum", "--check", "--quiet", "SHA256SUMS"]
    assert subprocess.run(command, cwd=tmp_path, check=False).returncode == 0
    (tmp_path / "a.pdf").write_text("other", encoding="utf-8")
    assert subprocess.run(command, cwd=tmp_path, check=False, capture_output=True).returncode == 1


def test_the_crate_is_read_back(tmp_path: Path) -> None:
    files = {"report-1.0.0.pdf": 10, "report-1.0.0-source.tar.gz": 20, "identity.json": 3}
    for name, size in files.items():
        (tmp_path / name).write_bytes(b"x" * size)
    identity = Identity("ab" * 32, "swh:1:dir:" + "0" * 40)
    text = crate(EDITION, files, identity=identity)
    (tmp_path / "ro-crate-metadata.json").write_text(text, encoding="utf-8")
    read = ROCrate(tmp_path)
    assert read.name == EDITION.title
    assert {entity.id for entity in read.data_entities} == set(files)
    assert read.mainEntity.id == "report-1.0.0.pdf"
    assert [one["name"] for one in read.root_dataset["author"]] == ["some contributors", "Ada Lo"]
    assert identity.swhid in read.root_dataset["identifier"]
    assert read.dereference("report-1.0.0-source.tar.gz")["contentSize"] == "20"
    # every reference of the graph is described in it, or is on the web
    graph = json.loads(text)["@graph"]
    known = {entity["@id"] for entity in graph}
    links = {one["@id"] for entity in graph for one in entity.values() if isinstance(one, dict)}
    assert links - known == {"https://w3id.org/ro/crate/1.1"}


def test_the_bill_of_materials_names_the_lock() -> None:
    text = bill(ROOT)
    made = json.loads(text)
    named = {(part["name"].lower(), part.get("version")) for part in made["components"]}
    locked = {
        tuple(line.split(" ")[0].lower().split("=="))
        for line in (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()
        if line[:1].isalnum()
    }
    assert locked <= named
    assert made["bomFormat"] == "CycloneDX"
    assert text == json.dumps(made, indent=1, sort_keys=True, ensure_ascii=False) + "\n"


def test_a_release_that_fails_leaves_the_last_one(tmp_path: Path, monkeypatch) -> None:
    from cadrage.project import Project

    (tmp_path / "dist").mkdir()
    (tmp_path / "dist" / "old").write_text("kept", encoding="utf-8")
    (tmp_path / "CITATION.cff").write_text(
        "title: T\nauthors: [{name: a}]\nversion: 1\ndate-released: 2026-03-01\n", encoding="utf-8"
    )
    monkeypatch.setattr(release, "build", lambda project, say: None)
    monkeypatch.setattr(release, "_ebook", lambda project: None)
    with pytest.raises(FileNotFoundError):
        release.release(Project(tmp_path), say=lambda line: None)
    assert [path.name for path in tmp_path.glob("dist*")] == ["dist"]
    assert (tmp_path / "dist" / "old").read_text(encoding="utf-8") == "kept"
