"""A small project of invented articles, nasty ones, for tests of the pages."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from cadrage import tables

ROOT = Path(__file__).resolve().parents[2]
NASTY = (
    ("headline", 'Le "grand retour" <script>alert(1)</script> de **Moskova** {ev}`X.1`'),
    ("body", "Le 3 mai 2021, la Moskova a promis un « soutien\u202ftotal » à l'œuvre de M. Ysaï."),
    ("body", "On lit $x^2$, \\LaTeX{} et [un lien](javascript:alert(1)) dans ce texte & ailleurs."),
    ("subhead", "Mises en garde"),
    ("quotation", "« Nous voulons la paix, dit-elle, toute la paix. »"),
    ("attribution", "Ana Ysaï, ministre, 4 mai 2021"),
)
# each would set `window.run` if it ran
ADDRESS = 'https://val.example/"onmouseover="window.run=0"/<script>window.run=1</script>'
ATTACKS = tuple(
    ("body", line)
    for line in (
        "<script>window.run = 2</script>",
        "</title></textarea></style></script><script>window.run = 3</script>",
        '"><img src=x onerror="window.run = 4">',
        "<svg/onload=window.run=5>",
        "' onfocus=window.run=6 autofocus x='",
        "<iframe srcdoc='<script>parent.run = 7</script>'></iframe>",
        "<base href=//val.example/><object data=javascript:run=8></object>",
        "[un lien](javascript:window.run=9) <javascript:window.run=10> {{ 7 * 7 }} {% raw %}",
        "```{raw} html <script>window.run = 11</script>```",
        "<style>*{background:url(//val.example/)}</style><link rel=stylesheet href=//val.example/>",
        "<meta http-equiv=refresh content='0;url=//val.example/'>",
        "]]><!--<x:script xmlns:x='http://www.w3.org/1999/xhtml'>window.run = 12</x:script>",
    )
)
PLAIN = tuple(
    ("body", f"Phrase numéro {number} d'un texte sans histoire.") for number in range(1, 61)
)
TOC = """format: jb-book
root: index
chapters:
  - file: book/articles
    sections:
      - glob: book/articles/*
  - file: book/concordance
  - file: book/findings
  - file: book/glossary
  - file: notebooks/digest
"""
GLOSSARY = """# Glossary

:::{glossary}
peace
  What is wanted.
:::
"""
TABLE = """import pandas as pd
from cadrage.publish import Linker, table
link = Linker.of(pd.read_parquet('../_build/data/articles.parquet'))
rows = pd.DataFrame({'word': ['<b>paix</b>'], 'count': [2], 'where': ['NAS21.5 PLA20.2']})
columns = {'word': 'Word', 'count': 'Times'}
table(rows, link, caption='Words <b>counted</b>', columns=columns, counts={'count': 'where'})"""
NOTEBOOK = {
    "cells": [
        {"cell_type": "markdown", "id": "a", "metadata": {}, "source": "# What the data is"},
        {
            "cell_type": "code", "id": "b", "metadata": {}, "outputs": [], "execution_count": None,
            "source": "from pathlib import Path\nPath('../_build/data/DIGEST').read_text()",
        },
        {
            "cell_type": "code", "id": "c", "metadata": {"tags": ["hide-input"]}, "outputs": [],
            "execution_count": None, "source": TABLE,
        },
    ],
    "metadata": {"kernelspec": {"name": "python3", "display_name": "", "language": "python"}},
    "nbformat": 4,
    "nbformat_minor": 5,
}  # fmt: skip
INDEX = """# A small book

It says {ev}`NAS21.2 "soutien total"` and counts {f}`all.sentences` sentences
{ev}`NAS21.1, PLA20.3-5`.

See {fr}`œuvre` and $\\frac{1}{2}$.

:::{how} How the *count* was made
Of {f}`all.sentences` sentences each was counted.
:::

| Layer | Score |
|---|---|
| dates | {ev}`PLA20.60` |
"""


def _article(siglum: str, outlet: str, lines: tuple[tuple[str, str], ...]) -> dict[str, list[dict]]:
    text = "\n".join(line for _, line in lines)
    sentences, at = [], 0
    for number, (kind, line) in enumerate(lines, 1):
        place = {"article": siglum, "sentence": number, "start": at, "end": at + len(line)}
        sentences.append({**place, "text": line, "kind": kind})
        at += len(line) + 1
    article = {
        "article": siglum, "outlet": outlet, "outlet_kind": "invented", "outlet_basis": "stated",
        "country": "Nowhere", "title": lines[0][1], "title_basis": "stated",
        "published_earliest": "2021-05-03", "published_latest": "2021-05-09",
        "published_basis": "inferred", "address": "javascript:alert(1)", "language": "fr",
        "file": f"{siglum}.txt", "sha256": "0" * 64, "raw_chars": len(text) + 9,
        "clean_chars": len(text), "words": len(text.split()),
    }  # fmt: skip
    texts = {"article": siglum, "raw": f"date 2021{text}", "clean": text}
    return {"articles": [article], "texts": [texts], "sentences": sentences}


def span(siglum: str, sentence: int, words: str, text: str, **more: object) -> dict[str, object]:
    """A row of a mention-level table, its offsets looked up."""
    start = text.index(words)
    place = {"article": siglum, "sentence": sentence, "start": start, "end": start + len(words)}
    return {**place, "text": words, **more}


def write(
    folder: Path, *, plain_line: str | None = None, digest: str = "one", attacked: bool = False
) -> None:
    """Write the project's tables, pages and settings; `plain_line` replaces PLA20.1.

    `attacked` adds an article made of attacks, ATK22.
    """
    lines = (("body", plain_line), *PLAIN[1:]) if plain_line else PLAIN
    both = [_article("NAS21", "Le Méchant", NASTY), _article("PLA20", "La Plaine", lines)]
    if attacked:
        both.append(_article("ATK22", ATTACKS[0][1], ATTACKS))
        both[-1]["articles"][0] |= {
            "address": ADDRESS, "author": ATTACKS[1][1], "published_note": ATTACKS[2][1],
            "outlet_kind": ATTACKS[3][1], "country": ATTACKS[4][1], "file": ATTACKS[5][1],
        }  # fmt: skip
    rows: dict[str, list[dict]] = {name: [] for name in tables.contracts()}
    for made in both:
        for name, part in made.items():
            rows[name] += part
    clean = both[0]["texts"][0]["clean"]
    quote = "la Moskova a promis un « soutien\u202ftotal »"
    rows["dates"] += [
        span("NAS21", 2, "Le 3 mai 2021", clean, type="DATE", value="2021-05-03", rule="day")
    ]
    rows["mentions"] += [
        span(
            "NAS21",
            2,
            "la Moskova",
            clean,
            name="Moskova",
            kind="place",
            metonym=True,
            method="name",
            confidence=0.9,
        )
    ]
    cue, speaker = clean.index("promis"), clean.index("la Moskova")
    rows["quotes"] += [
        span(
            "NAS21", 2, quote, clean, kind="mixed", cue="promettre", cue_class="promising",
            cue_start=cue, cue_end=cue + len("promis"), speaker="moskova",
            speaker_name="Moskova </script>", speaker_text="la Moskova",
            speaker_start=speaker, speaker_end=speaker + len("la Moskova"),
        )
    ]  # fmt: skip
    rows["labels"] += [
        span(
            "NAS21", 2, "soutien\u202ftotal", clean, referent="the-help", label="soutien total",
            label_class='so-"called"', voice="moskova",
        )
    ]  # fmt: skip
    rows["frames"] += [
        span("NAS21", 2, "soutien", clean, frame="kind-help", coder="lexicon"),
        span("NAS21", 5, "paix", clean, frame="remedy", coder="lexicon"),
    ]
    rows["translations"] += [
        {"article": "NAS21", "sentence": 2, "english": "On 3 May 2021 the <b>Moskova</b> promised."}
    ]
    rows["edits"] += [
        {"article": "NAS21", "rule": "crawl-date", "raw_start": 0, "raw_end": 9,
         "before": "date 2021", "after": None, "reason": "The crawl's date <i>"},
        {"article": "NAS21", "rule": "boilerplate", "raw_start": 40, "raw_end": 900,
         "before": "à lire aussi " * 60, "after": None, "reason": "A teaser"},
    ]  # fmt: skip
    rows["events"] += [
        {"event": "feast", "earliest": "2021-05-03", "latest": "2021-05-04", "lane": "record",
         "title": "The feast of the Moskova: 300 guests", "status": "confirmed", "source": "a book"}
    ]  # fmt: skip
    rows["findings"] += [
        {"finding": "all.sentences", "value": 66, "text": "sixty-six",
         "definition": "Sentences of the corpus.", "evidence": "NAS21.1 PLA20.1"},
        {"finding": "all.articles", "value": 2, "text": "two",
         "definition": "Articles of the corpus.", "evidence": "NAS21 PLA20 table:articles"},
    ]  # fmt: skip
    data = folder / "_build" / "data"
    data.mkdir(parents=True, exist_ok=True)
    for name, part in rows.items():
        tables.frame(name, part).to_parquet(data / f"{name}.parquet", index=False)
    (data / "DIGEST").write_text(digest, encoding="ascii")
    _pages(folder)


def _pages(folder: Path) -> None:
    (folder / "book").mkdir(exist_ok=True)
    for name in ("articles.md", "concordance.md", "findings.md"):
        shutil.copy(ROOT / "book" / name, folder / "book" / name)
    (folder / "book" / "references.bib").write_text("", encoding="utf-8")
    if not (folder / "book" / "glossary.md").exists():
        (folder / "book" / "glossary.md").write_text(GLOSSARY, encoding="utf-8")
    for name in ("_config.yml", "CITATION.cff"):
        shutil.copy2(ROOT / name, folder / name)  # no newer than it is: pages depend on it
    (folder / "_toc.yml").write_text(TOC, encoding="utf-8")
    (folder / "notebooks").mkdir(exist_ok=True)
    (folder / "notebooks" / "digest.ipynb").write_text(json.dumps(NOTEBOOK), encoding="utf-8")
    if not (folder / "index.md").exists():
        (folder / "index.md").write_text(INDEX, encoding="utf-8")
