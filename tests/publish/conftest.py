"""A small project of invented articles, and its pages read without writing them."""

from __future__ import annotations

import io
import json
import re
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
    """Reads a page in the small project: its resolved doctree and the warnings.

    The page is Markdown, or a notebook as a dictionary; `frames` replaces tables, and
    `excerpt` says that they are one.
    """
    from sphinx.application import Sphinx
    from sphinx.util.docutils import docutils_namespace

    def read(
        page: str | dict[str, Any],
        *,
        excerpt: dict[str, Any] | None = None,
        is_masked: bool = False,
        **frames: Any,
    ) -> tuple[Any, str]:
        folder = shutil.copytree(written_book, tmp_path_factory.mktemp("page") / "book")
        if isinstance(page, str):
            (folder / "index.md").write_text(page, encoding="utf-8")
        else:
            (folder / "index.md").unlink()
            laid_out = json.dumps(page, indent=1, ensure_ascii=False)
            (folder / "index.ipynb").write_text(laid_out, encoding="utf-8")
        for name, frame in frames.items():
            frame.to_parquet(folder / "_build" / "data" / f"{name}.parquet", index=False)
        if is_masked:
            (folder / "_build" / "data" / "MASKED").touch()
        if excerpt:
            about = folder / "_build" / "data" / "EXCERPT.json"
            about.write_text(json.dumps(excerpt), encoding="utf-8")
        warnings = io.StringIO()
        with docutils_namespace():
            app = Sphinx(
                srcdir=folder, confdir=None, outdir=folder / "out", doctreedir=folder / "trees",
                buildername="html", status=None, warning=warnings,
                confoverrides={
                    "extensions": ["myst_nb", "cadrage.publish.sphinx"],
                    "exclude_patterns": ["_build", "book"],
                    "nb_execution_mode": "off", "html_theme": "basic",
                    "myst_enable_extensions": ["colon_fence", "dollarmath"],
                },
            )  # fmt: skip
            app.builder.read()
            said = re.sub(r"\x1b\[[0-9;]*m", "", warnings.getvalue())
            return app.env.get_and_resolve_doctree("index", app.builder), said

    return read
