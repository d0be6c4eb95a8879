"""Typst behind one function: a manuscript in, a tagged archival PDF out, and no warning lost."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from importlib.resources import as_file, files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, cast

from cadrage.errors import BuildError
from cadrage.publish.pdf.source import Manuscript

STANDARDS = ["a-3a", "ua-1"]
Target = tuple[str, int, float, float]


@dataclass(frozen=True, slots=True)
class Attached:
    """A file to embed; `relationship` is PDF's own word in small letters: data, supplement."""

    path: Path
    description: str
    relationship: str
    mime: str


@dataclass(frozen=True, slots=True)
class Typeset:
    """A PDF, and where in it each anchor stands: name, page from 1, points from left and top."""

    pdf: bytes
    places: list[Target]


def typeset(
    manuscript: Manuscript,
    *,
    stamp: datetime,
    attached: Iterable[Attached] = (),
    warn: Callable[[str], None],
) -> Typeset:
    """Set a manuscript as PDF/A-3a and PDF/UA-1, which Typst checks.

    Args:
        manuscript: source and files.
        stamp: the date of the file.
        attached: files to embed, in this order.
        warn: called with every warning of Typst.

    Raises:
        BuildError: Typst found an error in the source, or something that the standards forbid.

    Note:
        The fonts are those of the package. Typst sees a folder that holds the manuscript, and
        nothing else of the machine.
    """
    import typst

    with TemporaryDirectory() as folder, as_file(files("cadrage.publish")) as room:
        root = Path(folder)
        _lay_out(root, manuscript, list(attached), room / "pdf" / "book.typ")
        fonts = typst.Fonts(
            include_system_fonts=False,
            include_embedded_fonts=False,
            font_paths=[room / "static" / "fonts"],
        )
        main = root / "main.typ"
        compiler = typst.Compiler(main, root=root, font_paths=fonts, package_path=root)
        try:
            made, warnings = compiler.compile_with_warnings(
                format="pdf", pdf_standards=cast("Any", STANDARDS), timestamp=stamp
            )
            places = json.loads(compiler.query("<places>", field="value", one=True))
        except typst.TypstError as error:
            said = " ".join([error.message, *error.hints, *error.trace[:1]])
            raise BuildError(f"the PDF could not be typeset: {said}") from error
    for each in warnings:
        warn(" ".join([each.message, *each.hints]))
    return Typeset(cast("bytes", made), [(name, page, x, y) for name, page, x, y in places])


def _lay_out(root: Path, manuscript: Manuscript, attached: list[Attached], template: Path) -> None:
    """Write all that Typst may read into a folder."""
    (root / "attached").mkdir()
    (root / "book.typ").write_bytes(template.read_bytes())
    (root / "main.typ").write_text(manuscript.text, encoding="utf-8")
    for name, content in manuscript.files.items():
        (root / name).write_bytes(content)
    for one in attached:
        (root / "attached" / one.path.name).write_bytes(one.path.read_bytes())
    listed = [
        {
            "name": one.path.name,
            "description": one.description,
            "relationship": one.relationship,
            "mime": one.mime,
        }
        for one in attached
    ]
    (root / "attached.json").write_text(json.dumps(listed), encoding="utf-8")
