"""The project's tables: made by one process at a time, whole or not at all."""

import errno
import os
import threading
import time

import pytest

from cadrage import pipeline
from cadrage.cli import main
from cadrage.project import Project
from cadrage.publish import datapackage


@pytest.fixture
def project(tmp_path):
    (tmp_path / "corpus").mkdir()
    for name in ("_config.yml", "corpus/articles.csv"):
        (tmp_path / name).write_text("", encoding="utf-8")
    return Project(tmp_path)


@pytest.fixture
def asked(monkeypatch):
    """A pipeline that takes its time; how often it was asked."""
    times = []

    def run(corpus, *, cache):
        times.append(corpus)
        time.sleep(0.2)
        return {}

    monkeypatch.setattr(pipeline, "run", run)
    monkeypatch.setattr(datapackage, "write", lambda made, folder: folder.mkdir(parents=True))
    return times


def test_of_several_that_ask_at_once_one_makes_the_tables(project, asked):
    answers = []
    threads = [
        threading.Thread(target=lambda: answers.append(project.refresh())) for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(asked) == 1
    assert sorted(answers) == [False, False, False, True]
    assert project.is_current()


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EACCES, errno.EROFS])
def test_a_disk_that_takes_nothing_is_one_sentence_and_nothing_is_left(
    project, asked, monkeypatch, capsys, code
):
    def write(made, folder):
        folder.mkdir(parents=True)
        (folder / "half.csv").write_text("ha", encoding="utf-8")
        raise OSError(code, os.strerror(code), str(folder / "half.csv"))

    monkeypatch.setattr(datapackage, "write", write)
    assert main(["tables", "--project", str(project.root)]) == 1
    said = capsys.readouterr().err
    assert said.count("\n") == 1 and "half.csv" in said and os.strerror(code) in said
    assert list(project.build.iterdir()) == []


def test_an_error_of_ours_is_not_hidden(project, asked, monkeypatch):
    def write(made, folder):
        raise OSError(errno.EBADF, "a bug")

    monkeypatch.setattr(datapackage, "write", write)
    with pytest.raises(OSError, match="a bug"):
        main(["tables", "--project", str(project.root)])
