"""TEI P5: the corpus as one document, sentences numbered, annotations standing off.

References:
    TEI P5 Guidelines, chapters 15 (corpora), 16 (linking; `string-range()`) and 16.10 (`standOff`).
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pandas as pd
from lxml import etree

from cadrage.publish.exports.rows import Row, by_article, day, xml_text

TEI = "http://www.tei-c.org/ns/1.0"
XML = "http://www.w3.org/XML/1998/namespace"
# layer → what a span of it says: attribute → column
LAYERS: Mapping[str, Mapping[str, str]] = {
    "dates": {"type": "type", "ana": "value"},
    "mentions": {"type": "kind", "ana": "actor"},
    "quotes": {"type": "kind", "ana": "speaker_name"},
    "labels": {"type": "label_class", "ana": "referent"},
    "frames": {"type": "frame"},
}


def write_tei(found: Mapping[str, pd.DataFrame], folder: Path) -> list[Path]:
    """`corpus.xml`: a `teiCorpus`; offsets count from the beginning of a sentence."""
    root = etree.Element(_name("teiCorpus"), nsmap={None: TEI})
    _header(root, "A corpus of press articles, annotated", None)
    texts = by_article(found, "texts")
    sentences = by_article(found, "sentences")
    layers = {name: by_article(found, name) for name in LAYERS}
    for siglum, (article,) in by_article(found, "articles").items():
        one = _sub(root, "TEI", **{f"{{{XML}}}id": siglum})
        _header(one, article["title"] or siglum, article)
        clean = texts[siglum][0]["clean"]
        _standoff(one, siglum, sentences.get(siglum, []), layers)
        body = _sub(_sub(one, "text", **{f"{{{XML}}}lang": article["language"] or "fr"}), "body")
        block = _sub(body, "ab")
        for row in sentences.get(siglum, []):
            line = _sub(block, "s", n=str(row["sentence"]), type=row["kind"])
            line.set(f"{{{XML}}}id", f"{siglum}.{row['sentence']}")
            line.text = xml_text(clean[row["start"] : row["end"]])
    path = folder / "corpus.xml"
    tree = etree.ElementTree(root)
    tree.write(str(path), encoding="utf-8", xml_declaration=True, pretty_print=True)
    return [path]


def _name(tag: str) -> str:
    return f"{{{TEI}}}{tag}"


def _sub(parent: etree._Element, tag: str, text: object = "", **attributes: str) -> etree._Element:
    made = etree.SubElement(parent, _name(tag), attributes)
    if text:
        made.text = xml_text(text)
    return made


def _header(parent: etree._Element, title: object, article: Row | None) -> None:
    file = _sub(_sub(parent, "teiHeader"), "fileDesc")
    _sub(_sub(file, "titleStmt"), "title", title)
    publication = _sub(file, "publicationStmt")
    _sub(publication, "p", "The wording of the articles remains their publishers’.")
    source = _sub(file, "sourceDesc")
    if article is None:
        _sub(source, "p", "Each article names its own source.")
        return
    entry = _sub(source, "bibl")
    _sub(entry, "title", article["title"] or article["article"], level="a")
    _sub(entry, "title", article["outlet"], level="j")
    if article["author"]:
        _sub(entry, "author", article["author"])
    if article["published_earliest"]:
        span = {
            "notBefore": day(article["published_earliest"]),
            "notAfter": day(article["published_latest"]),
        }
        _sub(entry, "date", " / ".join(dict.fromkeys(span.values())), **span)
    if article["address"]:
        _sub(entry, "ref", article["address"], target=xml_text(article["address"]))


def _standoff(
    one: etree._Element, siglum: str, sentences: list[Row],
    layers: Mapping[str, Mapping[str, list[Row]]],
) -> None:  # fmt: skip
    starts = {row["sentence"]: row["start"] for row in sentences}
    held = _sub(one, "standOff")
    for name, rows in layers.items():
        if not rows.get(siglum):
            continue
        group = _sub(held, "spanGrp", type=name)
        for row in rows[siglum]:
            at = row["start"] - starts[row["sentence"]]
            place = f"#string-range({siglum}.{row['sentence']},{at},{row['end'] - row['start']})"
            span = _sub(group, "span", row["text"], target=place)
            for attribute, column in LAYERS[name].items():
                if attribute == "type" and row[column]:
                    span.set("type", xml_text(row[column]).replace(" ", "-"))
                elif row[column]:
                    span.set("n", xml_text(row[column]))
    if not len(held):
        one.remove(held)
