"""Two articles side by side: which sentence of one speaks of what a sentence of the other does.

Sentences are alike as far as they share words and topics that few sentences have; each is paired
at most once, with its best counterpart first. Place in the article doesn't matter.
"""

from __future__ import annotations

from collections import defaultdict

import numpy as np
import numpy.typing as npt
import pandas as pd

from cadrage import tables
from cadrage.errors import UnknownNameError
from cadrage.measure.search import fold
from cadrage.measure.vocabulary import words_of

SHORTEST, STEM = 4, 6
TOPIC_WORDS = 4
TOPIC = "#"

Floats = npt.NDArray[np.float64]


def align(
    sentences: pd.DataFrame,
    first: str,
    second: str,
    *,
    topics: pd.DataFrame | None = None,
    topic_weight: float = 3.0,
    threshold: float = 0.12,
) -> pd.DataFrame:
    """The sentences of two articles, paired where they speak of the same thing.

    Args:
        sentences: table `sentences` of the whole corpus; how rare a word is, is told by all.
        first: siglum of one article.
        second: siglum of the other.
        topics: what sentences speak of in whatever words, such as the referents of `labels`
            (columns article, sentence, topic).
        topic_weight: how many words as rare a topic weighs as much as.
        threshold: least similarity (cosine, 0 to 1) of a pair.

    Returns:
        table `alignment` in the order of the first article, then what the second has alone:
        sentence or other_sentence is empty where there is no counterpart.

    Raises:
        UnknownNameError: no such article.

    Note:
        Likeness is of words (their first six letters), not of sense: two names for one thing
        meet only through a topic, and a set phrase can pair what has little to do with each
        other.
    """
    known = set(sentences["article"])
    for name in (first, second):
        if name not in known:
            raise UnknownNameError("article", name, known)
    features = _features(sentences, topics)
    weights = _weights(features, topic_weight)
    where = [np.flatnonzero(sentences["article"] == name) for name in (first, second)]
    sides = [sentences.iloc[places] for places in where]
    stems = [[features[place] for place in places] for places in where]
    alike = _similarity(stems[0], stems[1], weights)
    pairs = _paired(alike, threshold)
    rows = [_row(sides, at, pairs.get(at), alike, stems, weights) for at in range(len(sides[0]))]
    taken = set(pairs.values())
    rows += [
        _row(sides, None, at, alike, stems, weights)
        for at in range(len(sides[1]))
        if at not in taken
    ]
    return tables.check("alignment", tables.frame("alignment", rows))


def _features(sentences: pd.DataFrame, topics: pd.DataFrame | None) -> list[dict[str, str]]:
    """For each sentence stem → the first word that has it, and topic mark → topic."""
    spoken: defaultdict[tuple[str, int], list[str]] = defaultdict(list)
    if topics is not None:
        for row in topics.itertuples():
            spoken[row.article, int(row.sentence)].append(str(row.topic))
    found = []
    for row in sentences.itertuples():
        own: dict[str, str] = {}
        for word in words_of(row.text):
            if len(word) >= SHORTEST:
                own.setdefault(fold(word)[:STEM], word)
        # no stem holds a sign, so that a topic never meets a word
        own |= {f"{TOPIC}{topic}": topic for topic in spoken[row.article, int(row.sentence)]}
        found.append(own)
    return found


def _weights(features: list[dict[str, str]], topic_weight: float) -> dict[str, float]:
    """Feature → how rare it is: the logarithm of sentences by sentences that have it."""
    having: dict[str, int] = {}
    for own in features:
        for feature in own:
            having[feature] = having.get(feature, 0) + 1
    return {
        name: float(np.log(len(features) / number)) * (topic_weight if name[0] == TOPIC else 1)
        for name, number in having.items()
    }


def _similarity(
    first: list[dict[str, str]], second: list[dict[str, str]], weights: dict[str, float]
) -> Floats:
    columns = {stem: at for at, stem in enumerate(sorted({s for own in first for s in own}))}
    vectors = [np.zeros((len(side), len(columns))) for side in (first, second)]
    norms = []
    for side, vector in zip((first, second), vectors, strict=True):
        for row, own in enumerate(side):
            for stem in own:
                if stem in columns:
                    vector[row, columns[stem]] = weights[stem]
        squares = [sum(weights[stem] ** 2 for stem in own) for own in side]
        norms.append(np.sqrt(np.maximum(squares, 1e-12)))
    return (vectors[0] @ vectors[1].T) / np.outer(norms[0], norms[1])


def _paired(alike: Floats, threshold: float) -> dict[int, int]:
    """Row → column, the most alike first, each once."""
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for cell in np.argsort(-alike, axis=None, kind="stable"):
        row, column = divmod(int(cell), alike.shape[1])
        if alike[row, column] < threshold:
            break
        if row not in pairs and column not in taken:
            pairs[row] = column
            taken.add(column)
    return pairs


def _row(
    sides: list[pd.DataFrame],
    at: int | None,
    other: int | None,
    alike: Floats,
    stems: list[list[dict[str, str]]],
    weights: dict[str, float],
) -> dict[str, object]:
    row: dict[str, object] = {
        "article": sides[0]["article"].iloc[0],
        "other_article": sides[1]["article"].iloc[0],
    }
    for prefix, side, place in (("", sides[0], at), ("other_", sides[1], other)):
        if place is not None:
            row[f"{prefix}sentence"] = int(side["sentence"].iloc[place])
            row[f"{prefix}text"] = side["text"].iloc[place]
    if at is not None and other is not None:
        shared = sorted(
            stems[0][at].keys() & stems[1][other].keys(), key=lambda stem: (-weights[stem], stem)
        )
        # beside what made the pair, words such as «cette» say nothing
        shared = [stem for stem in shared if 2 * weights[stem] >= weights[shared[0]]]
        row["similarity"] = round(float(alike[at, other]), 4)
        row["topic"] = ", ".join(stems[0][at][stem] for stem in shared[:TOPIC_WORDS])
    return row
