"""Which wordings may be copies of each other: those that share n-grams, or buckets of MinHash.

A candidate is only proposed here; `reuse` measures each on its words.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from cadrage.measure.shingles import Hashes, Ints, Wordings, grams, shards

BUCKETS, SEED = 128, 2021
LOW = np.uint64(0xFFFFFFFF)

Owners = npt.NDArray[np.int32]


def by_index(wordings: Wordings, *, threshold: float, most_copies: int) -> Ints:
    """Every pair that can share enough n-grams, through an index of all of them.

    Args:
        wordings: the wordings.
        threshold: least share of the n-grams of the shorter one.
        most_copies: an n-gram in more wordings proposes no pair.

    Returns:
        pairs × 2, sorted: numbers of wordings, the smaller first. No pair is missing that shares
        enough and at least one n-gram that proposes.
    """
    sizes = np.zeros(len(wordings), dtype=np.int64)
    unasked = np.zeros(len(wordings), dtype=np.int64)
    found = []
    for hashes, owners in shards(*grams(wordings)):
        sizes += np.bincount(owners, minlength=len(wordings))
        starts, lengths = _runs(hashes)
        common = np.repeat(lengths > most_copies, lengths)
        unasked += np.bincount(owners[common], minlength=len(wordings))
        keep = (lengths > 1) & (lengths <= most_copies)
        found.append(np.unique(_pairs(owners, starts[keep], lengths[keep]), return_counts=True))
    pairs, shared = _summed(found)
    first, second = _unpacked(pairs)
    # the n-grams that proposed nothing may be shared too
    most = shared + np.minimum(unasked[first], unasked[second])
    able = most >= threshold * np.minimum(sizes[first], sizes[second])
    return np.column_stack([first[able], second[able]])


def by_minhash(wordings: Wordings, *, most_copies: int) -> Ints:
    """Pairs of which one of 128 MinHashes is the same; pairs × 2, sorted.

    Args:
        wordings: the wordings.
        most_copies: a MinHash that more wordings have proposes no pair.

    Note:
        A band of one permutation, since a sentence that stands in a longer one resembles it
        little as a whole: pairs that have a twentieth of all their n-grams in common are
        proposed with a chance of 1 - 0.95^128, which is 0.999.
    """
    # a compiled library that five articles never need
    from rensa import RMinHash

    if not len(wordings):
        return np.zeros((0, 2), dtype=np.int64)
    hashes, owners = grams(wordings)
    bounds = np.searchsorted(owners, np.arange(len(wordings) + 1))
    digests = np.array(
        RMinHash.digest_matrix_from_flat_token_hashes(
            hashes, bounds.astype(np.uint64), BUCKETS, SEED
        ).to_rows(),
        dtype=np.uint64,
    )
    found = [np.zeros(0, dtype=np.uint64)]
    for keys in digests.T:
        order = np.argsort(keys, kind="stable")
        starts, lengths = _runs(keys[order])
        keep = (lengths > 1) & (lengths <= most_copies)
        found.append(np.unique(_pairs(order.astype(np.int32), starts[keep], lengths[keep])))
    return np.column_stack(_unpacked(np.unique(np.concatenate(found))))


def _runs(keys: Hashes) -> tuple[Ints, Ints]:
    """Where each run of equal keys begins, and how long it is."""
    begins = np.zeros(len(keys), dtype=bool)
    begins[:1] = True
    begins[1:] = keys[1:] != keys[:-1]
    starts = np.flatnonzero(begins)
    return starts, np.diff(np.append(starts, len(keys)))


def _pairs(owners: Owners, starts: Ints, lengths: Ints) -> Hashes:
    """All pairs within each run, packed in one number; owners rise within a run."""
    found = [np.zeros(0, dtype=np.uint64)]
    for length in np.unique(lengths):
        members = owners[starts[lengths == length][:, None] + np.arange(length)].astype(np.uint64)
        one, two = np.triu_indices(int(length), 1)
        found.append((members[:, one] << np.uint64(32) | members[:, two]).ravel())
    return np.concatenate(found)


def _summed(found: list[tuple[Hashes, Ints]]) -> tuple[Hashes, Ints]:
    pairs, which = np.unique(np.concatenate([pairs for pairs, _ in found]), return_inverse=True)
    counts = np.concatenate([counts for _, counts in found])
    return pairs, np.bincount(which, weights=counts, minlength=len(pairs)).astype(np.int64)


def _unpacked(pairs: Hashes) -> tuple[Ints, Ints]:
    return (pairs >> np.uint64(32)).astype(np.int64), (pairs & LOW).astype(np.int64)
