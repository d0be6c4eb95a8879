"""Any text through reading, cleaning and every extractor: offsets exact, errors only of ours."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pandas as pd

from cadrage.annotate.dates import find_dates
from cadrage.annotate.frames import build_frames, find_frames
from cadrage.annotate.labels import build_codebook, find_labels
from cadrage.annotate.mentions import (
    Authority,
    Entity,
    build_authority,
    find_mentions,
    find_references,
)
from cadrage.annotate.quotes import find_quotes
from cadrage.annotate.records import Interval, Mention
from cadrage.annotate.sentences import split
from cadrage.errors import CadrageError
from cadrage.read import jsonl, read_frame
from cadrage.read.cleaning import find_edits
from cadrage.read.edits import apply_edits

CORPUS = Path(__file__).parents[2] / "corpus"
DAY = Interval(date(2021, 11, 11), date(2021, 11, 12))


def text_of(data: bytes) -> str:
    """Any bytes as text; those that are no UTF-8 become lone surrogates."""
    return data.decode("utf-8", "surrogateescape")


@cache
def authority() -> Authority:
    """The actors of the corpus."""
    return build_authority(read_frame(CORPUS / "actors.csv", "actors"))


@cache
def codebooks() -> tuple[Any, Any]:
    """The names and the frames of the corpus."""
    names = build_codebook(read_frame(CORPUS / "labels.csv", "labels"))
    return names, build_frames(read_frame(CORPUS / "frames.csv", "frames"))


def check_spans(text: str, found: Iterable[Any]) -> None:
    """Every span lies in the text, holds something, and stands in order."""
    starts = []
    for record in found:
        assert 0 <= record.start < record.end <= len(text), record
        starts.append(record.start)
    assert starts == sorted(starts)


def check_sentences(data: bytes) -> None:
    """Sentences hold every visible character once."""
    text = text_of(data)
    found = split(text)
    check_spans(text, found)
    held = "".join(text[each.start : each.end] for each in found)
    assert "".join(held.split()) == "".join(text.split())
    assert all(one.end <= other.start for one, other in pairwise(found))


def check_dates(data: bytes) -> None:
    """Dates, with and without a day of publication; their days are days, in order."""
    text = text_of(data)
    sentences = split(text)
    for published in (DAY, None):
        found = find_dates(text, sentences=sentences, published=published)
        check_spans(text, found)
        for timex in found:
            assert not (timex.earliest and timex.latest) or timex.earliest <= timex.latest


def names_of(text: str) -> list[Mention]:
    """The names and references of a text, as the chunk finds them."""
    sentences = split(text)
    # stands in for the model: it may mark any run of words, also half of one
    step = max(7, len(text) // 40)
    spans = [(at, min(at + 5, len(text))) for at in range(0, len(text), step)]
    labels = ("PER", "LOC", "ORG", "MISC")
    marked = [Entity(*span, labels[n % 4]) for n, span in enumerate(spans)]
    found = find_mentions(text, sentences=sentences, authority=authority(), entities=marked)
    check_spans(text, found)
    others = find_references(text, sentences=sentences, mentions=found, authority=authority())
    check_spans(text, others)
    bare = find_mentions(text, sentences=sentences, authority=Authority(), entities=marked)
    check_spans(text, bare)
    return [*found, *others]


def check_mentions(data: bytes) -> None:
    """Mentions with and without an authority."""
    names_of(text_of(data))


def check_quotes(data: bytes) -> None:
    """Quotations, their speakers and the labels whose voice hangs on them."""
    text = text_of(data)
    sentences, mentions = split(text), names_of(text)
    found = find_quotes(text, sentences=sentences, mentions=mentions)
    check_spans(text, found)
    for quote in found:
        assert (quote.speaker_start is None) == (quote.speaker_end is None)
        if quote.speaker_start is not None and quote.speaker_end is not None:
            assert 0 <= quote.speaker_start < quote.speaker_end <= len(text)
        if quote.cue_start is not None and quote.cue_end is not None:
            assert 0 <= quote.cue_start < quote.cue_end <= len(text)


def check_codes(data: bytes) -> None:
    """Labels and frames by the codebooks of the corpus."""
    text = text_of(data)
    sentences = split(text)
    quotes = find_quotes(text, sentences=sentences, mentions=[])
    names, frames = codebooks()
    check_spans(text, find_labels(text, sentences=sentences, quotes=quotes, codebook=names))
    # within a sentence frames stand in the order of the codebook
    for frame in find_frames(text, sentences=sentences, codebook=frames):
        check_spans(text, [frame])


def check_codebook(data: bytes) -> None:
    """A codebook of any cells is built or refused, and what is built bears any text."""
    # a frame holds no half of a character
    first, _, text = data.decode("utf-8", "replace").partition("\n")
    cells = {"referent": "r", "label": "l", "label_class": "neutral", "definition": "d"}
    rows = pd.DataFrame([{**cells, "patterns": first, "context": ""}])
    try:
        book = build_codebook(rows)
    except CadrageError:
        return
    check_spans(text, find_labels(text, sentences=split(text), quotes=[], codebook=book))


def check_reading(data: bytes) -> None:
    """A line of JSON is read or refused by one of our errors; raw and clean keep one another."""
    for held in (data, json.dumps({"article": "x", "text": text_of(data)}).encode()):
        try:
            given = jsonl.read_object(jsonl.Line(1, 0, len(held), held), file="x.jsonl")
            article, texts = jsonl.rows_of(given, file="x.jsonl")
        except CadrageError:
            continue
        assert article["clean_chars"] == len(texts["clean"])
        json.dumps([article, texts], ensure_ascii=False).encode()
        raw = given["text"]
        clean, places = apply_edits(raw, find_edits(raw), file="x")
        assert clean == texts["clean"]
        assert [raw[places.to_raw(at)] for at in range(len(clean))] == list(clean)


TARGETS = {
    "reading": check_reading,
    "sentences": check_sentences,
    "dates": check_dates,
    "mentions": check_mentions,
    "quotes": check_quotes,
    "codes": check_codes,
    "codebook": check_codebook,
}
