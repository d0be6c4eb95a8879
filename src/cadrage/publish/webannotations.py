"""Every annotation as a W3C Web Annotation, so that other programs can show and check them.

An annotation points at its words twice: by their place in the clean text, and by the words with
what stands around them. The text itself is named by its digest (`ni:///sha-256;…`): whoever holds
the same text can check every place, and nobody else needs it. What is said of the words stands in
the body, and the whole row of the table is one step away (`dates.csv#row=12`).

References:
    Web Annotation Data Model, W3C Recommendation, https://www.w3.org/TR/annotation-model/
    RFC 6920 (names by digest) and RFC 7111 (rows of a CSV file)
"""

from __future__ import annotations

import hashlib
import json
from base64 import urlsafe_b64encode
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

import pandas as pd

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
RIGHTS = "https://creativecommons.org/licenses/by/4.0/"
FILE = "evidence.jsonld"
AROUND = 32  # characters of context on each side of a quotation
# layer → why it was annotated, and column → what its value does
LAYERS: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "sentences": ("identifying", {"kind": "classifying"}),
    "dates": ("tagging", {"type": "classifying", "value": "tagging", "mod": "describing"}),
    "mentions": ("identifying", {"name": "identifying", "kind": "classifying"}),
    "quotes": (
        "describing",
        {
            "kind": "classifying", "speaker_name": "identifying", "cue": "describing",
            "cue_class": "classifying", "relay": "describing",
        },
    ),
    "labels": (
        "classifying",
        {
            "referent": "identifying", "label": "tagging", "label_class": "classifying",
            "voice": "describing", "distance": "describing",
        },
    ),
    "frames": ("classifying", {"frame": "classifying"}),
}  # fmt: skip
# spans of their own within a row: layer → (first column, last column)
PARTS = {"quotes": (("cue_start", "cue_end"), ("speaker_start", "speaker_end"))}


@dataclass(frozen=True, slots=True)
class Text:
    """An article's clean text and the name of exactly this text."""

    siglum: str
    clean: str
    language: str
    name: str

    @property
    def source(self) -> dict[str, str]:
        """The text as the source of a target."""
        return {
            "id": self.name, "type": "Text", "format": "text/plain", "language": self.language,
            "label": self.siglum,
        }  # fmt: skip

    def selectors(self, start: int, end: int) -> list[dict[str, object]]:
        """A span by its words and by its place."""
        return [
            {
                "type": "TextQuoteSelector", "exact": self.clean[start:end],
                "prefix": self.clean[max(0, start - AROUND) : start],
                "suffix": self.clean[end : end + AROUND],
            },
            {"type": "TextPositionSelector", "start": start, "end": end},
        ]  # fmt: skip


def write(found: Mapping[str, pd.DataFrame], path: Path) -> None:
    """Write the annotations of all layers as one collection, a line an annotation.

    Args:
        found: table name → frame; `articles` and `texts` must be among them, and of the layers
            (sentences, dates, mentions, quotes, labels, frames) those that there are.
        path: the file, written over.
    """
    total = sum(len(found[layer]) for layer in LAYERS if layer in found)
    write_all(annotated(found), path, total=total)


def write_all(annotations: Iterable[Mapping[str, object]], path: Path, *, total: int) -> None:
    """Write annotations as one collection, a line an annotation.

    Args:
        annotations: taken one by one.
        path: the file, written over.
        total: how many there are.
    """
    head = {
        "@context": CONTEXT, "id": FILE, "type": "AnnotationCollection",
        "label": "Annotations behind the report", "rights": RIGHTS, "total": total,
    }  # fmt: skip
    page = {"id": f"{FILE}#page", "type": "AnnotationPage", "startIndex": 0}
    with path.open("w", encoding="utf-8", newline="\n") as lines:
        lines.write(f'{_json(head)[:-1]}, "first": {_json(page)[:-1]}, "items": [')
        sign = "\n"
        for annotation in annotations:
            lines.write(f"{sign}{_json(annotation)}")
            sign = ",\n"
        lines.write("\n]}}\n")


def annotated(found: Mapping[str, pd.DataFrame]) -> Iterator[dict[str, object]]:
    """The annotations one by one, layer after layer, in the order of the tables."""
    entities, owners = entities_of(found), dict[str, str]()
    for layer in LAYERS:
        yield from of_layer(layer, found, entities, owners)


def of_layer(
    layer: str, found: Mapping[str, pd.DataFrame], entities: Mapping[str, str],
    owners: dict[str, str], *, before: int = 0, pages: Collection[str] | None = None,
) -> Iterator[dict[str, object]]:  # fmt: skip
    """The annotations of one layer, in the order of its table.

    Args:
        layer: one of `LAYERS`.
        found: `articles`, `texts` and the layer, of all articles or of some.
        entities: from `entities_of`.
        owners: name of a text → the first article that has it; filled here.
        before: rows of the table that stand before these.
        pages: the articles that have a page in the book; all where it is None.
    """
    motivation, said = LAYERS[layer]
    texts = _texts(found)
    seen: Counter[str] = Counter()
    for number, row in enumerate(_rows(found.get(layer)), before + 2):  # the header is row 1
        text = texts[row["article"]]
        span = f"{text.name}#{layer},{row['start']},{row['end']}"
        if owners.setdefault(text.name, text.siglum) != text.siglum:
            span += f",{text.siglum}"
        seen[span] += 1
        target: dict[str, object] = {
            "source": text.source,
            "selector": text.selectors(row["start"], row["end"]),
        }
        if pages is None or row["article"] in pages:
            target["scope"] = f"../book/articles/{_evidence(row, '.html#')}"
        yield {
            "id": f"urn:uuid:{uuid5(NAMESPACE_URL, f'{span},{seen[span]}')}",
            "type": "Annotation",
            "motivation": motivation,
            "body": [
                *_identified(layer, row, entities),
                *_said(row, said),
                *_parts(layer, row, text),
                {"id": f"{layer}.csv#row={number}", "type": "Dataset", "format": "text/csv"},
            ],
            "target": target,
        }


def _texts(found: Mapping[str, pd.DataFrame]) -> dict[str, Text]:
    languages = dict(zip(found["articles"]["article"], found["articles"]["language"], strict=True))
    cells = zip(found["texts"]["article"], found["texts"]["clean"], strict=True)
    return {
        siglum: Text(siglum, clean, str(languages[siglum]), name_of(clean))
        for siglum, clean in cells
    }


def name_of(clean: str) -> str:
    """The name of a text by the SHA-256 of its UTF-8, as RFC 6920 writes it."""
    digest = hashlib.sha256(clean.encode("utf-8")).digest()
    return f"ni:///sha-256;{urlsafe_b64encode(digest).decode('ascii').rstrip('=')}"


def entities_of(found: Mapping[str, pd.DataFrame]) -> dict[str, str]:
    """Actor → its address at Wikidata, of those whose identity was verified."""
    if "actors" not in found:
        return {}
    known = found["actors"].dropna(subset="wikidata")
    return {
        actor: f"http://www.wikidata.org/entity/{entity}"
        for actor, entity in zip(known["id"], known["wikidata"], strict=True)
    }


def _rows(frame: pd.DataFrame | None) -> Iterator[dict[str, Any]]:
    if frame is None:
        return
    plain = frame.astype(object).where(frame.notna(), None)
    names = list(map(str, plain.columns))
    for cells in plain.itertuples(index=False, name=None):
        yield dict(zip(names, cells, strict=True))


def _identified(layer: str, row: Mapping[str, Any], entities: Mapping[str, str]) -> Iterator[Any]:
    if layer == "sentences":
        yield _body(_evidence(row, "."), "identifying")
    actor = row.get("actor") if layer == "mentions" else row.get("speaker")
    if actor is not None and actor in entities:
        yield {"type": "SpecificResource", "source": entities[actor], "purpose": "identifying"}


def _evidence(row: Mapping[str, Any], sign: str) -> str:
    """ABC21.7, or with another sign the address on the page of the article."""
    number = f"{row['article']}.{row['sentence']}"
    return number if sign == "." else f"{row['article']}{sign}{number}"


def _said(row: Mapping[str, Any], said: Mapping[str, str]) -> Iterator[dict[str, str]]:
    for column, purpose in said.items():
        if row[column] is not None:
            yield _body(str(row[column]), purpose)
    if row.get("earliest") or row.get("latest"):  # an ISO 8601 interval, open where «..» stands
        yield _body(f"{row['earliest'] or '..'}/{row['latest'] or '..'}", "describing")


def _body(value: str, purpose: str) -> dict[str, str]:
    return {"type": "TextualBody", "value": value, "purpose": purpose, "format": "text/plain"}


def _parts(layer: str, row: Mapping[str, Any], text: Text) -> Iterator[dict[str, object]]:
    for first, last in PARTS.get(layer, ()):
        if row[first] is not None:
            yield {
                "type": "SpecificResource", "purpose": "linking", "source": text.name,
                "selector": text.selectors(row[first], row[last]),
            }  # fmt: skip


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
