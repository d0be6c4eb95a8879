"""`cadrage new`: a project of the same shape as the report's own, with two sample articles.

The folder `template` holds what a project begins with. What this report's own project has just
as well (pages, settings, the lock) stands there as a link, so that there is one source.
"""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from string import Template

from cadrage.digest import TEMPLATE
from cadrage.errors import BuildError, InputError
from cadrage.read.sheets import SheetColumn, sheets
from cadrage.vendoring import write_wheel

HIDDEN = "dot-"
FILLED = ("CITATION.cff", "README.md")
TITLE = "Articles, and how they tell"
# of the settings: what differs in a project whose package lies in `.venv`
SETTINGS = (
    (r"^title: .*$", "title: {title}"),
    (r"^author: .*$", 'author: "authors to be named"'),
    (r"^copyright: .*$", 'copyright: "{year}"'),
    (r"^  local_extensions:\n    .*\n", ""),
    (r"^# The book's settings\..*\n# .*\n", "# The book's settings.\n"),
)
SKIPPED = shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints")


def start(folder: Path, *, title: str = TITLE, today: date, say: Callable[[str], None]) -> None:
    """Make a project that builds at once.

    Args:
        folder: a folder that is new or empty.
        title: the report's.
        today: its first version is of this day.
        say: told what to do next.

    Raises:
        InputError: the folder holds something.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise InputError(
            folder, found="something that is there already",
            expected="a folder that is new or empty", hint="Name another one.",
        )  # fmt: skip
    folder = folder.absolute()
    beside = folder.with_name(f".{folder.name}.{os.getpid()}")
    try:
        shutil.copytree(TEMPLATE, beside, ignore=SKIPPED)
        _fill(beside, title=title, today=today)
        write_wheel(beside / "vendor")
        if folder.is_dir():
            folder.rmdir()
        beside.rename(folder)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    say(f"{folder}: a project with two invented articles; its README.md says what to do")
    say(f"build it: cadrage build --project {folder}, or make book there")


def _fill(folder: Path, *, title: str, today: date) -> None:
    for path in [*folder.glob(f"{HIDDEN}*")]:
        path.rename(path.with_name(f".{path.name.removeprefix(HIDDEN)}"))
    quoted = json.dumps(" ".join(title.split()), ensure_ascii=False)  # YAML reads it as JSON does
    plain = {"README.md": " ".join(title.split())}
    for name in FILLED:
        made = Template((folder / name).read_text(encoding="utf-8"))
        said = made.substitute(title=plain.get(name, quoted), today=today.isoformat())
        (folder / name).write_text(said, encoding="utf-8")
    settings = (folder / "_config.yml").read_text(encoding="utf-8")
    for pattern, put in SETTINGS:
        said = put.format(title=quoted, year=today.year)
        settings, times = re.subn(pattern, lambda _, said=said: said, settings, flags=re.MULTILINE)  # type: ignore[misc]
        if times != 1:
            raise BuildError(f"_config.yml: found {pattern!r} {times} times; expected it once.")
    (folder / "_config.yml").write_text(settings, encoding="utf-8")
    with (folder / "corpus" / "README.md").open("a", encoding="utf-8") as codebook:
        codebook.writelines(_described(name, columns) for name, columns in sheets().items())


def _described(sheet: str, columns: tuple[SheetColumn, ...]) -> str:
    rows = [f"| {column.name} | {column.needed} | {_said(column)} |\n" for column in columns]
    head = "| Column | Needed | Definition |\n|---|---|---|\n"
    return f"\n## {sheet}.csv\n\n{head}{''.join(rows)}"


def _said(column: SheetColumn) -> str:
    values = f". One of: {', '.join(column.values)}" if column.values else ""
    return f"{column.definition}{values}".replace("|", "\\|")
