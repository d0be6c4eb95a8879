"""Write LICENSES.md: what is installed beside the package, and under which licence.

    python scripts/licenses.py

What the package itself needs to run stands first; tools for tests, the notebooks' laboratory and
releases stand apart, since only the first list could bind whoever passes the package on.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
FILE = ROOT / "LICENSES.md"
HEAD = """# Licences of what cadrage uses

Made by `python scripts/licenses.py` from the metadata of the locked packages; not edited by hand.
cadrage's own code is under the [MIT licence](LICENSE), its prose under [CC BY 4.0](LICENSE-TEXT);
the fonts in `src/cadrage/publish/static/fonts` are under the SIL Open Font License, which lies
beside them; MiniSearch, in `static/vendor`, is under the MIT licence beside it. Of the tools, some
are under licences that bind whoever passes *them* on (AGPL, LGPL): they are run beside the package,
by its tests, and are no part of it.

"""
PARTS = {
    True: "## What the package needs to run\n",
    False: "## Tools beside it: tests, laboratory, release\n",
}


def closure(names: Iterable[str]) -> set[str]:
    """All packages that these need on this machine, themselves included, by canonical name."""
    found: set[str] = set()
    waiting = [Requirement(name) for name in names]
    while waiting:
        wanted = waiting.pop()
        name = canonicalize_name(wanted.name)
        if name in found or (wanted.marker and not wanted.marker.evaluate({"extra": ""})):
            continue
        try:
            needed = requires(name) or []
        except PackageNotFoundError:
            continue
        found.add(name)
        for extra in ("", *wanted.extras):
            lines = (Requirement(line) for line in needed)
            waiting += [
                one for one in lines if not one.marker or one.marker.evaluate({"extra": extra})
            ]
    return found


def licences() -> dict[str, str]:
    """Licence of every installed package, by canonical name: the first line of what it states."""
    options = ["--with-system", "--from=mixed", "--format=json"]
    command = [sys.executable, "-m", "piplicenses", *options]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return {
        canonicalize_name(row["Name"]): row["License"].strip().splitlines()[0]
        for row in json.loads(done.stdout)
    }


def text() -> str:
    """The whole file."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    running = closure(project["project"]["dependencies"])
    stated = licences()
    parts = [HEAD]
    for is_running, title in PARTS.items():
        rows = sorted(name for name in stated if (name in running) is is_running)
        lines = [f"| {name} | {stated[name].replace('|', '/')} |\n" for name in rows]
        parts += [title, "\n| package | licence |\n|---|---|\n", *lines, "\n"]
    return "".join(parts).rstrip("\n") + "\n"


if __name__ == "__main__":
    FILE.write_text(text(), encoding="utf-8")
