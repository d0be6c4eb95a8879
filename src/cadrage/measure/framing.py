"""Frames as a reader coded them, sentence by sentence, and what the lexicon coder is worth.

The reader's codes are a reading by one reader; the lexicon coder's are shown only for a frame on
which it agrees with the reader well enough, by a rule that is set before.
"""

from __future__ import annotations

import pandas as pd

from cadrage import tables
from cadrage.measure.finding import Finding, counted, evidence_cell, evidence_ids

LEAST_F1, LEAST_READ = 0.8, 10
SCORED = ("table:frame_scores",)


def frames_read(
    gold: pd.DataFrame, codebook: pd.DataFrame, sentences: pd.DataFrame
) -> pd.DataFrame:
    """Sentences with each frame by article, as coded by hand.

    Args:
        gold: rows article, sentence, frame, coder.
        codebook: columns frame, kind, name.
        sentences: table `sentences`.

    Returns:
        table `frames_read`: a row a frame and article, in the order of the codebook; 0 where the
        reader saw none.
    """
    whole = sentences.groupby("article", sort=False).size()
    places: dict[tuple[str, str], list[str]] = {}
    for frame, article, one in zip(
        gold["frame"], gold["article"], evidence_ids(gold), strict=True
    ):
        places.setdefault((frame, article), []).append(one)
    rows = []
    for code in codebook.itertuples(index=False):
        for article, number in whole.items():
            ids = list(dict.fromkeys(places.get((code.frame, str(article)), ())))
            rows.append(
                {
                    "frame": code.frame, "kind": code.kind, "name": code.name, "article": article,
                    "count": len(ids), "whole": number, "share": len(ids) / number,
                    "evidence": evidence_cell(ids),
                }
            )  # fmt: skip
    return tables.check("frames_read", tables.frame("frames_read", rows))


def frame_scores(
    gold: pd.DataFrame,
    found: pd.DataFrame,
    codebook: pd.DataFrame,
    *,
    least_f1: float = LEAST_F1,
    least_read: int = LEAST_READ,
) -> pd.DataFrame:
    """How far the lexicon coder agrees with the reader on each frame, and whether that will do.

    Args:
        gold: the reader's rows article, sentence, frame.
        found: table `frames` of the lexicon coder.
        codebook: columns frame, kind, name.
        least_f1: a frame's counts hold from this F1 on.
        least_read: with fewer sentences of the reader the frame cannot be judged.

    Returns:
        table `frame_scores`, in the order of the codebook.
    """
    sides = []
    for rows in (gold, found):
        cells = zip(rows["frame"], rows["article"], rows["sentence"], strict=True)
        sides.append({(str(frame), str(article), int(number)) for frame, article, number in cells})
    made = []
    for code in codebook.itertuples(index=False):
        read, coded = ({place for place in side if place[0] == code.frame} for side in sides)
        agreed = len(read & coded)
        f1 = 2 * agreed / (len(read) + len(coded)) if read or coded else None
        holds = "holds" if f1 is not None and f1 >= least_f1 else "fails"
        made.append(
            {
                "frame": code.frame, "name": code.name, "kind": code.kind, "read": len(read),
                "found": len(coded), "agreed": agreed, "f1": f1,
                "precision": agreed / len(coded) if coded else None,
                "recall": agreed / len(read) if read else None,
                "verdict": "too few" if len(read) < least_read else holds,
                "read_evidence": _evidence(read), "found_evidence": _evidence(coded),
                "agreed_evidence": _evidence(read & coded),
            }
        )  # fmt: skip
    return tables.check("frame_scores", tables.frame("frame_scores", made))


def _evidence(places: set[tuple[str, str, int]]) -> str | None:
    return evidence_cell(f"{article}.{number}" for _, article, number in sorted(places))


def findings(read: pd.DataFrame, scores: pd.DataFrame, gold: pd.DataFrame) -> list[Finding]:
    """Who coded, how often each frame was read, and on how many frames the lexicon coder holds."""
    found = [
        counted(
            "frames.coders", ["table:frames_read"], "Readers who coded frames",
            value=gold["coder"].nunique(),
        ),
        counted("frames.codes", evidence_ids(gold), "Frames given to sentences by the reader"),
        counted("frames.codebook", SCORED, "Frames of the codebook", value=len(scores)),
        Finding("frames.rule.f1", LEAST_F1, f"{LEAST_F1:.2f}", "Least F1 of a count", SCORED),
        counted("frames.rule.read", SCORED, "Least sentences to judge on", value=LEAST_READ),
    ]  # fmt: skip
    for verdict in ("holds", "fails", "too few"):
        names = scores.loc[scores["verdict"] == verdict, "name"]
        key = f"frames.lexicon.{verdict.replace(' ', '-')}"
        definition = f"Frames whose lexicon counts are judged “{verdict}”: {', '.join(names)}"
        found.append(counted(key, SCORED, definition, value=len(names)))
    for frame, rows in read.groupby("frame", sort=False):
        ids = [one for cell in rows["evidence"].dropna() for one in cell.split()]
        definition = f"Sentences that the reader gave the frame, of {rows['whole'].sum()}"
        found.append(counted(f"frames.read.{frame}", ids, definition, among="frames_read"))
    return found
