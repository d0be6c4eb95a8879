"""Work that ends or hangs the process that does it, by what the article says; else the real one."""

import os
import signal
import time
from pathlib import Path

from cadrage.scale.part import make_part


def deadly(order, settings, *, told=None):
    """End the process at an article that says MORTEL; with a mark it does so once only."""

    def begun(position):
        told(position)
        fall(order, position)

    if not order.alone:
        for position in range(len(order.lines)):
            fall(order, position)
    elif told is not None:
        return make_part(order, settings, told=begun)
    return make_part(order, settings)


def fall(order, position):
    line = order.lines[position].decode()
    if position in order.killers:
        return
    if "MORTEL" in line:
        os._exit(9)
    if "UNE FOIS" in line:
        mark = Path(line.partition("UNE FOIS ")[2].partition(".")[0])
        if not mark.exists():
            mark.touch()
            os._exit(9)


def deaf(order, settings, *, told=None):
    """Hang where no alarm is heard, at an article that says SOURD."""

    def begun(position):
        told(position)
        if position not in order.killers and b"SOURD" in order.lines[position]:
            signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGALRM})
            time.sleep(600)

    if not order.alone and any(b"SOURD" in line for line in order.lines):
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGALRM})
        time.sleep(600)
    return make_part(order, settings, told=begun)


def foreign(order, settings, *, told=None):
    """A part that another version of the code has made."""
    from dataclasses import replace

    return replace(make_part(order, settings), code="another")
