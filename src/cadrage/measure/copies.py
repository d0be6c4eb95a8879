"""Reused text counts once: which sentences are copies, and of which articles.

A reused sentence is one voice, however often it was printed.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping

import pandas as pd

from cadrage.measure.vocabulary import words_of


def keys_of(sentences: pd.DataFrame, *, reuse: pd.DataFrame | None = None) -> pd.Series:
    """A number a sentence, the same of those that tell one text; NA where there is no word.

    Args:
        sentences: table `sentences`.
        reuse: from `find_reuse`; without it only sentences that are equal word for word.
    """
    cluster = sentences["text"].map(lambda text: " ".join(words_of(text)))
    keys = pd.Series(pd.factorize(cluster)[0], index=sentences.index)
    if reuse is not None and not reuse.empty:
        keys = _joined(keys, sentences, reuse)
    # a sentence without words is nobody's text
    return keys.astype("Int64").where(cluster != "")


def repeated(
    sentences: pd.DataFrame, groups: Mapping[str, str], *, reuse: pd.DataFrame | None = None,
    keys: pd.Series | None = None,
) -> pd.DataFrame:  # fmt: skip
    """The sentences to leave out so that reused text counts once in each group.

    Args:
        sentences: table `sentences`.
        groups: siglum → group; a text printed in two groups is kept once in each, since it
            tells nothing of either against the other.
        reuse: from `find_reuse`; without it only sentences that are equal word for word.
        keys: from `keys_of`, where they are known; `reuse` is not asked then.

    Returns:
        columns article, sentence: every copy but the first in the order of `sentences`.
    """
    own = keys_of(sentences, reuse=reuse) if keys is None else keys
    marks = pd.DataFrame({"key": own, "group": sentences["article"].map(dict(groups))})
    copies = marks.duplicated() & marks["key"].notna() & marks["group"].notna()
    return sentences.loc[copies, ["article", "sentence"]].reset_index(drop=True)


def _joined(keys: pd.Series, sentences: pd.DataFrame, reuse: pd.DataFrame) -> pd.Series:
    """Keys where near copies share the smallest key that they are linked to."""
    names = zip(sentences["article"], sentences["sentence"], strict=True)
    at = {name: int(key) for name, key in zip(names, keys, strict=True)}
    parent: dict[int, int] = {}

    def root(key: int) -> int:
        while parent.get(key, key) != key:
            key = parent[key]
        return key

    for row in reuse.itertuples():
        pair = sorted(
            root(at[place])
            for place in ((row.article, row.sentence), (row.other_article, row.other_sentence))
        )
        parent[pair[1]] = pair[0]
    return keys.map(root)


def by_article(reuse: pd.DataFrame) -> pd.DataFrame:
    """Reused sentences counted: article, other_article, sentences, evidence; most first."""
    counted: Counter[tuple[str, str]] = Counter()
    evidence: defaultdict[tuple[str, str], dict[str, None]] = defaultdict(dict)
    for row in reuse.itertuples():
        pair = (row.article, row.other_article)
        counted[pair] += 1
        evidence[pair] |= {f"{row.article}.{row.sentence}": None}
        evidence[pair] |= {f"{row.other_article}.{row.other_sentence}": None}
    rows = [
        (first, second, number, " ".join(evidence[first, second]))
        for (first, second), number in sorted(counted.items(), key=lambda item: (-item[1], item))
    ]
    return pd.DataFrame(rows, columns=["article", "other_article", "sentences", "evidence"])
