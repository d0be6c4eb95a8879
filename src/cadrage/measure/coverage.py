"""Fact by article: told as fact, told as claim, denied or absent, each cell proven by the texts."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from cadrage import tables
from cadrage.errors import InputError
from cadrage.measure.claimed import check_evidence, check_fragment, need, rows_of, wordings
from cadrage.measure.finding import Finding, counted
from cadrage.measure.search import Searched, terms_of

FILE = "coverage.csv"
STANDINGS = ("told_as_fact", "told_as_claim", "denied", "absent")
BY_SOMEBODY = ("told_as_claim", "denied")


def check_coverage(
    coverage: pd.DataFrame, texts: pd.DataFrame, sentences: pd.DataFrame
) -> pd.DataFrame:
    """The coverage matrix, after every cell was held against the texts.

    Args:
        coverage: columns fact, title, article, standing, evidence, fragment, claimant, search,
            note; one row a fact and article.
        texts: table `texts`.
        sentences: table `sentences`.

    Returns:
        table `coverage`, in the order of the file.

    Raises:
        InputError: a cell stands twice or is missing, a standing is none, evidence is gone, a
            fragment differs from its sentence, a claim has no claimant, an absence has no
            search, or its search finds something.
    """
    searched, said = Searched(texts, sentences), wordings(sentences)
    seen: dict[tuple[str, str], int] = {}
    rows = []
    for line, row in rows_of(coverage):
        for column in ("fact", "title", "article", "standing"):
            need(row, column, file=FILE, line=line)
        _check_cell(row, line, seen, searched)
        if row["standing"] == "absent":
            _check_absence(row, line, searched)
        else:
            _check_telling(row, line, said)
        rows.append({name: cell or None for name, cell in row.items()})
    _check_whole(seen, searched)
    return tables.check("coverage", tables.frame("coverage", rows))


def _check_cell(
    row: Mapping[str, str], line: int, seen: dict[tuple[str, str], int], searched: Searched
) -> None:
    if row["article"] not in searched.articles:
        raise InputError(
            FILE,
            row=line,
            column="article",
            found=row["article"],
            expected=f"one of {', '.join(searched.articles)}",
        )
    if row["standing"] not in STANDINGS:
        raise InputError(
            FILE,
            row=line,
            column="standing",
            found=row["standing"],
            expected=f"one of {', '.join(STANDINGS)}",
        )
    first = seen.setdefault((row["fact"], row["article"]), line)
    if first != line:
        raise InputError(
            FILE,
            row=line,
            column="fact",
            found=f"{row['fact']} in {row['article']}",
            expected=f"each fact and article once; row {first} has it",
        )


def _check_telling(row: Mapping[str, str], line: int, said: Mapping[str, str]) -> None:
    for column in ("evidence", "fragment"):
        need(row, column, file=FILE, line=line)
    if row["standing"] in BY_SOMEBODY:
        need(row, "claimant", file=FILE, line=line)
    ids = check_evidence(
        row["evidence"], said, file=FILE, line=line, column="evidence", article=row["article"]
    )
    check_fragment(row["fragment"], ids, said, file=FILE, line=line, column="fragment")


def _check_absence(row: Mapping[str, str], line: int, searched: Searched) -> None:
    need(row, "search", file=FILE, line=line)
    if row["evidence"] or row["fragment"]:
        raise InputError(
            FILE,
            row=line,
            column="evidence",
            found=row["evidence"] or row["fragment"],
            expected="no evidence where the fact is absent",
            hint="An absence needs a search.",
        )
    for hit in searched.hits(row["article"], terms_of(row["search"])):
        raise InputError(
            FILE,
            row=line,
            column="search",
            found=f"«{hit.text}» in {hit.article}.{hit.sentence}",
            expected="a search that finds nothing",
            hint="Either the fact is told there, or the search is too wide.",
        )


def _check_whole(seen: Mapping[tuple[str, str], int], searched: Searched) -> None:
    for fact in dict.fromkeys(fact for fact, _ in seen):
        for article in searched.articles:
            if (fact, article) not in seen:
                raise InputError(
                    FILE,
                    column="article",
                    found=f"no row for '{fact}' in {article}",
                    expected="a row for each fact and article",
                    hint="If it is not told there, say so with standing 'absent' and a search.",
                )


def matrix(coverage: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """Facts × articles: index title in the order of the file, cells the standing."""
    wide = coverage.pivot(index="title", columns="article", values="standing")
    return wide.loc[list(dict.fromkeys(coverage["title"])), list(articles["article"])]


def findings(coverage: pd.DataFrame) -> list[Finding]:
    """How many facts the matrix has, and how many of its cells have each standing."""
    table, facts = ["table:coverage"], coverage["fact"].nunique()
    found = [counted("coverage.facts", table, "Facts of the coverage matrix", value=facts)]
    for standing in STANDINGS:
        rows = coverage[coverage["standing"] == standing]
        ids = [one for cell in rows["evidence"].dropna() for one in cell.split()]
        key = f"coverage.{standing.replace('_', '-')}"
        definition = f"Cells of the coverage matrix, of {len(coverage)}: {standing}"
        found.append(counted(key, ids, definition, value=len(rows), among="coverage"))
    return found
