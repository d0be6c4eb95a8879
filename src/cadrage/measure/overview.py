"""What the corpus is: articles, words, sentences, and what every edit took away or mended."""

from __future__ import annotations

import pandas as pd

from cadrage.measure.finding import Finding, counted, evidence_cell, evidence_ids, share


def edits_by_rule(edits: pd.DataFrame) -> pd.DataFrame:
    """Edits counted: one row a rule, columns rule, edits, articles, removed, added, reason.

    `removed` and `added` count code points; `articles` lists the sigla. `evidence` is that of the
    edits, or their articles where they have none.
    """
    counts = edits.assign(
        removed=edits["before"].fillna("").str.len(), added=edits["after"].fillna("").str.len()
    )
    placed = "evidence" if "evidence" in counts else "article"
    return counts.groupby("rule", sort=False, as_index=False).agg(
        evidence=(placed, evidence_cell),
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
    outlets, words = articles["outlet"].nunique(), int(articles["words"].sum())
    all_of_them, edited = list(articles["article"]), ["table:edits"]
    found = [
        counted("corpus.articles", all_of_them, "Articles in the corpus"),
        counted("corpus.outlets", all_of_them, "Different outlets", value=outlets),
        counted("corpus.words", all_of_them, "Words of all clean texts", value=words),
        counted(
            "corpus.sentences", evidence_ids(sentences),
            "Numbered units of evidence: sentences, headlines, subheads and attributions",
        ),
        counted("corpus.edits", edited, "Listed edits of the raw texts", value=len(edits)),
        counted("corpus.edit_rules", edited, "Kinds of edit", value=edits["rule"].nunique()),
        *_published(articles),
    ]  # fmt: skip
    for kind, rows in articles.groupby("outlet_kind", sort=False):
        key = f"corpus.articles.{str(kind).lower().replace(' ', '-')}"
        found.append(counted(key, rows["article"], f"Articles by {kind}"))
    for row in per_article.itertuples(index=False):
        definition = f"Words of {row.article} as received that are not in its clean text, share"
        lost, ids = row.raw_words - row.words, [row.article]
        found.append(share(f"corpus.stripped.{row.article}", lost, row.raw_words, definition, ids))
        found.append(
            counted(f"corpus.words.{row.article}", ids, f"Words of {row.article}", value=row.words)
        )
    return found


def _published(articles: pd.DataFrame) -> list[Finding]:
    """What is known of headlines and of days of publication."""
    first, last = articles["published_earliest"], articles["published_latest"]
    headless = articles[articles["title_basis"] != "stated"]
    found = [
        counted(
            "corpus.headline.not-stated", headless["article"],
            "Articles whose file does not state their headline", among="articles",
        ),
        counted(
            "corpus.published.not-to-the-day", articles[(first != last).fillna(True)]["article"],
            "Articles whose publication is not known to the day", among="articles",
        ),
    ]  # fmt: skip
    for name, days, end in (("first", first, "min"), ("last", last, "max")):
        known = days.dropna()
        if len(known):
            year = known.agg(end)[:4]
            ids = tuple(articles.loc[known.index[known.str[:4] == year], "article"])
            definition = f"Year in which the {name} of the articles was published"
            found.append(Finding(f"corpus.published.{name}", float(year), year, definition, ids))
    return found
