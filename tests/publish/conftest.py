"""A small project of invented articles, and its pages read without writing them."""

from __future__ import annotations

import io
import runpy
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

RESOURCES = Path(__file__).parents[1] / "resources"


@pytest.fixture(scope="session")
def write_small_book() -> Callable[..., None]:
    """Writes the project's tables, pages and settings into a folder."""
    return runpy.run_path(str(RESOURCES / "small_book.py"))["write"]


@pytest.fixture(scope="session")
def written_book(
    tmp_path_factory: pytest.TempPathFactory, write_small_book: Callable[..., None]
) -> Path:
    """The project, written once; tests that change it take a copy."""
    folder = tmp_path_factory.mktemp("small-book")
    write_small_book(folder)
    return folder


@pytest.fixture(scope="session")
def read_page(
    tmp_path_factory: pytest.TempPathFactory, written_book: Path
) -> Callable[[str], tuple[Any, str]]:
    """Reads one page of Markdown in the small project: its resolved doctree and the warnings."""
    from sphinx.application import Sphinx
    from sphinx.util.docutils import docutils_namespace

    def read(text: str) -> tuple[Any, str]:
        folder = shutil.copytree(written_book, tmp_path_factory.mktemp("page") / "book")
        (folder / "index.md").write_text(text, encoding="utf-8")
        warnings = io.StringIO()
        with docutils_namespace():
            app = Sphinx(
                srcdir=folder, confdir=None, outdir=folder / "out", doctreedir=folder / "trees",
                buildername="html", status=None, warning=warnings,
                confoverrides={
                    "extensions": ["myst_nb", "cadrage.publish.sphinx"],
                    "exclude_patterns": ["_build", "book"],
                    "nb_execution_mode": "off", "html_theme": "basic",
                },
            )  # fmt: skip
            app.builder.read()
            return app.env.get_and_resolve_doctree("index", app.builder), warnings.getvalue()

    return read
