"""What an edition is: a digest of all that the book is made from, and the SWHID of its source.

Both follow from the files alone, so that anybody who has the source can find them again, with
`cadrage identity` or with git.

References:
    SWHID, the Software Hash Identifier (ISO/IEC 18670), core identifier `dir`; git's tree object,
    which it equals.
"""

from __future__ import annotations

import json
import os
import shutil
import stat
import subprocess
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

import pathspec

from cadrage.digest import Contents, digest_of, git_hash

# what the book is made from, besides the package itself
SOURCES = (
    "CITATION.cff", "_config.yml", "_toc.yml", "book", "corpus", "index.md", "notebooks",
    "requirements.lock",
)  # fmt: skip
GENERATED = "articles"
FILE = "identity.json"
# what is no source wherever it lies, said or not said by `.gitignore`
MADE = (
    ".git", ".venv/", "_build/", "dist/", "book/articles/", "__pycache__/", ".*_cache/",
    ".hypothesis/", ".ipynb_checkpoints/", "*.egg-info/",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Identity:
    """An edition's digest (SHA-256, hexadecimal) and its source tree (`swh:1:dir:…`)."""

    digest: str
    swhid: str

    @property
    def tree(self) -> str:
        """The same tree as git names it: `git rev-parse HEAD^{tree}` where nothing is changed."""
        return self.swhid.rpartition(":")[2]


def identify(root: Path, *, package: Path, contents: Contents | None = None) -> Identity:
    """Name the edition that a project folder would make.

    Args:
        root: the project.
        package: the folder of the package that makes it.
        contents: what is known of files already.

    Raises:
        OSError: a source cannot be read.
    """
    known = contents or Contents()
    within = str(root)
    tree = tree_hash({name: f"{within}/{name}" for name in source_files(root)}, contents=known)
    digest = edition_digest(root, package=package, contents=known)
    return Identity(digest, f"swh:1:dir:{tree}")


def edition_digest(root: Path, *, package: Path, contents: Contents | None = None) -> str:
    """SHA-256 over everything that the book is made from: corpus, prose, notebooks, lock, package.

    Note:
        It does not depend on where the folder lies, on time, or on what has been built.
    """
    paths = [root / name for name in SOURCES if name != "book"]
    book = root / "book"
    if book.is_dir():
        paths += [path for path in sorted(book.iterdir()) if path.name != GENERATED]
    return digest_of([*paths, package], contents=contents)


def write(identity: Identity, folder: Path) -> None:
    """Write `identity.json`, and leave it untouched where it says so already."""
    path = folder / FILE
    text = json.dumps(asdict(identity), indent=1) + "\n"
    if path.is_file() and path.read_text(encoding="utf-8") == text:
        return
    folder.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(f".{os.getpid()}")
    beside.write_text(text, encoding="utf-8")
    beside.replace(path)


def source_files(root: Path) -> list[str]:
    """The files of the source, as posix paths below `root`, sorted.

    In a git work tree those that git tracks and that are there; elsewhere (an unpacked archive)
    all that `.gitignore` does not exclude.
    """
    git = shutil.which("git")
    if git and (root / ".git").exists():
        command = [git, "-C", str(root), "ls-files", "-z", "--cached"]
        listed = subprocess.run(command, capture_output=True, check=True).stdout.decode()
        return sorted({name for name in listed.split("\0") if name and _is_there(root / name)})
    ignore = root / ".gitignore"
    lines = ignore.read_text(encoding="utf-8").splitlines() if ignore.is_file() else []
    spec = pathspec.GitIgnoreSpec.from_lines([*lines, *MADE])
    return sorted(spec.match_tree_files(root, negate=True, follow_links=False))


def _is_there(path: Path) -> bool:
    return path.is_symlink() or path.is_file()


def tree_hash(files: Mapping[str, str | Path], *, contents: Contents | None = None) -> str:
    """The hash that git gives to a tree of these files, in hexadecimal.

    Args:
        files: path inside the tree (with slashes) → where its content lies.
        contents: what is known of files already.
    """
    known = contents or Contents()
    here: dict[bytes, bytes] = {}
    below: dict[str, dict[str, str | Path]] = {}
    for name, path in files.items():
        first, slash, rest = name.partition("/")
        if slash:
            below.setdefault(first, {})[rest] = path
        else:
            here[first.encode()] = _blob(first, str(path), known)
    for first, inside in below.items():
        # git sorts a folder as if its name ended in a slash
        tree = tree_hash(inside, contents=known)
        here[first.encode() + b"/"] = b"40000 " + first.encode() + b"\0" + bytes.fromhex(tree)
    return git_hash(b"tree", b"".join(entry for _, entry in sorted(here.items())))


def _blob(name: str, path: str, contents: Contents) -> bytes:
    kind = os.lstat(path).st_mode
    if stat.S_ISLNK(kind):
        mode, blob = b"120000", git_hash(b"blob", os.fsencode(os.readlink(path)))
    else:
        mode, blob = b"100755" if kind & 0o100 else b"100644", contents.of(path).blob
    return mode + b" " + name.encode() + b"\0" + bytes.fromhex(blob)


def lines(identity: Identity) -> Iterable[str]:
    """The identity as it is printed: one line each."""
    yield f"edition {identity.digest}"
    yield identity.swhid
