"""Who appears with whom: a network whose arrangement is the same in every run.

Few actors stand on two arcs by side, each name on a line of its own. Many are laid out by springs:
the strongest have names, as far as these don't run into each other, the rest are dots.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import hypot
from typing import Any

import pandas as pd
from matplotlib import pyplot
from matplotlib.axes import Axes
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.transforms import Bbox

from cadrage.publish import style
from cadrage.publish.figure import figure
from cadrage.publish.figures.ring import Ring, short
from cadrage.publish.markup import Linker, Shown
from cadrage.publish.table import table

# on a ring that many names keep clear of each other; a drawing of more nodes reads as fog
RING, MOST, NAMED, LINES = 30, 200, 28, 400
SEED = 2021
SHAPES = {"person": "o", "state": "s", "organisation": "D", "group": "^", "operation": "P"}
CURVE = (Path.MOVETO, Path.CURVE3, Path.CURVE3)
KINDS = ("person", "state", "organisation", "group", "operation")

Places = Mapping[str, tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Drawn:
    """What a drawing of the network shows: nodes, edges, and what it leaves out in words."""

    nodes: pd.DataFrame
    edges: pd.DataFrame
    left_out: str

    @classmethod
    def of(cls, nodes: pd.DataFrame, edges: pd.DataFrame, *, most: int) -> Drawn:
        """The strongest nodes that stand beside another, and the edges between them."""
        joined = set(edges["first"]) | set(edges["second"])
        kept = nodes[nodes["name"].isin(joined)].head(most)
        inside = edges["first"].isin(kept["name"]) & edges["second"].isin(kept["name"])
        own = edges[inside].head(LINES)
        said = [
            f"{part} of {whole:,} {what}"
            for part, whole, what in (
                (len(kept), len(nodes), "actors"), (len(own), len(edges), "pairs")
            )
            if part < whole
        ]  # fmt: skip
        return cls(kept, own, f"Drawn: the strongest {' and '.join(said)}." if said else "")


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
    few = len(drawn.nodes) <= RING
    with style.styled():
        ring = Ring.of(drawn.nodes)
        size = (6.6, 0.29 * ring.height + 0.5) if few else (6.8, 6.6)
        drawing, axes = pyplot.subplots(figsize=size)
        axes.set_axis_off()
        places = ring.places if few else _springs(drawn)
        _lines(axes, drawn, places, linker, bend=few)
        _nodes(axes, drawn.nodes, places, linker)
        named = ring.write(axes) if few else _names_apart(axes, drawn.nodes, places)
        _key(axes, drawn.nodes)
    if named < len(drawn.nodes):
        caption += f" Named: {named} of the {len(drawn.nodes)} drawn, the strongest."
    data = table(
        edges, linker, caption="Pairs of actors by sentences that have both",
        columns={"first": "Actor", "second": "Actor beside", "sentences": "Sentences"},
        counts={"sentences": "evidence"},
    )  # fmt: skip
    return figure(
        drawing, data, name="network", caption=f"{caption} {drawn.left_out}".strip(),
        alt=_said(drawn), source=source,
    )  # fmt: skip


def _springs(drawn: Drawn) -> Places:
    # half a second that few actors never need
    import networkx as nx

    graph = nx.Graph()
    graph.add_nodes_from(drawn.nodes["name"])
    for row in drawn.edges.itertuples(index=False):
        graph.add_edge(row.first, row.second, weight=float(row.sentences) ** 0.5)
    spread = 3.5 / max(1, len(graph)) ** 0.5
    found = nx.spring_layout(graph, seed=SEED, weight="weight", k=spread, iterations=200)
    # springs crowd the strongest in the middle, which is where the names are
    return {name: _outwards(float(x), float(y)) for name, (x, y) in found.items()}


def _outwards(x: float, y: float) -> tuple[float, float]:
    far = hypot(x, y) ** -0.35 if x or y else 0.0
    return x * far, y * far


def _lines(axes: Axes, drawn: Drawn, places: Places, linker: Linker, *, bend: bool) -> None:
    most = max(drawn.edges["sentences"])
    for row in reversed(list(drawn.edges.itertuples(index=False))):
        (x, y), (u, v) = places[row.first], places[row.second]
        weight = row.sentences / most
        # bent towards the middle, so that lines along one arc don't cover each other
        path = Path([(x, y), ((x + u) / (4 if bend else 2), (y + v) / 2), (u, v)], CURVE)
        line = PathPatch(
            path, facecolor="none", edgecolor=style.MUTED, zorder=1, capstyle="round",
            linewidth=0.5 + 3.5 * weight, alpha=0.3 + 0.5 * weight,
        )  # fmt: skip
        line.set_url(linker.address(row.evidence.split()[0]))
        axes.add_patch(line)


def _nodes(axes: Axes, nodes: pd.DataFrame, places: Places, linker: Linker) -> None:
    most = max(nodes["sentences"])
    for row in nodes.itertuples(index=False):
        x, y = places[row.name]
        dot = axes.scatter(
            [x], [y], s=[18 + 150 * row.sentences / most], marker=SHAPES.get(row.kind, "o"),
            facecolor=style.PAPER, edgecolor=style.INK, linewidth=1.1, zorder=3,
        )  # fmt: skip
        dot.set_urls([linker.address(row.evidence.split()[0])])


def _names_apart(axes: Axes, nodes: pd.DataFrame, places: Places) -> int:
    """The names of the strongest nodes, each left out that would lie on another; how many stand."""
    axes.margins(0.14)
    canvas: Any = axes.figure.canvas
    dots = [_around(axes, places[name]) for name in nodes["name"]]
    taken: list[Bbox] = []
    for row in nodes.head(2 * NAMED).itertuples(index=False):
        if len(taken) == NAMED:
            break
        x, y = places[row.name]
        label = axes.annotate(
            short(row.name), (x, y), (5, 4), textcoords="offset points", size=8.5, zorder=5,
            bbox={"facecolor": style.PAPER, "edgecolor": "none", "alpha": 0.8, "pad": 0.4},
        )  # fmt: skip
        for offset, across, up in PLACES:
            label.set(position=offset, ha=across, va=up)
            box = label.get_window_extent(canvas.get_renderer())
            if not any(box.overlaps(other) for other in (*taken, *dots)):
                taken.append(box)
                break
        else:
            label.remove()
    return len(taken)


def _around(axes: Axes, place: tuple[float, float], radius: float = 4) -> Bbox:
    x, y = axes.transData.transform(place)
    return Bbox([[x - radius, y - radius], [x + radius, y + radius]])


PLACES = (
    ((7, 0), "left", "center"), ((-7, 0), "right", "center"), ((0, 7), "center", "bottom"),
    ((0, -7), "center", "top"), ((6, 6), "left", "bottom"), ((-6, -6), "right", "top"),
)  # fmt: skip


def _key(axes: Axes, nodes: pd.DataFrame) -> None:
    """Which shape is which kind, in one line under the drawing."""
    for kind in KINDS:
        if (nodes["kind"] == kind).any():
            axes.scatter(
                [], [], marker=SHAPES[kind], s=34, facecolor="none", edgecolor=style.INK,
                label=kind,
            )  # fmt: skip
    axes.legend(
        loc="upper center", bbox_to_anchor=(0.5, 0.01), ncols=len(KINDS), fontsize=8.5,
        handletextpad=0.1, columnspacing=1.2,
    )  # fmt: skip


def _said(drawn: Drawn) -> str:
    pairs = [
        f"{row.first} and {row.second} {row.sentences}"
        for row in drawn.edges.head(12).itertuples(index=False)
    ]
    return (
        f"Network of {len(drawn.nodes)} actors and {len(drawn.edges)} pairs; sentences with both: "
        f"{'; '.join(pairs)}."
    )
