"""Names and links when many pages become one: ids that can't clash, addresses turned to anchors.

Every page numbers its own `id1` and may have its own section «How sure is this?»; in one document
these would clash. So an id is prefixed with its page, but for the ids of sentences (`SPU21.7`),
which are the references that readers cite and are unique in the corpus.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Mapping
from urllib.parse import unquote, urlsplit

from bs4 import Tag
from bs4.element import AttributeValueList

EVIDENCE = re.compile(r"[A-Z][A-Z0-9]*\.[0-9]+")
_REFERRING = ("aria-labelledby", "aria-describedby", "for", "headers")


def page_anchor(docname: str) -> str:
    """Name the anchor of a whole page: its document's name, without slashes."""
    return re.sub(r"[^A-Za-z0-9]+", "-", docname).strip("-").lower()


def new_id(docname: str, old: str) -> str:
    """Name an id of a page in the one document; a sentence keeps its own."""
    return old if EVIDENCE.fullmatch(old) else f"{page_anchor(docname)}--{old}"


def rename_ids(body: Tag, docname: str) -> set[str]:
    """Prefix all ids of a page, and what refers to them within it; return the ids as they were."""
    old, referring = set(), []
    for tag in body.find_all(True):
        if "id" in tag.attrs:
            old.add(str(tag["id"]))
            tag["id"] = new_id(docname, str(tag["id"]))
        referring += [(tag, name) for name in _REFERRING if name in tag.attrs]
    for tag, name in referring:
        words = " ".join(map(str, tag.get_attribute_list(name))).split()
        tag[name] = " ".join(new_id(docname, word) if word in old else word for word in words)
    return old


def rewrite_links(
    body: Tag,
    docname: str,
    *,
    ids: Mapping[str, set[str]],
    suffix: str,
    missing: Callable[[str, str], None],
) -> None:
    """Make the links of a page fit the one document.

    A link to a page of the book becomes an anchor (with the class `to-page` where it leaves its own
    page); an address on the web stays; what paper can't reach (a file to download) keeps its text
    and loses its link.

    Args:
        body: the page, changed in place.
        docname: its document.
        ids: all documents of the book with the ids they had before renaming.
        suffix: how addresses of pages end (`.html`).
        missing: called with document and address when the page or its anchor does not exist.
    """
    for link in body.find_all("a", href=True):
        target = str(link["href"])
        parts = urlsplit(target)
        if parts.scheme or parts.netloc:
            continue
        page = _resolve(docname, parts.path, suffix)
        if page not in ids:
            del link["href"]
            if parts.path.endswith(suffix):
                missing(docname, target)
            continue
        anchor = unquote(parts.fragment)
        if anchor and anchor not in ids[page]:
            missing(docname, target)
            anchor = ""
        link["href"] = "#" + (new_id(page, anchor) if anchor else page_anchor(page))
        if page != docname:
            link["class"] = classes(link, "to-page")


def classes(tag: Tag, *more: str) -> AttributeValueList:
    """List the classes of an element, with more of them."""
    return AttributeValueList([*map(str, tag.get_attribute_list("class")), *more])


def _resolve(docname: str, path: str, suffix: str) -> str:
    if not path:
        return docname
    whole = posixpath.normpath(posixpath.join(posixpath.dirname(docname), unquote(path)))
    return whole.removesuffix(suffix)
