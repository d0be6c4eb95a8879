"""Names without case and accents, for comparing them."""

from __future__ import annotations

import unicodedata
from functools import lru_cache


@lru_cache(maxsize=1 << 14)
def fold(text: str) -> str:
    """Lower case without accents, for comparing names."""
    low = text.lower().replace("’", "'")
    if low.isascii():
        return low
    plain = unicodedata.normalize("NFD", low)
    return "".join(char for char in plain if not unicodedata.combining(char))
