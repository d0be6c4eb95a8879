"""Two articles side by side: paired sentences, each with its translation, in the page's width."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

import pandas as pd

from cadrage.publish.markup import Linker, Shown, english, french
from cadrage.publish.table import MOST_ROWS, first_of


def parallel(
    pairs: pd.DataFrame,
    translations: pd.DataFrame,
    linker: Linker,
    *,
    caption: str,
    source: str = "",
) -> Shown:
    """Sentence against sentence; on a narrow screen one under the other.

    Args:
        pairs: table `alignment`; sides without a counterpart are left empty.
        translations: table `translations`; a sentence without one stands alone.
        linker: links of this corpus.
        caption: what is set side by side, a sentence.
        source: how they were paired.
    """
    cells = zip(translations["article"], translations["sentence"], strict=True)
    ours = dict(zip(cells, translations["english"], strict=True))
    source = f"{source} {first_of(len(pairs), MOST_ROWS)}".strip()
    rows = "".join(_pair(row, ours, linker) for _, row in pairs.head(MOST_ROWS).iterrows())
    foot = f'<p class="source">{english(source)}</p>' if source else ""
    html = (
        f'<div class="cadrage-parallel"><p class="caption">{english(caption)}</p>'
        f"<ol>{rows}</ol>{foot}</div>"
    )
    shown = pairs[["sentence", "other_sentence", "topic"]].to_string(index=False)
    return Shown(html, f"{caption}\n{shown}")


def _pair(row: pd.Series, translated: Mapping[tuple[str, int], str], linker: Linker) -> str:
    left = _side(row, "", translated, linker)
    right = _side(row, "other_", translated, linker)
    topic = "" if pd.isna(row["topic"]) else str(row["topic"])
    shared = f'<p class="topic">{french(topic)}</p>' if topic else ""
    return f'<li>{shared}<div class="pair">{left}{right}</div></li>'


def _side(
    row: pd.Series, prefix: str, translated: Mapping[tuple[str, int], str], linker: Linker
) -> str:
    number = row[f"{prefix}sentence"]
    if pd.isna(number):
        return '<div class="alone"><p class="none">–</p></div>'
    article = str(row[f"{prefix}article"])
    ours = translated.get((article, int(number)), "")
    below = f'<p class="ours">{escape(ours)}</p>' if ours else ""
    return (
        f"<div><p>{linker.sentence(f'{article}.{int(number)}')} {french(row[f'{prefix}text'])}</p>"
        f"{below}</div>"
    )
