"""Two articles side by side: paired sentences, each with its translation, in the page's width."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

import pandas as pd

from cadrage.publish.markup import Linker, Shown, english, french
from cadrage.publish.table import MOST_ROWS, first_of, opened


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
        pairs: table `alignment`; of sentences without a counterpart the numbers are given below.
        translations: table `translations`; a sentence without one stands alone.
        linker: links of this corpus.
        caption: what is set side by side, a sentence.
        source: how they were paired.
    """
    cells = zip(translations["article"], translations["sentence"], strict=True)
    ours = dict(zip(cells, translations["english"], strict=True))
    both = pairs.dropna(subset=["sentence", "other_sentence"])
    source = f"{source} {first_of(len(both), MOST_ROWS)}".strip()
    rows = "".join(_pair(row, ours, linker) for _, row in both.head(MOST_ROWS).iterrows())
    foot = f'<p class="source">{linker.note(source)}</p>' if source else ""
    foot += "".join(_alone(pairs, side, linker) for side in ("", "other_"))
    html = (
        f'<div class="cadrage-parallel"><p class="caption">{english(caption)}</p>'
        f"<ol>{rows}</ol>{foot}</div>"
    )
    shown = both[["sentence", "other_sentence", "topic"]].to_string(index=False)
    return Shown(html, f"{caption}\n{shown}")


def _alone(pairs: pd.DataFrame, side: str, linker: Linker) -> str:
    """How many sentences of a side have no counterpart; the number opens them."""
    other = "sentence" if side else "other_sentence"
    own = pairs[pairs[other].isna()]
    ids = [
        f"{article}.{int(number)}"
        for article, number in zip(own[f"{side}article"], own[f"{side}sentence"], strict=True)
    ]
    number = opened(f"{len(ids):,}", " ".join(ids), linker)
    article = linker.article(str(pairs[f"{side}article"].iloc[0]))
    return f'<div class="source">Sentences of {article} without a counterpart: {number}</div>'


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
    article = str(row[f"{prefix}article"])
    ours = translated.get((article, int(number)), "")
    below = f'<p class="ours">{escape(ours)}</p>' if ours else ""
    return (
        f"<div><p>{linker.sentence(f'{article}.{int(number)}')} {french(row[f'{prefix}text'])}</p>"
        f"{below}</div>"
    )
