"""A project folder: where things are, and its tables, made once for each state of its sources.

This is the roof over the rooms: it calls them in order and keeps what they give in
`_build/data`. What is kept is named by a digest of everything that it was made from, so that
a changed article, codebook or line of code never leaves an old table in use.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cadrage.digest import PACKAGE, Contents, digest_of
from cadrage.errors import MissingError
from cadrage.large import excerpt
from cadrage.told import told

if TYPE_CHECKING:
    import pandas as pd

# what the digest of the tables is told as
TOLD = "tables"
DIGEST = "DIGEST"
# beside tables of a stand-off edition: no notebook is to count in them
MASKED = "MASKED"
# in the corpus folder of a stand-off edition: hashes of the texts, and the finished tables
STANDOFF = "standoff"


@dataclass(frozen=True, slots=True)
class Project:
    """The paths of a project, all under `root`."""

    root: Path

    @property
    def corpus(self) -> Path:
        """Folder of all knowledge of this case."""
        return self.root / "corpus"

    @property
    def build(self) -> Path:
        """Folder of everything made by the machine."""
        return self.root / "_build"

    @property
    def data(self) -> Path:
        """Folder of the tables."""
        return self.build / "data"

    @property
    def is_public(self) -> bool:
        """Whether this is a stand-off edition whose texts have not been put back.

        Note:
            Some may be: the tables are made anew only when all are.
        """
        from cadrage.read.sheets import read_sheet

        if not (self.corpus / STANDOFF).is_dir():
            return False
        rows = read_sheet(self.corpus / "articles.csv", "articles")
        return not all((self.corpus / "articles" / row["file"]).is_file() for row in rows)

    def digest(self, *, contents: Contents | None = None) -> str:
        """SHA-256 of all that the tables and the notebooks' outputs are made from.

        Args:
            contents: what is known of files already.

        Note:
            The code of figures counts too: the cache of notebooks' outputs bears this digest.
        """
        if (known := told(self.corpus, TOLD)) is not None:
            return known
        made_from = [self.corpus, self.root / "requirements.lock", PACKAGE]
        found = digest_of(made_from, contents=contents)
        if self.limit != excerpt.LARGE:
            found = hashlib.sha256(f"{found} {self.limit}".encode()).hexdigest()
        return found

    @property
    def limit(self) -> int:
        """The articles up to which the tables hold all: the setting `cadrage_large`."""
        return excerpt.limit_of(self.root)

    @property
    def excerpt(self) -> Mapping[str, Any] | None:
        """Of how many articles the tables show how many; None where they show all."""
        return excerpt.read(self.data)

    def tables(self) -> dict[str, pd.DataFrame]:
        """Every table by name, made anew if the sources have changed since.

        Raises:
            CadrageError: the corpus or a table is wrong; nothing is written then.
        """
        from cadrage.tables import contracts, read_parquet

        self.refresh()
        paths = {name: self.data / f"{name}.parquet" for name in contracts()}
        found = {name: read_parquet(path, name) for name, path in paths.items() if path.is_file()}
        if self.excerpt:
            excerpt.mark(found, self.excerpt)
        return found

    def counts(self, found: Mapping[str, pd.DataFrame]) -> Mapping[str, pd.DataFrame]:
        """What the chapters count by its name: see `measure.chapters`.

        Args:
            found: the tables.

        Note:
            Of a large corpus each was counted over all articles, and bears that it was.
        """
        if self.excerpt:
            return excerpt.read_counts(self.data)
        from cadrage.measure.chapters import Counts

        return Counts(found)

    def refresh(self) -> bool:
        """Make `_build/data` anew if it is not of this digest; whether it was made.

        Note:
            Of several processes that ask at once one makes the tables, and the others wait for it.
        """
        if self.is_current():
            return False
        with _alone(self.root):
            if self.is_current():
                return False
            self._make()
        return True

    def is_current(self) -> bool:
        """Whether the tables are those of the sources as they are now, and undamaged."""
        mark = self.data / DIGEST
        if not mark.is_file() or not mark.read_bytes().startswith(self.digest().encode()):
            return False
        return mark.read_bytes() == _mark(self.digest(), self.data)

    def _make(self) -> None:
        from cadrage import pipeline
        from cadrage.publish import datapackage
        from cadrage.tables import contracts, read_parquet

        digest = self.digest()
        is_public = self.is_public
        about: excerpt.Excerpt | None = None
        if is_public:
            folder = self.corpus / STANDOFF / "tables"
            paths = {name: folder / f"{name}.parquet" for name in contracts()}
            made = {name: read_parquet(p, name) for name, p in paths.items() if p.is_file()}
            if (said := excerpt.read(folder)) is not None:
                counts, about = excerpt.read_counts(folder), excerpt.Excerpt(**said)
        elif excerpt.is_large(self.corpus, self.limit):
            from cadrage.large import counting

            made, counts, about = counting.run(self.corpus, build=self.build)
        else:
            made = pipeline.run(self.corpus, cache=self.build / "cache")
        beside = self.build / f"data.{os.getpid()}"
        try:
            datapackage.write(made, beside)
            if about is not None:
                excerpt.write(counts, about, beside)
            if is_public:
                (beside / MASKED).touch()
            (beside / DIGEST).write_bytes(_mark(digest, beside))
            shutil.rmtree(self.data, ignore_errors=True)
            beside.rename(self.data)
        finally:
            shutil.rmtree(beside, ignore_errors=True)


def _mark(digest: str, folder: Path) -> bytes:
    """What tables were made from, and what they are known whole by, a line each."""
    files = [path for path in sorted(folder.iterdir()) if path.name != DIGEST]
    return f"{digest}\n{digest_of(files)}\n".encode()


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """In this block no other process is in a block of the same folder."""
    held = os.open(folder, os.O_RDONLY)
    try:
        # some file systems know no locks: whoever builds twice at once there is on his own
        with suppress(OSError):
            fcntl.flock(held, fcntl.LOCK_EX)
        yield
    finally:
        os.close(held)


def open_project(start: Path | None = None) -> Project:
    """The project that a folder lies in.

    Args:
        start: where to look first, then upwards; the current folder by default.

    Raises:
        MissingError: no folder upwards holds `_config.yml` and `corpus/articles.csv`.
    """
    here = (start or Path.cwd()).resolve()
    for folder in (here, *here.parents):
        if (folder / "_config.yml").is_file() and (folder / "corpus" / "articles.csv").is_file():
            return Project(folder)
    raise MissingError(
        here, expected="a project: _config.yml and corpus/articles.csv, here or above"
    )
