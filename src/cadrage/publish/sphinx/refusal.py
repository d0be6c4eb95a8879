"""What the book refuses: a warning at its line of the source, and so an error under `-W`.

Sphinx warns of a page only while it reads it, and remembers the page all the same: a second try
would be green. So a build that warned of anything forgets what it has read.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.environment import BuildEnvironment
from sphinx.util import logging

if TYPE_CHECKING:
    from sphinx.application import Sphinx

logger = logging.getLogger(__name__)
# MyST-NB counts the lines of a notebook as cell * CELL + line
CELL = 10_000
# the classes of what directives of ours make from tables, and of the cells of notebooks
COMPUTED = {"cell", "cadrage-table", "codebook", "citation", "finding", "computed", "edition"}
SOURCE_OF_CELL = re.compile(r'^ {3}"source": (\[?)')
CODE = re.compile(r"(?<!`)`[^`]+`(?!`)")


@dataclass(frozen=True)
class Source:
    """A page's source: prose by line, and where each line stands in the file."""

    path: Path

    @classmethod
    def of(cls, env: BuildEnvironment) -> Source:
        """The source of the page that is being read."""
        return cls(Path(env.doc2path(env.docname)))

    @cached_property
    def text(self) -> str:
        """The file as it is."""
        return self.path.read_text(encoding="utf-8")

    @cached_property
    def cells(self) -> list[dict[str, object]]:
        """The cells of a notebook; of another page, none."""
        found: list[dict[str, object]] = []
        if self.path.suffix == ".ipynb":
            found = json.loads(self.text)["cells"]
        return found

    def lines_from(self, line: int) -> list[str]:
        """The lines from one on, to the end of the page or of its cell, code blanked out."""
        if line < CELL:
            text = self.text.split("\n")
        else:
            text = "".join(self.cells[line // CELL - 1]["source"]).split("\n")  # type: ignore[arg-type]
        blanked = CODE.sub(_blank, "\n".join(text)).split("\n")
        return blanked[max(0, self._row(line) - 1) :]

    def line_in_file(self, line: int) -> int:
        """The line as an editor counts it; of a notebook, of the file and not of the cell."""
        if line < CELL:
            return line
        heads = [n for n, each in enumerate(self.text.split("\n"), 1) if SOURCE_OF_CELL.match(each)]
        cell = line // CELL - 1
        # a notebook that another hand laid out has no line a line
        return heads[cell] + self._row(line) if cell < len(heads) else 1

    @staticmethod
    def _row(line: int) -> int:
        return max(1, line % CELL - 1) if line >= CELL else line


def _blank(code: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", code[0])


def is_computed(node: nodes.Node) -> bool:
    """Whether a directive of ours or the cell of a notebook has made it."""
    return any(COMPUTED & set(each.get("classes", ())) for each in above(node))


def line_of(node: nodes.Node) -> int:
    """The line of a node; what has none, as cells of tables have, has that of what holds it."""
    return next((int(each.line) for each in above(node) if each.line), 1)


def above(node: nodes.Node) -> Iterator[nodes.Element]:
    """The node, if it is an element, and every element that holds it."""
    each = node if isinstance(node, nodes.Element) else node.parent
    while each is not None:
        yield each
        each = each.parent


def refuse(env: BuildEnvironment, message: str, *, line: int | None) -> None:
    """Warn of a line of the page that is being read.

    Args:
        env: the environment, in which a page is being read.
        message: what is wrong and what to do, without the place.
        line: the line as docutils counts it; None for the whole page.
    """
    place = Source.of(env).line_in_file(line) if line else None
    logger.warning("%s", message, location=(env.docname, place), type="cadrage")


def _forget(app: Sphinx, error: Exception | None) -> None:
    if app._warncount:
        (Path(app.doctreedir) / "environment.pickle").unlink(missing_ok=True)


def setup(app: Sphinx) -> None:
    """Forget a build that warned."""
    app.connect("build-finished", _forget)
