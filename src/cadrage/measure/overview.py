"""What the corpus is: articles, words, sentences, and what every edit took away or mended."""

from __future__ import annotations

import pandas as pd

from cadrage.measure.finding import Finding, counted, evidence_ids, share


def edits_by_rule(edits: pd.DataFrame) -> pd.DataFrame:
    """Edits counted: one row a rule, columns rule, edits, articles, removed, added, reason.

    `removed` and `added` count code points; `articles` lists the sigla.
    """
    counts = edits.assign(
        removed=edits["before"].fillna("").str.len(), added=edits["after"].fillna("").str.len()
    )
    return counts.groupby("rule", sort=False, as_index=False).agg(
        edits=("rule", "size"),
        articles=("article", lambda sigla: ", ".join(dict.fromkeys(sigla))),
        removed=("removed", "sum"),
        added=("added", "sum"),
        reason=("reason", "first"),
    )


def sizes(articles: pd.DataFrame, texts: pd.DataFrame, sentences: pd.DataFrame) -> pd.DataFrame:
    """Sizes: one row an article, columns article, outlet, raw_words, words, stripped, sentences.

    `stripped` is the share of the raw words that is not in the clean text.
    """
    raw = texts["raw"].str.split().str.len()
    units = sentences.groupby("article").size()
    made = articles[["article", "outlet", "words"]].assign(raw_words=raw.to_numpy())
    made["stripped"] = 1 - made["words"] / made["raw_words"]
    made["sentences"] = made["article"].map(units).fillna(0).astype("Int64")
    return made[["article", "outlet", "raw_words", "words", "stripped", "sentences"]]


def described(articles: pd.DataFrame) -> pd.DataFrame:
    """The articles as prose describes them, each fact with its status in brackets.

    Returns:
        article, outlet, outlet_kind, title, published, published_note, author; empty where a
        fact is not known.
    """
    first, last = articles["published_earliest"], articles["published_latest"]
    day = first.where(first == last, first + " to " + last)
    return articles[["article", "outlet_kind", "published_note"]].assign(
        outlet=_with_basis(articles["outlet"], articles["outlet_basis"]),
        title=_with_basis(articles["title"], articles["title_basis"]),
        published=_with_basis(day, articles["published_basis"]),
        author=_with_basis(articles["author"], articles["author_basis"]),
    )


def _with_basis(fact: pd.Series, basis: pd.Series) -> pd.Series:
    return fact + " (" + basis.fillna("not stated") + ")"


def findings(
    articles: pd.DataFrame, texts: pd.DataFrame, edits: pd.DataFrame, sentences: pd.DataFrame
) -> list[Finding]:
    """The findings of the chapter on the corpus."""
    per_article = sizes(articles, texts, sentences)
    found = [
        counted("corpus.articles", [], "Articles in the corpus", value=len(articles)),
        counted("corpus.outlets", [], "Different outlets", value=articles["outlet"].nunique()),
        counted("corpus.words", [], "Words of all clean texts", value=int(articles["words"].sum())),
        counted(
            "corpus.sentences", evidence_ids(sentences),
            "Numbered units of evidence: sentences, headlines, subheads and attributions",
        ),
        counted("corpus.edits", [], "Listed edits between raw and clean texts", value=len(edits)),
        counted("corpus.edit_rules", [], "Kinds of edit", value=edits["rule"].nunique()),
    ]  # fmt: skip
    for kind, rows in articles.groupby("outlet_kind", sort=False):
        key = f"corpus.articles.{str(kind).lower().replace(' ', '-')}"
        found.append(counted(key, [], f"Articles by {kind}", value=len(rows)))
    for row in per_article.itertuples(index=False):
        definition = f"Words of {row.article} as received that are not in its clean text, share"
        lost = row.raw_words - row.words
        found.append(share(f"corpus.stripped.{row.article}", lost, row.raw_words, definition, []))
        found.append(
            counted(f"corpus.words.{row.article}", [], f"Words of {row.article}", value=row.words)
        )
    return found
