"""GEXF for Gephi: who is named together with whom.

References:
    GEXF 1.2, https://gexf.net
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import networkx
import pandas as pd
from lxml.etree import fromstring, tostring

from cadrage.publish.exports.rows import records, xml_text
from cadrage.publish.exports.source import Source


def write_network(source: Source, folder: Path) -> Iterator[Path]:
    """Write `network.gexf`.

    Args:
        source: among its other tables network_nodes (name, kind, side, sentences) and network_pairs
            (first, second, sentences, evidence), which the caller counts.
        folder: where to.
    """
    nodes = source.others["network_nodes"][["name", "kind", "side", "sentences"]]
    pairs = source.others["network_pairs"].rename(
        columns={"first": "source", "second": "target", "sentences": "weight"}
    )
    path = folder / "network.gexf"
    yield write_gexf(nodes.assign(actor=nodes["name"]), pairs, path)


def write_gexf(nodes: pd.DataFrame, edges: pd.DataFrame, path: Path) -> Path:
    """Write a network.

    Args:
        nodes: columns actor, name and any others, which become attributes.
        edges: columns source, target, weight and any others.
        path: the file.
    """
    graph = networkx.Graph()
    for row in records(nodes):
        more = {key: _cell(row[key]) for key in row if key not in ("actor", "name")}
        graph.add_node(xml_text(row["actor"]), label=xml_text(row["name"]), **more)
    for row in records(edges):
        more = {key: _cell(row[key]) for key in row if key not in ("source", "target", "weight")}
        graph.add_edge(
            xml_text(row["source"]), xml_text(row["target"]), weight=float(row["weight"]), **more
        )
    # the writer stamps the day; two exports of the same tables are to be the same
    root = fromstring("\n".join(networkx.generate_gexf(graph, version="1.2draft")))
    for one in root.iter():
        one.attrib.pop("lastmodifieddate", None)
    for meta in [one for one in root if one.tag.endswith("meta")]:
        root.remove(meta)
    path.write_bytes(tostring(root, encoding="utf-8", xml_declaration=True) + b"\n")
    return path


def _cell(value: object) -> str | int | float:
    return value if isinstance(value, int | float) else xml_text(value)
