"""From whom an article has what it quotes, and each voice once however often it was printed."""

from __future__ import annotations

import pandas as pd

from cadrage.measure.copies import repeated


def once(spoken: pd.DataFrame, sentences: pd.DataFrame, reuse: pd.DataFrame) -> pd.DataFrame:
    """The quotations without those in sentences that an earlier article quotes too.

    A sentence whose copy stands earlier and was not found to quote counts: its voice would be lost.

    Args:
        spoken: from `voices`.
        sentences: table `sentences`.
        reuse: table `reuse_found`: three articles that print one communiqué are one voice.
    """
    quoted = pd.MultiIndex.from_frame(spoken[["article", "sentence"]])
    own = sentences[_are_in(quoted, sentences, "")]
    linked = reuse[_are_in(quoted, reuse, "") & _are_in(quoted, reuse, "other_")]
    copies = repeated(own, dict.fromkeys(own["article"], "corpus"), reuse=linked)
    again = set(zip(copies["article"], copies["sentence"], strict=True))
    places = zip(spoken["article"], spoken["sentence"], strict=True)
    return spoken[[place not in again for place in places]]


def _are_in(places: pd.MultiIndex, rows: pd.DataFrame, side: str) -> pd.Series:
    """Whether each row's sentence is one of these."""
    own = pd.MultiIndex.from_arrays([rows[f"{side}article"], rows[f"{side}sentence"]])
    return pd.Series(own.isin(places), index=rows.index)


def relayed(
    spoken: pd.DataFrame, actors: pd.DataFrame, known: pd.DataFrame | None = None
) -> pd.DataFrame:
    """The quotations that the article has from somebody, by its own words or by the record.

    Args:
        spoken: from `voices`.
        actors: table `actors`; a relay that is none of its ids stays as it is.
        known: table `reuse_known`; its sentences stand elsewhere too.

    Returns:
        article, voice, text, relay (who the article says it is), elsewhere, evidence; one row a
        quotation.
    """
    columns = ["article", "voice", "text", "relay", "elsewhere", "evidence"]
    cases = pd.DataFrame(columns=["evidence", "elsewhere"], dtype="string")
    if known is not None and known["sentences"].notna().any():
        told = known[known["sentences"].notna()]
        cases = told.assign(evidence=told["sentences"].str.split()).explode("evidence")
        said = cases["elsewhere"] + " (" + cases["relation"] + ")"
        cases = said.groupby(cases["evidence"]).agg("; ".join).rename("elsewhere").reset_index()
    made = spoken.merge(cases, on="evidence", how="left")
    names = dict(zip(actors["id"], actors["name"], strict=True))
    made["relay"] = [names.get(relay, relay) for relay in made["relay"]]
    had = made["relay"].notna() | made["elsewhere"].notna()
    return made.loc[had, columns].reset_index(drop=True)
