"""Rows with much to read as entries one under another, instead of narrow columns."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

import pandas as pd

from cadrage.publish.markup import Linker, Shown, english
from cadrage.publish.table import MOST_ROWS, cell, left_out


def entries(
    frame: pd.DataFrame,
    linker: Linker,
    *,
    caption: str,
    head: Mapping[str, str],
    body: Mapping[str, str],
    source: str = "",
    anchors: str = "",
) -> Shown:
    """A list of entries: a line that names the row, then what is to be read, each with its label.

    Args:
        frame: the rows, in order.
        linker: links of this corpus.
        caption: what the list shows, a sentence.
        head: column → kind, in order: what stands in the first line.
        body: column → 'kind:Label'; an empty cell is left out, an empty label not printed.
        source: where the rows come from, a sentence.
        anchors: column whose cells are the ids of the entries, for links to them.
    """
    note = linker.about(frame)
    source = " ".join(filter(None, (source, left_out(frame, MOST_ROWS), note)))
    frame = frame.head(MOST_ROWS)
    items = "".join(_entry(row, linker, head, body, anchors) for _, row in frame.iterrows())
    foot = f'<p class="source">{linker.note(source)}</p>' if source else ""
    html = (
        f'<div class="cadrage-entries"><p class="caption">{english(caption)}</p>'
        f"<ul>{items}</ul>{foot}</div>"
    )
    return Shown(html, f"{caption}\n{frame[[*head, *body]].to_string(index=False)}", note)


def _entry(
    row: pd.Series, linker: Linker, head: Mapping[str, str], body: Mapping[str, str], anchors: str
) -> str:
    first = " ".join(
        f'<span class="{escape(column)}">{cell(row[column], kind, None, linker)}</span>'
        for column, kind in head.items()
    )
    lines = []
    for column, asked in body.items():
        kind, _, label = asked.partition(":")
        if pd.isna(row[column]):
            continue
        named = f'<span class="label">{escape(label)}</span> ' if label else ""
        lines.append(
            f'<p class="{escape(column)}">{named}{cell(row[column], kind, None, linker)}</p>'
        )
    named = f' id="{escape(str(row[anchors]))}"' if anchors else ""
    return f'<li{named}><p class="entry-head">{first}</p>{"".join(lines)}</li>'
