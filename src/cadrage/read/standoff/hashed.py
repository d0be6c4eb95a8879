"""A text as keyed hashes of its words.

A hash here is one byte: it tells whether a copy at hand has the same words in the same order, and
not which words they are (each fits hundreds of others). A digest of the whole text says at the end
whether it has come back to the letter.

Note:
    This is no secret writing: who tries sentences one by one against the bytes can confirm a
    guess. It is meant so that a text is not published, as the law of copyright asks.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path

from cadrage.errors import InputError, MissingError
from cadrage.read.standoff.words import folded, split


@dataclass(frozen=True, slots=True)
class Hashed:
    """A text without its words.

    `folds` has a byte for each word as all its spellings are compared, `forms` one for its exact
    form; `gaps` are what stands between them; `lengths` count code points; `digest` is the keyed
    BLAKE2b digest of the whole text.
    """

    folds: bytes
    forms: bytes
    gaps: tuple[str, ...]
    lengths: tuple[int, ...]
    digest: str


def hashed(text: str, *, key: bytes) -> Hashed:
    """Hash the words of a text.

    Args:
        text: the text, as it lies in the corpus.
        key: of this stand-off edition; the same words have other bytes under another key.
    """
    words, gaps = split(text)
    return Hashed(
        folds=bytes(fold_byte(word, key) for word in words),
        forms=bytes(form_byte(word, key) for word in words),
        gaps=tuple(gaps),
        lengths=tuple(map(len, words)),
        digest=digest_of(text, key),
    )


@lru_cache(1 << 17)
def fold_byte(word: str, key: bytes) -> int:
    """The byte that all spellings of a word share."""
    return _byte(b"fold", folded(word), key)


@lru_cache(1 << 17)
def form_byte(word: str, key: bytes) -> int:
    """The byte of a word exactly as it is spelt."""
    return _byte(b"form", word, key)


def digest_of(text: str, key: bytes) -> str:
    """The keyed BLAKE2b digest of a whole text, in hexadecimal."""
    return hashlib.blake2b(
        text.encode("utf-8", "surrogatepass"), key=key, digest_size=32, person=b"text"
    ).hexdigest()


def _byte(kind: bytes, word: str, key: bytes) -> int:
    data = word.encode("utf-8", "surrogatepass")
    return hashlib.blake2b(data, key=key, digest_size=1, person=kind).digest()[0]


def write_hashed(made: Hashed, path: Path) -> None:
    """Write as JSON, whole or not at all."""
    fields = asdict(made) | {
        "folds": base64.b64encode(made.folds).decode("ascii"),
        "forms": base64.b64encode(made.forms).decode("ascii"),
    }
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    beside.write_text(json.dumps(fields, ensure_ascii=False) + "\n", encoding="utf-8", newline="")
    beside.replace(path)


def read_hashed(path: Path) -> Hashed:
    """Read what `write_hashed` wrote.

    Raises:
        MissingError: there is no such file.
        InputError: it is something else, or its parts do not fit one another.
    """
    if not path.is_file():
        raise MissingError(path, expected="a text as hashes of its words")
    try:
        fields = json.loads(path.read_text(encoding="utf-8"))
        made = Hashed(
            folds=base64.b64decode(fields["folds"], validate=True),
            forms=base64.b64decode(fields["forms"], validate=True),
            gaps=tuple(map(str, fields["gaps"])),
            lengths=tuple(map(int, fields["lengths"])),
            digest=str(fields["digest"]),
        )
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        expected = "what `cadrage standoff` wrote"
        raise InputError(path, found=str(error), expected=expected) from error
    sizes = {len(made.folds), len(made.forms), len(made.gaps) - 1, len(made.lengths)}
    if len(sizes) != 1:
        raise InputError(
            path, found=f"parts of {sorted(sizes)} words", expected="the same number in each"
        )
    return made
