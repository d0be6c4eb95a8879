"""Weighted log-odds with an informative Dirichlet prior, for whole vocabularies at once."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]


def log_odds(first: Floats, second: Floats, prior: Floats) -> tuple[Floats, Floats]:
    """The log-odds ratio of each word between two groups, and its z score.

    Args:
        first: counts of the words in one group.
        second: counts of the same words in the other.
        prior: pseudo-counts of the same words, all above 0.

    Returns:
        delta: above 0 where the first group uses the word more; and delta by its standard error.

    Note:
        The variance is approximated by 1 / (count + prior), summed over the two groups.

    References:
        Monroe, Colaresi & Quinn 2008; the values equal those of the package `logodds`.
    """
    whole = prior.sum()
    delta = log_odds_of(first, prior, first.sum() + whole) - log_odds_of(
        second, prior, second.sum() + whole
    )
    return delta, delta / np.sqrt(1 / (first + prior) + 1 / (second + prior))


def log_odds_of(counts: npt.NDArray[Any], prior: Floats, whole: npt.NDArray[Any] | float) -> Floats:
    """The log-odds of each word in one group; `whole` is its size with the whole prior."""
    return np.log((counts + prior) / (whole - counts - prior))
