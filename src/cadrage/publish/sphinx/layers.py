"""What a reader turns on and off: the layers of an article, and the layers of a chapter.

An article's switches are boxes of the page itself, so that they work without script; the script
remembers them. In a chapter the story is always there, the directive `{how}` holds how a result
was arrived at, and cells show their code: both are closed until asked for, and left out on paper.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from cadrage.publish.sphinx.apparatus import Details, Summary

if TYPE_CHECKING:
    from sphinx.application import Sphinx

# value of the box, its label, the mark that it stands for, and whether it is on at first
MARKS = (
    ("dates", "dates", "m-date", True),
    ("actors", "actors", "m-actor", True),
    ("quotes", "quotations", "m-quote opens-quote ends-quote", True),
    ("names", "names", "m-name", False),
    ("frames", "frames", "m-frame", False),
    ("received", "as received", "edit-name", False),
)
TRANSLATION = ("beside", "below", "off")
METHOD = "How this was arrived at"


def switches(*, is_translated: bool) -> nodes.raw:
    """The boxes above an article's text; each label wears the mark that it turns on."""
    boxes = "".join(_box(*mark) for mark in MARKS)
    groups = f"<fieldset><legend>Marks</legend>{boxes}</fieldset>"
    if is_translated:
        choices = "".join(map(_choice, TRANSLATION))
        groups += f"<fieldset><legend>Translation</legend>{choices}</fieldset>"
    html = f'<div class="switches only-screen">{groups}</div>'
    return nodes.raw("", html, format="html")


def _box(value: str, label: str, mark: str, is_on: bool) -> str:
    checked = " checked" if is_on else ""
    return (
        f'<label><input type="checkbox" name="{value}" autocomplete="off"{checked}> '
        f'<span class="{mark}">{escape(label)}</span></label> '
    )


def _choice(value: str) -> str:
    checked = " checked" if value == TRANSLATION[0] else ""
    return (
        f'<label><input type="radio" name="translation" value="{value}" autocomplete="off"'
        f"{checked}> {value}</label> "
    )


class Method(SphinxDirective):
    """How a result was arrived at, step by step with its counts: closed until asked for."""

    has_content = True
    optional_arguments = 1
    final_argument_whitespace = True

    def run(self) -> list[nodes.Node]:
        """The steps under their heading."""
        self.assert_has_content()
        held = Details(classes=["method", "only-screen"])
        heading, _ = self.parse_inline(self.arguments[0] if self.arguments else METHOD)
        held += Summary("", "", *heading)
        held += self.parse_content_to_nodes()
        return [held]


def setup(app: Sphinx) -> None:
    """The directive of the method; Sphinx has a `method` of its own, of Python."""
    app.add_directive("how", Method)
