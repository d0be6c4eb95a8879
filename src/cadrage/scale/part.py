"""One part: lines of JSON in, the bytes of its tables out. This is what every worker runs.

An article that cannot be read is set aside with its reason, and the others of its part are read
all the same.
"""

from __future__ import annotations

import io
import threading
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import TypeVar

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from cadrage import tables
from cadrage.annotate.chunk import LAYERS, Knowledge, annotate
from cadrage.errors import MissingError
from cadrage.read import jsonl
from cadrage.scale.limits import TooSlowError, time_limit
from cadrage.scale.order import Made, Order
from cadrage.scale.settings import Settings, code

# the model and the lexicons' caches are one a process: threads of it take turns
TURN = threading.Lock()
NO_FILE = "not stated"
LONGEST_REASON = 300
FIRST = "«Nous partirons lundi», a dit hier Jeanne Martin, ministre de la Culture, à Lyon."
ALWAYS = ("notices", "set_aside")

T = TypeVar("T")
Frames = dict[str, pd.DataFrame]
Told = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Aside:
    """An article that is in no other table, and why."""

    article: str
    kind: str
    reason: str


@dataclass(frozen=True, slots=True)
class Read:
    """An article that is read: where it stands in its part, its fields, its rows."""

    position: int
    given: jsonl.Given
    rows: jsonl.Rows


def tables_made(layers: Sequence[str]) -> tuple[str, ...]:
    """The tables of a run of these layers; all layers bring the articles with them."""
    first = ("articles",) if set(layers) == set(LAYERS) else ()
    return (*first, *(layer for layer in LAYERS if layer in layers), *ALWAYS)


def make_part(order: Order, settings: Settings, *, told: Told | None = None) -> Made:
    """The tables of one part.

    Args:
        order: the articles.
        settings: how to read them.
        told: given the position of each article that is begun, where they are read one by one.

    Raises:
        MissingError: the model is not installed.
    """
    with TURN:
        warm(settings.layers, settings.clean, settings.knowledge.closed)
        return _made(order, settings, told or (lambda position: None))


@cache
def warm(layers: tuple[str, ...], clean: bool, closed: bool) -> None:
    """Load the model and the lexicons, once a process: no article's time pays for it.

    Raises:
        MissingError: the model is not installed.
    """
    given = {"article": "warm", "text": FIRST, "published": "2021-11-11"}
    settings = Settings(layers, clean, Knowledge(closed=closed))
    _annotated([Read(0, given, _rows(given, settings))], settings)


def _made(order: Order, settings: Settings, told: Told) -> Made:
    read, asides = _read(order, settings)
    frames = None if order.alone else _together(read, order, settings)
    if frames is None:
        frames, failed = _one_by_one(read, order, settings, told)
        asides += failed
    gone = {aside.article for aside in asides}
    kept = [each for each in read if each.given["article"] not in gone]
    frames["articles"] = jsonl.frames_of([each.rows for each in kept])[0]
    lost = tables.frame("notices", _lost(kept))
    frames["notices"] = pd.concat([frames["notices"], lost], ignore_index=True)
    frames["set_aside"] = tables.frame("set_aside", [_cells(aside) for aside in asides])
    return _packed(order, settings, frames, asides)


def _packed(order: Order, settings: Settings, frames: Frames, asides: list[Aside]) -> Made:
    wanted = tables_made(settings.layers)
    notices: Counter[str] = Counter()
    for row in frames["notices"].itertuples(index=False):
        notices[f"{row.layer}: {row.notice}"] += int(row.count)
    slow = any(aside.kind == "too_slow" for aside in asides)
    return Made(
        name=order.name,
        code=code(),
        files={name: parquet(tables.check(name, frames[name])) for name in wanted},
        rows={name: len(frames[name]) for name in wanted},
        articles=len(frames["articles"]),
        words=int(frames["articles"]["words"].sum()),
        set_aside=Counter(aside.kind for aside in asides),
        notices=notices,
        limit=settings.seconds if slow else None,
    )


def parquet(frame: pd.DataFrame) -> bytes:
    """A frame as the bytes of a Parquet file, the same for the same frame."""
    sink = io.BytesIO()
    made = pa.Table.from_pandas(frame, preserve_index=False)
    pq.write_table(made, sink, compression="zstd")
    return sink.getvalue()


def _read(order: Order, settings: Settings) -> tuple[list[Read], list[Aside]]:
    done: list[Read] = []
    asides: list[Aside] = []
    for position, line in enumerate(order.lines):
        given = jsonl.read_object(jsonl.Line(0, 0, len(line), line), file=NO_FILE)
        seconds = settings.limit(order.chars[position])
        found = _tried(given["article"], seconds, partial(_rows, given, settings))
        if isinstance(found, Aside):
            asides.append(found)
        else:
            done.append(Read(position, given, found))
    return done, asides


def _rows(given: jsonl.Given, settings: Settings) -> jsonl.Rows:
    return jsonl.rows_of(given, file=NO_FILE, clean=settings.clean)


def _tried(article: str, seconds: float, step: Callable[[], T]) -> T | Aside:
    """What a step gives, or why the article is set aside."""
    try:
        with time_limit(seconds):
            return step()
    except MissingError:
        raise
    except TooSlowError:
        return Aside(article, "too_slow", f"took longer than {seconds:g} s")
    except Exception as error:
        return Aside(article, "failed", f"{type(error).__name__}: {error}"[:LONGEST_REASON])


def _together(read: Sequence[Read], order: Order, settings: Settings) -> Frames | None:
    """The tables of all articles at once; None where one of them fails."""
    # twice: a machine that is busy is no reason to begin anew
    seconds = 2 * settings.limit(sum(order.chars))
    found = _tried("", seconds, partial(_annotated, read, settings))
    # which article it was, and why, is found by reading each alone
    return None if isinstance(found, Aside) else found


def _annotated(read: Sequence[Read], settings: Settings) -> Frames:
    articles, texts = jsonl.frames_of([each.rows for each in read])
    return annotate(articles, texts, knowledge=settings.knowledge, layers=settings.layers)


def _one_by_one(
    read: Sequence[Read], order: Order, settings: Settings, told: Told
) -> tuple[Frames, list[Aside]]:
    asides: list[Aside] = []
    parts = [_annotated([], settings)]
    for each in read:
        article, seconds = each.given["article"], settings.limit(order.chars[each.position])
        if each.position in order.killers:
            asides.append(Aside(article, "killed", "the process that read it ended each time"))
            continue
        told(each.position)
        found = _tried(article, seconds, partial(_annotated, [each], settings))
        if isinstance(found, Aside):
            asides.append(found)
        else:
            parts.append(found)
    joined = {
        name: pd.concat([part[name] for part in parts], ignore_index=True) for name in parts[0]
    }
    return joined, asides


def _cells(aside: Aside) -> dict[str, object]:
    return {"article": aside.article, "kind": aside.kind, "reason": aside.reason}


def _lost(read: Iterable[Read]) -> Iterator[dict[str, object]]:
    for each in read:
        count = each.given["text"].count("\ufffd")
        if count:
            notice = "characters that were lost before: U+FFFD stands for each"
            yield {
                "article": each.given["article"], "layer": "text", "notice": notice, "count": count,
            }  # fmt: skip
