"""Who is called what, by whom: designations of each referent counted by article and voice."""

from __future__ import annotations

import warnings
from collections.abc import Collection

import pandas as pd

from cadrage import tables
from cadrage.measure.finding import Finding, counted, evidence_cell, evidence_ids

OWN = "article"
HELD_OFF = {"marks": ", between marks", "attributed": ", as said by nobody named"}


class NeverFoundWarning(UserWarning):
    """A referent of the codebook that no article names: a figure of it would be empty."""


def name_counts(labels: pd.DataFrame, referents: pd.DataFrame | None = None) -> pd.DataFrame:
    """Designations counted: one row a referent, label, article and voice.

    Args:
        labels: table `labels`.
        referents: column referent; each that no label names is warned of.

    Returns:
        table `naming`: referent, label, label_class, article, voice, count, wordings (parted by
        `; `), evidence; in the order of first occurrence.

    Warns:
        NeverFoundWarning: names the referents that are never found.
    """
    if referents is not None:
        warn_of_never_found(set(labels["referent"]), referents, labels["article"].nunique())
    keys = ["referent", "label", "label_class", "article", "voice", "distance"]
    cells = labels.assign(evidence=evidence_ids(labels))
    made = cells.groupby(keys, sort=False, dropna=False, as_index=False).agg(
        count=("text", "size"),
        wordings=("text", lambda texts: "; ".join(dict.fromkeys(texts))),
        evidence=("evidence", evidence_cell),
    )
    return tables.check("naming", tables.frame("naming", made.to_dict("records")))


def warn_of_never_found(found: Collection[str], referents: pd.DataFrame, articles: int) -> None:
    """Warn of the referents that no label names.

    Args:
        found: ids of the referents that are named.
        referents: column referent.
        articles: how many articles have labels.
    """
    never = [name for name in referents["referent"] if name not in found]
    if never:
        warnings.warn(
            f"never found in {articles} articles with names: {', '.join(never)}; check their "
            "patterns in labels.csv",
            NeverFoundWarning,
            stacklevel=3,
        )


def named(naming: pd.DataFrame, actors: pd.DataFrame) -> pd.DataFrame:
    """The same counts with the name of each voice in place of its id, as a reader is told.

    Args:
        naming: table `naming`.
        actors: table `actors`; a voice that is none of its ids stays as it is. How an article
            holds its own word off is added to its voice.
    """
    names = dict(zip(actors["id"], actors["name"], strict=True))
    pairs = zip(naming["voice"], naming["distance"], strict=True)
    told = [
        names.get(voice, voice) + ("" if pd.isna(distance) else HELD_OFF[distance])
        for voice, distance in pairs
    ]
    return naming.assign(voice=told)


def matrix(
    naming: pd.DataFrame, articles: pd.DataFrame, referent: str, *, own: bool | None = None
) -> pd.DataFrame:
    """Designations × articles of one referent: cells counts, most used first.

    Args:
        naming: table `naming`.
        articles: table `articles`; every article is a column, also one that has no name.
        referent: id of the referent.
        own: True for the articles' own words, False for others' words, None for both.

    Returns:
        index (label, label_class), a column a siglum.
    """
    rows = naming[naming["referent"] == referent]
    if own is not None:
        rows = rows[(rows["voice"] == OWN) == own]
    wide = rows.pivot_table(
        index=["label", "label_class"],
        columns="article",
        values="count",
        aggfunc="sum",
        fill_value=0,
    ).reindex(columns=list(articles["article"]), fill_value=0)
    order = wide.sum(axis=1).sort_values(ascending=False, kind="stable").index
    return wide.loc[order].astype(int)


def findings(naming: pd.DataFrame) -> list[Finding]:
    """For each referent: how many names, how many times, and how many in others' mouths."""
    found = []
    for referent, rows in naming.groupby("referent", sort=False):
        ids = [one for cell in rows["evidence"] for one in cell.split()]
        others = rows[rows["voice"] != OWN]
        reported = [one for cell in others["evidence"] for one in cell.split()]
        found += [
            counted(
                f"naming.{referent}.names",
                ids,
                "Different designations of the referent",
                value=rows["label"].nunique(),
            ),
            counted(
                f"naming.{referent}.uses",
                ids,
                "Occurrences of all its designations",
                value=int(rows["count"].sum()),
            ),
            counted(
                f"naming.{referent}.reported",
                reported,
                "Occurrences in another's mouth than the article's",
                value=int(others["count"].sum()),
                among="naming",
            ),
        ]
    return found
