"""What a plain sphinx-book-theme page does wrong, mended in one place.

No MathJax (formulas become pictures of matplotlib's, so that pages need no network), a valid
colour mode for the theme's script, our stylesheet, script and fonts, and a layout whose every
part stands in a landmark.
"""

from __future__ import annotations

from html import escape
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.util.docutils import SphinxRole

from cadrage.publish.sphinx.formula import setup as setup_formulas

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config


# what pandas, MyST-NB and docutils write: what should stand there
MENDED = {
    "<th></th>": "<td></td>",
    '<summary aria-label="Toggle hidden content">': "<summary>",
    'role="doc-biblioentry"': 'role="listitem"',
}


# plain text that the theme puts into its templates as if it were markup: the outlet's name is in it
UNESCAPED = ("pagetitle", "root_title", "page_description")
SIDEBAR = ["book-title.html", "search-button-field.html", "sbt-sidebar-nav.html"]


class French(SphinxRole):
    """French words inside English prose: hyphenated and read aloud as French."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """An inline that bears its language."""
        return [nodes.inline(self.rawtext, self.text, classes=["language-fr"])], []


def _configure(app: Sphinx, config: Config) -> None:
    package = Path(str(resources.files("cadrage.publish")))
    config.html_static_path = [*config.html_static_path, str(package / "static")]
    config.templates_path = [str(package / "sphinx" / "templates"), *config.templates_path]
    config.html_context = {"default_mode": "auto", **config.html_context}
    config.html_sidebars = {"**": SIDEBAR}
    config.html_math_renderer = "formula"
    config.nb_code_prompt_show = "Show the {type}"
    config.nb_code_prompt_hide = "Hide the {type}"
    config.smartquotes = False  # it would bend the corpus's straight quotation marks
    config.html_show_search_summary = False  # it fetches pages, which browsers forbid on file://


def mended(body: str) -> str:
    """A page's markup with what axe finds in other people's parts put right."""
    for wrong, right in MENDED.items():
        body = body.replace(wrong, right)
    return body


def _mend(
    app: Sphinx, pagename: str, template: str, context: dict[str, Any], doctree: object
) -> None:
    if context.get("body"):
        context["body"] = mended(context["body"])
    for name in UNESCAPED:
        if context.get(name):
            context[name] = escape(str(context[name]))
    made = context.get("generate_toctree_html")
    if made is not None:  # the sidebar's toggles have no name
        named = '<summary aria-label="Pages of this part">'
        context["generate_toctree_html"] = lambda *args, **options: str(
            made(*args, **options)
        ).replace("<summary>", named)


def setup(app: Sphinx) -> None:
    """Settings that a reader of `_config.yml` need not know, and the role `{fr}`."""
    app.connect("config-inited", _configure, priority=300)
    # Jupyter Book sets it whether or not the extension that knows it is loaded
    app.add_config_value("comments_config", {}, "")
    app.add_css_file("style.css", priority=900)
    app.add_js_file("book.js", priority=900, defer="defer")
    app.add_role("fr", French())
    app.connect("html-page-context", _mend, priority=900)  # after the theme
    setup_formulas(app)
