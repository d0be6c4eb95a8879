"""What a chapter says in place of a figure or table for which the corpus holds nothing."""

from __future__ import annotations

from cadrage.publish.markup import Shown, english


def lacking(what: str, *, takes: str) -> Shown:
    """A sentence that says what is not shown, and what would have to be there.

    Args:
        what: what is not shown, as a noun: 'what no article says'.
        takes: what it would take, as a noun: 'the sheet corpus/silences.csv'.
    """
    said = f"Not shown: {what}. That takes {takes}, and this corpus has none."
    return Shown(f'<p class="lacking">{english(said)}</p>', said)
