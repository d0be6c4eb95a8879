"""Measures of time: from a unit of the lexicon and a count to the value of a length.

A unit is coded as the lexicon writes it: `1M` a month, `3M` a quarter, `T1H` an hour.
"""

from __future__ import annotations

from cadrage.annotate.dates.numbers import written

UNITS = {"1Y": "Y", "1M": "M", "1W": "W", "1D": "D", "3M": "Q", "6M": "H", "10Y": "DE",
         "100Y": "CE"}
"""The units of the calendar by their code; hours and less have none."""

VAGUE = {"1Y": "PXY", "1M": "PXM", "1W": "PXW", "1D": "PXD", "T1H": "PTXH", "T1M": "PTXM",
          "T1S": "PTXS", "3M": "PXQ", "6M": "PXH", "10Y": "PXDE", "100Y": "PXCE",
          "1000Y": "PXML", "15D": "PX15D"}
"""Values of lengths that are not counted («quelques mois»)."""


def measured(count: float, code: str) -> str | None:
    """P3Y; fractions in the next smaller unit («un an et demi» P18M, «une demi-heure» PT30M)."""
    is_time = code.startswith("T")
    size, letter = int(code.strip("T")[:-1]), code[-1]
    total = count * size
    smaller = {"Y": (12, "M"), "M": (2, "M"), "W": (7, "D")}
    timely = {"H": (60, "M"), "M": (60, "S")}
    if total != int(total) and count % 0.25 == 0:
        factor, next_letter = (timely if is_time else smaller).get(letter, (1, letter))
        if letter == "D":
            is_time, factor, next_letter = True, 24, "H"
        if (total * factor) == int(total * factor) and not (letter == "M" and not is_time):
            total, letter = total * factor, next_letter
    return f"P{'T' if is_time else ''}{written(total)}{letter}"
