"""Finished tables without the texts: short quotations stay, all other words become blocks.

Every offset holds, since a block is as long as its word; what stands between words is kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

import pandas as pd

WORD = re.compile(r"\w[\w\u0300-\u036f]*")
BLOCK = "▒"
# a quotation of up to so many words is short
SHORT = 25
# tables whose text is the article's own at their offsets
SPANS = ("sentences", "dates", "mentions", "quotes", "labels", "frames")
# those whose spans are names, dates and designations: what the report is about
KEPT = ("dates", "mentions", "labels")
_PARTS = (("cue_start", "cue_end"), ("speaker_start", "speaker_end"))


def mask(
    found: Mapping[str, pd.DataFrame], *, fragments: Iterable[str] = ()
) -> dict[str, pd.DataFrame]:
    """Tables as a stand-off edition gives them.

    Args:
        found: the finished tables by name.
        fragments: wordings that prose quotes; they stay, where they are short.

    Returns:
        The same tables, but `translations`, which would give the text in other words.
    """
    clean = dict(zip(found["texts"]["article"], found["texts"]["clean"], strict=True))
    kept = {siglum: list(_kept(found, siglum, text, fragments)) for siglum, text in clean.items()}
    masked = {siglum: blocked(text, kept[siglum]) for siglum, text in clean.items()}
    made = {}
    for name, frame in found.items():
        if name == "texts":
            raw = [blocked(text, ()) for text in frame["raw"]]
            made[name] = frame.assign(clean=frame["article"].map(masked), raw=raw)
        elif name in SPANS:
            made[name] = _respelt(frame, masked)
        elif name != "translations":
            made[name] = _shortened(frame)
    return made


def blocked(text: str, kept: Iterable[tuple[int, int]]) -> str:
    """A text with every word outside the kept spans drawn as blocks of its length."""
    stays = bytearray(len(text))
    for start, end in kept:
        stays[start:end] = b"\1" * (end - start)

    def drawn(word: re.Match[str]) -> str:
        return word[0] if all(stays[word.start() : word.end()]) else BLOCK * len(word[0])

    return WORD.sub(drawn, text)


def _kept(
    found: Mapping[str, pd.DataFrame], siglum: str, text: str, fragments: Iterable[str]
) -> Iterator[tuple[int, int]]:
    for name in KEPT:
        yield from _spans(found.get(name), siglum, "start", "end", text)
    for first, last in _PARTS:
        yield from _spans(found.get("quotes"), siglum, first, last, text)
    for fragment in fragments:
        words = WORD.findall(fragment)
        if 0 < len(words) <= SHORT:
            # as evidence is checked: what stands between words does not count
            for place in re.finditer(r"\W+".join(map(re.escape, words)), text):
                yield place.span()


def _spans(
    frame: pd.DataFrame | None, siglum: str, first: str, last: str, text: str
) -> Iterator[tuple[int, int]]:
    if frame is None or first not in frame:
        return
    own = frame.loc[frame["article"] == siglum, [first, last]].dropna()
    for start, end in own.itertuples(index=False, name=None):
        if len(WORD.findall(text[int(start) : int(end)])) <= SHORT:
            yield int(start), int(end)


def _respelt(frame: pd.DataFrame, masked: Mapping[str, str]) -> pd.DataFrame:
    texts = [
        masked[article][start:end]
        for article, start, end in zip(frame["article"], frame["start"], frame["end"], strict=True)
    ]
    return frame.assign(text=texts)


def _shortened(frame: pd.DataFrame) -> pd.DataFrame:
    """Cells of columns that repeat an article's wording, long ones as blocks."""
    columns = frame.columns.intersection(["before", "after", "text", "other_text", "fragment"])
    return frame.assign(**{name: frame[name].map(_short) for name in columns})


def _short(cell: object) -> object:
    long = isinstance(cell, str) and len(WORD.findall(cell)) > SHORT
    return blocked(str(cell), ()) if long else cell
