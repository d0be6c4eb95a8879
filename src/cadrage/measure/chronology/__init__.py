"""What the articles tell of time, beside what is recorded: two lanes that never mix."""

from cadrage.measure.chronology.density import density
from cadrage.measure.chronology.events import VERDICTS, recorded, told, verdicts
from cadrage.measure.chronology.most_told import busiest, most_told, years
from cadrage.measure.chronology.reach import findings, reach

__all__ = [
    "VERDICTS", "busiest", "density", "findings", "most_told", "reach", "recorded", "told",
    "verdicts", "years",
]  # fmt: skip
