"""Any bytes as a file of each format that is imported, as a manifest, and as a list of edits."""

from __future__ import annotations

import os
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from cadrage.errors import CadrageError
from cadrage.read import read_case, read_corpus
from cadrage.read.imports import Item, Limits, find_items, gather, read_bibliography, write

# what a file of each format is called
FORMS = {
    "text": "a.txt", "page": "a.html", "europresse": "b.html", "factiva": "c.html",
    "rtf": "a.rtf", "warc": "a.warc", "csv": "a.csv", "jsonl": "a.jsonl", "nexis": "a.docx",
    "parquet": "a.parquet",
}  # fmt: skip
SMALL = Limits(file=1 << 20, text=1 << 18, unpacked=1 << 22)
PARTS = """<?xml version="1.0"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Override PartName="/d.xml" ContentType="application/vnd.openxmlformats-officedocument.\
wordprocessingml.document.main+xml"/></Types>"""
RELATIONS = """<?xml version="1.0"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/\
officeDocument" Target="d.xml"/></Relationships>"""


@contextmanager
def folder() -> Iterator[Path]:
    """A folder in memory, where the machine has one."""
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    with tempfile.TemporaryDirectory(dir=memory) as made:
        yield Path(made)


def check_import(form: str, data: bytes) -> None:
    """A file is taken or refused; what is taken lies in the corpus folder and is read again."""
    with folder() as root:
        path = root / "in" / FORMS[form]
        path.parent.mkdir()
        if form == "nexis":
            document(path, data)
        else:
            path.write_bytes(data)
        (stage := root / "stage").mkdir()
        name = "factiva" if form == "rtf" else form
        try:
            found = list(find_items([path], format=name, limits=SMALL))
            taken = gather(found, folder=root / "corpus", stage=stage)
        except CadrageError:
            return
        assert all(not isinstance(one, Item) or one.text is not None for one in found)
        write(taken, root / "corpus")
        read_corpus(root / "corpus")
        assert {path.name for path in root.iterdir()} == {"in", "stage", "corpus"}


def document(path: Path, data: bytes) -> None:
    """A Word document whose main part is any bytes; one in three is no archive at all."""
    if len(data) % 3 == 2:
        path.write_bytes(data)
        return
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", PARTS)
        archive.writestr("_rels/.rels", RELATIONS)
        archive.writestr("d.xml", data)


def check_bibliography(data: bytes) -> None:
    """A BibTeX file is read or refused."""
    with folder() as root:
        (root / "a.bib").write_bytes(data)
        try:
            read_bibliography(root / "a.bib")
        except CadrageError:
            return


def check_manifest(data: bytes) -> None:
    """A manifest and a list of edits of any cells: read, or refused by one of our errors."""
    first, _, second = data.partition(b"\n\n")
    with folder() as root:
        (root / "articles").mkdir()
        (root / "articles" / "a.txt").write_text(" date 2020-01 Un texte.", encoding="utf-8")
        (root / "articles.csv").write_bytes(first)
        if second:
            (root / "edits.csv").write_bytes(second)
        try:
            corpus = read_corpus(root)
            read_case(root)
        except CadrageError:
            return
        for siglum, clean in corpus.clean.items():
            assert siglum.isidentifier() or siglum[0].isdigit(), siglum
            places = corpus.offsets[siglum]
            assert places.to_raw(len(clean)) >= 0


TARGETS: dict[str, Callable[[bytes], None]] = {
    **{f"import-{form}": partial(check_import, form) for form in FORMS},
    "bibliography": check_bibliography,
    "manifest": check_manifest,
}
