"""Any words in the tables and in the roles: the pages show them as text and run none of them."""

from __future__ import annotations

import atexit
import io
import json
import re
import runpy
import shutil
import tempfile
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pandas as pd
from docutils.parsers.rst import directives, roles
from fuzz_texts import text_of

from cadrage.errors import CadrageError
from cadrage.publish.sphinx import cards, metadata, theme
from cadrage.publish.sphinx import data as loaded
from cadrage.publish.sphinx.evidence import parse, quoted
from cadrage.publish.sphinx.record import said_of
from cadrage.read.sheets import CONTROL

BOOK = Path(__file__).parents[1] / "resources" / "small_book.py"
PAGE = "book/articles/NAS21"
# cells of the small book that words from outside reach
CELLS = {
    "articles": ("outlet", "outlet_kind", "country", "title", "author", "address", "file",
                 "published_note", "language"),
    "translations": ("english",),
    "edits": ("rule", "before", "after", "reason"),
    "quotes": ("speaker_name", "speaker", "cue_class", "cue"),
    "labels": ("referent", "label", "label_class", "voice"),
    "mentions": ("name",),
    "frames": ("frame",),
    "dates": ("value", "rule"),
    "findings": ("text", "definition"),
    "events": ("title", "source"),
}  # fmt: skip
HALF = re.compile("[\ud800-\udfff]")
KNOWN: dict[str, dict[str, Any]] = {}
RUNS = frozenset({"iframe", "object", "embed", "base", "applet", "frame", "portal"})
SAFE = re.compile(r"(?:https?://|#|[\w./%-]*(?:[?#]|$))", re.IGNORECASE)


class Seen(HTMLParser):
    """The elements of a page that could do anything, and its text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.wrong: list[str] = []
        self.tags: list[str] = []
        self.data: list[str] = []
        self.open = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        given = {name: value or "" for name, value in attrs}
        kind = given.get("type", "")
        if tag in RUNS or (tag == "script" and "src" not in given and "json" not in kind):
            self.wrong.append(f"<{tag}>")
        self.open = "json" if tag == "script" and "json" in kind else ""
        for name, value in given.items():
            if name.startswith("on") or name in ("srcdoc", "formaction"):
                self.wrong.append(f"{tag} {name}")
            if name in ("href", "src", "action") and not SAFE.match(value.strip()):
                self.wrong.append(f"{tag} {name}={value}")

    def handle_data(self, data: str) -> None:
        if self.open == "json":
            json.loads(data)
        else:
            self.data.append(data)


@cache
def app() -> Any:
    """A Sphinx that has the small book open; its folder goes when the process ends."""
    from sphinx.application import Sphinx
    from sphinx.util.docutils import docutils_namespace

    folder = Path(tempfile.mkdtemp(prefix="fuzz-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    runpy.run_path(str(BOOK))["write"](folder)
    with docutils_namespace():
        made = Sphinx(
            srcdir=folder, confdir=None, outdir=folder / "out", doctreedir=folder / "trees",
            buildername="html", status=None, warning=io.StringIO(),
            confoverrides={
                "extensions": ["myst_nb", "cadrage.publish.sphinx"],
                "exclude_patterns": ["_build", "book/[!a]*", "book/articles.md"],
                "nb_execution_mode": "off", "html_theme": "basic", "html_copy_source": False,
                "myst_enable_extensions": ["colon_fence", "dollarmath"],
            },
        )  # fmt: skip
        made.builder.read()
        # the namespace forgets them as it closes; `written` brings them back
        KNOWN.update(directives=dict(directives._directives), roles=dict(roles._roles))
        made.builder.prepare_writing({PAGE, "index"})
    return made


@cache
def tables() -> dict[str, pd.DataFrame]:
    """The tables of the small book as it was written."""
    folder = Path(app().srcdir) / "_build" / "data"
    return {path.stem: pd.read_parquet(path) for path in folder.glob("*.parquet")}


def hostile(words: list[str]) -> loaded.Data:
    """The small book's tables with these words in every cell that comes from outside."""
    turn: Iterator[int] = iter(range(10**9))
    frames = {name: frame.copy() for name, frame in tables().items()}
    for name, columns in CELLS.items():
        for column in columns:
            cells = [words[next(turn) % len(words)] for _ in range(len(frames[name]))]
            frames[name][column] = pd.Series(cells, dtype="string", index=frames[name].index)
    mine = frames["sentences"]["article"] == "NAS21"
    texts, at = [], 0
    for number in frames["sentences"].index[mine]:
        text = words[next(turn) % len(words)].strip() or "x"
        frames["sentences"].loc[number, ["start", "end", "text"]] = [at, at + len(text), text]
        texts.append(text)
        at += len(text) + 1
    row = frames["texts"]["article"] == "NAS21"
    frames["texts"].loc[row, ["raw", "clean"]] = ["\n".join(texts)] * 2
    rows = {name: loaded._records(frame) for name, frame in frames.items()}
    real = loaded.load(Path(app().srcdir) / "_build" / "data")
    by_article = {name: loaded._by_article(rows[name]) for name in loaded.LAYERS}
    articles = {row["article"]: row for row in rows["articles"]}
    return loaded.Data(
        articles=articles, clean={row["article"]: row["clean"] for row in rows["texts"]},
        sentences=loaded._by_article(rows["sentences"]),
        translations={(r["article"], r["sentence"]): r["english"] for r in rows["translations"]},
        layers=by_article, findings={row["finding"]: row for row in rows["findings"]},
        digest=real.digest,
        colours=loaded.outlet_colours(row["outlet"] for row in articles.values()),
        record={row["event"]: row for row in rows["events"]},
    )  # fmt: skip


def written(page: str, held: loaded.Data) -> tuple[str, list[str]]:
    """A page of the small book with other tables, body and head, and its printed sentences."""
    from docutils.io import StringOutput
    from sphinx.util.docutils import docutils_namespace

    sphinx, real = app(), loaded.load
    builder = sphinx.builder
    loaded.load = lambda folder: held
    try:
        with docutils_namespace():
            directives._directives.update(KNOWN["directives"])
            roles._roles.update(KNOWN["roles"])
            builder.read_doc(page)
            tree = sphinx.env.get_and_resolve_doctree(page, builder)
            printed = [node.astext() for node in tree.findall(_is_printed)]
            tree.settings, builder.current_docname = builder.docsettings, page
            builder.secnumbers, builder.fignumbers = {}, {}
            builder.docwriter.write(tree, StringOutput(encoding="unicode"))
            builder.docwriter.assemble_parts()
            context = {"body": builder.docwriter.parts["fragment"]}
            for step in (cards._add_previews, metadata._declare, theme._mend):
                step(sphinx, page, "page.html", context, tree)
    finally:
        loaded.load = real
    return f"{context.get('metatags', '')}\n{context['body']}", printed


def _is_printed(node: Any) -> bool:
    return "printed" in getattr(node, "attributes", {}).get("classes", ())


def whole(data: bytes) -> str:
    """Any bytes as text that a table can hold."""
    return HALF.sub("\ufffd", text_of(data))


def check_page(data: bytes) -> None:
    """The page of an article made of any words: nothing in it runs, and its wording is whole."""
    words = [CONTROL.sub("\ufffd", each) for each in whole(data[:800]).split("\x1e")]
    held = hostile([each.replace("\n", " ") for each in words])
    html, printed = written(PAGE, held)
    assert printed == [row["text"] for row in held.sentences["NAS21"]]
    seen = Seen()
    seen.feed(html)
    assert seen.wrong == [], seen.wrong


def check_role(data: bytes) -> None:
    """What a role is given is read as a citation, or refused by one of our errors."""
    text = text_of(data)
    held = loaded.load(Path(app().srcdir) / "_build" / "data")
    for role in (lambda: [quoted(held, each) for each in parse(text)], lambda: said_of(held, text)):
        try:
            role()
        except CadrageError:
            continue


def check_prose(data: bytes) -> None:
    """A page of prose with our roles and directives, whatever stands in them, is built."""
    text = whole(data).replace("`", "'")
    line = " ".join(text.split())
    path = Path(app().srcdir) / "index.md"
    path.write_text(
        f"# T\n\n{{ev}}`{line}` {{f}}`{line}` {{record}}`{line}` {{fr}}`{line}`\n\n"
        f"```{{article}} {line}\n```\n\n```{{how}} {line}\n{text}\n```\n",
        encoding="utf-8",
    )
    html, _ = written("index", loaded.load(Path(app().srcdir) / "_build" / "data"))
    assert html


TARGETS = {"page": check_page, "role": check_role, "prose": check_prose}
