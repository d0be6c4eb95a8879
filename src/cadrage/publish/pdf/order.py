"""The order of the chapters: `_toc.yml` as Sphinx has read it, walked from the root document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx.addnodes import toctree

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment


@dataclass(frozen=True, slots=True)
class Place:
    """Where a document stands: name, part that it belongs to (or empty), depth (root 0)."""

    docname: str
    part: str
    depth: int


def reading_order(env: BuildEnvironment, root: str) -> list[Place]:
    """List every document that the root leads to, each once, in the order of the contents."""
    seen: set[str] = set()
    return list(_walk(env, root, part="", depth=0, seen=seen))


def _walk(
    env: BuildEnvironment, docname: str, *, part: str, depth: int, seen: set[str]
) -> Iterator[Place]:
    if docname in seen:
        return
    seen.add(docname)
    yield Place(docname, part, depth)
    for tree in env.get_doctree(docname).findall(toctree):
        below = tree.get("caption") or part
        for name in tree["includefiles"]:
            yield from _walk(env, name, part=below, depth=depth + 1, seen=seen)
