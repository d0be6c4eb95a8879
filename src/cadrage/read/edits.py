"""Edits: how the raw text becomes the clean text, and how offsets go from one to the other.

The raw file is never changed. Each strip or repair is a listed replacement with its reason;
together they are the whole difference between raw and clean, so that every offset of one text
has its place in the other.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from cadrage.errors import InputError


@dataclass(frozen=True, slots=True)
class Edit:
    """Raw code points `raw_start` to `raw_end` (exclusive), `before`, become `after`."""

    rule: str
    raw_start: int
    raw_end: int
    before: str
    after: str
    reason: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """Offsets of raw and clean text, exact both ways.

    A kept code point has one place in each text. Inside an edit there is no such place: a raw
    offset within it goes to the clean offset where the edit begins, and a clean offset within
    its replacement goes to the raw offset where the edit begins. So both maps are monotone,
    and `to_clean(to_raw(i)) == i` for every clean offset outside a replacement.
    """

    raw_starts: tuple[int, ...]
    raw_ends: tuple[int, ...]
    clean_starts: tuple[int, ...]
    clean_ends: tuple[int, ...]

    def to_clean(self, offset: int) -> int:
        """The clean offset of the raw code point at `offset` (or of the end of the text)."""
        done = bisect_right(self.raw_ends, offset)
        if done < len(self.raw_starts) and self.raw_starts[done] < offset:
            return self.clean_starts[done]
        shift = self.clean_ends[done - 1] - self.raw_ends[done - 1] if done else 0
        return offset + shift

    def to_raw(self, offset: int) -> int:
        """The raw offset of the clean code point at `offset` (or of the end of the text)."""
        done = bisect_right(self.clean_ends, offset)
        if done < len(self.clean_starts) and self.clean_starts[done] < offset:
            return self.raw_starts[done]
        shift = self.raw_ends[done - 1] - self.clean_ends[done - 1] if done else 0
        if done < len(self.clean_starts) and self.clean_starts[done] == offset:
            return self.raw_starts[done]
        return offset + shift

    def span_to_raw(self, start: int, end: int) -> tuple[int, int]:
        """The smallest raw span that holds every kept code point of a clean span."""
        if start == end:
            return self.to_raw(start), self.to_raw(start)
        return self.to_raw(start), self._raw_after(end)

    def _raw_after(self, end: int) -> int:
        """The raw offset just after the clean code point before `end`."""
        done = bisect_left(self.clean_ends, end)
        if done < len(self.clean_starts) and self.clean_starts[done] < end:
            return self.raw_ends[done]
        shift = self.raw_ends[done - 1] - self.clean_ends[done - 1] if done else 0
        return end + shift


def apply_edits(raw: str, edits: Sequence[Edit], *, file: str) -> tuple[str, OffsetMap]:
    """The clean text and the map between both texts.

    Args:
        raw: the text as received.
        edits: in any order; they must not overlap.
        file: the list of edits as the user knows it, for errors.

    Raises:
        InputError: an edit is outside the text, overlaps another, or does not find what it
            expects; nothing is applied then.
    """
    ordered = sorted(edits, key=lambda edit: (edit.raw_start, edit.raw_end))
    pieces: list[str] = []
    clean_starts, clean_ends = [], []
    at = length = 0
    for edit in ordered:
        _check_edit(raw, edit, at, file)
        pieces += [raw[at : edit.raw_start], edit.after]
        length += edit.raw_start - at
        clean_starts.append(length)
        length += len(edit.after)
        clean_ends.append(length)
        at = edit.raw_end
    pieces.append(raw[at:])
    raw_spans = tuple(e.raw_start for e in ordered), tuple(e.raw_end for e in ordered)
    return "".join(pieces), OffsetMap(*raw_spans, tuple(clean_starts), tuple(clean_ends))


def _check_edit(raw: str, edit: Edit, at: int, file: str) -> None:
    if not 0 <= edit.raw_start <= edit.raw_end <= len(raw):
        raise InputError(
            file,
            row=edit.line,
            column="raw_end",
            found=f"{edit.raw_start} to {edit.raw_end}",
            expected=f"a span within the {len(raw)} code points of the text",
        )
    if edit.raw_start < at:
        raise InputError(
            file,
            row=edit.line,
            column="raw_start",
            found=edit.raw_start,
            expected=f"{at} or more: the edit before it ends there",
        )
    stands = raw[edit.raw_start : edit.raw_end]
    if stands != edit.before:
        raise InputError(
            file,
            row=edit.line,
            column="before",
            found=stands,
            expected=repr(edit.before),
            hint="The text or the list of edits has changed.",
        )
