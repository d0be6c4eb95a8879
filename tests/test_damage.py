"""What is damaged in `_build` is found by its checksum and made again: it is never read."""

from pathlib import Path

import pytest

from cadrage import pipeline, tables
from cadrage.annotate.chunk import LAYERS
from cadrage.project import Project
from cadrage.publish import datapackage

HELD = b"many and many a byte"


def cut(path):
    path.write_bytes(path.read_bytes()[:-3])


def flipped(path):
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


@pytest.mark.parametrize("damage", [cut, flipped, Path.unlink])
def test_a_table(tmp_path, monkeypatch, damage):
    def write(made, folder):
        folder.mkdir(parents=True)
        (folder / "findings.parquet").write_bytes(HELD)

    monkeypatch.setattr(pipeline, "run", lambda corpus, *, cache: {})
    monkeypatch.setattr(datapackage, "write", write)
    (tmp_path / "corpus").mkdir()
    for name in ("_config.yml", "corpus/articles.csv"):
        (tmp_path / name).write_text("", encoding="utf-8")
    project = Project(tmp_path)
    assert project.refresh() and not project.refresh()
    damage(project.data / "findings.parquet")
    assert project.refresh() and not project.refresh()
    assert (project.data / "findings.parquet").read_bytes() == HELD


@pytest.mark.parametrize("damage", [cut, flipped, Path.unlink])
def test_annotations_that_are_kept(tmp_path, damage):
    frames = {name: tables.frame(name, []) for name in (*LAYERS, "notices")}
    pipeline._keep(tmp_path, "key", frames)
    assert set(pipeline._load(tmp_path, "key")) == set(frames)
    damage(tmp_path / "key" / "quotes.parquet")
    assert pipeline._load(tmp_path, "key") is None
    # what was damaged is gone, so that it is kept again
    pipeline._keep(tmp_path, "key", frames)
    assert set(pipeline._load(tmp_path, "key")) == set(frames)
