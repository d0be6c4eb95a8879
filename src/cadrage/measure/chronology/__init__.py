"""What the articles tell of time, beside what is recorded: two lanes that never mix."""

from cadrage.measure.chronology.density import RECORD, density, density_of, span_of
from cadrage.measure.chronology.events import VERDICTS, recorded, told, verdicts
from cadrage.measure.chronology.most_told import busiest, most_told, years
from cadrage.measure.chronology.reach import findings, reach

__all__ = [
    "RECORD", "VERDICTS", "busiest", "density", "density_of", "findings", "most_told", "reach",
    "recorded", "span_of", "told", "verdicts", "years",
]  # fmt: skip
