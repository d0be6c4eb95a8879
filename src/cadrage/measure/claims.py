"""When a difference may be claimed: sizes of groups, use of words, share of false discoveries."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from math import erfc, sqrt

import numpy as np
import numpy.typing as npt
import pandas as pd

from cadrage.measure.finding import evidence_cell
from cadrage.measure.vocabulary import Words

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
OTHERS = 2
ASKED = "asked of each for a claim"


@dataclass(frozen=True, slots=True)
class Minimum:
    """What a claim asks for: of each group, of each word in both groups together, and of chance."""

    articles: int = 10
    sentences: int = 200
    words: int = 5_000
    uses: int = 10
    using_articles: int = 5
    false_discoveries: float = 0.05


def sizes_of(
    kept: pd.DataFrame, tokens: Words, members: npt.NDArray[np.int8], names: tuple[str, str]
) -> pd.DataFrame:
    """For each group: group, articles, sentences, words, evidence (the articles it is made of)."""
    lengths = np.diff(tokens.bounds)
    rows = []
    for side, name in enumerate(names):
        own = kept["article"][members == side]
        words = int(lengths[members == side].sum())
        rows.append((name, own.nunique(), len(own), words, evidence_cell(own)))
    return pd.DataFrame(rows, columns=["group", "articles", "sentences", "words", "evidence"])


def beside_minimum(sizes: pd.DataFrame, asked: Minimum) -> pd.DataFrame:
    """Sizes of groups with a last row: what a claim asks of each."""
    least = {what: getattr(asked, what) for what in ("articles", "sentences", "words")}
    return pd.concat([sizes, pd.DataFrame([{"group": ASKED, **least}])], ignore_index=True)


def too_small(sizes: pd.DataFrame, asked: Minimum) -> str:
    """What each group lacks of what a claim asks for; empty if nothing."""
    reasons = []
    for row in sizes.itertuples():
        lacks = [
            f"{getattr(row, what):,} {what} of {getattr(asked, what):,}"
            for what in ("articles", "sentences", "words")
            if getattr(row, what) < getattr(asked, what)
        ]
        if lacks:
            reasons.append(f"{row.group}: {', '.join(lacks)} that a claim asks for")
    return "; ".join(reasons)


def claims(table: pd.DataFrame, asked: Minimum) -> pd.Series:
    apart = (table["low"] > 0) | (table["high"] < 0)
    often = (table["first"] + table["second"] >= asked.uses) & (
        table["articles"] >= asked.using_articles
    )
    return apart & often & (table["q"] <= asked.false_discoveries)


def false_discovery_rates(z: Floats) -> Floats:
    """For each z score the share of false claims if it and all stronger ones were claimed.

    The adjustment of Benjamini and Hochberg over two-sided normal tail areas.
    """
    if not len(z):
        return np.zeros(0)
    tails = np.array([erfc(abs(score) / sqrt(2)) for score in z])
    order = np.argsort(tails)[::-1]
    ranks = np.arange(len(z), 0, -1)
    rates = np.empty(len(z))
    rates[order] = np.minimum.accumulate(np.minimum(1.0, tails[order] * len(z) / ranks))
    return rates


def articles_using(tokens: Words, kept: pd.DataFrame, members: npt.NDArray[np.int8]) -> Ints:
    """In how many articles of the two groups each word stands; an article's rows lie together."""
    names = kept["article"].to_numpy()
    firsts = np.flatnonzero(np.append(True, names[1:] != names[:-1]))
    using = np.zeros(len(tokens.words), dtype=np.int64)
    for first, after in pairwise([*firsts, len(names)] if len(names) else []):
        if members[first] < OTHERS:
            using[np.unique(tokens.ids[tokens.bounds[first] : tokens.bounds[after]])] += 1
    return using
