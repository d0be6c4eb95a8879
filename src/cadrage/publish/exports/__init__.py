"""The annotated corpus in the formats that people's next programs read.

Every writer takes the finished tables as a `Source` and a folder, and gives each file once it is
written; none of them counts anything, and none holds more than a part of the corpus.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from cadrage.publish.exports.conllu import write_conllu
from cadrage.publish.exports.gexf import write_network
from cadrage.publish.exports.plain import (
    write_csv,
    write_ical,
    write_parquet,
    write_timelinejs,
    write_webannotation,
)
from cadrage.publish.exports.source import AtOnce, Source
from cadrage.publish.exports.tei import write_tei
from cadrage.publish.exports.textometry import write_iramuteq, write_txm
from cadrage.publish.exports.xmi import write_xmi

__all__ = ["WRITERS", "AtOnce", "Source", "Writer"]

Writer = Callable[[Source, Path], Iterator[Path]]
WRITERS: Mapping[str, Writer] = {
    "conllu": write_conllu,
    "csv": write_csv,
    "gexf": write_network,
    "ical": write_ical,
    "iramuteq": write_iramuteq,
    "parquet": write_parquet,
    "tei": write_tei,
    "timelinejs": write_timelinejs,
    "txm": write_txm,
    "webannotation": write_webannotation,
    "xmi": write_xmi,
}
