"""Words received and words kept, an article a bar."""

from __future__ import annotations

import pandas as pd
from matplotlib import pyplot
from matplotlib.figure import Figure

from cadrage.publish import style
from cadrage.publish.figure import figure
from cadrage.publish.markup import Linker, Shown
from cadrage.publish.table import table

# bars that a page has room for
MOST = 30


def sizes(counts: pd.DataFrame, linker: Linker, *, caption: str, source: str) -> Shown:
    """Bars of words from zero: solid what is kept, hatched what was stripped.

    Args:
        counts: article, outlet, raw_words, words, stripped, sentences.
        linker: links of this corpus.
        caption: the finding.
        source: where the counts come from.

    Note:
        More articles than a page has room for stand as a distribution; the caption says so.
    """
    with style.styled():
        if len(counts) > MOST:
            drawing = _distribution(counts)
            caption += f" {len(counts):,} articles by their words; each bar counts articles."
        else:
            drawing = _bars(counts, linker)
    data = table(
        counts, linker, caption="Words as received, words kept, units of evidence",
        columns={
            "article": "Article", "outlet": "Outlet", "raw_words": "Words received",
            "words": "Words kept", "stripped": "Stripped", "sentences": "Sentences",
        },
        kinds={"article": "article", "stripped": "share"},
        counts=dict.fromkeys(("raw_words", "words", "stripped", "sentences"), "article"),
    )  # fmt: skip
    said = "; ".join(
        f"{r.article} {r.words} of {r.raw_words} words kept" for r in counts.head(MOST).itertuples()
    )
    return figure(drawing, data, linker, name="sizes", caption=caption, alt=said, source=source)


def _distribution(counts: pd.DataFrame) -> Figure:
    drawing, axes = pyplot.subplots(figsize=(5.6, 2.6))
    axes.hist(counts["words"].to_numpy(dtype=float), bins=40, color=style.MUTED)
    axes.set_xlabel("words kept")
    axes.set_ylabel("articles")
    return drawing


def _bars(counts: pd.DataFrame, linker: Linker) -> Figure:
    drawing, axes = pyplot.subplots(figsize=(5.6, 0.42 * len(counts) + 0.5))
    for place, row in enumerate(counts.itertuples(index=False)):
        colour = linker.colours[row.article].light
        lost = max(0, row.raw_words - row.words)
        bars = *axes.barh(place, row.words, color=colour, height=0.62), *axes.barh(
            place, lost, left=row.words, height=0.62,
            facecolor="none", edgecolor=colour, hatch="////", linewidth=0.8,
        )  # fmt: skip
        for bar in bars:
            bar.set_url(f"{linker.page(row.article)}#article-{row.article}")
        label = f"{row.words:,}" + (f" + {lost:,} stripped" if lost else "")
        axes.text(max(row.words, row.raw_words) + 8, place, label, va="center", size=9)
    axes.set_yticks(range(len(counts)), list(counts["article"]))
    axes.invert_yaxis()
    axes.set_xlim(0, counts[["words", "raw_words"]].to_numpy().max() * 1.28)
    axes.set_xlabel("words")
    axes.spines["left"].set_visible(False)
    return drawing
