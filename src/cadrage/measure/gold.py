"""The gold and the codebooks held against the texts and one another, before anything is counted.

A row coded on a text that has changed since would be counted as a miss of the program.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pandas as pd

from cadrage.errors import InputError
from cadrage.measure.claimed import rows_of

MOVED = "If the text was edited, code this row anew: its sentence or its offsets are others now."


def check_gold(
    gold: Mapping[str, pd.DataFrame],
    sentences: pd.DataFrame,
    texts: pd.DataFrame,
    *,
    referents: pd.DataFrame | None = None,
    frames: pd.DataFrame | None = None,
) -> None:
    """Check that each gold row stands in its sentence to the letter and uses the codebooks' codes.

    Args:
        gold: layer → frame with article, sentence, start, end, text and the layer's codes.
        sentences: table `sentences`.
        texts: table `texts`.
        referents: codebook of referents, if there is one; gold names are held against it.
        frames: codebook of frames, if there is one; gold frames are held against it.

    Raises:
        InputError: a sentence is gone, a wording differs, a code is unknown, or a label has two
            classes; names file and row.
    """
    clean = dict(zip(texts["article"], texts["clean"], strict=True))
    spans = {
        (row.article, int(row.sentence)): (int(row.start), int(row.end))
        for row in sentences.itertuples()
    }
    for layer, rows in gold.items():
        for line, row in rows_of(rows):
            _check_place(row, spans, clean, file=f"gold/{layer}.csv", line=line)
    if referents is not None and "labels" in gold:
        check_codes(gold["labels"], "referent", referents["referent"], file="gold/labels.csv")
    if frames is not None and "frames" in gold:
        check_codes(gold["frames"], "frame", frames["frame"], file="gold/frames.csv")
    if "labels" in gold:
        _check_classes(gold["labels"], file="gold/labels.csv")


def check_codes(rows: pd.DataFrame, column: str, known: Iterable[str], *, file: str) -> None:
    """Check that every cell of a column is one of the codes that a codebook defines.

    Raises:
        InputError: names the first that is not.
    """
    codes = list(known)
    for line, row in rows_of(rows):
        if row[column] not in codes:
            raise InputError(
                file,
                row=line,
                column=column,
                found=row[column],
                expected=f"one of {', '.join(codes)}",
                hint=f"A {column} needs a row with its definition in {column}s.csv.",
            )


def _check_place(
    row: Mapping[str, str],
    spans: Mapping[tuple[str, int], tuple[int, int]],
    clean: Mapping[str, str],
    *,
    file: str,
    line: int,
) -> None:
    place = (row["article"], int(row["sentence"]))
    if place not in spans:
        last = max((number for article, number in spans if article == place[0]), default=0)
        raise InputError(
            file,
            row=line,
            column="sentence",
            found=f"{place[0]}.{place[1]}",
            expected=f"a sentence of {place[0]} from 1 to {last}" if last else "a known article",
            hint=MOVED,
        )
    start, end = int(row["start"]), int(row["end"])
    stands = clean[place[0]][start:end]
    if stands != row["text"]:
        raise InputError(
            file, row=line, column="text", found=row["text"], expected=repr(stands), hint=MOVED
        )
    first, last = spans[place]
    if not first <= start < last:
        raise InputError(
            file,
            row=line,
            column="start",
            found=start,
            expected=f"a place within {place[0]}.{place[1]}, from {first} to {last}",
            hint=MOVED,
        )


def _check_classes(rows: pd.DataFrame, *, file: str) -> None:
    seen: dict[tuple[str, str], tuple[str, int]] = {}
    for line, row in rows_of(rows):
        name = (row["referent"], row["label"])
        before, first = seen.setdefault(name, (row["label_class"], line))
        if before != row["label_class"]:
            raise InputError(
                file,
                row=line,
                column="label_class",
                found=row["label_class"],
                expected=f"'{before}', the class of '{row['label']}' in row {first}",
                hint="A label has one class for a referent.",
            )
