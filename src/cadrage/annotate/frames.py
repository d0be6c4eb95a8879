"""The lexicon coder of frames: a sentence holds a frame where a cue of the codebook stands.

It is a first look and a yardstick, scored against a reader; where it fails, its counts are
no finding.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from cadrage.annotate.codebooks import cells, patterns, required
from cadrage.annotate.patterns import Matcher, Pattern
from cadrage.annotate.records import Frame, Sentence
from cadrage.errors import InputError

CODER = "lexicon"
KINDS = ("function", "issue")
COLUMNS = ("frame", "kind", "name", "definition", "include", "exclude")


@dataclass(frozen=True, slots=True)
class FrameCodebook:
    """A compiled codebook of frames; `frames` in the order of the file."""

    frames: tuple[str, ...]
    matcher: Matcher


def build_frames(rows: pd.DataFrame, *, file: str = "frames.csv") -> FrameCodebook:
    """The codebook of frames, checked and compiled once for any number of articles.

    Args:
        rows: columns frame, kind (function or issue), name, definition, include, exclude and,
            for the lexicon coder, cues: patterns parted by `;` (a frame without is coded by
            hand alone).
        file: name of the file, for messages.

    Raises:
        InputError: a column or a definition is missing, a kind is unknown, a frame stands
            twice, a cue is no pattern.

    References:
        Entman 1993 for the four functions; Semetko & Valkenburg 2000 for coding issue frames
        by explicit questions, which here are the definitions.
    """
    required(rows, COLUMNS, file=file)
    seen: dict[str, int] = {}
    compiled: list[tuple[str, Pattern]] = []
    for line, row in cells(rows):
        if row["kind"] not in KINDS:
            raise InputError(
                file, row=line, column="kind", found=row["kind"],
                expected=f"one of {', '.join(KINDS)}",
            )
        if row["frame"] in seen:
            raise InputError(
                file, row=line, column="frame", found=row["frame"],
                expected=f"a frame that row {seen[row['frame']]} does not have",
            )
        seen[row["frame"]] = line
        cues = patterns(row.get("cues", ""), "cues", line, file=file)
        compiled += [(row["frame"], cue) for cue in cues]
    return FrameCodebook(tuple(seen), Matcher(compiled))


def find_frames(
    text: str, *, sentences: Sequence[Sentence], codebook: FrameCodebook
) -> list[Frame]:
    """The frames whose cues stand in the text, one record a sentence and frame, in text order.

    Args:
        text: the clean text.
        sentences: its sentences.
        codebook: from `build_frames`.

    Returns:
        records that span from the first cue to the last of that frame in that sentence.
    """
    spans: dict[tuple[int, str], tuple[int, int]] = {}
    for at, frame, start, end in codebook.matcher.matches(text, sentences):
        first, last = spans.get((at, str(frame)), (start, end))
        spans[at, str(frame)] = (min(first, start), max(last, end))
    order = {frame: rank for rank, frame in enumerate(codebook.frames)}
    return [
        Frame(*spans[at, frame], frame, CODER)
        for at, frame in sorted(spans, key=lambda key: (key[0], order[key[1]]))
    ]
