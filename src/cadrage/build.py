"""The build: tables, notebooks, HTML, PDF, each stage timed, nothing done where nothing changed.

Jupyter Book does the typesetting; what it cannot know (that a table or the package has changed)
is decided here by digests, so that a second build does nothing and a changed article is never
shown from a cache. Each stage needs the one before it, and much of a stage is imports: so the
processes of the later stages are started while the first one works, one after another.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import sys
import time
from asyncio.subprocess import PIPE
from collections.abc import Callable
from contextlib import AsyncExitStack
from pathlib import Path

from cadrage import identity
from cadrage.digest import PACKAGE, Contents
from cadrage.errors import BuildError
from cadrage.kernels import Kernels, keep, kernels, unexecuted
from cadrage.large import state
from cadrage.press import Press, press
from cadrage.project import TOLD, Project
from cadrage.told import tell

STAMP = "STAMP"
# the same for every kernel and for Jupyter Book
ENVIRONMENT = {"PYTHONWARNINGS": "ignore", "PYTHONHASHSEED": "0"}
READ = "preparing documents"


def build(project: Project, *, say: Callable[[str], None]) -> None:
    """Make the book, unless nothing has changed since it was made.

    Args:
        project: the project.
        say: told each stage and its time.

    Raises:
        BuildError: an input is wrong, a cell failed, or Jupyter Book stopped.
    """
    began = time.monotonic()
    contents = Contents()
    named = identity.identify(project.root, package=PACKAGE, contents=contents)
    digest = f"{named.digest} {named.swhid}"
    if _is_done(project, digest):
        say(f"nothing changed since the last build ({time.monotonic() - began:.1f} s)")
        return
    known = {
        state.TOLD: state.state_of(project.corpus, contents=contents),
        TOLD: project.digest(contents=contents),
    }
    os.environ.update(ENVIRONMENT)
    with tell(project.corpus, known):
        asyncio.run(_make(project, named, say=say))
    (project.build / STAMP).write_text(digest + "\n", encoding="ascii")
    say(f"all: {time.monotonic() - began:.1f} s")


async def _make(project: Project, named: identity.Identity, *, say: Callable[[str], None]) -> None:
    spare = asyncio.Semaphore(max(1, (os.cpu_count() or 1) - 1))
    cache = project.build / ".jupyter_cache" / project.digest()
    notebooks = [] if project.is_public else sorted((project.root / "notebooks").glob("*.ipynb"))
    paths = unexecuted(cache, notebooks)
    began = time.monotonic()
    async with AsyncExitStack() as running:
        tables = asyncio.create_task(_tables(project))
        chapters = await running.enter_async_context(kernels(paths, spare=spare))
        pages = await running.enter_async_context(press(project.root, "html", spare=spare))
        paper = await running.enter_async_context(press(project.root, "pdf", spare=spare))
        await tables
        spare.release()  # the core that made the tables
        # only now: an input that is wrong leaves the book as it was
        (project.build / STAMP).unlink(missing_ok=True)
        identity.write(named, project.build)
        began = _ended(say, "tables", began)
        await _execute(chapters, cache)
        _ended(say, "notebooks", began)
        await _typeset(pages, paper)
    _ended(say, "html", pages.began, pages.ended)
    _ended(say, "pdf", paper.began, paper.ended)
    began = time.monotonic()
    offer(project)
    _ended(say, "downloads", began)


def _ended(say: Callable[[str], None], stage: str, began: float, ended: float = 0.0) -> float:
    """Say how long a stage took that ended at `ended` or just now; when it ended."""
    ended = ended or time.monotonic()
    say(f"{stage}: {ended - began:.1f} s")
    return ended


async def _tables(project: Project) -> None:
    """Make the tables in a process of their own.

    Raises:
        BuildError: it failed; the message is its own.
    """
    if project.is_current():
        return
    command = [sys.executable, "-P", "-m", "cadrage", "tables", "--project", str(project.root)]
    made = await asyncio.create_subprocess_exec(*command, stdout=PIPE, stderr=PIPE)
    try:
        _, said = await made.communicate()
    finally:
        if made.returncode is None:
            made.kill()
            await made.wait()
    if made.returncode:
        raise BuildError(said.decode("utf-8", errors="replace").removeprefix("cadrage: ").strip())


async def _execute(chapters: Kernels, cache: Path) -> None:
    """Run the notebooks into the cache of this digest; caches of other digests go."""
    outputs = await chapters.outputs()
    if outputs:
        keep(cache, outputs)
    for old in cache.parent.iterdir() if cache.parent.is_dir() else ():
        if old != cache:
            shutil.rmtree(old)


async def _typeset(pages: Press, paper: Press) -> None:
    """Make the pages and the PDF, the second from what the first has read, side by side.

    Raises:
        BuildError: Jupyter Book stopped; its own message stands above.
    """
    await pages.work(_print, until=READ)
    # the pages are read by now, and are only written
    held: list[str] = []
    printed = asyncio.create_task(_whole(paper, held.append))
    try:
        await pages.finish(_print)
        await printed
    finally:
        printed.cancel()
        await asyncio.gather(printed, return_exceptions=True)
        _print("".join(held))


async def _whole(paper: Press, hear: Callable[[str], None]) -> None:
    await paper.work(hear)
    await paper.finish(hear)


def _print(line: str) -> None:
    sys.stdout.write(line)
    sys.stdout.flush()


def offer(project: Project) -> None:
    """Put the PDF and the tables beside the pages that offer them."""
    html = project.build / "html"
    shutil.copyfile(project.build / "pdf" / "report.pdf", html / "report.pdf")
    shutil.rmtree(html / "data", ignore_errors=True)
    shutil.copytree(project.data, html / "data", ignore=shutil.ignore_patterns("DIGEST", "MASKED"))


def _is_done(project: Project, digest: str) -> bool:
    stamp = project.build / STAMP
    made = [project.build / "html" / "index.html", project.build / "html" / "report.pdf"]
    return (
        stamp.is_file()
        and stamp.read_text(encoding="ascii").strip() == digest
        and all(path.is_file() for path in made)
    )
