"""Text that recurs: sentences of one article that stand, whole or nearly, in another.

Few articles: every pair of sentences that share word n-grams, exactly. Many: MinHash finds the
candidates, and each is then measured exactly.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, product

import pandas as pd

from cadrage import tables
from cadrage.errors import UnknownNameError
from cadrage.measure.typed import typed
from cadrage.measure.vocabulary import words_of

METHODS = ("auto", "exact", "minhash")
EXACT_LIMIT = 20_000
BANDS, PERMUTATIONS, SEED = 64, 128, 2021

Grams = frozenset[tuple[str, ...]]


def find_reuse(
    sentences: pd.DataFrame,
    *,
    n: int = 5,
    threshold: float = 0.5,
    method: str = "auto",
    most_copies: int = 50,
) -> pd.DataFrame:
    """Pairs of sentences of different articles that share enough of their words in order.

    Args:
        sentences: table `sentences` (columns article, sentence, text are read).
        n: words of an n-gram; shorter sentences are never reuse.
        threshold: least share of the n-grams of the shorter sentence that the other has too.
        method: 'exact', 'minhash', or 'auto': exact up to 20,000 different sentences.
        most_copies: an n-gram that stands in more different sentences is a set phrase and
            proposes no pair (exact method).

    Returns:
        table `reuse_found`: article, sentence, other_article, other_sentence, shared (n-grams),
        share, passage (the longest run of words in common), in the order of `sentences`.

    Raises:
        UnknownNameError: no such method.

    Note:
        MinHash misses pairs that resemble each other little as wholes: it is made for near
        copies, not for one sentence woven into a longer one. What it reports is exact.
    """
    if method not in METHODS:
        raise UnknownNameError("method", method, METHODS)
    texts, places = _different(sentences, n)
    grams = [ngrams(words, n) for words in texts]
    if method == "auto":
        method = "exact" if len(texts) <= EXACT_LIMIT else "minhash"
    candidates = _by_index(grams, most_copies) if method == "exact" else _by_minhash(grams)
    alike = _measured(candidates, grams, threshold)
    rows = list(_rows(alike, texts, places, grams, n))
    made = pd.DataFrame(sorted(rows), columns=["first", "second", "shared", "share", "passage"])
    return _named(made, sentences)


def ngrams(words: Sequence[str], n: int) -> Grams:
    """The different runs of n words."""
    return frozenset(zip(*(words[at:] for at in range(n)), strict=False))


def _different(sentences: pd.DataFrame, n: int) -> tuple[list[tuple[str, ...]], list[list[int]]]:
    """Each different wording once, with the rows where it stands."""
    places: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for row, text in enumerate(sentences["text"]):
        words = tuple(words_of(text))
        if len(words) >= n:
            places[words].append(row)
    return list(places), list(places.values())


def _by_index(grams: Sequence[Grams], most_copies: int) -> Iterator[tuple[int, int]]:
    holders: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, own in enumerate(grams):
        for gram in own:
            holders[gram].append(number)
    pairs: set[tuple[int, int]] = set()
    for numbers in holders.values():
        if len(numbers) <= most_copies:
            pairs.update(combinations(numbers, 2))
    yield from sorted(pairs)


def _by_minhash(grams: Sequence[Grams]) -> Iterator[tuple[int, int]]:
    # a compiled library that five articles never need
    from rensa import RMinHash, RMinHashLSH

    sketches = RMinHash.from_token_sets(
        [[" ".join(gram) for gram in sorted(own)] for own in grams], PERMUTATIONS, SEED
    )
    index = RMinHashLSH(0.5, PERMUTATIONS, BANDS)
    index.insert_many(sketches)
    for number, found in enumerate(index.query_all(sketches)):
        yield from ((number, other) for other in sorted(set(found)) if other > number)


def _measured(
    candidates: Iterable[tuple[int, int]], grams: Sequence[Grams], threshold: float
) -> Iterator[tuple[int, int]]:
    for first, second in candidates:
        shared = len(grams[first] & grams[second])
        if shared and shared >= threshold * min(len(grams[first]), len(grams[second])):
            yield first, second


def _rows(
    alike: Iterable[tuple[int, int]],
    texts: Sequence[tuple[str, ...]],
    places: Sequence[list[int]],
    grams: Sequence[Grams],
    n: int,
) -> Iterator[tuple[int, int, int, float, str]]:
    """One row a pair of places, first the earlier: near copies, then the wordings that recur."""
    for first, second in alike:
        shared = len(grams[first] & grams[second])
        share = shared / min(len(grams[first]), len(grams[second]))
        passage = longest_run(texts[first], texts[second], n)
        for here, there in product(places[first], places[second]):
            yield min(here, there), max(here, there), shared, share, passage
    for words, rows in zip(texts, places, strict=True):
        for here, there in combinations(rows, 2):
            yield here, there, len(ngrams(words, n)), 1.0, " ".join(words)


def longest_run(first: Sequence[str], second: Sequence[str], n: int) -> str:
    """The longest run of words that both hold, the first of several; '' if under n words."""
    best, end = 0, 0
    lengths = [0] * (len(second) + 1)
    for at, word in enumerate(first, 1):
        row = [0] * (len(second) + 1)
        for other, candidate in enumerate(second, 1):
            if word == candidate:
                row[other] = lengths[other - 1] + 1
                if row[other] > best:
                    best, end = row[other], at
        lengths = row
    return " ".join(first[end - best : end]) if best >= n else ""


def _named(made: pd.DataFrame, sentences: pd.DataFrame) -> pd.DataFrame:
    for side, prefix in (("first", ""), ("second", "other_")):
        rows = sentences.iloc[made[side].to_numpy(dtype=int)]
        made[f"{prefix}article"] = rows["article"].to_numpy()
        made[f"{prefix}sentence"] = rows["sentence"].to_numpy()
    apart = made[made["article"] != made["other_article"]]
    return tables.check("reuse_found", typed("reuse_found", apart.reset_index(drop=True)))
