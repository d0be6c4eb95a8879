"""A frame as a table of the book: caption, header cells, numbers that open, evidence as links."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from html import escape
from numbers import Integral

import pandas as pd

from cadrage.publish.markup import Linker, Shown, english, french

# past this a table on a page is no longer read
MOST_ROWS = 120
# of as many ids a list is printed once a table
MANY_IDS = 12

# how numbers of a kind are spelt
SPELT: Mapping[str, Callable[[object], str]] = {
    "share": "{:.0%}".format,
    "decimal": "{:,.2f}".format,
}


def table(
    frame: pd.DataFrame,
    linker: Linker,
    *,
    caption: str,
    columns: Mapping[str, str],
    kinds: Mapping[str, str] | None = None,
    counts: Mapping[str, str] | None = None,
    findings: Mapping[str, str] | None = None,
    source: str = "",
    folded: str = "",
    most: int = MOST_ROWS,
) -> Shown:
    """A table whose first column heads its rows.

    Args:
        frame: the rows, in order.
        linker: links of this corpus.
        caption: what the table shows, a sentence.
        columns: column → heading, in order; other columns are not shown, nor is one without a
            single cell.
        kinds: column → 'french', 'evidence', 'article', 'share', 'decimal' (default of a column
            with fractions) or 'plain' (default), or '@other' where the column `other` says it row
            by row.
        counts: column of a number → column of the evidence ids that the number opens; numbers of
            a row that rest on the same ids open the same list, and so do those of several rows
            that rest on the same many. The id of an article is the link itself.
        findings: column of a number → column of the key of the finding whose entry it opens.
        source: where the rows come from, a sentence.
        folded: given, the table opens under these words, and paper goes without it.
        most: rows to show at most; how many there are is said.
    """
    kinds, counts, findings = kinds or {}, counts or {}, findings or {}
    note = linker.about(frame)
    source = " ".join(filter(None, (source, left_out(frame, most), note)))
    frame = frame.head(most)
    filled = {column for column in columns if not len(frame) or frame[column].notna().any()}
    columns = {column: title for column, title in columns.items() if column in filled}
    kinds = {column: "decimal" for column in columns if _has_fractions(frame[column])} | {**kinds}
    head = "".join(f'<th scope="col">{escape(title)}</th>' for title in columns.values())
    name = hashlib.sha256(caption.encode()).hexdigest()[:5]
    long: dict[str, str] = {}  # many ids → id of the list that is there already
    body = [
        _row(row, linker, list(columns), kinds, counts, findings, long, name=f"n{name}-{number}")
        for number, (_, row) in enumerate(frame.iterrows())
    ]
    foot = f'<p class="source">{linker.note(source)}</p>' if source else ""
    html = (
        f'<div class="cadrage-table"><table><caption>{english(caption)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{''.join(body)}</tbody></table>{foot}</div>"
    )
    if folded:
        summary = f"<summary>{escape(folded)}</summary>"
        html = f'<details class="data only-screen">{summary}{html}</details>'
    return Shown(html, f"{caption}\n{frame[list(columns)].to_string(index=False)}", note)


def left_out(frame: pd.DataFrame, most: int) -> str:
    """What is said where a frame has more rows than are shown, or had before it came here."""
    return first_of(frame.attrs.get("rows", len(frame)), min(most, len(frame)) or most)


def first_of(number: int, most: int) -> str:
    """What is said where rows are left out, or where there are none."""
    if not number:
        return "Nothing was found."
    return f"The first {most:,} of {number:,} rows." if number > most else ""


def _row(
    row: pd.Series,
    linker: Linker,
    columns: Sequence[str],
    kinds: Mapping[str, str],
    counts: Mapping[str, str],
    findings: Mapping[str, str],
    long: dict[str, str],
    *,
    name: str,
) -> str:
    cells = []
    lists: dict[str, str] = {}  # column of evidence → id of the list that is there already
    for position, column in enumerate(columns):
        ids = counts.get(column)
        evidence = row[ids] if ids else None
        kind = kinds.get(column, "plain")
        kind = str(row[kind[1:]]) if kind.startswith("@") else kind
        many = isinstance(evidence, str) and evidence.count(" ") >= MANY_IDS
        if ids and many and str(evidence) in long:
            lists[ids] = long[str(evidence)]
        if ids in lists:
            inner = cell(row[column], kind, None, linker)
            if _is_some(row[column]):
                inner = f'<a class="count" href="#{lists[ids]}">{inner}</a>'
        else:
            inner = cell(row[column], kind, evidence, linker)
        if column in findings and _is_some(row[column]):
            href = escape(linker.entry(str(row[findings[column]])))
            inner = f'<a class="count" href="{href}">{inner}</a>'
        again = ids and (many or _opens_again(columns, position, ids, counts))
        if ids and again and "<details" in inner:
            lists[ids] = f"{name}-{position}"
            if many:
                long[str(evidence)] = lists[ids]
            inner = inner.replace('class="evidence"', f'class="evidence" id="{lists[ids]}"', 1)
        style = ' class="number"' if _is_number(row[column]) else ""
        tag = 'th scope="row"' if position == 0 else f"td{style}"
        cells.append(f"<{tag}>{inner}</{tag.split()[0]}>")
    return f"<tr>{''.join(cells)}</tr>"


def _opens_again(
    columns: Sequence[str], position: int, ids: str, counts: Mapping[str, str]
) -> bool:
    return any(counts.get(later) == ids for later in columns[position + 1 :])


def _has_fractions(cells: pd.Series) -> bool:
    """Whether a column of numbers has one that is not whole: then all have their decimals."""
    numbers = pd.api.types.is_float_dtype(cells)
    return bool(numbers and (cells.dropna() % 1 != 0).any())


def _is_number(value: object) -> bool:
    """A number that is there: a missing text is NaN as well."""
    return isinstance(value, int | float) and not isinstance(value, bool) and bool(pd.notna(value))


def _is_some(value: object) -> bool:
    return bool(pd.notna(value)) and value != 0


def cell(value: object, kind: str, evidence: object, linker: Linker) -> str:
    if not isinstance(value, list) and pd.isna(value):
        return '<span class="none">–</span>'
    if kind == "french":
        return french(value)
    if kind == "evidence":
        return linker.brief(str(value).split())
    if kind == "article":
        return linker.article(str(value))
    spell = SPELT.get(kind, spelt)
    shown = english(spell(value))
    return shown if evidence is None or pd.isna(evidence) else opened(shown, evidence, linker)


def opened(shown: str, evidence: object, linker: Linker) -> str:
    """A number that opens the list of the sentences it was counted from."""
    ids = str(evidence).split()
    if not ids:
        return shown
    if len(ids) == 1 and ids[0] in linker.colours:  # an article: its page is the list
        return f'<a class="count" href="{escape(linker.page(ids[0]))}">{shown}</a>'
    return (
        f'<details class="count"><summary>{shown}</summary>'
        f'<span class="evidence">{linker.brief(ids)}</span></details>'
    )


def spelt(value: object) -> str:
    """A value as a cell prints it: thousands apart, two decimals where there are any."""
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, Integral):  # numpy's too
        return f"{int(value):,}"
    if isinstance(value, float):
        return f"{value:,.0f}" if value == int(value) else f"{value:.2f}"
    return str(value)
