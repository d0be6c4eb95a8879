"""Lengths as a stop-watch tells them: 1 min 30, 2 minutes 15."""

from __future__ import annotations

from cadrage.annotate.dates.anchors import State
from cadrage.annotate.dates.numbers import written
from cadrage.annotate.dates.reading import Hit, Reading


def stopwatch(hit: Hit, state: State) -> Reading | None:
    """«1 min 30»: what follows the minutes without a unit is seconds."""
    minutes = hit.number("n")
    if minutes is None or hit.before == "les":
        return None
    return Reading("DURATION", f"PT{written(minutes)}M{hit.integer('m')}S")
