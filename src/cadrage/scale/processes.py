"""Parts made in processes of their own, and what happens when one of them ends or hangs.

A process that ends is replaced and its part begun anew, article by article; an article that ends
a second process is set aside. The process that gives out the work writes the results.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess

from cadrage.errors import CadrageError, StoppedError
from cadrage.scale.order import Made, Order
from cadrage.scale.part import make_part, warm
from cadrage.scale.settings import Settings

# each worker has one core: libraries that would start threads of their own are told so
THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")
# beyond the limit that a worker keeps by itself, and for loading what it works with
GRACE, LOADING = 30.0, 600.0
# so many that end without a part or an article between them were not ended by an article
MOST_STILLBORN = 4

Work = Callable[..., Made]


@dataclass
class Worker:
    """A process, the pipe to it, and what it has in hand."""

    process: BaseProcess
    pipe: Connection
    order: Order | None = None
    position: int | None = None
    until: float = 0.0
    is_ready: bool = False


@dataclass
class Crew:
    """The workers of a run, the orders that come back to be tried again, and who is suspected."""

    size: int
    settings: Settings
    work: Work
    workers: list[Worker] = field(default_factory=list)
    again: deque[Order] = field(default_factory=deque)
    suspects: set[tuple[str, int]] = field(default_factory=set)
    stillborn: int = 0

    def hire(self) -> None:
        """Start processes until there are as many as asked for."""
        context = multiprocessing.get_context("spawn")
        while len(self.workers) < self.size:
            ours, theirs = context.Pipe()
            with _one_thread():
                process = context.Process(
                    target=_serve, args=(theirs, self.settings, self.work), daemon=True
                )
                process.start()
            theirs.close()
            self.workers.append(Worker(process, ours))

    def give(self, worker: Worker, order: Order) -> None:
        """Hand an order to a worker."""
        worker.order, worker.position = order, None
        self._time(worker)
        # one that has just ended is found so when its pipe is read
        with suppress(OSError):
            worker.pipe.send(order)

    def hear(self, worker: Worker) -> Made | None:
        """A part, if the worker has sent one; it may also have begun an article, or ended.

        Raises:
            StoppedError: it can't work at all.
        """
        try:
            kind, told = worker.pipe.recv()
        except (EOFError, OSError):
            self.lose(worker)
            return None
        if kind in ("ready", "begun"):
            worker.is_ready, worker.position = True, told
            self.stillborn = 0 if kind == "begun" else self.stillborn
            self._time(worker)
            return None
        if kind == "stopped":
            raise StoppedError(told)
        worker.order, self.stillborn = None, 0
        return told

    def lose(self, worker: Worker) -> None:
        """Replace a worker that has ended or hangs, and give back what it had in hand."""
        worker.process.kill()
        worker.process.join()
        worker.pipe.close()
        self.workers.remove(worker)
        self.stillborn += worker.position is None
        if self.stillborn > MOST_STILLBORN * self.size:
            raise StoppedError(f"workers end as they begin (exit code {worker.process.exitcode})")
        if worker.order is not None:
            self.again.append(self._cautious(worker.order, worker.position))
        self.hire()

    def _time(self, worker: Worker) -> None:
        """Until when the worker may be silent."""
        if worker.order is None or not worker.is_ready:
            rest = LOADING
        elif worker.position is None:
            rest = 2 * self.settings.limit(sum(worker.order.chars)) + GRACE
        else:
            rest = self.settings.limit(worker.order.chars[worker.position]) + GRACE
        worker.until = time.monotonic() + rest

    def _cautious(self, order: Order, position: int | None) -> Order:
        if position is not None:
            if (order.name, position) in self.suspects:
                return replace(order, alone=True, killers=order.killers | {position})
            self.suspects.add((order.name, position))
        return replace(order, alone=True)

    def dismiss(self) -> None:
        """End every process."""
        for worker in self.workers:
            worker.process.kill()
        for worker in self.workers:
            worker.process.join()
            worker.pipe.close()


def run(
    orders: Iterable[Order], settings: Settings, *, workers: int, work: Work = make_part
) -> Iterator[Made]:
    """Each part as it is made, in no order; a worker is given the next when it has done one.

    Args:
        orders: the parts.
        settings: how to read the articles.
        workers: how many processes.
        work: what makes a part.

    Raises:
        StoppedError: a worker can't work at all (the model is not installed).
    """
    crew = Crew(workers, settings, work)
    source = iter(orders)
    try:
        crew.hire()
        while True:
            for worker in crew.workers:
                if worker.order is None:
                    order = crew.again.popleft() if crew.again else next(source, None)
                    if order is not None:
                        crew.give(worker, order)
            busy = [worker for worker in crew.workers if worker.order is not None]
            if not busy:
                return
            for worker in _speaking(busy, crew):
                made = crew.hear(worker)
                if made is not None:
                    yield made
    finally:
        crew.dismiss()


def _speaking(busy: list[Worker], crew: Crew) -> list[Worker]:
    """The workers that have something to say; those that hang are replaced."""
    rest = min(worker.until for worker in busy) - time.monotonic()
    ready = wait([worker.pipe for worker in busy], timeout=max(0.0, rest))
    if not ready:
        for worker in busy:
            if worker.until <= time.monotonic():
                crew.lose(worker)
    return [worker for worker in busy if worker.pipe in ready]


def _serve(pipe: Connection, settings: Settings, work: Work) -> None:
    """What a worker does: parts, as long as it is given any."""
    # the process that gives the work is told of the interruption, and ends its workers
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    try:
        warm(settings.layers, settings.clean, settings.knowledge.closed)
        pipe.send(("ready", None))
        while True:
            order = pipe.recv()
            made = work(order, settings, told=lambda at: pipe.send(("begun", at)))
            pipe.send(("made", made))
    except EOFError:
        return
    except CadrageError as error:
        pipe.send(("stopped", str(error)))


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


@contextmanager
def _one_thread() -> Iterator[None]:
    before = {name: os.environ.get(name) for name in THREADS}
    os.environ.update(dict.fromkeys(THREADS, "1"))
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
