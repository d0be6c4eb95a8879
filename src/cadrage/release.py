"""A release: everything a library would take, in `dist/`, each file named by its digest.

References:
    RO-Crate 1.1; CycloneDX; ustar and ZIP, written with no time, owner or order of the machine's.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from cadrage.build import build
from cadrage.errors import BuildError
from cadrage.identity import FILE, source_files
from cadrage.press import STRICT
from cadrage.project import Project
from cadrage.publish.crate import crate
from cadrage.publish.edition import Edition, read_edition, read_identity

SUMS = "SHA256SUMS"
# the first moment that a ZIP can name
DAWN = (1980, 1, 1, 0, 0, 0)


def release(project: Project, *, say: Callable[[str], None]) -> Path:
    """Build the book if need be, and put the edition's files into `dist/`.

    Args:
        project: the project.
        say: told each file as it is done.

    Returns:
        The folder; what it held before is gone, and a failure leaves it as it was.

    Raises:
        CadrageError: the book cannot be built, or a tool that the release needs refuses.
    """
    edition = read_edition(project.root / "CITATION.cff", environ=os.environ)
    build(project, say=say)
    _ebook(project)
    beside = project.root / f"dist.{os.getpid()}"
    shutil.rmtree(beside, ignore_errors=True)
    beside.mkdir()
    try:
        _fill(beside, project, edition)
        _replace(beside, project.root / "dist")
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    for line in (project.root / "dist" / SUMS).read_text(encoding="utf-8").splitlines():
        say(line)
    return project.root / "dist"


def _fill(folder: Path, project: Project, edition: Edition) -> None:
    stem = f"report-{edition.version}"
    html, data = project.build / "html", project.data
    shutil.copyfile(project.build / "pdf" / "report.pdf", folder / f"{stem}.pdf")
    shutil.copyfile(project.build / "ebook" / "report.epub", folder / f"{stem}.epub")
    pages = (path for path in below(html) if path.name != ".buildinfo")
    (folder / f"{stem}-html.zip").write_bytes(zipped(pages, root=html, top=f"{stem}-html"))
    tables = (path for path in below(data) if path.name not in ("DIGEST", "MASKED"))
    (folder / f"{stem}-data.zip").write_bytes(zipped(tables, root=data, top=f"{stem}-data"))
    sources = [project.root / name for name in source_files(project.root)]
    archive = tarred(sources, root=project.root, top=f"{stem}-source")
    (folder / f"{stem}-source.tar.gz").write_bytes(archive)
    (folder / f"{stem}-sbom.cdx.json").write_text(bill(project.root), encoding="utf-8")
    shutil.copyfile(project.build / FILE, folder / FILE)
    identity = read_identity(folder / FILE)
    listed = {path.name: path.stat().st_size for path in below(folder)}
    described = crate(edition, listed, identity=identity)
    (folder / "ro-crate-metadata.json").write_text(described, encoding="utf-8")
    (folder / SUMS).write_text(sums(below(folder)), encoding="ascii")


def _ebook(project: Project) -> None:
    command = [str(Path(sys.executable).parent / "jupyter-book"), "build", str(project.root)]
    _run([*command, *STRICT, "--builder", "custom", "--custom-builder", "ebook"], project.root)


def _run(command: Sequence[str], folder: Path) -> str:
    """What a program prints.

    Raises:
        BuildError: it refused; its own words are in the message.
    """
    done = subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", check=False, cwd=folder
    )
    if done.returncode:
        said = f"{done.stdout}{done.stderr}"
        raise BuildError(f"{said}\n{' '.join(command)}: stopped with {done.returncode}")
    return done.stdout


def below(folder: Path) -> list[Path]:
    """The files below a folder, sorted by path."""
    return sorted(path for path in folder.rglob("*") if path.is_file())


def sums(files: Iterable[Path]) -> str:
    """Digests as `sha256sum` writes and checks them."""
    rows = ((hashlib.sha256(path.read_bytes()).hexdigest(), path.name) for path in files)
    return "".join(f"{digest}  {name}\n" for digest, name in rows)


def zipped(files: Iterable[Path], *, root: Path, top: str) -> bytes:
    """A ZIP of files, the same for the same contents; unpacks into the folder `top`."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for path in files:
            info = zipfile.ZipInfo(f"{top}/{path.relative_to(root).as_posix()}", DAWN)
            info.external_attr, info.create_system = 0o644 << 16, 3
            archive.writestr(info, path.read_bytes(), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def tarred(files: Iterable[Path], *, root: Path, top: str) -> bytes:
    """A compressed tape archive of files, the same for the same contents and rights to run."""
    plain = io.BytesIO()
    with tarfile.open(fileobj=plain, mode="w", format=tarfile.PAX_FORMAT) as archive:
        for path in files:
            info = tarfile.TarInfo(f"{top}/{path.relative_to(root).as_posix()}")
            if path.is_symlink():
                info.type, info.linkname = tarfile.SYMTYPE, os.readlink(path)
                archive.addfile(info)
                continue
            content = path.read_bytes()
            info.size, info.mode = len(content), 0o755 if path.stat().st_mode & 0o100 else 0o644
            archive.addfile(info, io.BytesIO(content))
    return gzip.compress(plain.getvalue(), mtime=0)


def bill(root: Path) -> str:
    """The bill of materials (CycloneDX) of the locked requirements.

    Raises:
        BuildError: CycloneDX's own tool is missing or refuses.
    """
    command = [
        sys.executable, "-m", "cyclonedx_py", "requirements", "--output-reproducible",
        "--spec-version", "1.6", "--output-format", "JSON", str(root / "requirements.lock"),
    ]  # fmt: skip
    return _sorted(json.loads(_run(command, root)))


def _sorted(made: Mapping[str, object]) -> str:
    return json.dumps(made, indent=1, sort_keys=True, ensure_ascii=False) + "\n"


def _replace(made: Path, final: Path) -> None:
    """Put a finished folder where another may lie, which is gone only then."""
    old = final.with_name(f"{final.name}.old.{os.getpid()}")
    if final.exists():
        final.rename(old)
    made.rename(final)
    shutil.rmtree(old, ignore_errors=True)
