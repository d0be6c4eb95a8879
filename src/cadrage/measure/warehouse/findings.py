"""The findings of a large corpus: those of its excerpt, with the values that all articles give."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pandas as pd

from cadrage.measure import shares, silences
from cadrage.measure.finding import Finding, as_table, in_words

# of one article, of what a reader coded, or measured elsewhere: the same whatever is counted
AS_THEY_ARE = (
    "corpus.words.", "corpus.stripped.", "time.first.", "time.back.", "time.recorded", "coverage.",
    "departures.", "frames.", "reuse.known", "reuse.sentences", "trust.", "unseen.",
)  # fmt: skip
YEARS = ("corpus.published.first", "corpus.published.last")


@dataclass(frozen=True, slots=True)
class Counted:
    """What was counted over all articles.

    `values`: finding → value. `voice_shares`: the table. `searches`: silence → articles, absent.
    """

    values: Mapping[str, float]
    voice_shares: pd.DataFrame
    searches: Mapping[str, Mapping[str, int]]
    articles: int


def over_all(excerpt: Mapping[str, pd.DataFrame], counted: Counted) -> pd.DataFrame:
    """The table `findings`: each value over all articles, its evidence from the excerpt.

    Args:
        excerpt: the tables of the excerpt, with its own findings.
        counted: the counts of the whole.

    Note:
        What is counted in the excerpt alone says so in its definition.
    """
    shown = len(excerpt["articles"])
    every = f"Of all {counted.articles:,} articles; the sentences are those of {shown:,} of them"
    among = f"Among {shown:,} of {counted.articles:,} articles, the excerpt"
    found: dict[str, Finding] = {}
    for own in _of(excerpt["findings"]):
        if own.finding in counted.values:
            value = counted.values[own.finding]
            text = str(int(value)) if own.finding in YEARS else in_words(value)
            found[own.finding] = _said(own, every, value=value, text=text)
        elif own.finding.startswith("voices.share."):
            found |= {one.finding: _said(one, every) for one in shares.findings(
                counted.voice_shares)}  # fmt: skip
        elif own.finding.startswith("silence."):
            made = silences.findings(excerpt["silences"], whole=counted.searches)
            found |= {one.finding: _said(one, every) for one in made}
        elif own.finding.startswith(AS_THEY_ARE):
            found[own.finding] = own
        elif own.finding not in found:
            found[own.finding] = _said(own, among)
    for key in sorted(counted.values.keys() - found.keys()):
        # what the excerpt does not have
        value = counted.values[key]
        found[key] = Finding(key, value, in_words(value), every, ("table:articles",))
    return as_table(found.values())


def _of(findings: pd.DataFrame) -> Iterator[Finding]:
    for row in findings.itertuples(index=False):
        ids = () if pd.isna(row.evidence) else tuple(str(row.evidence).split())
        yield Finding(row.finding, row.value, row.text, row.definition, ids)


def _said(
    own: Finding, where: str, *, value: float | None = None, text: str | None = None
) -> Finding:
    definition = f"{own.definition.rstrip('.')}. {where}."
    return Finding(
        own.finding, own.value if value is None else value, own.text if text is None else text,
        definition, own.evidence,
    )  # fmt: skip
