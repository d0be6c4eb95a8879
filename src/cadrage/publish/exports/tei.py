"""TEI P5: the corpus as one document, sentences numbered, annotations standing off.

References:
    TEI P5 Guidelines, chapters 15 (corpora), 16 (linking; `string-range()`) and 16.10 (`standOff`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from lxml import etree

from cadrage.publish.exports.rows import Row, by_article, day, xml_text
from cadrage.publish.exports.source import Source, Tables

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


def write_tei(source: Source, folder: Path) -> Iterator[Path]:
    """`corpus.xml`: a `teiCorpus`; offsets count from the beginning of a sentence."""
    path = folder / "corpus.xml"
    head = etree.Element(_name("teiHeader"), nsmap={None: TEI})
    _header(head, "A corpus of press articles, annotated", None)
    with etree.xmlfile(str(path), encoding="utf-8") as out:
        out.write_declaration()
        with out.element(_name("teiCorpus"), nsmap={None: TEI}):
            out.write("\n", head, pretty_print=True)
            for part in source.parts("articles", "texts", "sentences", *LAYERS):
                for one in _articles(part):
                    out.write(one, pretty_print=True)
    yield path


def _articles(part: Tables) -> Iterator[etree._Element]:
    texts, sentences = by_article(part, "texts"), by_article(part, "sentences")
    layers = {name: by_article(part, name) for name in LAYERS}
    for siglum, (article,) in by_article(part, "articles").items():
        one = etree.Element(_name("TEI"), {f"{{{XML}}}id": _id(siglum)}, nsmap={None: TEI})
        _header(_sub(one, "teiHeader"), article["title"] or siglum, article)
        clean = texts[siglum][0]["clean"]
        _standoff(one, siglum, sentences.get(siglum, []), layers)
        body = _sub(_sub(one, "text", **{f"{{{XML}}}lang": article["language"] or "fr"}), "body")
        block = _sub(body, "ab")
        for row in sentences.get(siglum, []):
            line = _sub(block, "s", n=str(row["sentence"]), type=row["kind"])
            line.set(f"{{{XML}}}id", _id(f"{siglum}.{row['sentence']}"))
            line.text = xml_text(clean[row["start"] : row["end"]])
        yield one


def _id(name: str) -> str:
    """A name that XML takes for an id: none begins with a digit, and no siglum has a hyphen."""
    return name if name[0].isalpha() or name[0] == "_" else f"_-{name}"


def _name(tag: str) -> str:
    return f"{{{TEI}}}{tag}"


def _sub(parent: etree._Element, tag: str, text: object = "", **attributes: str) -> etree._Element:
    made = etree.SubElement(parent, _name(tag), attributes)
    if text:
        made.text = xml_text(text)
    return made


def _header(head: etree._Element, title: object, article: Row | None) -> None:
    file = _sub(head, "fileDesc")
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
            line = _id(f"{siglum}.{row['sentence']}")
            place = f"#string-range({line},{at},{row['end'] - row['start']})"
            span = _sub(group, "span", row["text"], target=place)
            for attribute, column in LAYERS[name].items():
                if attribute == "type" and row[column]:
                    span.set("type", xml_text(row[column]).replace(" ", "-"))
                elif row[column]:
                    span.set("n", xml_text(row[column]))
    if not len(held):
        one.remove(held)
