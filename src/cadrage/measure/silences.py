"""What is not said, and the search that proves it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

import pandas as pd

from cadrage import tables
from cadrage.errors import InputError
from cadrage.measure.finding import Finding, counted, evidence_cell
from cadrage.measure.search import Searched, fold, terms_of, times

FILE = "silences.csv"


def find_silences(
    texts: pd.DataFrame, sentences: pd.DataFrame, searches: pd.DataFrame
) -> pd.DataFrame:
    """Each search over each article: absent, or where it stands.

    Args:
        texts: table `texts`.
        sentences: table `sentences`.
        searches: columns silence, name, patterns (terms parted by `;`) and note.

    Returns:
        table `silences`, one row a search and article, with the search as it was run.

    Raises:
        InputError: a search without terms or name, or of an id that stands twice.
    """
    searched = Searched(texts, sentences)
    _check(searches)
    rows = []
    for search in searches.fillna("").itertuples():
        terms = terms_of(search.patterns)
        for article in searched.articles:
            hits = list(searched.hits(article, terms))
            rows.append(
                {
                    "silence": search.silence,
                    "name": search.name,
                    "article": article,
                    "absent": not hits,
                    "hits": len(hits),
                    "evidence": evidence_cell(f"{article}.{hit.sentence}" for hit in hits),
                    "wordings": "; ".join(dict.fromkeys(hit.text for hit in hits)) or None,
                    "search": "; ".join(terms),
                    "note": search.note or None,
                }
            )
    return tables.check("silences", tables.frame("silences", rows))


def _check(searches: pd.DataFrame) -> None:
    seen: dict[str, int] = {}
    for line, row in enumerate(searches.fillna("").to_dict("records"), 2):
        for column in ("silence", "name", "patterns"):
            if not str(row.get(column, "")).strip("; "):
                raise InputError(
                    FILE,
                    row=line,
                    column=column,
                    found="an empty cell",
                    expected="terms to search for" if column == "patterns" else f"a {column}",
                )
        first = seen.setdefault(str(row["silence"]), line)
        if first != line:
            raise InputError(
                FILE,
                row=line,
                column="silence",
                found=row["silence"],
                expected=f"an id that row {first} does not have",
            )


def findings(
    silences: pd.DataFrame, *, whole: Mapping[str, Mapping[str, int]] | None = None
) -> list[Finding]:
    """For each search in how many articles it finds nothing, and in how many it does.

    Args:
        silences: table `silences`.
        whole: silence → `articles` and `absent` (articles in which it finds nothing), where the
            table holds an excerpt.
    """
    found = []
    for key, rows in silences.groupby("silence", sort=False):
        ids = [one for cell in rows["evidence"].dropna() for one in cell.split()]
        absent = list(rows.loc[rows["absent"], "article"])
        number = {"articles": len(rows), "absent": len(absent)} | dict((whole or {}).get(key, {}))
        search = (
            f"Articles of {number['articles']} in which a search for «{rows['search'].iloc[0]}»"
        )
        found += [
            counted(
                f"silence.{key}", [*absent, *ids],
                f"{search} finds nothing; then the sentences in which it finds something.",
                value=number["absent"],
            ),
            counted(
                f"silence.{key}.found", ids, f"{search} finds something",
                value=number["articles"] - number["absent"], among="silences",
            ),
        ]  # fmt: skip
    return found


def tally(texts: Iterable[pd.DataFrame], searches: pd.DataFrame) -> pd.DataFrame:
    """The searches over any number of texts, a chunk at a time.

    Args:
        texts: chunks with the columns article, clean and outlet.
        searches: columns silence, name, patterns.

    Returns:
        silence, name, search, outlet, articles, absent, hits; one row a search and outlet.
    """
    _check(searches)
    asked = [(row, terms_of(row.patterns)) for row in searches.fillna("").itertuples()]
    numbers: defaultdict[tuple[int, str], list[int]] = defaultdict(lambda: [0, 0, 0])
    for chunk in texts:
        for outlet, clean in zip(chunk["outlet"], chunk["clean"], strict=True):
            folded = fold(clean)
            for place, (_, terms) in enumerate(asked):
                hits = times(folded, terms)
                cell = numbers[place, outlet]
                cell[:] = [cell[0] + 1, cell[1] + (not hits), cell[2] + hits]
    columns = ["silence", "name", "search", "outlet", "articles", "absent", "hits"]
    rows = [
        (asked[place][0].silence, asked[place][0].name, "; ".join(asked[place][1]), outlet, *cell)
        for (place, outlet), cell in sorted(numbers.items())
    ]
    return pd.DataFrame(rows, columns=columns)
