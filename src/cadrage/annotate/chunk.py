"""One function annotates one chunk of articles: every road to a corpus of any size runs through it.

It opens no file and keeps nothing between two calls but the knowledge made ready; the same articles
with the same knowledge give the same tables, whatever else is in the chunk.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

import pandas as pd

from cadrage import tables
from cadrage.annotate import mentions
from cadrage.annotate.dates import find_dates
from cadrage.annotate.frames import FrameCodebook, build_frames, find_frames
from cadrage.annotate.labels import Codebook, build_codebook, find_labels
from cadrage.annotate.quotes import find_quotes
from cadrage.annotate.records import Frame, Interval, Label, Mention, Quote, Sentence, Timex
from cadrage.annotate.sentences import split
from cadrage.errors import UnknownNameError

LAYERS = ("sentences", "dates", "mentions", "quotes", "labels", "frames")
# the sheets that hold an analyst's knowledge
SHEETS = ("actors", "labels", "frames")
# which layers a layer is made from
NEEDS = {
    "quotes": ("mentions",),
    "labels": ("quotes", "mentions"),
}


# frames can't be compared as a whole: two are the same if they are one
@dataclass(frozen=True, slots=True, eq=False)
class Knowledge:
    """The analyst's knowledge of the case: authority and codebooks, as frames; None if absent.

    Where it is `closed`, nobody is looked for but the authority's actors: no model is loaded.
    """

    actors: pd.DataFrame | None = None
    labels: pd.DataFrame | None = None
    frames: pd.DataFrame | None = None
    closed: bool = False

    @classmethod
    def of(cls, case: Mapping[str, pd.DataFrame], *, closed: bool = False) -> Knowledge:
        """What the sheets of a case say."""
        return cls(case.get("actors"), case.get("labels"), case.get("frames"), closed)


@dataclass(frozen=True, slots=True)
class Job:
    """One article as the steps see it."""

    clean: str
    title: str | None
    published: Interval | None
    entities: Sequence[mentions.Entity] | None
    authority: mentions.Authority
    labels: Codebook | None
    frames: FrameCodebook | None


@dataclass(frozen=True, slots=True)
class Annotation:
    """The layers of one article, as records."""

    article: str
    clean: str
    layers: Mapping[str, Sequence[Any]]


Made = Mapping[str, Sequence[Any]]


def annotate(
    articles: pd.DataFrame,
    texts: pd.DataFrame,
    *,
    knowledge: Knowledge | None = None,
    layers: Iterable[str] = LAYERS,
) -> dict[str, pd.DataFrame]:
    """The layers of a chunk of articles, one contracted table a layer, and the table `notices`.

    Args:
        articles: table `articles`; headline and publication days are read from it.
        texts: table `texts`, the same articles in the same order.
        knowledge: authority and codebooks; layers that need one they lack are empty.
        layers: which layers to return; those they are made from are computed too.

    Raises:
        UnknownNameError: no layer has that name.
    """
    wanted = list(layers)
    for layer in wanted:
        if layer not in LAYERS:
            raise UnknownNameError("layer", layer, LAYERS)
    done = list(_annotations(articles, texts, knowledge or Knowledge(), _with_needs(wanted)))
    clean = {annotation.article: annotation.clean for annotation in done}
    found = {
        layer: tables.check(layer, tables.frame(layer, _rows(layer, done)), clean=clean)
        for layer in LAYERS
        if layer in wanted
    }
    found["notices"] = tables.check("notices", tables.frame("notices", _notices(articles, done)))
    return found


def _with_needs(layers: Iterable[str]) -> set[str]:
    needed = set(layers) | {"sentences"}
    for layer in layers:
        needed |= set(NEEDS.get(layer, ()))
    return needed


def _annotations(
    articles: pd.DataFrame, texts: pd.DataFrame, knowledge: Knowledge, layers: set[str]
) -> Iterator[Annotation]:
    cleans = [str(clean) for clean in texts["clean"]]
    entities: Sequence[Sequence[mentions.Entity] | None] = [None] * len(cleans)
    if "mentions" in layers and not knowledge.closed:
        # the model costs seconds to load: only when its layer is asked for
        from cadrage.annotate import model

        entities = model.entities(cleans)
    authority, labels, frames = _ready(knowledge)
    for row, clean, named in zip(articles.itertuples(index=False), cleans, entities, strict=True):
        job = Job(
            clean=clean,
            title=None if pd.isna(row.title) else str(row.title),
            published=_interval(row.published_earliest, row.published_latest),
            entities=named,
            authority=authority,
            labels=labels,
            frames=frames,
        )
        made: dict[str, Sequence[Any]] = {}
        for layer, step in STEPS.items():
            if layer in layers:
                made[layer] = step(job, made)
        yield Annotation(str(row.article), clean, made)


@lru_cache(maxsize=2)
def _ready(
    knowledge: Knowledge,
) -> tuple[mentions.Authority, Codebook | None, FrameCodebook | None]:
    """Authority and codebooks, compiled once for all chunks."""
    labels, frames = knowledge.labels, knowledge.frames
    return (
        mentions.build_authority(knowledge.actors),
        None if labels is None else build_codebook(labels),
        None if frames is None else build_frames(frames),
    )


def _sentences(job: Job, made: Made) -> Sequence[Sentence]:
    return split(job.clean, headline=job.title)


def _dates(job: Job, made: Made) -> Sequence[Timex]:
    return find_dates(job.clean, sentences=made["sentences"], published=job.published)


def _mentions(job: Job, made: Made) -> Sequence[Mention]:
    return mentions.find_mentions(
        job.clean, sentences=made["sentences"], authority=job.authority, entities=job.entities
    )


def _quotes(job: Job, made: Made) -> Sequence[Quote]:
    sentences, names = made["sentences"], made["mentions"]
    # without an authority the table holds names alone, but «il» and «le ministre» speak too; with
    # one the descriptions found help to tell whom a pronoun means
    others = mentions.find_references(
        job.clean, sentences=sentences, mentions=names, authority=job.authority
    )
    return find_quotes(job.clean, sentences=sentences, mentions=[*names, *others])


def _labels(job: Job, made: Made) -> Sequence[Label]:
    if job.labels is None:
        return []
    return find_labels(
        job.clean,
        sentences=made["sentences"],
        quotes=made["quotes"],
        mentions=made["mentions"],
        codebook=job.labels,
    )


def _frames(job: Job, made: Made) -> Sequence[Frame]:
    if job.frames is None:
        return []
    return find_frames(job.clean, sentences=made["sentences"], codebook=job.frames)


STEPS: Mapping[str, Callable[[Job, Made], Sequence[Any]]] = {
    "sentences": _sentences,
    "dates": _dates,
    "mentions": _mentions,
    "quotes": _quotes,
    "labels": _labels,
    "frames": _frames,
}


def _interval(earliest: object, latest: object) -> Interval | None:
    if pd.isna(earliest) or pd.isna(latest):
        return None
    return Interval(date.fromisoformat(str(earliest)), date.fromisoformat(str(latest)))


def _rows(layer: str, done: Iterable[Annotation]) -> Iterable[dict[str, object]]:
    for annotation in done:
        starts = [sentence.start for sentence in annotation.layers["sentences"]]
        for record in annotation.layers.get(layer, ()):
            cells = _cells(record)
            text = annotation.clean[cells["start"] : cells["end"]]
            cells |= {"article": annotation.article, "text": text}
            cells.setdefault("sentence", max(1, bisect_right(starts, cells["start"])))
            for name in ("earliest", "latest"):
                if isinstance(cells.get(name), date):
                    cells[name] = cells[name].isoformat()
            if layer == "quotes" and cells["speaker_start"] is not None:
                cells["speaker_text"] = annotation.clean[
                    cells["speaker_start"] : cells["speaker_end"]
                ]
            yield cells


def _cells(record: Any) -> dict[str, Any]:
    # records are flat: `asdict` would copy every cell, at a fifth of the time of all layers
    return {name: getattr(record, name) for name in record.__slots__}


def _notices(articles: pd.DataFrame, done: Iterable[Annotation]) -> Iterable[dict[str, object]]:
    undated = set(articles.loc[articles["published_earliest"].isna(), "article"])
    for annotation in done:
        found = annotation.layers.get("dates", ())
        kinds = {
            "undated": sum(annotation.article in undated and t.value is None for t in found),
            "impossible": sum(t.rule == "impossible" for t in found),
        }
        for kind, count in kinds.items():
            if count:
                yield {
                    "article": annotation.article,
                    "layer": "dates",
                    "notice": NOTICES[kind],
                    "count": count,
                }


NOTICES = {
    "undated": "without a day of publication these expressions have no value",
    "impossible": "no such day in the calendar: kept as text without a value",
}
