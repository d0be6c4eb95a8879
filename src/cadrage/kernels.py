"""The notebooks' kernels: started and warmed while the tables are being made, run when they are.

Every notebook runs in a kernel of its own, all at once; what comes out goes into the cache that
MyST-NB reads, under the digest of the tables. Kernels speak over sockets in a private folder: no
port is opened.
"""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cadrage.errors import BuildError
from cadrage.lean import lean

if TYPE_CHECKING:
    from nbformat import NotebookNode

TIMEOUT = 120  # seconds a cell
# what every notebook imports; a failure here shows again, with its place, in the cell
WARM = "import cadrage.publish.figures, cadrage.tables, pyarrow.parquet"


@dataclass(frozen=True, slots=True)
class Kernels:
    """Kernels under way, one a notebook: path → what will be the notebook with its outputs."""

    tasks: dict[Path, asyncio.Task[NotebookNode]]
    ready: asyncio.Event

    async def outputs(self) -> dict[Path, NotebookNode]:
        """Let the notebooks run, now that there are tables to read.

        Raises:
            BuildError: a cell failed; holds every failure.
        """
        self.ready.set()
        await asyncio.gather(*self.tasks.values(), return_exceptions=True)
        failed = {path: why for path, task in self.tasks.items() if (why := task.exception())}
        if failed:
            names = ", ".join(path.name for path in failed)
            shown = map(str, failed.values())
            raise BuildError("\n".join([*shown, f"{names}: a cell failed, see above"]))
        return {path: task.result() for path, task in self.tasks.items()}


@asynccontextmanager
async def kernels(paths: Sequence[Path], *, spare: asyncio.Semaphore) -> AsyncIterator[Kernels]:
    """Start a kernel for each notebook; whatever happens, none is left when the block ends.

    Args:
        paths: the notebooks.
        spare: held while a kernel warms up, so that it takes no core from what comes first.
    """
    with tempfile.TemporaryDirectory(prefix="cadrage-") as sockets:
        ready = asyncio.Event()
        tasks = {
            path: asyncio.create_task(_run(path, Path(sockets), spare=spare, ready=ready))
            for path in paths
        }
        try:
            yield Kernels(tasks, ready)
        finally:
            for task in tasks.values():
                task.cancel()
            await asyncio.gather(*tasks.values(), return_exceptions=True)


async def _run(
    path: Path, sockets: Path, *, spare: asyncio.Semaphore, ready: asyncio.Event
) -> NotebookNode:
    """The notebook with its outputs."""
    with lean():
        import nbformat
        from jupyter_client.manager import AsyncKernelManager
        from nbclient import NotebookClient
    notebook = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    manager = AsyncKernelManager(
        kernel_name="python3", transport="ipc", connection_file=str(sockets / f"{path.stem}.json")
    )
    client = NotebookClient(notebook, km=manager, timeout=TIMEOUT, record_timing=False)
    try:
        async with spare:
            language = await _warm(client, path.parent)
        await ready.wait()
        notebook.metadata["language_info"] = language
        for place, cell in enumerate(notebook.cells):
            count = client.code_cells_executed + 1
            await client.async_execute_cell(cell, place, execution_count=count)
    finally:
        if client.kc is not None:
            client.kc.stop_channels()
        if manager.has_kernel:
            await manager.shutdown_kernel(now=True)
    return notebook


async def _warm(client: Any, folder: Path) -> dict[str, Any]:
    """Start a client's kernel in a folder, do its imports; what the kernel says of its language."""
    await client.async_start_new_kernel(cwd=str(folder))
    await client.async_start_new_kernel_client()
    asked = client.kc.kernel_info()
    warmed = client.kc.execute(WARM, silent=True, store_history=False)
    reply = await client.async_wait_for_reply(asked)
    await client.async_wait_for_reply(warmed)
    return dict(reply["content"]["language_info"])


def unexecuted(cache: Path, paths: Sequence[Path]) -> list[Path]:
    """The notebooks whose outputs a cache does not hold."""
    held = kept(cache, paths)
    return [path for path in paths if path not in held]


def kept(cache: Path, paths: Sequence[Path]) -> dict[Path, NotebookNode]:
    """Those of the notebooks whose outputs a cache holds, with them."""
    found: dict[Path, NotebookNode] = {}
    if not cache.is_dir():
        return found
    with lean(), opened(cache) as held:
        import nbformat

        for path in paths:
            notebook = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
            with suppress(KeyError):
                found[path] = held.merge_match_into_notebook(notebook)[1]
    return found


def keep(cache: Path, outputs: dict[Path, NotebookNode]) -> None:
    """Put outputs where MyST-NB looks for them."""
    from jupyter_cache.base import CacheBundleIn

    with opened(cache) as held:
        for path, notebook in outputs.items():
            bundle = CacheBundleIn(notebook, str(path), data={"execution_seconds": 0})
            held.cache_notebook_bundle(bundle, check_validity=False, overwrite=True)


@contextmanager
def opened(cache: Path) -> Iterator[Any]:
    """The cache of a folder; its database is closed at the end, which jupyter-cache never does."""
    from jupyter_cache import get_cache

    held = get_cache(str(cache))
    try:
        yield held
    finally:
        held.db.dispose()
