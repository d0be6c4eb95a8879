"""The build: tables, HTML, PDF, each stage timed, each left alone where nothing has changed.

Jupyter Book does the typesetting; what it cannot know (that a table or the package has changed)
is decided here by digests, so that a second build does nothing and a changed article is never
shown from a cache.
"""

from __future__ import annotations

import logging
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from cadrage import identity
from cadrage.digest import PACKAGE
from cadrage.errors import CadrageError
from cadrage.project import Project

STAMP = "STAMP"
SILENT = logging.getLogger("cadrage.notebooks")
SILENT.setLevel(logging.ERROR)
# the same for every kernel and for Jupyter Book
ENVIRONMENT = {"PYTHONWARNINGS": "ignore", "PYTHONHASHSEED": "0"}
# warnings are errors, nothing is overlooked, and the whole list of warnings is shown
STRICT = ("-W", "-n", "--keep-going")
PDF = ("--builder", "custom", "--custom-builder", "pdf")
READ = "preparing documents"


class BuildError(CadrageError):
    """Jupyter Book refused: its own message stands above."""


def build(project: Project, *, say: Callable[[str], None]) -> None:
    """Make the book, unless nothing has changed since it was made.

    Args:
        project: the project.
        say: told each stage and its time.

    Raises:
        CadrageError: an input is wrong, or Jupyter Book stopped.
    """
    began = time.monotonic()
    named = identity.identify(project.root, package=PACKAGE)
    digest = f"{named.digest} {named.swhid}"
    if _is_done(project, digest):
        say(f"nothing changed since the last build ({time.monotonic() - began:.1f} s)")
        return
    os.environ.update(ENVIRONMENT)
    with _stage(say, "tables"):
        project.refresh()
    # only now: an input that is wrong leaves the book as it was
    (project.build / STAMP).unlink(missing_ok=True)
    identity.write(named, project.build)
    with _stage(say, "notebooks"):
        execute(project)
    with _stage(say, "html and pdf"):
        typeset(project)
    with _stage(say, "downloads"):
        offer(project)
    (project.build / STAMP).write_text(digest + "\n", encoding="ascii")
    say(f"all: {time.monotonic() - began:.1f} s")
    say(f"read {project.build / 'html' / 'index.html'}")


def execute(project: Project) -> None:
    """Run the notebooks, as many at a time as there are cores, into the cache of this digest.

    Raises:
        BuildError: a cell failed; names the notebook and shows its error.
    """
    from jupyter_cache import get_cache
    from jupyter_cache.executors import load_executor

    cache = get_cache(str(project.build / ".jupyter_cache" / project.digest()))
    for path in sorted((project.root / "notebooks").glob("*.ipynb")):
        cache.add_nb_to_project(str(path))
    done = load_executor("local-parallel", cache, logger=SILENT).run_and_cache(timeout=120)
    failed = [*done.excepted, *done.errored]
    if failed:
        shown = [cache.get_project_record(uri).traceback or "" for uri in failed]
        names = ", ".join(Path(uri).name for uri in failed)
        raise BuildError("\n".join([*shown, f"{names}: a cell failed, see above"]))


def offer(project: Project) -> None:
    """Put the PDF and the tables beside the pages that offer them."""
    html = project.build / "html"
    shutil.copyfile(project.build / "pdf" / "report.pdf", html / "report.pdf")
    shutil.rmtree(html / "data", ignore_errors=True)
    shutil.copytree(project.data, html / "data", ignore=shutil.ignore_patterns("DIGEST"))


def _is_done(project: Project, digest: str) -> bool:
    stamp = project.build / STAMP
    made = [project.build / "html" / "index.html", project.build / "html" / "report.pdf"]
    return (
        stamp.is_file()
        and stamp.read_text(encoding="ascii").strip() == digest
        and all(path.is_file() for path in made)
    )


@contextmanager
def _stage(say: Callable[[str], None], name: str) -> Iterator[None]:
    began = time.monotonic()
    yield
    say(f"{name}: {time.monotonic() - began:.1f} s")


def typeset(project: Project) -> None:
    """Make the pages and the PDF, the second from what the first has read, side by side.

    Raises:
        BuildError: Jupyter Book stopped; its own message stands above.
    """
    with _jupyter_book(project, "--builder", "html") as pages:
        _follow(pages, until=READ)
        # the pages are read by now, and are only written
        with _jupyter_book(project, *PDF) as paper:
            try:
                _finish(pages, "html")
                _finish(paper, "pdf")
            finally:
                paper.terminate()


def _jupyter_book(project: Project, *options: str) -> subprocess.Popen[str]:
    command = [str(Path(sys.executable).parent / "jupyter-book"), "build", str(project.root)]
    return subprocess.Popen(
        [*command, *STRICT, *options],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8",
    )  # fmt: skip


def _follow(process: subprocess.Popen[str], *, until: str | None = None) -> None:
    """Print what a process says, up to a line that holds `until`."""
    for line in process.stdout or ():
        sys.stdout.write(line)
        if until is not None and until in line:
            break


def _finish(process: subprocess.Popen[str], name: str) -> None:
    _follow(process)
    if process.wait():
        raise BuildError(f"jupyter-book stopped with {process.returncode} while making {name}")
