"""Rows × articles as a real table, each cell opening the sentences it was counted from."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from html import escape

import pandas as pd

from cadrage.publish.markup import Linker, Shown, english, french
from cadrage.publish.table import opened

NOTHING = '<span class="none">–</span>'


def matrix(
    rows: pd.DataFrame,
    linker: Linker,
    *,
    columns: Mapping[str, str],
    value: str,
    caption: str,
    kinds: Mapping[str, str] | None = None,
    source: str = "",
    shown: Callable[[object], str] = str,
) -> Shown:
    """A table with a row for each combination of `columns` and a column for each article.

    Args:
        rows: one row a cell, with `columns`, article, `value` and evidence; the numbers of
            several rows of one cell are added up.
        linker: links of this corpus; its articles are the columns.
        columns: column → heading of what heads a row, in order.
        value: column shown in the cells.
        caption: what the table shows, a sentence.
        kinds: column → 'french' or 'plain' (default).
        source: where the rows come from.
        shown: how a value is printed.
    """
    sigla = list(linker.colours)
    heads = [*map(escape, columns.values()), *map(linker.article, sigla)]
    body, plain = [], []
    for keys, own in rows.groupby(list(columns), sort=False, dropna=False):
        cells = {article: cell for article, cell in own.groupby("article", sort=False)}
        named = [
            _key(key, (kinds or {}).get(column, "plain"))
            for column, key in zip(columns, keys, strict=True)
        ]
        body.append(_line(named, [_cell(cells.get(s), value, shown, linker) for s in sigla]))
        plain.append([*keys, *(_plain(cells.get(s), value, shown) for s in sigla)])
    head = "".join(f'<th scope="col">{each}</th>' for each in heads)
    foot = f'<p class="source">{english(source)}</p>' if source else ""
    html = (
        f'<div class="cadrage-table matrix"><table><caption>{english(caption)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{''.join(body)}</tbody></table>{foot}</div>"
    )
    text = pd.DataFrame(plain, columns=[*columns.values(), *sigla]).to_string(index=False)
    return Shown(html, f"{caption}\n{text}")


def _line(keys: Sequence[str], cells: Sequence[str]) -> str:
    inner = "".join(f"<td>{each}</td>" for each in (*keys[1:], *cells))
    return f'<tr><th scope="row">{keys[0]}</th>{inner}</tr>'


def _key(key: object, kind: str) -> str:
    if pd.isna(key):
        return NOTHING
    return french(key) if kind == "french" else english(key)


def _added(cell: pd.DataFrame, value: str) -> object:
    """The one value of a cell, or the sum of its numbers."""
    return cell[value].iloc[0] if len(cell) == 1 else cell[value].sum()


def _cell(
    cell: pd.DataFrame | None, value: str, shown: Callable[[object], str], linker: Linker
) -> str:
    if cell is None:
        return NOTHING
    ids = " ".join(cell["evidence"].dropna())
    return opened(escape(shown(_added(cell, value))), ids, linker)


def _plain(cell: pd.DataFrame | None, value: str, shown: Callable[[object], str]) -> str:
    return "–" if cell is None else shown(_added(cell, value))
