"""Texts for lexicometry: IRaMuTeQ's one file under lines of stars, TXM's folder with its table.

References:
    The formats of a corpus in the manuals of IRaMuTeQ and of TXM (import «TXT + CSV»).
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from cadrage.publish.exports.rows import Row, by_article, day, records, xml_text
from cadrage.publish.exports.source import Source
from cadrage.tables import shielded


def write_iramuteq(source: Source, folder: Path) -> Iterator[Path]:
    """`corpus.txt`: each article under `**** *article_… *outlet_… *year_…`."""
    path = folder / "corpus.txt"
    with path.open("w", encoding="utf-8", newline="") as out:
        for article, clean in _texts(source):
            # a star at the beginning of a line would be read as a variable
            body = re.sub(r"(?m)^([^\S\n]*)\*", r"\1∗", clean)
            out.write(f"{_stars(article)}\n{body.strip()}\n\n")
    yield path


def _texts(source: Source) -> Iterator[tuple[Row, str]]:
    """Each article with its clean text."""
    for part in source.parts("articles", "texts"):
        texts = by_article(part, "texts")
        for article in records(part["articles"]):
            yield article, xml_text(texts[article["article"]][0]["clean"])


def _stars(article: Row) -> str:
    published = day(article["published_earliest"])
    variables = {
        "article": article["article"], "outlet": article["outlet"],
        "kind": article["outlet_kind"], "country": article["country"],
        "year": published[:4], "date": published,
    }  # fmt: skip
    return "**** " + " ".join(f"*{name}_{_word(v)}" for name, v in variables.items() if v)


def _word(value: object) -> str:
    """A value as one word of letters, digits and hyphens, as the format asks."""
    bare = unicodedata.normalize("NFKD", str(value)).encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Za-z0-9-]+", "", bare.title() if " " in bare else bare)


METADATA = (
    "outlet", "outlet_kind", "country", "title", "published_earliest", "published_latest",
)  # fmt: skip


def write_txm(source: Source, folder: Path) -> Iterator[Path]:
    """`SIGLUM.txt` for every article, and `metadata.csv` with a row for each."""
    table = folder / "metadata.csv"
    with table.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.writer(lines, lineterminator="\n", quoting=csv.QUOTE_ALL)
        writer.writerow(["id", *METADATA])
        for article, clean in _texts(source):
            path = folder / f"{article['article']}.txt"
            path.write_text(clean + "\n", encoding="utf-8", newline="")
            writer.writerow([article["article"], *(_cell(article[name]) for name in METADATA)])
            yield path
    yield table


def _cell(value: object) -> str:
    return xml_text(value)[:10] if hasattr(value, "isoformat") else shielded(xml_text(value))
