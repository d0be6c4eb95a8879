"""Where an article departs from the record, and where its text stands elsewhere: checked rows."""

from __future__ import annotations

import pandas as pd

from cadrage import tables
from cadrage.errors import InputError
from cadrage.measure.claimed import check_evidence, check_fragment, need, rows_of, wordings
from cadrage.measure.finding import Finding, counted


def check_departures(departures: pd.DataFrame, sentences: pd.DataFrame) -> pd.DataFrame:
    """The departures, after each wording was found to the letter in its sentence.

    Args:
        departures: columns departure, article, sentence (an evidence id), says, record, source,
            verdict, note.
        sentences: table `sentences`.

    Returns:
        table `departures`.

    Raises:
        InputError: a cell is empty, a sentence is gone, a wording differs, an id stands twice.
    """
    said, rows = wordings(sentences), []
    for line, row in rows_of(departures):
        for column in ("departure", "article", "sentence", "says", "record", "source", "verdict"):
            need(row, column, file="departures.csv", line=line)
        ids = check_evidence(
            row["sentence"],
            said,
            column="sentence",
            article=row["article"],
            file="departures.csv",
            line=line,
        )
        check_fragment(row["says"], ids, said, column="says", file="departures.csv", line=line)
        rows.append({name: cell or None for name, cell in row.items()})
    return _unique("departures", "departure", rows)


def check_known_reuse(reuse: pd.DataFrame, sentences: pd.DataFrame) -> pd.DataFrame:
    """The text reuse that is known from outside, after each sentence was found to exist.

    Args:
        reuse: columns reuse, article, sentences (evidence ids; empty where which sentences is
            not recorded), elsewhere, relation, status, note.
        sentences: table `sentences`.

    Returns:
        table `reuse_known`.

    Raises:
        InputError: a cell is empty, a sentence is gone, an id stands twice.
    """
    said, rows = wordings(sentences), []
    for line, row in rows_of(reuse):
        for column in ("reuse", "article", "elsewhere", "relation", "status"):
            need(row, column, file="reuse.csv", line=line)
        check_evidence(
            row["sentences"],
            said,
            column="sentences",
            article=row["article"],
            file="reuse.csv",
            line=line,
        )
        rows.append({name: cell or None for name, cell in row.items()})
    return _unique("reuse_known", "reuse", rows)


def _unique(table: str, key: str, rows: list[dict[str, str | None]]) -> pd.DataFrame:
    made = tables.frame(table, rows)
    twice = made[key].duplicated()
    if twice.any():
        row = int(twice.argmax())
        raise InputError(
            f"{key}s.csv" if table == "departures" else f"{key}.csv",
            row=row + 2,
            column=key,
            found=made[key].iloc[row],
            expected="each id once",
        )
    return tables.check(table, made)


def findings(departures: pd.DataFrame) -> list[Finding]:
    """How many statements were held against the record."""
    definition = "Statements held against the record, whatever follows for them"
    return [counted("departures.all", departures["sentence"], definition, among="departures")]


def reuse_findings(known: pd.DataFrame, found: pd.DataFrame) -> list[Finding]:
    """How many cases of reuse the record knows, in how many sentences, and how many were found."""
    ids = [one for cell in known["sentences"].dropna() for one in cell.split()]
    pairs = [f"{row.article}.{row.sentence}" for row in found.itertuples(index=False)]
    return [
        counted(
            "reuse.known", ids, "Cases of text that is known to stand elsewhere too",
            value=len(known), among="reuse_known",
        ),
        counted(
            "reuse.sentences", ids, "Sentences that are known to stand elsewhere too",
            value=len(set(ids)), among="reuse_known",
        ),
        counted(
            "reuse.found", pairs, "Pairs of sentences of different articles that share their words",
            value=len(found), among="reuse_found",
        ),
    ]  # fmt: skip
