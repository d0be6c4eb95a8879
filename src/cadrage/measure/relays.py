"""From whom an article has what it quotes, and each voice once however often it was printed."""

from __future__ import annotations

import pandas as pd

from cadrage.measure.copies import repeated


def once(spoken: pd.DataFrame, sentences: pd.DataFrame, reuse: pd.DataFrame) -> pd.DataFrame:
    """The quotations without those in sentences that an earlier article has too.

    Args:
        spoken: from `voices`.
        sentences: table `sentences`.
        reuse: table `reuse_found`: three articles that print one communiqué are one voice.
    """
    whole = dict.fromkeys(sentences["article"], "corpus")
    copies = repeated(sentences, whole, reuse=reuse)
    again = set(zip(copies["article"], copies["sentence"], strict=True))
    places = zip(spoken["article"], spoken["sentence"], strict=True)
    return spoken[[place not in again for place in places]]


def relayed(spoken: pd.DataFrame, known: pd.DataFrame | None = None) -> pd.DataFrame:
    """The quotations that the article has from somebody, by its own words or by the record.

    Args:
        spoken: from `voices`.
        known: table `reuse_known`; its sentences stand elsewhere too.

    Returns:
        article, voice, words, relay (as the article says it), elsewhere, relation, evidence; one
        row a quotation and case of reuse.
    """
    columns = ["article", "voice", "words", "relay", "elsewhere", "relation", "evidence"]
    cases = pd.DataFrame(columns=["evidence", "elsewhere", "relation"], dtype="string")
    if known is not None and known["sentences"].notna().any():
        told = known[known["sentences"].notna()]
        cases = told.assign(evidence=told["sentences"].str.split()).explode("evidence")
        cases = cases[["evidence", "elsewhere", "relation"]]
    made = spoken.merge(cases, on="evidence", how="left")
    had = made["relay"].notna() | made["elsewhere"].notna()
    return made.loc[had, columns].reset_index(drop=True)
