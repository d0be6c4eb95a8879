"""Figures of notebooks stand inside the page, not beside it.

An SVG in an `img` sees neither the book's fonts nor its dark theme, and its links are dead. So
what a cell drew is put into the page itself, its ids made unique, its text alternative kept.
"""

from __future__ import annotations

import hashlib
import re
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging

if TYPE_CHECKING:
    from sphinx.application import Sphinx


logger = logging.getLogger(__name__)
ROOT = re.compile(r"<svg\b[^>]*>", re.S)
SIZE = re.compile(r'\s(?:width|height)="[^"]*"')
WIDTH = re.compile(r'viewBox="[\d.-]+ [\d.-]+ ([\d.]+) ')
METADATA = re.compile(r"<metadata>.*?</metadata>", re.S)
POINT = 4 / 3  # CSS pixels


class InlineFigures(SphinxPostTransform):
    """Replace each SVG image that a notebook made by the SVG itself (HTML pages only)."""

    default_priority = 30

    def run(self, **kwargs: Any) -> None:
        """Replace them; one without a text alternative is a warning."""
        if self.app.builder.name != "html":
            return
        for image in list(self.document.findall(nodes.image)):
            path = Path(self.env.srcdir) / image["uri"]
            if path.suffix == ".svg" and "jupyter_execute" in path.parts:
                self._replace(image, path.read_text(encoding="utf-8"))

    def _replace(self, image: nodes.image, text: str) -> None:
        alternative = image.get("alt", "")
        if not alternative or alternative == image["uri"]:
            logger.warning(
                "figure without a text alternative; give its cell the metadata "
                'mystnb: {image: {alt: "…"}}',
                location=image,
                type="cadrage",
            )
        held = f'<div class="figure-frame">{inlined(text, alternative)}</div>'
        image.replace_self(nodes.raw("", held, format="html"))


def inlined(text: str, alternative: str) -> str:
    """The SVG element, with ids of its own, as wide as it was drawn or narrower."""
    text = METADATA.sub("", text[text.index("<svg") :])
    prefix = "g" + hashlib.sha256(text.encode()).hexdigest()[:8]
    text = re.sub(r'\bid="([^"]+)"', rf'id="{prefix}-\1"', text)
    text = re.sub(r'(url\(#|href="#)', rf"\1{prefix}-", text)
    return ROOT.sub(lambda match: _root(match[0], text, alternative), text, count=1)


def _root(tag: str, text: str, alternative: str) -> str:
    width = WIDTH.search(tag)
    style = f"max-width:{float(width[1]) * POINT:.0f}px" if width else ""
    # a picture with links is a group: a screen reader must be able to go inside
    role = "group" if "<a " in text else "img"
    named = f'aria-label="{escape(alternative or "Figure")}"'
    return SIZE.sub("", tag).replace(
        "<svg", f'<svg class="figure" role="{role}" {named} style="{style}"', 1
    )


def setup(app: Sphinx) -> None:
    """The transform, after MyST-NB has chosen a cell's output."""
    app.add_post_transform(InlineFigures)
