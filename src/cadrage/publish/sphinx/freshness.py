"""Which pages a change of data makes stale: each page remembers a digest of what it used.

MyST-NB's cache knows code cells only; it would show yesterday's figures for today's data. So its
folder bears the digest of the data, and notebooks count as outdated when that changes. With other
code of the package every page is stale.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from docutils import nodes
from sphinx.domains import Domain

from cadrage.digest import PACKAGE, digest_of
from cadrage.publish.sphinx.data import Data, data_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


class Uses(Domain):
    """The memory: page → what it used → digest of that when the page was read."""

    name = "cadrage"
    label = "cadrage"
    initial_data = {"pages": {}}  # noqa: RUF012 (as the base class has it)

    @property
    def pages(self) -> dict[str, dict[str, str]]:
        """The memory as a mapping."""
        held: dict[str, dict[str, str]] = self.data["pages"]
        return held

    def clear_doc(self, docname: str) -> None:
        """Forget a page that is read anew or gone."""
        self.pages.pop(docname, None)

    def merge_domaindata(self, docnames: Collection[str], otherdata: dict[str, Any]) -> None:
        """Take over what a parallel reader remembered."""
        self.pages.update({name: otherdata["pages"].get(name, {}) for name in docnames})


def code_version(package: Path = PACKAGE) -> int:
    """A number of the package's code, for Sphinx: with another it reads every page anew."""
    return int(digest_of([package])[:12], 16)


def use(env: BuildEnvironment, key: str) -> None:
    """Note that the page being read depends on `key` (see `Data.stamp`)."""
    _pages(env).setdefault(env.docname, {})[key] = data_of(env).stamp(key)


def _pages(env: BuildEnvironment) -> dict[str, dict[str, str]]:
    return cast(Uses, env.get_domain("cadrage")).pages


def _outdated(
    app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]
) -> list[str]:
    data = data_of(env)
    return [page for page, uses in _pages(env).items() if _is_stale(data, uses)]


def _is_stale(data: Data, uses: dict[str, str]) -> bool:
    try:
        return any(data.stamp(key) != stamp for key, stamp in uses.items())
    except KeyError:  # what it used is gone
        return True


def _note_notebook(app: Sphinx, doctree: nodes.document) -> None:
    if str(app.env.doc2path(app.env.docname)).endswith(".ipynb"):
        use(app.env, "all")


def _set_cache(app: Sphinx) -> None:
    config = getattr(app.env, "mystnb_config", None)
    if config is not None:
        cache = Path(app.srcdir) / "_build" / ".jupyter_cache" / data_of(app.env).digest
        # without the texts a notebook would count anew in what is masked: its stored outputs stand
        mode = {"execution_mode": "off"} if data_of(app.env).is_masked else {}
        app.env.mystnb_config = config.copy(execution_cache_path=str(cache), **mode)  # type: ignore[attr-defined]


def setup(app: Sphinx) -> None:
    """The memory and its hooks; the cache is set after MyST-NB has read its settings."""
    app.add_domain(Uses)
    app.connect("builder-inited", _set_cache, priority=600)
    app.connect("doctree-read", _note_notebook)
    app.connect("env-get-outdated", _outdated)
