"""Pages are read anew when the data or the code of the package change, and not without need."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from cadrage.digest import PACKAGE
from cadrage.publish.sphinx import freshness


@pytest.fixture
def pages_read(written_book: Path, tmp_path: Path) -> Callable[[], list[str]]:
    """Reads the small book, again from where it was, and says which pages were read."""
    from sphinx.application import Sphinx
    from sphinx.util.docutils import docutils_namespace

    folder = shutil.copytree(written_book, tmp_path / "book")
    (folder / "index.md").write_text("# A book\n\n```{articles}\n```\n", encoding="utf-8")

    def read() -> list[str]:
        with docutils_namespace():
            app = Sphinx(
                srcdir=folder, confdir=None, outdir=folder / "out", doctreedir=folder / "trees",
                buildername="dummy", status=None, warning=(said := io.StringIO()),
                confoverrides={
                    "extensions": ["myst_nb", "cadrage.publish.sphinx"],
                    "exclude_patterns": ["_build", "book", "notebooks"],
                    "nb_execution_mode": "off", "html_theme": "basic",
                },
            )  # fmt: skip
            found: list[str] = []
            app.connect("env-before-read-docs", lambda app, env, names: found.extend(names))
            app.build()
            assert not said.getvalue()  # of a book with warnings nothing is kept
        return found

    return read


def test_other_code_of_the_package_makes_every_page_stale(
    pages_read: Callable[[], list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert pages_read() == ["index"]
    assert pages_read() == []
    monkeypatch.setattr(freshness, "code_version", lambda: 1)
    assert pages_read() == ["index"]


def test_the_number_of_the_code_is_another_with_a_letter_changed(tmp_path: Path) -> None:
    ignored = shutil.ignore_patterns("__pycache__", "template")
    copied = shutil.copytree(PACKAGE, tmp_path / "cadrage", ignore=ignored)
    before = freshness.code_version(copied)
    assert before == freshness.code_version() > 0
    with (copied / "publish" / "sphinx" / "facts.py").open("a", encoding="utf-8") as lines:
        lines.write("#\n")
    assert freshness.code_version(copied) != before
