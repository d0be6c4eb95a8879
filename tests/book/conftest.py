"""This project's own book, built from a copy of its sources by the command line.

Three builds in all: `first` is what the first one left, kept aside; the tests of `test_again.py`
work on in the same folder, so that either file may run before the other; `test_twice.py` builds
elsewhere.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from filelock import FileLock

from cadrage.identity import GENERATED, SOURCES

ROOT = Path(__file__).parents[2]
STAGE = re.compile(r"^([a-z ]+): (\d+\.\d) s$", re.MULTILINE)
MADE_BY_MACHINE = shutil.ignore_patterns(".ipynb_checkpoints", "__pycache__", GENERATED)
LOCK, KEPT = "first-build.lock", "first-build"
MADE = ("html", "pdf", "data")
MM = 72 / 25.4
PAGE_WIDTH, PAGE_HEIGHT = 170 * MM, 240 * MM
# running heads and page numbers stand above and below what is read
HEAD, FOOT = 22 * MM, 24 * MM


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command answered."""

    code: int
    out: str
    err: str

    @property
    def said(self) -> str:
        """Warnings and errors, then the end of all that was said."""
        whole = self.out + self.err
        told = [line for line in whole.splitlines() if "WARNING" in line or "ERROR" in line]
        return "\n".join([*told, whole[-3000:]])

    @property
    def stages(self) -> dict[str, float]:
        """Stage → seconds, of those that ran."""
        return {name: float(seconds) for name, seconds in STAGE.findall(self.out)}


@dataclass(frozen=True, slots=True)
class Made:
    """A build: the project's folder, what was made, and what the command said."""

    root: Path
    html: Path
    pdf: Path
    data: Path
    ran: Ran


@pytest.fixture(scope="session")
def copy_sources() -> Callable[[Path], None]:
    """Copies what the book is made from into a folder."""
    return _copy_sources


def _copy_sources(root: Path) -> None:
    for name in (*SOURCES, "requirements.lock"):
        source = ROOT / name
        if source.is_dir():
            # the corpus has a folder of the name that is generated in the book
            ignored = None if name == "corpus" else MADE_BY_MACHINE
            shutil.copytree(source, root / name, ignore=ignored)
        else:
            shutil.copy(source, root / name)


@pytest.fixture(scope="session")
def cadrage() -> Callable[..., Ran]:
    """Runs `cadrage COMMAND --project FOLDER` as a user does, in a process of its own.

    Options are variables of its environment.
    """

    def run(command: str, root: Path, **environ: str) -> Ran:
        done = subprocess.run(
            [sys.executable, "-m", "cadrage", command, "--project", str(root)],
            capture_output=True,
            text=True,
            check=False,
            cwd=root,
            env=os.environ | {"PYTHONPATH": str(ROOT / "src")} | environ,
        )
        return Ran(done.returncode, done.stdout, done.stderr)

    return run


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all processes of this run of the tests have in common."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(scope="session")
def lock(shared: Path) -> FileLock:
    """Held by the process that makes the first build; it may take it twice."""
    return FileLock(shared / LOCK)


@pytest.fixture(scope="session")
def built(
    tmp_path_factory: pytest.TempPathFactory,
    cadrage: Callable[..., Ran],
    shared: Path,
    lock: FileLock,
) -> Made:
    """The project after its first build; tests of `test_again.py` change it."""
    root = tmp_path_factory.mktemp("book") / "project"
    root.mkdir()
    _copy_sources(root)
    with lock:
        ran = cadrage("build", root)
        assert ran.code == 0, ran.said
        for name in MADE:
            shutil.copytree(root / "_build" / name, shared / KEPT / name, dirs_exist_ok=True)
    made = root / "_build"
    return Made(root, made / "html", made / "pdf" / "report.pdf", made / "data", ran)


@pytest.fixture(scope="session")
def first(built: Made, shared: Path) -> Made:
    """What the first build made, as it was then."""
    kept = shared / KEPT
    return Made(built.root, kept / "html", kept / "pdf" / "report.pdf", kept / "data", built.ran)


@pytest.fixture(scope="session")
def made_of_first(request: pytest.FixtureRequest, shared: Path, lock: FileLock) -> Path:
    """The folder of what a first build made, whichever process made it."""
    with lock:
        if not (shared / KEPT).is_dir():
            request.getfixturevalue("built")
    return shared / KEPT


@pytest.fixture(scope="session")
def html(made_of_first: Path) -> Path:
    """The pages of the first build."""
    return made_of_first / "html"


@pytest.fixture(scope="session")
def names(html: Path) -> list[str]:
    """Every page of the book."""
    files = [path for path in sorted(html.rglob("*.html")) if "_static" not in path.parts]
    return [path.relative_to(html).with_suffix("").as_posix() for path in files]


@pytest.fixture(scope="session")
def snapshot() -> Callable[[Path], Mapping[str, tuple[int, bytes]]]:
    """Every file below a folder: name → time of change and content."""

    def take(folder: Path) -> Mapping[str, tuple[int, bytes]]:
        files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
        return {
            path.relative_to(folder).as_posix(): (path.stat().st_mtime_ns, path.read_bytes())
            for path in files
        }

    return take


@pytest.fixture(scope="session")
def squeezed() -> Callable[[str], str]:
    """A text without white space and hyphens: what survives the breaking of lines."""
    gone = re.compile(r"[\s\u00ad\u200b\u2010-]+")
    return lambda text: gone.sub("", text)


@pytest.fixture(scope="session")
def printed() -> Callable[[Path], str]:
    """The text of a PDF in reading order, without running heads and page numbers."""

    def read(pdf: Path) -> str:
        box = {"-x": 0, "-y": HEAD, "-W": PAGE_WIDTH, "-H": PAGE_HEIGHT - HEAD - FOOT}
        crop = [str(word) for option, size in box.items() for word in (option, round(size))]
        # raw: cell after cell; by default two columns are read across
        command = ["pdftotext", "-raw", *crop, str(pdf), "-"]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout

    return read
