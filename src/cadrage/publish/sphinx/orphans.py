"""No orphan: evidence has its sentence, a quotation is held against it, a figure is whole.

What prose cites is checked where it is cited, by the roles. Here are checked what the cells of
notebooks show (links to sentences, figures), pictures, and words between « » that no role holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile
from typing import TYPE_CHECKING

from docutils import nodes
from lxml import etree, html

from cadrage.publish.sphinx.data import Data, data_of
from cadrage.publish.sphinx.pages import FOLDER
from cadrage.publish.sphinx.refusal import above, is_computed, line_of, refuse

if TYPE_CHECKING:
    from sphinx.application import Sphinx

GUILLEMETS = re.compile(r"«([^«»]*)»")
ADDRESS = re.compile(rf"(?:^|/){FOLDER.rpartition('/')[2]}/(\w+)\.html(?:#(.*))?$")
LOOSE = (
    '«{0}» is held against no sentence: quote it as {{ev}}`SIGLUM.N "{0}"`, or, as French that no '
    "article is quoted for, write {{fr}}`{0}`."
)
PICTURE = (
    "a picture without {0}: draw it with cadrage.publish.figure, which gives a figure its caption, "
    "source, text alternative and data."
)
PARSER = html.HTMLParser(huge_tree=True)
_IS = "contains(concat(' ', normalize-space(@class), ' '), ' {0} ')"
PARTS = {
    part: etree.XPath(path)
    for part, path in {
        "caption": f".//figcaption//p[not({_IS.format('source')})]",
        "source": f".//figcaption//*[{_IS.format('source')}]",
        "text alternative": f".//*[{_IS.format('drawing')}][@aria-label]",
        "data": f".//details[{_IS.format('data')}]//table//tbody//tr",
    }.items()
}


def check(app: Sphinx, doctree: nodes.document) -> None:
    """Refuse every orphan of a page, each at its line."""
    found = [*_loose(doctree), *_pictures(doctree), *_shown(doctree, data_of(app.env))]
    for line, message in found:
        refuse(app.env, message, line=line)


def _loose(doctree: nodes.document) -> Iterator[tuple[int, str]]:
    """Words between « » in prose, outside the roles that check or mark them."""
    for block in doctree.findall(nodes.paragraph):
        if is_computed(block):
            continue
        text = "".join(
            str(each) for each in block.findall(nodes.Text) if not _is_held(each, until=block)
        )
        for words in GUILLEMETS.findall(text):
            yield line_of(block), LOOSE.format(" ".join(words.split()))


def _is_held(text: nodes.Text, *, until: nodes.Element) -> bool:
    holders = takewhile(lambda each: each is not until, above(text))
    return any(
        isinstance(each, nodes.literal) or "language-fr" in each.get("classes", ())
        for each in holders
    )


def _pictures(doctree: nodes.document) -> Iterator[tuple[int, str]]:
    """Pictures that are no figures of ours: what a figure has, they lack."""
    for image in doctree.findall(nodes.image):
        held = image.parent if isinstance(image.parent, nodes.figure) else None
        captions = list(held.findall(nodes.caption)) if held is not None else []
        has = {
            "caption": bool(captions),
            "source": held is not None and any(held.findall(nodes.legend)),
            "text alternative": bool(image.get("alt", "").strip()),
            "data": held is not None and any(held.findall(nodes.table)),
        }
        lacking = [part for part in PARTS if not has[part]]
        if lacking:
            yield line_of(image), PICTURE.format(" and ".join(lacking))


def _shown(doctree: nodes.document, data: Data) -> Iterator[tuple[int, str]]:
    """What notebooks show as HTML: its evidence, its figures."""
    for raw in doctree.findall(nodes.raw):
        if raw.get("format") != "html":
            continue
        # the parser takes no text without an element, and keeps what stands in one, whatever it is
        root = html.document_fromstring(f"<div>{raw.astext()}</div>", parser=PARSER)
        for link in root.iter("a"):
            yield from ((line_of(raw), each) for each in _lost(link, data))
        for figure in root.iter("figure"):
            for part in _lacking(figure):
                name = figure.get("id", "without a name")
                message = f"figure {name} has no {part}: give it to cadrage.publish.figure."
                yield line_of(raw), message


def _lost(link: html.HtmlElement, data: Data) -> Iterator[str]:
    """What a link into the articles names and is not there."""
    named = ADDRESS.search(str(link.get("href", "")))
    if named is None:
        return
    siglum, anchor = named.groups()
    if siglum not in data.articles:
        yield f"evidence: no article '{siglum}'; there are: {', '.join(sorted(data.articles))}."
        return
    ids = str(link.get("data-ev", "")).split()
    if anchor == f"article-{siglum}":  # the whole of it
        anchor = ""
    for each in dict.fromkeys([*ids, *([anchor] if anchor else [])]):
        article, _, number = each.rpartition(".")
        if not number.isdigit() or data.sentence(article, int(number)) is None:
            count = len(data.sentences[siglum])
            yield f"evidence: no sentence {each}; {siglum} has 1 to {count}."


def _lacking(figure: html.HtmlElement) -> Iterator[str]:
    for part, held in PARTS.items():
        found = next(iter(held(figure)), None)
        said = "" if found is None else found.get("aria-label") or found.text_content()
        if not said.strip():
            yield part


def setup(app: Sphinx) -> None:
    """The check, on each page as it is read."""
    app.connect("doctree-read", check)
