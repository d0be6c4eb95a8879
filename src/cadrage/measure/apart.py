"""The words that set each of the largest outlets apart from all others, where one may say so."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from cadrage.measure import copies
from cadrage.measure.contrast import contrast
from cadrage.measure.finding import evidence_cell
from cadrage.measure.vocabulary import read_words, words_of

OUTLETS, WORDS, SENTENCES, LEVEL = 3, 12, 20, 0.95
OTHERS = "the others"
NONE = "no word passes the rule for claims"
COLUMNS = (
    "outlet", "withheld", "word", "here", "elsewhere", "articles", "low", "high", "evidence",
)  # fmt: skip


def words_apart(
    sentences: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    reuse: pd.DataFrame | None = None,
    shown: pd.DataFrame | None = None,
    replicates: int = 1000,
) -> pd.DataFrame:
    """Words that the three largest outlets each use more often, for their size, than all others.

    Args:
        sentences: table `sentences`.
        articles: article and outlet of each.
        reuse: table `reuse_found`; its sentences count once, as do those that are equal.
        shown: the sentences that a number may open, where they are not all.
        replicates: bootstrap samples, of whole articles.

    Returns:
        outlet, withheld (why it has no word), word, here, elsewhere (uses), articles (that use
        it), low, high (ends of the interval of the log-odds ratio), evidence (at most 20); the
        strongest 12 words an outlet. No row where the corpus has one outlet.
    """
    outlet = articles.set_index("article")["outlet"].dropna()
    own = sentences["article"].map(outlet)
    sizes = sentences["text"].str.len().groupby(own).sum().sort_values(
        ascending=False, kind="stable"
    )  # fmt: skip
    rows: list[dict[str, object]] = []
    largest = list(sizes.index[:OUTLETS]) if len(sizes) > 1 else []
    if largest:
        read, keys = read_words(sentences), copies.keys_of(sentences, reuse=reuse)
    for name in largest:
        groups = outlet.where(outlet == name, OTHERS).to_dict()
        found = contrast(
            sentences, groups, first=str(name), second=OTHERS, unit="article", level=LEVEL,
            replicates=replicates, repeated=copies.repeated(sentences, groups, keys=keys),
            words=read,
        )  # fmt: skip
        words = found.words[found.words["claim"] & (found.words["delta"] > 0)].head(WORDS)
        if words.empty:
            rows.append({"outlet": name, "withheld": found.withheld or NONE})
        held = _sentences(words["word"], sentences if shown is None else shown, groups, str(name))
        rows += [
            {
                "outlet": name, "word": row.word, "here": row.first, "elsewhere": row.second,
                "articles": row.articles, "low": row.low, "high": row.high,
                "evidence": held[row.word],
            }
            for row in words.itertuples(index=False)
        ]  # fmt: skip
    made = pd.DataFrame([[row.get(name) for name in COLUMNS] for row in rows], columns=COLUMNS)
    return made.astype({"here": "Int64", "elsewhere": "Int64", "articles": "Int64"})


def _sentences(
    words: pd.Series, sentences: pd.DataFrame, groups: Mapping[str, str], name: str
) -> dict[str, str | None]:
    """Word → the first sentences of the outlet that hold it."""
    found: dict[str, list[str]] = {str(word): [] for word in words}
    if found:
        own = sentences[sentences["article"].map(dict(groups)) == name]
        for article, number, text in zip(
            own["article"], own["sentence"], own["text"], strict=True
        ):
            for word in found.keys() & set(words_of(text)):
                if len(found[word]) < SENTENCES:
                    found[word].append(f"{article}.{number}")
    return {word: evidence_cell(ids) for word, ids in found.items()}
