"""CoNLL-U: a token a line, sentences numbered as evidence, annotations in the last column.

References:
    CoNLL-U, https://universaldependencies.org/format.html; the columns of syntax stay `_`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from cadrage.publish.exports.rows import Row, by_article
from cadrage.publish.exports.source import Source

# an elided word ends with its apostrophe, as French treebanks cut it
TOKEN = re.compile(r"[^\W\d_]+['’]|[\w]+(?:[-.][\w]+)*|\S")
_LAYERS = {"mentions": ("Entity", "kind"), "dates": ("Timex", "type"), "quotes": ("Quote", "kind")}


def write_conllu(source: Source, folder: Path) -> Iterator[Path]:
    """`SIGLUM.conllu` for every article; layers stand in MISC as B- and I- of their kind."""
    for part in source.parts("texts", "sentences", *_LAYERS):
        layers = {name: by_article(part, name) for name in _LAYERS}
        clean = dict(zip(part["texts"]["article"], part["texts"]["clean"], strict=True))
        for siglum, sentences in by_article(part, "sentences").items():
            spans = {name: rows.get(siglum, []) for name, rows in layers.items()}
            path = folder / f"{siglum}.conllu"
            text = "".join(_sentence(one, clean[siglum], spans) for one in sentences)
            path.write_text(text, encoding="utf-8", newline="")
            yield path


def _sentence(row: Row, clean: str, spans: Mapping[str, Sequence[Row]]) -> str:
    start, end = row["start"], row["end"]
    head = f"# sent_id = {row['article']}.{row['sentence']}\n# text = {_line(clean[start:end])}\n"
    lines = "".join(_tokens(clean, start, end, spans))
    return f"{head}{lines}\n"


def _line(text: str) -> str:
    return re.sub(r"\s", " ", text)


def _tokens(clean: str, start: int, end: int, spans: Mapping[str, Sequence[Row]]) -> Iterator[str]:
    found = list(TOKEN.finditer(clean, start, end))
    inside = {
        name: [row for row in rows if row["start"] < end and start < row["end"]]
        for name, rows in spans.items()
    }
    for number, token in enumerate(found, 1):
        at = token.start(), token.end()
        misc = [one for name, rows in inside.items() if (one := _mark(name, rows, at))]
        following = found[number].start() if number < len(found) else end
        if following == token.end() and number < len(found):
            misc.append("SpaceAfter=No")
        misc.append(f"Offset={token.start()}")
        cells = [str(number), token.group(), *["_"] * 7, "|".join(sorted(misc))]
        yield "\t".join(cells) + "\n"


def _mark(name: str, rows: Sequence[Row], at: tuple[int, int]) -> str:
    label, column = _LAYERS[name]
    for row in rows:
        if row["start"] <= at[0] and at[1] <= row["end"]:
            begins = at[0] == row["start"] or at[0] - row["start"] < 1
            kind = str(row[column]) or "_"
            actor = f"|{label}Id={_safe(row['actor'])}" if row.get("actor") else ""
            return f"{label}={'B' if begins else 'I'}-{_safe(kind)}{actor}"
    return ""


def _safe(value: object) -> str:
    return re.sub(r"[\s|=]", "_", str(value))
