"""What a fault leaves: finished work, a message, and a folder that the next run mends."""

import errno
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from cadrage.errors import OutputError
from cadrage.scale import folder
from cadrage.scale.run import annotate_file

from .conftest import article, tree

LAYERS = ("sentences", "dates")


def run(path, out, **options):
    return annotate_file(path, out=out, layers=LAYERS, **options)


def command(path, out, *options, env=None):
    arguments = ["annotate", *options, str(path), "--out", str(out), "--layers", ",".join(LAYERS)]
    return subprocess.Popen(
        [sys.executable, "-m", "cadrage", *arguments],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={**os.environ, **(env or {})},
    )  # fmt: skip


@pytest.fixture
def path(written, many):
    return written(many)


@pytest.fixture
def whole(path, tmp_path):
    """What a run without faults leaves, and where."""
    run(path, tmp_path / "out")
    return tree(tmp_path / "out")


def parts_of(whole):
    return sum(name.startswith("dates/") for name in whole)


def test_kill_9_loses_the_part_in_hand_at_most(written, tmp_path):
    path, out = written(article(number) for number in range(600)), tmp_path / "out"
    begun = command(path, out)
    manifest = out / "manifest.jsonl"
    while begun.poll() is None and not (manifest.is_file() and manifest.read_bytes().count(b"\n")):
        time.sleep(0.01)
    begun.kill()
    begun.communicate()
    assert begun.returncode == -signal.SIGKILL
    finished = manifest.read_bytes().count(b"\n")
    assert finished and not (out / "dataset.json").exists()
    report = run(path, out)
    assert report.kept == finished and report.made >= 1
    run(path, tmp_path / "anew")
    assert tree(out) == tree(tmp_path / "anew")


def test_workers_end_with_the_process_that_gives_them_work(written, tmp_path):
    path = written(article(number) for number in range(600))
    begun = command(path, tmp_path / "out", "--workers", "1")
    while not (tmp_path / "out" / "manifest.jsonl").is_file():
        time.sleep(0.01)
    workers = psutil.Process(begun.pid).children(recursive=True)
    begun.kill()
    begun.communicate()
    assert workers and psutil.wait_procs(workers, timeout=60)[1] == []


def test_two_runs_at_once_make_one_dataset(path, whole, tmp_path):
    both = [command(path, tmp_path / "twice") for _ in range(2)]
    said = [each.communicate()[0].decode() for each in both]
    assert [each.returncode for each in both] == [0, 0]
    assert tree(tmp_path / "twice") == whole
    assert sum("nothing to do" in each for each in said) == 1


def truncated(file):
    file.write_bytes(file.read_bytes()[:-10])


def flipped(file):
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(data)


@pytest.mark.parametrize("damage", [truncated, flipped, Path.unlink])
def test_a_damaged_part_is_found_and_made_again(path, whole, tmp_path, damage):
    damage(sorted((tmp_path / "out" / "dates").iterdir())[0])
    report = run(path, tmp_path / "out")
    assert report.made == 1
    assert tree(tmp_path / "out") == whole


def test_a_list_that_is_cut_off_costs_its_last_part(path, whole, tmp_path):
    truncated(tmp_path / "out" / "manifest.jsonl")
    report = run(path, tmp_path / "out")
    assert report.made == 1
    assert tree(tmp_path / "out") == whole


def test_what_belongs_to_nothing_is_removed(path, whole, tmp_path):
    dates = tmp_path / "out" / "dates"
    (dates / "part-of-another-time.parquet").write_bytes(b"stale")
    (dates / ".part-half.parquet.new").write_bytes(b"half")
    report = run(path, tmp_path / "out")
    assert report.removed == 1
    assert tree(tmp_path / "out") == whole


def test_a_full_disk_is_told_and_finished_parts_are_kept(path, whole, tmp_path, monkeypatch):
    real, written = Path.write_bytes, []

    def full(self, data):
        written.append(self)
        if len(written) > 6:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(self))
        return real(self, data)

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OutputError, match=r"No space left on device.*make room") as error:
        run(path, tmp_path / "full")
    assert "\n" not in str(error.value)
    monkeypatch.undo()
    assert not list((tmp_path / "full").rglob("*.new"))
    report = run(path, tmp_path / "full")
    assert (report.kept, report.made) == (1, parts_of(whole) - 1)
    assert tree(tmp_path / "full") == whole


@pytest.fixture
def small_disk(tmp_path):
    """A file system of its own with 64 KiB."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(place)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("only root may mount a file system")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_a_small_disk_runs_full(path, whole, small_disk):
    with pytest.raises(OutputError, match="No space left on device"):
        run(path, small_disk / "out")
    kept = (small_disk / "out" / "manifest.jsonl").read_bytes().splitlines()
    assert 0 < len(kept) < parts_of(whole)
    subprocess.run(["mount", "-o", "remount,size=8m", str(small_disk)], check=True)
    report = run(path, small_disk / "out")
    assert report.kept == len(kept)
    assert tree(small_disk / "out") == whole


def test_a_file_where_the_folder_goes(path, tmp_path):
    (tmp_path / "out").write_text("mine", encoding="utf-8")
    with pytest.raises(OutputError, match="out: cannot be written: File exists"):
        run(path, tmp_path / "out")
    assert (tmp_path / "out").read_text(encoding="utf-8") == "mine"


def test_a_folder_that_cannot_be_written(path, tmp_path, monkeypatch):
    # root may write anywhere, so the refusal is made by hand
    def refused(self, *given, **options):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(self))

    monkeypatch.setattr(Path, "mkdir", refused)
    with pytest.raises(OutputError, match="Permission denied"):
        run(path, tmp_path / "out")


def test_a_clock_set_back_changes_nothing(path, whole, tmp_path, monkeypatch):
    clock = iter(range(1_000_000_000, 0, -1000))
    monkeypatch.setattr(time, "time", lambda: next(clock))
    for file in (tmp_path / "out").rglob("*"):
        os.utime(file, (4_000_000_000, 4_000_000_000))
    os.utime(path, (0, 0))
    report = run(path, tmp_path / "out")
    assert report.made == 0 and report.seconds >= 0
    assert tree(tmp_path / "out") == whole


def test_a_locale_without_utf_8(many, whole, tmp_path):
    path = tmp_path / "été.jsonl"
    path.write_text("".join(json.dumps(x, ensure_ascii=False) + "\n" for x in many), "utf-8")
    env = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": ""}
    done = command(path, tmp_path / "été", env=env)
    said, told = done.communicate()
    assert (done.returncode, told) == (0, b"")
    assert b"300 articles" in said
    assert tree(tmp_path / "été") == whole


def test_a_disk_that_locks_no_folder_is_no_reason_to_stop(path, whole, tmp_path, monkeypatch):
    def none(*given):
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr(folder.fcntl, "flock", none)
    run(path, tmp_path / "unlocked")
    assert tree(tmp_path / "unlocked") == whole
