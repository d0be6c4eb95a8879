"""Which words set two groups of articles apart, how surely, and when nothing may be said.

Weighted log-odds with an informative Dirichlet prior, with bootstrap intervals over sentences or
articles. A rule of minimum size withholds claims: five articles give counts and no claim.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import erfc, sqrt

import numpy as np
import numpy.typing as npt
import pandas as pd

from cadrage.errors import UnknownNameError
from cadrage.measure.resample import Spread, resampled_counts
from cadrage.measure.vocabulary import Words, read_words

FLOOR = 0.01

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Minimum:
    """What a claim asks for: of each group, of each word in both groups together, and of chance."""

    articles: int = 10
    sentences: int = 200
    words: int = 5_000
    uses: int = 10
    using_articles: int = 5
    false_discoveries: float = 0.05


@dataclass(frozen=True, slots=True)
class Contrast:
    """The words of a contrast, the sizes it rests on, and why claims are withheld, if they are.

    `words`: table `contrast`, by z falling. `sizes`: group, articles, sentences, words.
    `withheld`: empty where the corpus is large enough. `dropped`: reused sentences left out.
    """

    words: pd.DataFrame
    sizes: pd.DataFrame
    withheld: str
    dropped: int


def log_odds(first: Floats, second: Floats, prior: Floats) -> tuple[Floats, Floats]:
    """The log-odds ratio of each word between two groups, and its z score.

    Args:
        first: counts of the words in one group.
        second: counts of the same words in the other.
        prior: pseudo-counts of the same words, all above 0.

    Returns:
        delta: above 0 where the first group uses the word more; and delta by its standard error.

    References:
        Monroe, Colaresi & Quinn 2008, their equations 15, 16, 20 and 22 as PyPI's `logodds`
        computes them: the variance is the approximation 1 / (y + a) summed over the groups.
    """
    delta = _log_odds_of(first, prior) - _log_odds_of(second, prior)
    return delta, delta / np.sqrt(1 / (first + prior) + 1 / (second + prior))


def _log_odds_of(counts: Floats, prior: Floats) -> Floats:
    whole = counts.sum(axis=0) + prior.sum()
    return np.log((counts + prior) / (whole - counts - prior))


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
        repeated: sentences to leave out (columns article, sentence), from `reuse.repeated`.
        seed: of the random draws; the same seed gives the same intervals.

    Raises:
        UnknownNameError: no article of `sentences` is in one of the groups, or unknown unit.

    Note:
        Group and anything confounded with it (outlet, country, date, topic) are not told apart.
    """
    asked = minimum or Minimum()
    if unit not in ("sentence", "article"):
        raise UnknownNameError("unit", unit, ("sentence", "article"))
    group = sentences["article"].map(dict(groups))
    for name in (first, second):
        if not (group == name).any():
            raise UnknownNameError("group with sentences", name, set(group.dropna()))
    kept = sentences[~_is_repeated(sentences, repeated)]
    group = group[kept.index]
    tokens = read_words(kept)
    members = np.select([group == first, group == second], [0, 1], default=2).astype(np.int8)
    counts = _counts(tokens, members)
    sizes = _sizes(kept, tokens, members, (first, second))
    table = _scored(tokens, counts, prior_words)
    withheld = _too_small(sizes, asked)
    units = pd.factorize(kept["article"])[0] if unit == "article" else np.arange(len(kept))
    spread = Spread(members, units.astype(np.int64), replicates, level, seed)
    made = _with_intervals(table, tokens, spread, prior_words, counts)
    made["articles"] = _articles_using(tokens, kept, members)[made["index"].to_numpy()]
    claimed = _claims(made, asked) & (not withheld)
    made = made.assign(claim=claimed).sort_values(
        ["z", "word"], ascending=[False, True], ignore_index=True
    )
    columns = ["word", "first", "second", "articles", "delta", "z", "low", "high", "q", "claim"]
    return Contrast(made[columns], sizes, withheld, len(sentences) - len(kept))


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


def _prior(background: Floats, prior_words: float) -> Floats:
    return prior_words * background / max(background.sum(), 1.0) + FLOOR


def _scored(tokens: Words, counts: Floats, prior_words: float) -> pd.DataFrame:
    used = np.flatnonzero(counts[:, 0] + counts[:, 1])
    prior = _prior(counts.sum(axis=1), prior_words)[used]
    delta, z = log_odds(counts[used, 0], counts[used, 1], prior)
    return pd.DataFrame(
        {
            "index": used,
            "word": [tokens.words[index] for index in used],
            "first": counts[used, 0].astype(np.int64),
            "second": counts[used, 1].astype(np.int64),
            "delta": delta,
            "z": z,
            "q": false_discovery_rates(z),
        }
    )


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


def _with_intervals(
    table: pd.DataFrame, tokens: Words, spread: Spread, prior_words: float, counts: Floats
) -> pd.DataFrame:
    used = table["index"].to_numpy()
    prior = _prior(counts.sum(axis=1), prior_words)[used]
    low, high = np.full(len(used), np.nan), np.full(len(used), np.nan)
    tails = (1 - spread.level) / 2
    for rows, first, second, sizes in resampled_counts(tokens, used, spread):
        odds = [
            np.log((drawn + prior[rows, None]) / (
                size + prior.sum() - drawn - prior[rows, None]
            ))
            for drawn, size in zip((first, second), sizes, strict=True)
        ]
        low[rows], high[rows] = np.quantile(odds[0] - odds[1], [tails, 1 - tails], axis=1)
    return table.assign(low=low, high=high)


def _articles_using(tokens: Words, kept: pd.DataFrame, members: npt.NDArray[np.int8]) -> Floats:
    """In how many articles of the two groups each word stands."""
    of_sentence, articles = pd.factorize(kept["article"])
    where = tokens.sentence_of()
    inside = members[where] < 2
    pairs = tokens.ids[inside].astype(np.int64) * len(articles) + of_sentence[where[inside]]
    words = np.unique(pairs) // max(len(articles), 1)
    return np.bincount(words, minlength=len(tokens.words))


def _sizes(
    kept: pd.DataFrame, tokens: Words, members: npt.NDArray[np.int8], names: tuple[str, str]
) -> pd.DataFrame:
    lengths = np.diff(tokens.bounds)
    rows = [
        (
            name,
            kept["article"].to_numpy()[members == side],
            int(lengths[members == side].sum()),
        )
        for side, name in enumerate(names)
    ]
    return pd.DataFrame(
        [(name, len(set(own)), len(own), words) for name, own, words in rows],
        columns=["group", "articles", "sentences", "words"],
    )


def _too_small(sizes: pd.DataFrame, asked: Minimum) -> str:
    reasons = [
        f"{row.group} has {getattr(row, what)} {what}, a claim asks for {getattr(asked, what)}"
        for row in sizes.itertuples()
        for what in ("articles", "sentences", "words")
        if getattr(row, what) < getattr(asked, what)
    ]
    return "; ".join(reasons)


def _claims(table: pd.DataFrame, asked: Minimum) -> pd.Series:
    apart = (table["low"] > 0) | (table["high"] < 0)
    often = (table["first"] + table["second"] >= asked.uses) & (
        table["articles"] >= asked.using_articles
    )
    return apart & often & (table["q"] <= asked.false_discoveries)
