"""How quoted words are shared out: by side, standing and kind, beside what a reader found.

On few articles a share is a count and no estimate: its error is that of the annotation, shown by
the reader's own share. On many articles it estimates what others would show, with an interval.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd

from cadrage import tables
from cadrage.measure.finding import Finding, evidence_cell, share

DIMENSIONS = ("side", "standing", "kind")
# articles below which no interval is given: they are the whole of what is spoken of
LEAST_ARTICLES = 10
REPLICATES, SEED, LEVEL = 1000, 2021, 0.95
# articles of all samples that are held at once
DRAWN = 5_000_000


def voice_shares(
    spoken: pd.DataFrame,
    read: pd.DataFrame | None = None,
    *,
    least_articles: int = LEAST_ARTICLES,
    replicates: int = REPLICATES,
    seed: int = SEED,
) -> pd.DataFrame:
    """Quotations and quoted words by side, standing and kind.

    Args:
        spoken: quotations found, from `voices.voices`.
        read: the same of the gold, if there is one.
        least_articles: with fewer no interval is given.
        replicates: bootstrap samples of articles.
        seed: of the random draws.

    Returns:
        table `voice_shares`, most words first within a dimension; names that only the gold has
        stand with 0.
    """
    rows = []
    every = _intervals(spoken, least_articles, replicates, seed)
    for dimension in DIMENSIONS:
        own, gold = _words(spoken, dimension), _words(read, dimension)
        intervals = every[dimension]
        names = own.index.union(gold.index, sort=False)
        order = own["words"].reindex(names, fill_value=0)
        order = order.sort_values(ascending=False, kind="stable")
        for name in order.index:
            row = {"dimension": dimension, "name": name, **_cells(own, name)}
            if read is not None:
                row |= {f"gold_{key}": cell for key, cell in _cells(gold, name).items()}
                row["gold_evidence"] = _evidence(read, dimension, name)
            low, high = intervals.get(str(name), (None, None))
            row |= {"low": low, "high": high, "evidence": _evidence(spoken, dimension, name)}
            rows.append(row)
    return tables.check("voice_shares", tables.frame("voice_shares", rows))


def over_all(
    cells: pd.DataFrame, excerpt: pd.DataFrame, *,
    least_articles: int = LEAST_ARTICLES, replicates: int = REPLICATES, seed: int = SEED,
) -> pd.DataFrame:  # fmt: skip
    """The table `voice_shares` of a corpus that is counted elsewhere.

    Args:
        cells: article, side, standing, kind, quotes, words; one row a combination that occurs.
        excerpt: the same table of some of its articles: their evidence and the gold's columns.
        least_articles, replicates, seed: as for `voice_shares`.
    """
    rows = []
    every = _intervals(cells, least_articles, replicates, seed)
    for dimension in DIMENSIONS:
        own = cells.groupby(dimension, observed=True, sort=False)[["quotes", "words"]].sum()
        shown = excerpt[excerpt["dimension"] == dimension].set_index("name")
        intervals = every[dimension]
        names = own.index.astype("string").union(shown.index, sort=False)
        order = own["words"].reindex(names, fill_value=0)
        for name in order.sort_values(ascending=False, kind="stable").index:
            row = {"dimension": dimension, "name": name, **_cells(own, name)}
            if name in shown.index:
                row |= shown.loc[name, list(FROM_EXCERPT)].to_dict()
            low, high = intervals.get(str(name), (None, None))
            rows.append(row | {"low": low, "high": high})
    return tables.check("voice_shares", tables.frame("voice_shares", rows))


FROM_EXCERPT = ("gold_quotes", "gold_words", "gold_share", "gold_evidence", "evidence")


def _words(spoken: pd.DataFrame | None, dimension: str) -> pd.DataFrame:
    if spoken is None or spoken.empty:
        return pd.DataFrame({"quotes": [], "words": []}, dtype="int64")
    made = spoken.groupby(dimension, sort=False)["words"].agg(["size", "sum"])
    return made.set_axis(["quotes", "words"], axis=1).astype("int64")


def _cells(counts: pd.DataFrame, name: object) -> dict[str, float]:
    whole = counts["words"].sum()
    quotes, words = counts.loc[name] if name in counts.index else (0, 0)
    return {"quotes": int(quotes), "words": int(words), "share": words / whole if whole else 0.0}


def _evidence(spoken: pd.DataFrame, dimension: str, name: object) -> str | None:
    return evidence_cell(spoken.loc[spoken[dimension] == name, "evidence"])


def _intervals(
    spoken: pd.DataFrame, least: int, replicates: int, seed: int
) -> dict[str, dict[str, tuple[float, float]]]:
    """Dimension → name → percentile interval of its share, articles drawn anew for all alike."""
    if spoken["article"].nunique() < least:
        return {dimension: {} for dimension in DIMENSIONS}
    wide = {dimension: _by_article(spoken, dimension) for dimension in DIMENSIONS}
    cells: npt.NDArray[np.float64] = np.hstack([words.to_numpy(float) for words in wide.values()])
    drawn, number = np.random.default_rng(seed), len(cells)
    # as many samples at once as fit in some memory, however many the articles
    step = max(1, min(replicates, DRAWN // number))
    sampled = []
    for first in range(0, replicates, step):
        times = _times(drawn, number, min(step, replicates - first))
        sampled.append(times @ cells)
    samples = np.concatenate(sampled)
    found, at = {}, 0
    for dimension, words in wide.items():
        own = samples[:, at : at + len(words.columns)]
        found[dimension] = dict(zip(map(str, words.columns), _ends(own), strict=True))
        at += len(words.columns)
    return found


def _by_article(spoken: pd.DataFrame, dimension: str) -> pd.DataFrame:
    return spoken.pivot_table(
        index="article", columns=dimension, values="words", aggfunc="sum", fill_value=0,
        observed=True,
    )  # fmt: skip


def _times(drawn: np.random.Generator, number: int, samples: int) -> npt.NDArray[np.float64]:
    """For each sample how often each of so many articles is in it, as many drawn as there are."""
    places = drawn.integers(number, size=(samples, number))
    places += np.arange(samples)[:, None] * number
    counts = np.bincount(places.ravel(), minlength=samples * number)
    return counts.reshape(samples, number).astype(np.float64)


def _ends(words: npt.NDArray[np.float64]) -> list[tuple[float, float]]:
    """The interval of each column's share of its row."""
    shares = words / np.maximum(words.sum(axis=1, keepdims=True), 1)
    tail = (1 - LEVEL) / 2
    low, high = np.quantile(shares, [tail, 1 - tail], axis=0)
    return list(zip(low.tolist(), high.tolist(), strict=True))


def findings(shares: pd.DataFrame) -> list[Finding]:
    """The share of each side, standing and kind, as found and as read."""
    found = []
    for row in shares.itertuples(index=False):
        name = slug(str(row.name))
        key = name if row.dimension == "side" else f"{row.dimension}.{name}"
        ids = ("table:voice_shares",) if pd.isna(row.evidence) else row.evidence.split()
        whole = shares.loc[shares["dimension"] == row.dimension, "words"].sum()
        definition = f"Words of quotations whose {NAMED[row.dimension]} is {row.name}, of {whole}"
        found.append(share(f"voices.share.{key}", row.words, whole, definition, ids))
        if not pd.isna(row.gold_share):
            asked = f"The same by the reader's coding, {row.gold_words} words"
            text = f"{row.gold_share:.0%}"
            empty = pd.isna(row.gold_evidence)
            ids = ("table:voice_shares",) if empty else row.gold_evidence.split()
            found.append(Finding(f"voices.read.{key}", row.gold_share, text, asked, tuple(ids)))
    return found


NAMED = {"side": "speaker's side", "standing": "speaker's standing", "kind": "kind"}


def slug(name: str) -> str:
    """A name as part of a key: letters and digits in lower case, parted by hyphens."""
    kept = "".join(c if c.isalnum() else "-" for c in name.lower())
    return "-".join(part for part in kept.split("-") if part)
