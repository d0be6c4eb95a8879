"""Which words set two groups of articles apart, how surely, and when nothing may be said.

Weighted log-odds with an informative Dirichlet prior, with bootstrap intervals over sentences or
articles. A rule of minimum size withholds claims: five articles give counts and no claim.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from cadrage import tables
from cadrage.errors import UnknownNameError
from cadrage.measure.claims import (
    Minimum,
    articles_using,
    beside_minimum,
    claims,
    false_discovery_rates,
    sizes_of,
    too_small,
)
from cadrage.measure.finding import evidence_cell, evidence_ids
from cadrage.measure.log_odds import log_odds, log_odds_of
from cadrage.measure.resample import Spread, resampled_counts
from cadrage.measure.typed import typed
from cadrage.measure.vocabulary import Words, read_words

FLOOR = 0.01
BLOCK = 4096
UNITS = ("sentence", "article")

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Contrast:
    """The words of a contrast, the sizes it rests on, and why claims are withheld, if they are.

    `words`: table `contrast`, by z falling. `sizes`: group, articles, sentences, words, evidence
    (its articles), reused (sentences left out), reused_evidence; the last row holds what a claim
    asks of each. `withheld`: empty where the corpus is large enough. `dropped`: reused sentences
    left out in all.
    """

    words: pd.DataFrame
    sizes: pd.DataFrame
    withheld: str
    dropped: int


def contrast(
    sentences: pd.DataFrame,
    groups: Mapping[str, str],
    *,
    first: str,
    second: str,
    prior_words: float = 500.0,
    replicates: int = 1000,
    level: float = 0.95,
    unit: str = "sentence",
    minimum: Minimum | None = None,
    repeated: pd.DataFrame | None = None,
    words: Words | None = None,
    seed: int = 2021,
) -> Contrast:
    """The words that set one group of articles apart from another.

    Args:
        sentences: table `sentences`, of these groups and any others; all of it is the background
            that the prior is made from.
        groups: siglum → group.
        first: the group that a positive score speaks for.
        second: the other.
        prior_words: size of the prior in words, spread as the background's words are.
        replicates: bootstrap samples; 0 gives no intervals and no claims.
        level: of the percentile intervals.
        unit: what is drawn anew: 'sentence', or 'article', which allows for sentences of one
            article being alike and is the more cautious.
        minimum: what a claim asks for.
        repeated: sentences to leave out (columns article, sentence), from `copies.repeated`.
        words: those of `sentences`, where they have been read already.
        seed: of the random draws; the same seed gives the same intervals.

    Raises:
        UnknownNameError: no article of `sentences` is in one of the groups, or unknown unit.

    Note:
        Group and anything confounded with it (outlet, country, date, topic) are not told apart.
    """
    asked = minimum or Minimum()
    if unit not in UNITS:
        raise UnknownNameError("unit", unit, UNITS)
    group = sentences["article"].map(dict(groups))
    for name in (first, second):
        if not (group == name).any():
            raise UnknownNameError("group with sentences", name, set(group.dropna()))
    reused = _is_repeated(sentences, repeated)
    left_out, kept = sentences[reused], sentences[~reused]
    order = np.argsort(pd.factorize(kept["article"])[0], kind="stable")
    kept = kept.iloc[order]
    group = group[kept.index]
    read = words or read_words(sentences)
    tokens = read.of(np.flatnonzero(~reused)[order])
    members = np.select([group == first, group == second], [0, 1], default=2).astype(np.int8)
    units = np.arange(len(kept)) if unit == "sentence" else pd.factorize(kept["article"])[0]
    spread = Spread(members, units.astype(np.int64), replicates, seed)
    sizes = sizes_of(kept, tokens, members, (first, second))
    withheld = too_small(sizes, asked)
    made = _scored(tokens, kept, spread, prior_words, asked.uses, level)
    made["claim"] = claims(made, asked) & (not withheld)
    made = made.sort_values(["z", "word"], ascending=[False, True], ignore_index=True)
    table = tables.check("contrast", typed("contrast", made))
    told = beside_minimum(_with_reused(sizes, left_out, groups), asked)
    return Contrast(table, told, withheld, len(left_out))


def _with_reused(
    sizes: pd.DataFrame, left_out: pd.DataFrame, groups: Mapping[str, str]
) -> pd.DataFrame:
    """Sizes with the sentences of each group that were left out, and which."""
    group = left_out["article"].map(dict(groups))
    own = [evidence_ids(left_out[group == name]) for name in sizes["group"]]
    return sizes.assign(
        reused=pd.array([len(ids) for ids in own], dtype="Int64"),
        reused_evidence=[evidence_cell(ids) for ids in own],
    )


def _is_repeated(sentences: pd.DataFrame, repeated: pd.DataFrame | None) -> pd.Series:
    if repeated is None or repeated.empty:
        return pd.Series(False, index=sentences.index)
    left_out = pd.MultiIndex.from_frame(repeated[["article", "sentence"]])
    keys = pd.MultiIndex.from_frame(sentences[["article", "sentence"]])
    return pd.Series(keys.isin(left_out), index=sentences.index)


def _counts(tokens: Words, members: npt.NDArray[np.int8]) -> Floats:
    """Words × (first, second, others)."""
    cells = tokens.ids.astype(np.int64) * 3 + members[tokens.sentence_of()]
    return np.bincount(cells, minlength=3 * len(tokens.words)).reshape(-1, 3).astype(np.float64)


def _scored(
    tokens: Words,
    kept: pd.DataFrame,
    spread: Spread,
    prior_words: float,
    uses: int,
    level: float,
) -> pd.DataFrame:
    """Every word of the two groups with its scores; intervals for those used often enough."""
    counts = _counts(tokens, spread.members)
    background = counts.sum(axis=1)
    own = counts[:, 0] + counts[:, 1]
    used = np.flatnonzero(own)
    prior = np.where(own > 0, prior_words * background / max(background.sum(), 1.0) + FLOOR, 0.0)
    delta, z = log_odds(counts[used, 0], counts[used, 1], prior[used])
    table = pd.DataFrame(
        {
            "index": used,
            "word": pd.Series([tokens.words[index] for index in used], dtype="string"),
            "first": counts[used, 0].astype(np.int64),
            "second": counts[used, 1].astype(np.int64),
            "articles": articles_using(tokens, kept, spread.members)[used],
            "delta": delta,
            "z": z,
            "q": false_discovery_rates(z),
        }
    )
    often = own[used] >= uses
    return pd.concat(
        [
            _with_intervals(table[often], tokens, spread, prior, level),
            table[~often].assign(low=np.nan, high=np.nan),
        ]
    )


def _with_intervals(
    table: pd.DataFrame, tokens: Words, spread: Spread, prior: Floats, level: float
) -> pd.DataFrame:
    """The table with percentile intervals of delta; empty without replicates."""
    used = table["index"].to_numpy()
    deltas = np.full((len(used), spread.replicates), np.nan, dtype=np.float32)
    pseudo = prior[:, None]
    for batch, drawn, sizes in resampled_counts(tokens, used, spread):
        odds = [
            log_odds_of(counts, pseudo[used], size + pseudo.sum())
            for counts, size in zip(drawn, sizes, strict=True)
        ]
        deltas[:, batch] = odds[0] - odds[1]
    tail = (1 - level) / 2
    return table.assign(low=_quantiles(deltas, tail), high=_quantiles(deltas, 1 - tail))


def _quantiles(deltas: npt.NDArray[np.float32], share: float) -> Floats:
    if not deltas.size:
        return np.full(len(deltas), np.nan)
    blocks = [deltas[at : at + BLOCK] for at in range(0, len(deltas), BLOCK)]
    return np.concatenate([np.quantile(block, share, axis=1) for block in blocks])
