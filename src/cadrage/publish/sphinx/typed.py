"""Numbers that stand typed in English prose: digits, and the words that count.

What is a number is decided by the word and its neighbours alone. Cardinals, fractions, «once» and
«twice» count. «One» counts too, unless it is plainly a pronoun («every one», «one who», «one may»).
«Both», «either» and «neither» do not: they point at two things that stand beside them, where a
reader sees them. Nor do ordinals, which give a place in an order, nor «no», «all» and «only»,
which are statements and need evidence rather than a computation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

WORDS = (
    "zero two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety "
    "hundreds? thousands? millions? billions? dozens? half halves thirds quarters fifths tenths "
    "once twice thrice"
).split()
DIGITS = r"(?<![\w.])\d(?:[\d.,:/–-]*\d)?%?|[½⅓⅔¼¾]"
PARTS = r"(?<=\ba )(?:third|quarter|fifth|tenth)(?= of\b)"
DETERMINED = r"(?<!\bno )(?<!\bany )(?<!\bsome )(?<!\bevery )(?<!\beach )(?<!\bwhich )(?<!\bthis )"
MORE = r"(?<!\bthat )(?<!\banother )(?<!\bone )"
IMPERSONAL = (
    r"(?!\s+(?:another|who|whom|whose|that|which|can|could|may|might|must|should|would|expects)\b)"
)
ONE = rf"{DETERMINED}{MORE}\bone\b{IMPERSONAL}"
NUMBER = re.compile(rf"{DIGITS}|\b(?:{'|'.join(WORDS)})\b|{PARTS}|{ONE}", re.IGNORECASE)


def typed(text: str, *, after: int = 0) -> Iterator[re.Match[str]]:
    """Every number of a text from a place on, in order."""
    return NUMBER.finditer(text.replace("\n", " "), after)
