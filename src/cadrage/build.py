"""The build: tables, HTML, PDF, each stage timed, each left alone where nothing has changed.

Jupyter Book does the typesetting; what it cannot know (that a table or the package has changed)
is decided here by digests, so that a second build does nothing and a changed article is never
shown from a cache.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from cadrage.digest import PACKAGE, digest_of
from cadrage.errors import CadrageError
from cadrage.project import Project

STAMP = "STAMP"
SOURCES = ("_config.yml", "_toc.yml", "index.md", "book", "notebooks", "corpus", "CITATION.cff")
GENERATED = "articles"
# warnings are errors, nothing is overlooked, and the whole list of warnings is shown
STRICT = ("-W", "-n", "--keep-going")


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
    digest = state(project)
    if _is_done(project, digest):
        say(f"nothing changed since the last build ({time.monotonic() - began:.1f} s)")
        return
    (project.build / STAMP).unlink(missing_ok=True)
    with _stage(say, "tables"):
        project.refresh()
    with _stage(say, "html"):
        _jupyter_book(project, "--builder", "html")
    with _stage(say, "pdf"):
        _jupyter_book(project, "--builder", "custom", "--custom-builder", "pdf")
    with _stage(say, "downloads"):
        offer(project)
    (project.build / STAMP).write_text(digest + "\n", encoding="ascii")
    say(f"all: {time.monotonic() - began:.1f} s")
    say(f"read {project.build / 'html' / 'index.html'}")


def state(project: Project) -> str:
    """SHA-256 of everything that the book is made from."""
    sources = [project.root / name for name in SOURCES if name != "book"]
    book = project.root / "book"
    pages = [path for path in sorted(book.iterdir()) if path.name != GENERATED]
    return digest_of([*sources, *pages, project.root / "requirements.lock", PACKAGE])


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


def _jupyter_book(project: Project, *options: str) -> None:
    command = [str(Path(sys.executable).parent / "jupyter-book"), "build", str(project.root)]
    environment = os.environ | {"PYTHONWARNINGS": "ignore", "PYTHONHASHSEED": "0"}
    done = subprocess.run([*command, *STRICT, *options], env=environment, check=False)
    if done.returncode:
        raise BuildError(f"jupyter-book {' '.join(options)} stopped with {done.returncode}")
