"""Who is named, as what and by whom, and who is spoken about and never speaks."""

from __future__ import annotations

import pandas as pd

from cadrage.measure.finding import Finding, counted, evidence_cell, evidence_ids

NAMING = ("name", "title", "acronym", "model")
DETERMINER = r"^(?:l['’]|(?:[Ll]e|[Ll]a|[Ll]es|[Dd]u|[Dd]es|[Uu]ne?|[Cc]et|[Cc]ette|[Ss]on) )"
MOST_WORDINGS = 6
UNOFFICIAL = ("civil", "media", "armed", "expert", "victim", "anonymous")


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
        evidence=("evidence", evidence_cell),
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


def described(mentions: pd.DataFrame, quotes: pd.DataFrame) -> pd.DataFrame:
    """Who is named as what, and by whom: one row an actor, most mentioned first.

    Args:
        mentions: table `mentions`.
        quotes: table `quotes`; a mention within one is the speaker's.

    Returns:
        actor, name, kind, mentions, named (by name, title or acronym), spoken (within
        quotations), wordings (up to six descriptions without determiner, the most frequent first,
        parted by `; `),
        articles, evidence.
    """
    known = mentions[mentions["name"].notna() & (mentions["method"] != "demonym")]
    told = known["text"].where(known["method"] == "description")
    cells = known.assign(
        evidence=evidence_ids(known),
        named=known["method"].isin(NAMING),
        spoken=_within(known, quotes),
        told=told.astype("string"),
        actor=known["actor"].fillna(""),
    )
    made = cells.groupby(["actor", "name", "kind"], sort=True, as_index=False).agg(
        mentions=("named", "size"),
        named=("named", "sum"),
        spoken=("spoken", "sum"),
        wordings=("told", _wordings),
        articles=("article", "nunique"),
        evidence=("evidence", evidence_cell),
    )
    return made.sort_values(["mentions", "name"], ascending=[False, True]).reset_index(drop=True)


def _wordings(texts: pd.Series) -> object:
    """The different descriptions without their determiners, the most frequent first."""
    bare = texts.dropna().str.replace(DETERMINER, "", regex=True)
    first = dict(zip(bare.str.lower()[::-1], bare[::-1], strict=True))
    kinds = [first[key] for key in bare.str.lower().value_counts().index]
    more = len(kinds) - MOST_WORDINGS
    said = "; ".join(kinds[:MOST_WORDINGS])
    return (f"{said}; …" if more > 0 else said) or pd.NA


def _within(mentions: pd.DataFrame, quotes: pd.DataFrame) -> list[bool]:
    """Whether each mention stands within a quotation of its article."""
    spans: dict[str, list[tuple[int, int]]] = {}
    for row in quotes.itertuples(index=False):
        spans.setdefault(row.article, []).append((int(row.start), int(row.end)))
    places = zip(mentions["article"], mentions["start"], mentions["end"], strict=True)
    return [
        any(first <= start and end <= last for first, last in spans.get(article, ()))
        for article, start, end in places
    ]


def silent(
    mentions: pd.DataFrame, quotes: pd.DataFrame, *, kinds: tuple[str, ...] = ("person",)
) -> pd.DataFrame:
    """Who is spoken about and never speaks: name, kind, mentions, articles, evidence."""
    known = mentions[mentions["kind"].isin(kinds) & mentions["name"].notna()]
    speakers = {*quotes["speaker_name"].dropna(), *quotes["speaker"].dropna()}
    quiet = known[~(known["name"].isin(speakers) | known["actor"].isin(speakers))]
    cells = quiet.assign(evidence=evidence_ids(quiet))
    made = cells.groupby(["name", "kind"], as_index=False).agg(
        mentions=("evidence", "size"),
        articles=("article", "nunique"),
        evidence=("evidence", evidence_cell),
    )
    return made.sort_values(["mentions", "name"], ascending=[False, True]).reset_index(drop=True)


def findings(mentions: pd.DataFrame, quotes: pd.DataFrame, actors: pd.DataFrame) -> list[Finding]:
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
    codes = (
        ("actors.men", "gender", ("man",), "Named persons who are men by the authority file"),
        ("actors.women", "gender", ("woman",), "Named persons who are women by the authority file"),
        (
            "actors.unofficial", "standing", UNOFFICIAL,
            "Named persons whom the authority file does not code official",
        ),
    )  # fmt: skip
    for key, column, values, definition in codes:
        own = persons[persons["actor"].isin(actors.loc[actors[column].isin(values), "id"])]
        number = own["actor"].nunique()
        found.append(counted(key, evidence_ids(own), definition, value=number, among="actors"))
    return found
