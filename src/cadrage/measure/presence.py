"""Who is named: mentions by actor and article, who stands beside whom, who never speaks."""

from __future__ import annotations

from itertools import combinations

import pandas as pd

from cadrage.measure.finding import Finding, counted, evidence_ids

NAMING = ("name", "title", "acronym", "model")


def by_actor(mentions: pd.DataFrame) -> pd.DataFrame:
    """Mentions counted: one row an actor and article.

    Returns:
        actor, name, kind, article, mentions, named (by name, title or acronym), evidence.
    """
    known = mentions[mentions["name"].notna() & (mentions["method"] != "demonym")]
    cells = known.assign(
        evidence=evidence_ids(known),
        named=known["method"].isin(NAMING),
        actor=known["actor"].fillna(""),
    )
    return cells.groupby(["actor", "name", "kind", "article"], sort=True, as_index=False).agg(
        mentions=("named", "size"),
        named=("named", "sum"),
        evidence=("evidence", lambda ids: " ".join(dict.fromkeys(ids))),
    )


def totals(counts: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """One row an actor over all articles, most mentioned first.

    Returns:
        actor, name, kind, mentions, named, articles (sigla that mention it), evidence.
    """
    order = {article: n for n, article in enumerate(articles["article"])}
    rows = counts.assign(rank=counts["article"].map(order)).sort_values("rank", kind="stable")
    made = rows.groupby(["actor", "name", "kind"], sort=True, as_index=False).agg(
        mentions=("mentions", "sum"),
        named=("named", "sum"),
        articles=("article", lambda sigla: ", ".join(dict.fromkeys(sigla))),
        evidence=("evidence", " ".join),
    )
    return made.sort_values(["mentions", "name"], ascending=[False, True]).reset_index(drop=True)


def matrix(counts: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """Actors × articles: index name, a column a siglum, cells counts; most mentioned first."""
    wide = counts.pivot_table(
        index="name", columns="article", values="mentions", aggfunc="sum", fill_value=0
    )
    wide = wide.reindex(columns=list(articles["article"]), fill_value=0)
    order = wide.sum(axis=1).sort_values(ascending=False, kind="stable").index
    return wide.loc[order]


def together(mentions: pd.DataFrame) -> pd.DataFrame:
    """Pairs of actors in one sentence: first, second, sentences, evidence; most often first."""
    known = mentions[mentions["name"].notna() & (mentions["method"] != "demonym")]
    found: dict[tuple[str, str], list[str]] = {}
    for (article, sentence), rows in known.groupby(["article", "sentence"], sort=True):
        for pair in combinations(sorted(set(rows["name"])), 2):
            found.setdefault(pair, []).append(f"{article}.{sentence}")
    rows = [(a, b, len(ids), " ".join(ids)) for (a, b), ids in found.items()]
    made = pd.DataFrame(rows, columns=["first", "second", "sentences", "evidence"])
    return made.sort_values(
        ["sentences", "first", "second"], ascending=[False, True, True]
    ).reset_index(drop=True)


def silent(mentions: pd.DataFrame, quotes: pd.DataFrame) -> pd.DataFrame:
    """Persons who are named and never speak: name, mentions, evidence."""
    persons = mentions[(mentions["kind"] == "person") & mentions["name"].notna()]
    speakers = set(quotes["speaker_name"].dropna())
    quiet = persons[~persons["name"].isin(speakers)]
    cells = quiet.assign(evidence=evidence_ids(quiet))
    return cells.groupby("name", as_index=False).agg(
        mentions=("evidence", "size"),
        evidence=("evidence", lambda ids: " ".join(dict.fromkeys(ids))),
    )


def findings(mentions: pd.DataFrame, quotes: pd.DataFrame) -> list[Finding]:
    """The findings on actors."""
    known = mentions[mentions["actor"].notna()]
    persons = known[known["kind"] == "person"]
    names = sorted(set(persons["name"].dropna()))
    quiet = silent(known, quotes)
    found = [
        counted(
            "actors.mentions", evidence_ids(known), "Mentions of known actors and places",
            among="mentions",
        ),
        counted(
            "actors.persons", evidence_ids(persons), "Named persons", value=len(names),
            among="mentions",
        ),
        counted(
            "actors.silent", [i for ids in quiet["evidence"] for i in ids.split()],
            "Named persons to whom no quotation is attributed", value=len(quiet), among="mentions",
        ),
        counted(
            "actors.open", evidence_ids(mentions[mentions["actor"].isna()]),
            "Mentions whose actor is open or not in the authority file", among="mentions",
        ),
    ]  # fmt: skip
    return found
