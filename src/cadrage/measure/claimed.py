"""Statements about articles made by reading, held against the texts: sentence and wording."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import pandas as pd

from cadrage.errors import InputError

EVIDENCE = re.compile(r"([^\s.]+)\.(\d+)")


def rows_of(table: pd.DataFrame) -> Iterator[tuple[int, dict[str, str]]]:
    """Each row with its line in the file (the header is line 1), empty cells as ''."""
    for line, row in enumerate(table.to_dict("records"), 2):
        yield (
            line,
            {str(name): "" if pd.isna(cell) else str(cell).strip() for name, cell in row.items()},
        )


def wordings(sentences: pd.DataFrame) -> dict[str, str]:
    """Evidence id → the sentence's wording."""
    names = zip(sentences["article"], sentences["sentence"], sentences["text"], strict=True)
    return {f"{article}.{number}": text for article, number, text in names}


def check_evidence(
    cell: str,
    said: Mapping[str, str],
    *,
    file: str,
    line: int,
    column: str,
    article: str,
) -> list[str]:
    """The evidence ids of a cell, each of which stands in that article.

    Raises:
        InputError: an id that is none, is of another article, or whose sentence is gone.
    """
    ids = cell.split()
    for one in ids:
        parts = EVIDENCE.fullmatch(one)
        if not parts or parts[1] != article or one not in said:
            raise InputError(
                file,
                row=line,
                column=column,
                found=one,
                expected=f"evidence ids of sentences of {article}, such as {article}.1",
                hint="If the text was edited, sentences may have other numbers now.",
            )
    return ids


def check_fragment(
    fragment: str, ids: list[str], said: Mapping[str, str], *, file: str, line: int, column: str
) -> None:
    """Check that a wording stands to the letter in one of the sentences.

    Raises:
        InputError: it does not; shows the sentences.
    """
    if not any(fragment in said[one] for one in ids):
        raise InputError(
            file,
            row=line,
            column=column,
            found=fragment,
            expected=f"a wording of {' or '.join(ids)} to the letter",
            hint=" ".join(f"{one}: {said[one]}" for one in ids),
        )


def need(row: Mapping[str, str], column: str, *, file: str, line: int) -> None:
    """Check that a cell is filled.

    Raises:
        InputError: it is empty.
    """
    if not row.get(column):
        raise InputError(
            file, row=line, column=column, found="an empty cell", expected=f"a {column}"
        )
