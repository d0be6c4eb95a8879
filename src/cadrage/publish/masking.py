"""Finished tables without the texts: short quotations stay, all other words become blocks.

Every offset holds, since a block is as long as its word; what stands between words is kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

import pandas as pd

WORD = re.compile(r"\w[\w\u0300-\u036f]*")
# a sign that every font of the book has and no word
BLOCK = "■"
_TAG = re.compile(r"<[^<>]*>")
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
    groups = {
        name: dict(list(found[name].groupby("article")))
        for name in (*KEPT, "quotes") if name in found
    }  # fmt: skip
    kept = {
        siglum: list(_kept({name: of[siglum] for name, of in groups.items() if siglum in of}, text,
                           fragments))
        for siglum, text in clean.items()
    }  # fmt: skip
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
    found: Mapping[str, pd.DataFrame], text: str, fragments: Iterable[str]
) -> Iterator[tuple[int, int]]:
    for name in KEPT:
        yield from _spans(found.get(name), "start", "end", text)
    for first, last in _PARTS:
        yield from _spans(found.get("quotes"), first, last, text)
    for fragment in fragments:
        words = WORD.findall(fragment)
        if 0 < len(words) <= SHORT:
            # as evidence is checked: what stands between words does not count
            for place in re.finditer(r"\W+".join(map(re.escape, words)), text):
                yield place.span()


def _spans(
    frame: pd.DataFrame | None, first: str, last: str, text: str
) -> Iterator[tuple[int, int]]:
    if frame is None or first not in frame:
        return
    own = frame[[first, last]].dropna()
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


def shortened(frame: pd.DataFrame) -> pd.DataFrame:
    """A count without a long wording in any of its columns but those of evidence ids."""
    columns = [
        name for name in frame
        if not str(name).endswith("evidence") and not pd.api.types.is_numeric_dtype(frame[name])
    ]  # fmt: skip
    made = frame.assign(**{str(name): frame[name].map(_short) for name in columns})
    made.attrs = dict(frame.attrs)
    return made


class Passages:
    """The long passages of texts, of which no page may hold one."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.known = {
            passage for text in texts for passage in _passages(WORD.findall(text.casefold()))
        }

    def masked(self, markup: str) -> str:
        """Plain text or markup with the words of every such passage drawn as blocks.

        Note:
            Tags stand between the words of a passage; what a tag itself says is a text of its own.
        """
        tags = [tag.span() for tag in _TAG.finditer(markup)]
        begins, ends = [0, *(end for _, end in tags)], [*(start for start, _ in tags), len(markup)]
        hidden = set(self._hidden(markup, zip(begins, ends, strict=True)))
        for tag in tags:
            hidden.update(self._hidden(markup, [tag]))
        pieces, at = [], 0
        for start, end in sorted(hidden):
            pieces += [markup[at:start], BLOCK * (end - start)]
            at = end
        return "".join([*pieces, markup[at:]])

    def _hidden(self, markup: str, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        """The words of long passages within some spans, read on from one to the next."""
        words = [found for at, to in spans for found in WORD.finditer(markup, at, to)]
        folded = [word[0].casefold() for word in words]
        inside = bytearray(len(words))
        for at, passage in enumerate(_passages(folded)):
            if passage in self.known:
                inside[at : at + SHORT + 1] = b"\1" * (SHORT + 1)
        for word, is_hidden in zip(words, inside, strict=True):
            if is_hidden:
                yield word.span()


def _passages(words: list[str]) -> Iterator[int]:
    """Each run of one word more than is short, as a number."""
    size = SHORT + 1
    return (hash(tuple(words[at : at + size])) for at in range(len(words) - size + 1))


def _short(cell: object) -> object:
    long = isinstance(cell, str) and len(WORD.findall(cell)) > SHORT
    return blocked(str(cell), ()) if long else cell
