"""A limit of time for a piece of work, wherever it runs.

In a main thread an alarm interrupts it, also within a regular expression; in another thread (a
worker of Dask) an exception is raised there as soon as Python is reached again.
"""

from __future__ import annotations

import ctypes
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

# an alarm that some callback swallowed rings again
AGAIN = 5.0


class TooSlowError(Exception):
    """The work took longer than it may."""


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raise `TooSlowError` in the block once it has run so long.

    Note:
        Code that does not come back to Python can't be interrupted: a worker process that hangs
        so is ended by the process that gave it its work.
    """
    if threading.current_thread() is threading.main_thread() and hasattr(signal, "setitimer"):
        with _alarm(seconds):
            yield
    else:
        with _watch(seconds, threading.get_ident()):
            yield


@contextmanager
def _alarm(seconds: float) -> Iterator[None]:
    def ring(signum: int, frame: FrameType | None) -> None:
        raise TooSlowError

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds, AGAIN)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@contextmanager
def _watch(seconds: float, thread: int) -> Iterator[None]:
    lock, over = threading.Lock(), threading.Event()

    def ring() -> None:
        with lock:
            if not over.is_set():
                given = ctypes.py_object(TooSlowError)
                ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), given)

    timer = threading.Timer(seconds, ring)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        # One that was raised, but not yet delivered, comes here, at the next call, and so never
        # in later work. Taking it back, by a null, would leave CPython with a flag that nothing
        # clears: from then on it looks for exceptions all the time, and hangs under a tracer.
        with lock:
            over.set()
        timer.cancel()
