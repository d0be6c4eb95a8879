"""Rows × articles as a real table, each cell opening the sentences it was counted from."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from html import escape

import pandas as pd

from cadrage.publish.markup import Linker, Shown, english, french
from cadrage.publish.table import MOST_ROWS, first_of, opened, spelt

NOTHING = '<span class="none">–</span>'
# a page holds so many columns; of more articles the outlets are columns, of more outlets the first
MOST_COLUMNS, MOST_OUTLETS = 12, 8
OTHERS = "other outlets"


def matrix(
    rows: pd.DataFrame,
    linker: Linker,
    *,
    columns: Mapping[str, str],
    value: str,
    caption: str,
    kinds: Mapping[str, str] | None = None,
    source: str = "",
    shown: Callable[[object], str] = spelt,
    group: str = "",
    most: int = MOST_ROWS,
) -> Shown:
    """A table with a row for each combination of `columns` and a column for each article.

    The first of `columns` heads the row, the others stand under it, so that the articles keep
    their place on a narrow page.

    Args:
        rows: one row a cell, with `columns`, article, `value` and evidence; the numbers of
            several rows of one cell are added up, other values counted.
        linker: links of this corpus; its articles are the columns, or, where they are more than
            a page holds, their outlets.
        columns: column → heading of what heads a row, in order.
        value: column shown in the cells.
        caption: what the table shows, a sentence.
        kinds: column → 'french' or 'plain' (default).
        source: where the rows come from.
        shown: how a value is printed.
        group: a column of `rows`, in whose order they stand; each of its values heads its rows.
        most: rows to show at most: those whose numbers are the largest in all, in their order.
    """
    heads, column_of, said = _columns(linker)
    placed = rows.assign(column=_placed(rows, column_of, heads))
    keyed = [*([group] if group else []), *columns]
    placed, left_out = _largest(placed, keyed, value, most)
    body: list[str] = []
    plain: list[list[object]] = []
    headed: object = None
    for whole, own in placed.groupby(keyed, sort=False, dropna=False):
        keys = whole[1:] if group else whole
        if group and whole[0] != headed:
            headed = whole[0]
            body.append(_heading(headed, len(heads) + 1))
        cells = {column: cell for column, cell in own.groupby("column", sort=False)}
        named = [
            _key(key, (kinds or {}).get(column, "plain"))
            for column, key in zip(columns, keys, strict=True)
        ]
        body.append(_line(named, [_cell(cells.get(c), value, shown, linker) for c in heads]))
        plain.append([*whole, *(_plain(cells.get(c), value, shown) for c in heads)])
    titles = [escape(", ".join(columns.values())), *heads.values()]
    head = "".join(f'<th scope="col">{each}</th>' for each in titles)
    note = linker.about(rows)
    source = " ".join(filter(None, (source, said, left_out, note)))
    foot = f'<p class="source">{linker.note(source)}</p>' if source else ""
    html = (
        f'<div class="cadrage-table matrix"><table><caption>{english(caption)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{''.join(body)}</tbody></table>{foot}</div>"
    )
    text = pd.DataFrame(plain, columns=[*keyed, *heads]).to_string(index=False)
    return Shown(html, f"{caption}\n{text}", note)


def _largest(
    placed: pd.DataFrame, keyed: Sequence[str], value: str, most: int
) -> tuple[pd.DataFrame, str]:
    """The rows of the table that are shown, and what is said of those left out."""
    if not len(placed):
        return placed, first_of(0, most)
    groups = placed.groupby(list(keyed), sort=False, dropna=False)
    # more than came here only where the frame was cut before
    number, before = groups.ngroups, placed.attrs.get("rows", 0)
    number = before if before > len(placed) else number
    if groups.ngroups <= most:
        return placed, first_of(number, groups.ngroups)
    sums = groups[value].sum() if pd.api.types.is_numeric_dtype(placed[value]) else groups.size()
    kept = sums.reset_index(drop=True).nlargest(most, keep="first").index
    return placed[groups.ngroup().isin(kept)], f"The {most:,} largest of {number:,} rows."


def _placed(
    rows: pd.DataFrame, column_of: Mapping[str, str], heads: Mapping[str, str]
) -> pd.Series:
    """The column of each row: its article's, or, of rows by outlet, the outlet's."""
    if "outlet" not in rows:
        return rows["article"].map(column_of).astype("string")
    outlet = rows["outlet"].astype("string")
    return outlet.where(outlet.isin(list(heads)) | outlet.isna(), OTHERS)


def _columns(linker: Linker) -> tuple[dict[str, str], dict[str, str], str]:
    """Column → its heading; article → its column; what is said where columns are no articles."""
    sigla = list(linker.colours)
    if len(sigla) <= MOST_COLUMNS and not linker.whole:
        return {one: linker.article(one) for one in sigla}, {one: one for one in sigla}, ""
    numbers = pd.Series([linker.outlets.get(one, OTHERS) for one in sigla]).value_counts()
    whole = len(sigla)
    if linker.whole:
        numbers, whole = pd.Series(linker.sizes), linker.whole
    kept = list(numbers.index[:MOST_OUTLETS])
    rest = whole - int(numbers.iloc[:MOST_OUTLETS].sum())
    heads = {outlet: escape(f"{outlet} ({numbers[outlet]:,})") for outlet in kept}
    if rest:
        heads[OTHERS] = escape(f"{OTHERS} ({rest:,})")
    column_of = {
        one: outlet if (outlet := linker.outlets.get(one, OTHERS)) in kept else OTHERS
        for one in sigla
    }
    return heads, column_of, f"{whole:,} articles, added up by outlet."


def _line(keys: Sequence[str], cells: Sequence[str]) -> str:
    inner = "".join(f"<td>{each}</td>" for each in cells)
    beside = f'<span class="beside">{" · ".join(keys[1:])}</span>' if keys[1:] else ""
    return f'<tr><th scope="row">{keys[0]} {beside}</th>{inner}</tr>'


def _heading(group: object, columns: int) -> str:
    said = english(str(group).replace("-", " "))
    return f'<tr class="group"><th scope="rowgroup" colspan="{columns}">{said}</th></tr>'


def _key(key: object, kind: str) -> str:
    if pd.isna(key):
        return NOTHING
    return french(key) if kind == "french" else english(key)


def _added(cell: pd.DataFrame, value: str, shown: Callable[[object], str]) -> str:
    """The one value of a cell, the sum of its numbers, or how often it has each value."""
    if len(cell) == 1:
        return shown(cell[value].iloc[0])
    if pd.api.types.is_numeric_dtype(cell[value]):
        return shown(cell[value].sum())
    return ", ".join(f"{shown(each)} {n:,}" for each, n in cell[value].value_counts().items())


def _cell(
    cell: pd.DataFrame | None, value: str, shown: Callable[[object], str], linker: Linker
) -> str:
    if cell is None:
        return NOTHING
    ids = " ".join(cell["evidence"].dropna())
    return opened(escape(_added(cell, value, shown)), ids, linker)


def _plain(cell: pd.DataFrame | None, value: str, shown: Callable[[object], str]) -> str:
    return "–" if cell is None else _added(cell, value, shown)
