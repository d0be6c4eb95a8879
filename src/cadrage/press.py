"""Jupyter Book in a process of its own, which does its imports before there is work for it.

    python -P -m cadrage.press ARGUMENTS OF jupyter-book

The process says that it is warm, waits for a line on its input, and then is Jupyter Book. It ends
without a word where its input ends first: nobody is left to work for.
"""

from __future__ import annotations

import asyncio
import gc
import sys
import time
from asyncio.subprocess import PIPE, STDOUT, Process
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from importlib import import_module
from pathlib import Path

from cadrage.errors import BuildError
from cadrage.lean import lean

WARM = "warm\n"
LONGEST = 2**24  # bytes of a line
SELDOM = 200_000, 20, 20  # objects made between looks for garbage; the interpreter's: 700, 10, 10
# warnings are errors, nothing is overlooked, and the whole list of warnings is shown
STRICT = ("-W", "-n", "--keep-going")
BUILDERS = {
    "html": ("--builder", "html"),
    "pdf": ("--builder", "custom", "--custom-builder", "pdf"),
}
IMPORTS = (
    "jupyter_book.cli.main", "jupyter_book.sphinx", "sphinx.builders.html", "myst_nb.sphinx_",
    "myst_nb.sphinx_ext", "myst_parser.sphinx_ext.main", "sphinx_book_theme", "sphinx_copybutton",
    "sphinx_design.extension", "sphinx_external_toc", "sphinx_togglebutton",
    "sphinxcontrib.bibtex", "pybtex.style.formatting.unsrt", "pyarrow.parquet",
    "cadrage.publish.sphinx", "cadrage.publish.pdf",
)  # fmt: skip
# what the PDF is set with
PAPER = ("typst", "pikepdf", "matplotlib.ft2font")


class Press:
    """Jupyter Book about to make one kind of book, started in the background."""

    def __init__(self, root: Path, name: str, *, spare: asyncio.Semaphore) -> None:
        self.name = name
        self.began = self.ended = 0.0
        command = [sys.executable, "-P", "-m", "cadrage.press", "build", str(root), *STRICT]
        self._process: Process | None = None
        self._start = asyncio.create_task(self._warm([*command, *BUILDERS[name]], spare))

    async def _warm(self, command: Sequence[str], spare: asyncio.Semaphore) -> Process:
        async with spare:
            self._process = process = await asyncio.create_subprocess_exec(
                *command, stdin=PIPE, stdout=PIPE, stderr=STDOUT, limit=LONGEST
            )
            await _line(process)
        return process

    async def warm(self) -> Process:
        """Wait until its imports are done."""
        return await self._start

    @property
    def code(self) -> int | None:
        """The exit code, where it has ended."""
        return None if self._process is None else self._process.returncode

    async def work(self, hear: Callable[[str], None], *, until: str | None = None) -> None:
        """Give the word to begin, and pass on what it says up to a line that holds `until`."""
        process = await self.warm()
        self.began = time.monotonic()
        if process.stdin is not None:
            # where it has ended already, its exit code says so
            with suppress(BrokenPipeError, ConnectionResetError):
                process.stdin.write(b"\n")
                await process.stdin.drain()
        while until is not None and (line := await _line(process)):
            hear(line)
            if until in line:
                break

    async def finish(self, hear: Callable[[str], None]) -> None:
        """Pass on the rest of what it says.

        Raises:
            BuildError: it failed; what it said has been passed on.
        """
        process = await self.warm()
        while line := await _line(process):
            hear(line)
        if code := await process.wait():
            raise BuildError(f"jupyter-book stopped with {code} while making {self.name}")
        self.ended = time.monotonic()

    async def stop(self) -> None:
        """End it, at work or not."""
        self._start.cancel()
        await asyncio.gather(self._start, return_exceptions=True)
        if self._process is not None and self._process.returncode is None:
            with suppress(ProcessLookupError):
                self._process.kill()
            await self._process.wait()


async def _line(process: Process) -> str:
    """The next line of what a process says; empty at the end."""
    if process.stdout is None:
        return ""
    return (await process.stdout.readline()).decode("utf-8", errors="replace")


@asynccontextmanager
async def press(root: Path, name: str, *, spare: asyncio.Semaphore) -> AsyncIterator[Press]:
    """A press; whatever happens, it has ended when the block ends.

    Args:
        root: the project's folder.
        name: `html` or `pdf`.
        spare: held while it warms up, so that it takes no core from what comes first.
    """
    made = Press(root, name, spare=spare)
    try:
        yield made
    finally:
        await made.stop()


def main() -> None:
    """Import, say so, wait for the word, and be Jupyter Book."""
    with lean():
        for name in (*IMPORTS, *(PAPER if "pdf" in sys.argv else ())):
            import_module(name)
        for name in import_module("sphinx.application").builtin_extensions:
            import_module(name)
    # what has been imported is no garbage, and a process that soon ends need seldom look for any
    gc.freeze()
    gc.set_threshold(*SELDOM)
    sys.stdout.write(WARM)
    sys.stdout.flush()
    if sys.stdin.readline():
        import_module("jupyter_book.cli.main").main()


if __name__ == "__main__":
    main()
