"""Find what pip cannot install, and install it where we may.

    python scripts/machine.py NEED...        NEED: venv, poppler, java, chromium

The browser tests want Chromium, and Debian ships venv apart. What is missing is installed by
apt-get when the user is root and apt is there; otherwise one sentence says what to install, and the
exit code is 1. Runs on a bare Python, before .venv exists.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BROWSERS = ROOT / ".venv" / "browsers"
PLAYWRIGHT = (str(ROOT / ".venv" / "bin" / "python"), "-m", "playwright")
PLAYWRIGHT_SCRIPT = ROOT / ".venv" / "bin" / "playwright"

POPPLER = ("pdftotext", "pdftoppm", "pdfinfo")
CHROMIUM = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")


class MissingError(Exception):
    """Something is missing that cannot be installed from here; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Need:
    """What is needed, what for, how to see that it is there, and the packages that bring it."""

    name: str
    purpose: str
    is_there: Callable[[], bool]
    packages: tuple[str, ...]


def runs(program: str) -> bool:
    """Whether a program starts and says its version.

    Note: Ubuntu's `chromium-browser` is on the path and runs only where snaps do.
    """
    try:
        done = subprocess.run([program, "--version"], capture_output=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def find_chromium() -> str | None:
    """The path of a Chromium or Chrome that runs; the system's first, then Playwright's own."""
    installed = [path for name in CHROMIUM if (path := shutil.which(name))]
    fetched = sorted(str(path) for path in BROWSERS.glob("chromium-*/chrome-linux*/chrome"))
    return next((path for path in [*installed, *fetched] if runs(path)), None)


def has_venv() -> bool:
    """Whether this Python can make a virtual environment with pip in it."""
    code = "import ensurepip, venv; ensurepip.version()"
    done = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, check=False)
    return done.returncode == 0


NEEDS = {
    "venv": Need(
        "venv",
        "to make .venv",
        has_venv,
        (f"python{sys.version_info.major}.{sys.version_info.minor}-venv",),
    ),
    "poppler": Need(
        "Poppler's tools",
        "for the tests to read the PDF",
        lambda: all(shutil.which(tool) for tool in POPPLER),
        ("poppler-utils",),
    ),
    "java": Need(
        "a Java run-time",
        "for the tests to check the EPUB with the standard's own checker",
        lambda: runs("java"),
        ("default-jre-headless",),
    ),
    "chromium": Need(
        "Chromium",
        "for the browser tests",
        lambda: find_chromium() is not None,
        ("chromium",),
    ),
}


def is_ubuntu() -> bool:
    """Whether this is Ubuntu, which has Chromium as a snap only."""
    try:
        lines = Path("/etc/os-release").read_text(encoding="utf-8").splitlines()
    except OSError:
        return False
    return "ID=ubuntu" in lines


def commands(missing: Sequence[str], *, ubuntu: bool) -> list[list[str]]:
    """The commands that install what is missing on Debian or Ubuntu, in order.

    Note: on Ubuntu, Playwright brings its own Chromium, into .venv; no package has it.
    """
    fetched = ubuntu and "chromium" in missing
    packages = [
        package
        for name in missing
        for package in NEEDS[name].packages
        if not (fetched and name == "chromium")
    ]
    apt = [["apt-get", "install", "--yes", "--no-install-recommends", *packages]]
    browser = [[*PLAYWRIGHT, "install", "--with-deps", "chromium"]]
    return (apt if packages else []) + (browser if fetched else [])


def sentence(missing: Sequence[str], *, apt: bool, ubuntu: bool) -> str:
    """What is missing, what for, and what to do about it, in one sentence."""
    lacks = " and ".join(f"{NEEDS[name].name} {NEEDS[name].purpose}" for name in missing)
    if not apt:
        return f"cadrage needs {lacks}: install it with this system's package manager."
    steps = [
        "sudo apt-get install " + " ".join(command[4:])
        if command[0] == "apt-get"
        else "make setup && PLAYWRIGHT_BROWSERS_PATH=.venv/browsers .venv/bin/python "
        + " ".join(command[1:])
        for command in commands(missing, ubuntu=ubuntu)
    ]
    return f"cadrage needs {lacks}: install it with «{' && '.join(steps)}»."


def install(missing: Sequence[str], *, ubuntu: bool) -> None:
    """Run the commands that install what is missing.

    Raises: MissingError, naming the command that failed.
    """
    environment = {
        **os.environ,
        "DEBIAN_FRONTEND": "noninteractive",
        "PLAYWRIGHT_BROWSERS_PATH": str(BROWSERS),
    }
    for command in [["apt-get", "update", "--quiet"], *commands(missing, ubuntu=ubuntu)]:
        print("+ " + " ".join(command), file=sys.stderr, flush=True)
        done = subprocess.run(command, env=environment, stdout=2, check=False)
        if done.returncode != 0:
            raise MissingError(
                f"cadrage could not install what it needs: «{' '.join(command)}» "
                f"failed with exit code {done.returncode}."
            )


def absent(names: Sequence[str]) -> list[str]:
    """The needs among `names` that this machine does not meet."""
    return [name for name in names if not NEEDS[name].is_there()]


def provide(names: Sequence[str]) -> None:
    """See that the machine meets every need, installing what is missing where we may.

    Raises: MissingError, with one sentence that says what to install.
    """
    missing = absent(names)
    apt, ubuntu = shutil.which("apt-get") is not None, is_ubuntu()
    may_install = apt and os.geteuid() == 0
    if "chromium" in missing and may_install and ubuntu and not PLAYWRIGHT_SCRIPT.exists():
        print("Chromium: to be fetched by Playwright once .venv is there", file=sys.stderr)
        missing.remove("chromium")
    if missing and may_install:
        install(missing, ubuntu=ubuntu)
        missing = absent(missing)
    if missing:
        raise MissingError(sentence(missing, apt=apt, ubuntu=ubuntu))


def main(names: Sequence[str]) -> int:
    """Provide the needs named; 1 where one stays unmet, 2 where one is unknown."""
    unknown = [name for name in names if name not in NEEDS]
    if unknown or not names:
        found = ", ".join(unknown) or "nothing"
        print(f"machine.py: found {found}, expected some of {', '.join(NEEDS)}", file=sys.stderr)
        return 2
    try:
        provide(names)
    except MissingError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
