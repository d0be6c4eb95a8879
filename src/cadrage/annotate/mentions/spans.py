"""Where words begin and end in a text as the press writes it, run-on and elisions included."""

from __future__ import annotations

ELIDED = frozenset({"l", "d", "qu", "s", "n", "j"})


def is_bounded(text: str, start: int, end: int, *, elided: bool = False) -> bool:
    """Whether [start, end) stands as words of its own; with `elided` also after a lost apostrophe.

    «MoscouLors» and «internationaleAbdoulaye» are two sentences run together: a capital after a
    small letter is a boundary too.
    """
    return _opens(text, start, elided=elided) and _closes(text, end)


def _opens(text: str, start: int, *, elided: bool) -> bool:
    if start == 0 or not text[start - 1].isalnum():
        return True
    if text[start].isupper() and text[start - 1].islower():
        return True
    if not elided:
        return False
    first = start - 1
    while first > 0 and text[first - 1].isalnum() and start - first < 3:
        first -= 1
    return text[first:start].lower() in ELIDED


def _closes(text: str, end: int) -> bool:
    if end == len(text) or not text[end].isalnum():
        return True
    return text[end].isupper() and text[end - 1].islower()


def word_before(text: str, start: int) -> tuple[int, str]:
    """Offset and wording of the word that ends before `start`, blanks between; else (start, '')."""
    last = start
    while last > 0 and text[last - 1] in " \u00a0\u202f":
        last -= 1
    first = last
    while first > 0 and (text[first - 1].isalnum() or text[first - 1] in "-.'’"):
        first -= 1
        if text[first] in "'’":
            first += 1
            break
    return (first, text[first:last]) if first < last else (start, "")


def word_after(text: str, end: int) -> tuple[int, str]:
    """End and wording of the word that begins after `end`, blanks between; else (end, '')."""
    first = end
    while first < len(text) and text[first] in " \u00a0\u202f":
        first += 1
    last = first
    while last < len(text) and (text[last].isalnum() or text[last] in "-'’"):
        last += 1
    return (last, text[first:last]) if first < last else (end, "")
