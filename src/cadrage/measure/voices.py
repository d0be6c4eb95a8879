"""Who speaks: quoted words by speaker and camp, and the verbs that introduce them."""

from __future__ import annotations

import pandas as pd

from cadrage.measure.finding import Finding, counted, evidence_ids, share

UNNAMED = "unnamed"
UNRESOLVED = "not resolved"
NO_CAMP = "no camp coded"


def voices(quotes: pd.DataFrame, actors: pd.DataFrame) -> pd.DataFrame:
    """Every quotation with its speaker's name and camp and its length.

    Args:
        quotes: table `quotes`.
        actors: authority with the columns id, name, camp, speaks_for; may be empty.

    Returns:
        The rows of `quotes` with the columns evidence, voice, camp, side, words (of the content).
    """
    names = dict(zip(actors["id"], actors["name"], strict=True))
    camps = _camps(actors)
    speaker = quotes["speaker"]
    # no speaker at all would make the column a column of floats
    voice = (
        speaker.map(names)
        .astype("string")
        .fillna(quotes["speaker_name"])
        .fillna(quotes["speaker_text"])
    )
    camp = speaker.map(camps).astype("string").fillna(NO_CAMP)
    return quotes.assign(
        evidence=evidence_ids(quotes),
        voice=voice.fillna(UNRESOLVED),
        camp=camp,
        side=camp.map(side),
        words=quotes["text"].str.split().str.len().astype("Int64"),
    )


def _camps(actors: pd.DataFrame) -> dict[str, str]:
    """Actor → camp; a capital or country that speaks has the camp of its government."""
    own = dict(zip(actors["id"], actors["camp"], strict=True))
    behind = dict(zip(actors["id"], actors["speaks_for"], strict=True))
    return {
        actor: own.get(behind[actor], NO_CAMP) if pd.isna(camp) else camp
        for actor, camp in own.items()
    }


def side(camp: str) -> str:
    """The side that a camp belongs to: «Mali» of «Mali / État malien»."""
    return camp.partition(" / ")[0]


def by_voice(spoken: pd.DataFrame) -> pd.DataFrame:
    """One row an article and voice, most words first within the article.

    Returns:
        article, voice, camp, quotes, words, direct, mixed, indirect, evidence.
    """
    return _summed(spoken, ["article", "voice", "camp"])


def by_side(spoken: pd.DataFrame) -> pd.DataFrame:
    """One row an article and side; `share` is of the article's quoted words."""
    made = _summed(spoken, ["article", "side"])
    whole = made.groupby("article")["words"].transform("sum")
    return made.assign(share=made["words"] / whole)


def _summed(spoken: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    kinds = {kind: spoken["words"].where(spoken["kind"] == kind, 0) for kind in KINDS}
    made = (
        spoken.assign(**kinds)
        .groupby(keys, sort=False, as_index=False)
        .agg(
            quotes=("words", "size"),
            words=("words", "sum"),
            direct=("direct", "sum"),
            mixed=("mixed", "sum"),
            indirect=("indirect", "sum"),
            evidence=("evidence", lambda ids: " ".join(dict.fromkeys(ids))),
        )
    )
    order = {article: n for n, article in enumerate(dict.fromkeys(spoken["article"]))}
    rank = made["article"].map(order)
    return (
        made.assign(rank=rank)
        .sort_values(
            ["rank", "words", *keys[1:]], ascending=[True, False] + [True] * (len(keys) - 1)
        )
        .drop(columns="rank")
        .reset_index(drop=True)
    )


KINDS = ("direct", "mixed", "indirect")


def cues(spoken: pd.DataFrame) -> pd.DataFrame:
    """The words that introduce each voice: voice, camp, cue, cue_class, quotes, evidence."""
    reported = spoken[spoken["cue"].notna()]
    made = reported.groupby(
        ["voice", "camp", "cue", "cue_class"], dropna=False, as_index=False
    ).agg(
        quotes=("words", "size"),
        evidence=("evidence", lambda ids: " ".join(dict.fromkeys(ids))),
    )
    return made.sort_values(["voice", "quotes", "cue"], ascending=[True, False, True]).reset_index(
        drop=True
    )


def findings(spoken: pd.DataFrame) -> list[Finding]:
    """The findings on voices."""
    whole = int(spoken["words"].sum())
    found = [
        counted(
            "voices.quotes", spoken["evidence"], "Quotations and reported statements",
            among="quotes",
        ),
        counted(
            "voices.words", spoken["evidence"], "Words of all quotations", value=whole,
            among="quotes",
        ),
    ]  # fmt: skip
    for kind in KINDS:
        rows = spoken[spoken["kind"] == kind]
        found.append(
            counted(
                f"voices.{kind}", rows["evidence"], f"Quotations of the kind {kind}", among="quotes"
            )
        )
    open_speaker = spoken[spoken["voice"] == UNRESOLVED]
    found.append(
        counted(
            "voices.unresolved", open_speaker["evidence"],
            "Quotations whose speaker the text or the method leaves open", among="quotes",
        )
    )  # fmt: skip
    for own, rows in spoken.groupby("side", sort=True):
        definition = f"Words of quotations whose speaker is coded {own}, of {whole} quoted words"
        part = int(rows["words"].sum())
        slug = _slug(str(own))
        ids = dict.fromkeys(rows["evidence"])
        found.append(share(f"voices.share.{slug}", part, whole, definition, ids))
        found.append(
            counted(f"voices.quotes.{slug}", rows["evidence"], f"Quotations, speaker coded {own}")
        )
    return found


def _slug(name: str) -> str:
    kept = "".join(c if c.isalnum() else "-" for c in name.lower())
    return "-".join(part for part in kept.split("-") if part)
