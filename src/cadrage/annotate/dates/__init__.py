"""When: temporal expressions of French, with their values and the days that their words allow.

Rules and lexicons are tables (`lexicons/dates_*.csv`); the modules here turn a match into a value.
What a rule names is found in one pass over classes of tokens, so that the time taken is linear in
the length of the text and does not grow with the lexicon.
"""

from cadrage.annotate.dates.expressions import find_dates

__all__ = ["find_dates"]
