"""Who appears with whom: a network whose arrangement is the same in every run.

The strongest actors stand on two arcs by side, each name on a line of its own. Of many the others
are dots between the arcs, drawn by springs towards those whom they stand beside.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
from matplotlib import pyplot
from matplotlib.axes import Axes
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from cadrage.publish import style
from cadrage.publish.figure import figure
from cadrage.publish.figures.ring import Ring
from cadrage.publish.markup import Linker, Shown
from cadrage.publish.table import table

# names that two arcs keep apart on a page; a drawing of more nodes or lines reads as fog
NAMED, MOST, LINES = 30, 200, 400
SEED = 2021
# the room of the dots between the arcs
WIDTH, HEIGHT = 0.52, 0.94
SHAPES = {"person": "o", "state": "s", "organisation": "D", "group": "^", "operation": "P"}
CURVE = (Path.MOVETO, Path.CURVE3, Path.CURVE3)

Places = Mapping[str, tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Drawn:
    """What a drawing of the network shows: nodes with and without a name, lines, and in words."""

    named: pd.DataFrame
    others: pd.DataFrame
    edges: pd.DataFrame
    said: str

    @classmethod
    def of(cls, nodes: pd.DataFrame, edges: pd.DataFrame, *, most: int) -> Drawn:
        """The strongest nodes that stand beside another, and the strongest lines between them."""
        joined = set(edges["first"]) | set(edges["second"])
        kept = nodes[nodes["name"].isin(joined)].head(most)
        inside = edges["first"].isin(kept["name"]) & edges["second"].isin(kept["name"])
        own = edges[inside].head(LINES)
        parts = [
            f"{part:,} of {whole:,} {what}"
            for part, whole, what in (
                (len(kept), nodes.attrs.get("rows", len(nodes)), "actors"),
                (len(own), edges.attrs.get("rows", len(edges)), "pairs"),
            )
            if part < whole
        ]  # fmt: skip
        said = f"Drawn: the strongest {' and '.join(parts)}." if parts else ""
        if len(kept) > NAMED:
            said += f" Named: the strongest {NAMED}; the others are dots."
        return cls(kept.head(NAMED), kept.iloc[NAMED:], own, said.strip())


def network(
    nodes: pd.DataFrame,
    edges: pd.DataFrame,
    linker: Linker,
    *,
    caption: str,
    source: str,
    most: int = MOST,
) -> Shown:
    """A node an actor, its shape the kind, its size the sentences; a line a pair in a sentence.

    Args:
        nodes: name, kind, side, sentences, evidence; the most mentioned first.
        edges: first, second, sentences, evidence; the most frequent first.
        linker: links of this corpus; a mark leads to the first of its sentences.
        caption: the finding.
        source: where the counts come from.
        most: nodes to draw at most; what is left out is said under the caption.

    Raises:
        ValueError: no two actors stand in one sentence, so that there is nothing to draw.
    """
    if edges.empty:
        raise ValueError("no two actors stand in one sentence: there is no network to draw")
    drawn = Drawn.of(nodes, edges, most=most)
    ring = Ring.of(drawn.named)
    with style.styled():
        drawing, axes = pyplot.subplots(figsize=(6.6, 0.29 * ring.height + 0.5))
        axes.set_axis_off()
        places = {**_between(drawn, ring.places), **ring.places}
        _lines(axes, drawn, places, linker)
        _nodes(axes, drawn.named, places, linker, largest=150)
        _nodes(axes, drawn.others, places, linker, largest=14)
        ring.write(axes)
        _key(axes, pd.concat([drawn.named, drawn.others]))
    data = table(
        edges, linker, caption="Pairs of actors by sentences that have both",
        columns={"first": "Actor", "second": "Actor beside", "sentences": "Sentences"},
        counts={"sentences": "evidence"},
    )  # fmt: skip
    return figure(
        drawing, data, linker, name="network", caption=f"{caption} {drawn.said}".strip(),
        alt=_alternative(drawn), source=source,
    )  # fmt: skip


def _between(drawn: Drawn, anchors: Places) -> Places:
    """A place between the arcs for each node without a name, even over the room there is."""
    if drawn.others.empty:
        return {}
    # half a second that few actors never need
    import networkx as nx

    graph = nx.Graph()
    graph.add_nodes_from([*anchors, *drawn.others["name"]])
    for row in drawn.edges.itertuples(index=False):
        graph.add_edge(row.first, row.second, weight=float(row.sentences) ** 0.5)
    found = nx.spring_layout(
        graph, pos=_started(graph, anchors), fixed=list(anchors), seed=SEED, weight="weight",
        iterations=60,
    )  # fmt: skip
    names = list(drawn.others["name"])
    pulled = np.array([found[name] for name in names], dtype=float)
    # springs crowd what is pulled from both arcs: ranks keep their order and spread it
    ranks = pulled.argsort(axis=0, kind="stable").argsort(axis=0, kind="stable")
    spread = (2 * (ranks + 0.5) / len(names) - 1) * (WIDTH, HEIGHT)
    return {name: (float(x), float(y)) for name, (x, y) in zip(names, spread, strict=True)}


def _started(graph: object, anchors: Places) -> dict[str, tuple[float, float]]:
    """The anchors, and the others on a spiral in the middle."""
    places = dict(anchors)
    for at, name in enumerate(node for node in graph if node not in anchors):  # type: ignore[attr-defined]
        turn = 2.4 * at
        places[name] = (0.02 * at**0.5 * np.cos(turn), 0.04 * at**0.5 * np.sin(turn))
    return places


def _lines(axes: Axes, drawn: Drawn, places: Places, linker: Linker) -> None:
    most = max(drawn.edges["sentences"])
    plain = set(drawn.others["name"])
    for row in reversed(list(drawn.edges.itertuples(index=False))):
        (x, y), (u, v) = places[row.first], places[row.second]
        weight = row.sentences / most
        faint = 0.4 if plain & {row.first, row.second} else 1.0
        # bent towards the middle, so that lines along one arc don't cover each other
        path = Path([(x, y), ((x + u) / 4, (y + v) / 2), (u, v)], CURVE)
        line = PathPatch(
            path, facecolor="none", edgecolor=style.MUTED, zorder=1, capstyle="round",
            linewidth=0.5 + 3.5 * weight, alpha=(0.3 + 0.5 * weight) * faint,
        )  # fmt: skip
        if pd.notna(row.evidence):
            line.set_url(linker.address(row.evidence.split()[0]))
        axes.add_patch(line)


def _nodes(
    axes: Axes, nodes: pd.DataFrame, places: Places, linker: Linker, *, largest: float
) -> None:
    for row in nodes.itertuples(index=False):
        x, y = places[row.name]
        dot = axes.scatter(
            [x], [y], s=[8 + 0.1 * largest + largest * row.sentences / max(nodes["sentences"])],
            marker=SHAPES.get(row.kind, "o"), facecolor=style.PAPER, edgecolor=style.INK,
            linewidth=1.1 if largest > LARGE else 0.7, zorder=3,
        )  # fmt: skip
        if pd.notna(row.evidence):
            dot.set_urls([linker.address(row.evidence.split()[0])])


LARGE = 50


def _key(axes: Axes, nodes: pd.DataFrame) -> None:
    """Which shape is which kind, in one line under the drawing."""
    for kind, shape in SHAPES.items():
        if (nodes["kind"] == kind).any():
            axes.scatter(
                [], [], marker=shape, s=34, facecolor="none", edgecolor=style.INK, label=kind
            )
    axes.legend(
        loc="upper center", bbox_to_anchor=(0.5, 0.01), ncols=len(SHAPES), fontsize=8.5,
        handletextpad=0.1, columnspacing=1.2,
    )  # fmt: skip


def _alternative(drawn: Drawn) -> str:
    pairs = [
        f"{row.first} and {row.second} {row.sentences}"
        for row in drawn.edges.head(12).itertuples(index=False)
    ]
    return (
        f"Network of {len(drawn.named) + len(drawn.others)} actors and {len(drawn.edges)} pairs; "
        f"sentences with both: {'; '.join(pairs)}."
    )
