"""What the annotations of a large corpus depend on, as one digest."""

from __future__ import annotations

from pathlib import Path

from cadrage.digest import PACKAGE, Contents, digest_of
from cadrage.told import told

TOLD = "annotations"
SOURCES = (
    "read", "annotate", "scale", "contracts.csv", "large/whole.py", "tables.py",
    "folding.py",
)  # fmt: skip


def state_of(corpus: Path, *, contents: Contents | None = None) -> str:
    """A digest of what annotations depend on: nothing is made anew while it is the same.

    Args:
        corpus: folder with `articles.csv`.
        contents: what is known of files already.
    """
    made_from = [corpus, *(PACKAGE / name for name in SOURCES)]
    return told(corpus, TOLD) or digest_of(made_from, contents=contents)
