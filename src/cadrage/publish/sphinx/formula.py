"""Formulas as inline SVG drawn by matplotlib: no script, no network, the same on paper."""

from __future__ import annotations

import io
from html import escape
from typing import TYPE_CHECKING

from docutils import nodes
from matplotlib import mathtext, rc_context
from sphinx.util import logging

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

logger = logging.getLogger(__name__)
SETTINGS = {"mathtext.fontset": "stix", "svg.fonttype": "path", "svg.hashsalt": "cadrage"}


def drawn(formula: str) -> str:
    """The formula (the TeX that matplotlib's mathtext reads) as an SVG with its source as name.

    Raises:
        ValueError: mathtext can't read it.
    """
    held = io.StringIO()
    with rc_context(SETTINGS):
        depth = mathtext.math_to_image(f"${formula}$", held, dpi=72, format="svg", color="#1c1e21")
    text = held.getvalue()
    name = escape(formula, quote=True)
    style = f"vertical-align:-{depth / 10:.3f}em"
    start = f'<svg role="img" aria-label="{name}" style="{style}" '
    return text[text.index("<svg") :].replace("<svg ", start, 1)


def _visit(translator: HTML5Translator, node: nodes.Element) -> None:
    try:
        image = drawn(node.astext().strip())
    except ValueError as error:
        logger.warning("formula: %s", error, location=node, type="cadrage")
        image = escape(node.astext())
    tag = "div" if isinstance(node, nodes.math_block) else "span"
    translator.body.append(f'<{tag} class="formula">{image}</{tag}>')
    raise nodes.SkipNode


def setup(app: Sphinx) -> None:
    """The renderer, in place of MathJax."""
    app.add_html_math_renderer("formula", (_visit, None), (_visit, None))
