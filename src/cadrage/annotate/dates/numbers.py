"""Numbers in figures and in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence


def number(words: Sequence[str], values: Mapping[str, str]) -> float | None:
    """The number that tokens write, or None where they write none.

    Args:
        words: lower-case tokens («vingt», «et», «un»; «10», «000»; «30», «,», «4»).
        values: numeral → its value in figures.

    Note:
        French numerals add («vingt-deux»), multiply («quatre-vingts», «trois cents»), or both.
    """
    if words and words[0].isdecimal():
        return _figures(words)
    total = group = 0.0
    is_found = False
    for word in words:
        if word not in values:
            continue
        is_found, value = True, float(values[word])
        if value >= 1000:
            total, group = total + max(group, 1) * value, 0
        elif value == 100 or (value == 20 and group % 100 == 4):
            group = group + 76 if value == 20 else max(group, 1) * value
        else:
            group += value
    return total + group if is_found else None


def _figures(words: Sequence[str]) -> float:
    text = words[0]
    rest = list(words[1:])
    while rest:
        sign = rest.pop(0) if rest[0] in (",", ".") else ""
        if not rest or not rest[0].isdecimal():
            break
        figures = rest.pop(0)
        # «3.000» and «10 000» are thousands, «30,4» and «2.5» are not
        if sign == "," or (sign == "." and len(figures) != 3):
            return float(f"{text}.{figures}")
        text += figures
    return float(text)


def written(count: float) -> str:
    """A number as a value writes it: no decimals where there are none."""
    return str(int(count)) if count == int(count) else f"{count:g}"
