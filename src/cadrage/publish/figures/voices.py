"""Who speaks in each article: quoted words by side, one segment a quotation."""

from __future__ import annotations

import pandas as pd
from matplotlib import pyplot
from matplotlib.axes import Axes

from cadrage.publish import style
from cadrage.publish.figure import figure
from cadrage.publish.figures.labels import cut
from cadrage.publish.markup import Linker, Shown
from cadrage.publish.table import table

# panels and rows that a page holds; of more articles the outlets are panels
PANELS, SIDES = 6, 10
KINDS = ("direct", "mixed", "indirect")
# letters that fit over a panel
TITLE = 13
OTHERS = "other sides"


def voices(
    spoken: pd.DataFrame, summed: pd.DataFrame, linker: Linker, *, caption: str, source: str
) -> Shown:
    """Small bars, a panel an article and a row a side; each segment leads to its quotation.

    Args:
        spoken: every quotation with article, side, words, kind, evidence.
        summed: article, side, quotes, words, direct, mixed, indirect, share, evidence.
        linker: links of this corpus.
        caption: the finding.
        source: where the counts come from.

    Note:
        Of more articles than a page has room for the outlets with most quoted words are panels,
        and a bar has a segment a kind of quotation; the caption says so.
    """
    rows, said = _fitted(spoken, linker)
    panels = list(dict.fromkeys(rows["panel"]))
    sides = _strongest(rows)
    with style.styled():
        drawing, axes = pyplot.subplots(
            1, max(1, len(panels)), figsize=(6.8, 0.3 * len(sides) + 0.7), sharey=True,
            squeeze=False,
        )  # fmt: skip
        most = int(rows.groupby(["panel", "side"])["words"].sum().max()) if len(rows) else 1
        for one, panel, title in zip(axes[0], panels, cut(panels, TITLE), strict=False):
            colour = _panel(one, rows[rows["panel"] == panel], sides, linker, panel, most)
            one.set_title(title, color=colour, size=10)
        axes[0][0].set_yticks(range(len(sides)), sides)
        axes[0][0].invert_yaxis()
        drawing.tight_layout(w_pad=0.6)
    unit = "outlet" if "outlet" in summed else "article"
    data = table(
        summed, linker, caption=f"Quoted words by {unit} and side of the speaker",
        columns={
            unit: unit.capitalize(), "side": "Side", "quotes": "Quotations", "words": "Words",
            "direct": "Direct", "mixed": "Mixed", "indirect": "Indirect", "share": "Share",
        },
        kinds={"article": "article", "share": "share"},
        counts=dict.fromkeys(("quotes", "words", *KINDS, "share"), "evidence"),
    )  # fmt: skip
    totals = rows.groupby(["panel", "side"], sort=False)["words"].sum()
    alt = "; ".join(f"{panel}: {side} {words} words" for (panel, side), words in totals.items())
    return figure(
        drawing, data, linker, name="voices", caption=f"{caption} {said}".strip(), alt=alt,
        source=source,
    )  # fmt: skip


def _fitted(spoken: pd.DataFrame, linker: Linker) -> tuple[pd.DataFrame, str]:
    """The rows with the panel that each stands in, and what is said where panels are outlets."""
    if linker.whole and "outlet" in spoken:
        return _by_outlet(spoken, spoken["outlet"].astype("string"), linker.whole)
    articles = [one for one in linker.colours if (spoken["article"] == one).any()]
    if len(articles) <= PANELS:
        order = {one: place for place, one in enumerate(articles)}
        rows = spoken.assign(panel=spoken["article"], place=spoken["article"].map(order))
        return rows.sort_values("place", kind="stable"), ""
    outlet = spoken["article"].map(linker.outlets).astype("string")
    return _by_outlet(spoken, outlet, len(articles))


def _by_outlet(spoken: pd.DataFrame, outlet: pd.Series, articles: int) -> tuple[pd.DataFrame, str]:
    """The outlets with most quoted words as panels, added up by side and kind."""
    words = spoken.groupby(outlet)["words"].sum().sort_values(ascending=False, kind="stable")
    kept = list(words.index[:PANELS])
    named = spoken.groupby("side")["words"].sum().sort_values(ascending=False, kind="stable")
    strong = set(named.index[: SIDES - 1])
    side = spoken["side"].where(spoken["side"].isin(strong), OTHERS)
    rows = spoken.assign(panel=outlet, side=side)[outlet.isin(kept)]
    made = rows.groupby(["panel", "side", "kind"], as_index=False).agg(
        words=("words", "sum"), evidence=("evidence", "first")
    )
    place = {panel: number for number, panel in enumerate(kept)}
    rank = {kind: number for number, kind in enumerate(KINDS)}
    made = made.assign(place=made["panel"].map(place), rank=made["kind"].map(rank))
    said = (
        f"Of {articles:,} articles of {len(words)} outlets: the {len(kept)} outlets with most "
        "quoted words, a segment a kind of quotation."
    )
    return made.sort_values(["place", "rank"], kind="stable"), said


def _strongest(rows: pd.DataFrame) -> list[str]:
    words = rows.groupby("side")["words"].sum().sort_values(ascending=False, kind="stable")
    return [str(side) for side in words.index]


def _panel(
    axes: Axes, own: pd.DataFrame, sides: list[str], linker: Linker, panel: str, most: int
) -> str:
    """The bars of a panel; the colour that they are in."""
    articles = "article" in own and own["article"].notna().all()
    colour = (linker.colours[own["article"].iloc[0]] if articles else linker.colour(panel)).light
    for place, side in enumerate(sides):
        left = 0
        for row in own[own["side"] == side].itertuples(index=False):
            (bar,) = axes.barh(
                place, row.words, left=left, height=0.64, edgecolor=colour, linewidth=0.9,
                facecolor=colour if row.kind == "direct" else "none",
                hatch="/////" if row.kind == "mixed" else None,
            )  # fmt: skip
            if pd.notna(row.evidence):
                bar.set_url(linker.address(row.evidence))
            left += row.words
        if left:
            axes.text(left + most * 0.05, place, f"{left:,}", va="center", size=8)
    axes.set_xlim(0, most * 1.45)
    axes.set_xticks([])
    axes.spines["bottom"].set_visible(False)
    return colour
