"""The quiet cards: each page carries the sentences and findings that it cites, and no others."""

from __future__ import annotations

import json
import re
from html import unescape
from typing import TYPE_CHECKING, Any

from cadrage.publish.sphinx.data import Data, data_of
from cadrage.publish.sphinx.evidence import cited

if TYPE_CHECKING:
    from sphinx.application import Sphinx

COUNTED = re.compile(r'<a class="f[ "][^>]*#(finding-[^"]+)"')


def previews(data: Data, body: str) -> dict[str, dict[str, str]]:
    """What the cards of a page show: evidence id → wording, our translation, outlet, language.

    The page's markup is searched, not its source: links in tables and figures of notebooks count.
    """
    found = {}
    for each in sorted(cited(body)):
        siglum, _, number = each.rpartition(".")
        row = data.sentence(siglum, int(number)) if number.isdigit() else None
        if row is not None:
            article = data.articles[siglum]
            english = data.translations.get((siglum, int(number)), "")
            keys = {"text": row["text"], "lang": article["language"], "english": english}
            found[each] = {**keys, "outlet": article["outlet"]}
    return found


def counts(data: Data, body: str) -> dict[str, dict[str, Any]]:
    """What a number in prose shows: anchor of the finding → definition, ids of what was counted."""
    found = {}
    for each in sorted(set(COUNTED.findall(body))):
        row = data.findings.get(unescape(each).removeprefix("finding-"))
        if row is not None:
            evidence = (row["evidence"] or "").split()
            found[unescape(each)] = {"definition": row["definition"], "evidence": evidence}
    return found


def _add_previews(
    app: Sphinx, pagename: str, template: str, context: dict[str, Any], doctree: Any
) -> None:
    if app.builder.name != "html" or not context.get("body"):
        return
    data, body = data_of(app.env), context["body"]
    found = {**previews(data, body), **counts(data, body)}
    if found:
        compact = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
        held = compact.replace("<", "\\u003c")
        context["body"] += f'<script type="application/json" id="ev-cards">{held}</script>'


def setup(app: Sphinx) -> None:
    """The cards of each page; book.js shows them."""
    app.connect("html-page-context", _add_previews)
