"""Who speaks: quoted words by speaker and camp, and the words that introduce them."""

from __future__ import annotations

import pandas as pd

from cadrage.measure.finding import Finding, counted, evidence_cell, evidence_ids
from cadrage.measure.shares import slug

UNNAMED = "unnamed"
UNRESOLVED = "not resolved"
NO_CAMP = "no camp coded"
NO_STANDING = "not coded"


def voices(quotes: pd.DataFrame, actors: pd.DataFrame) -> pd.DataFrame:
    """Every quotation with its speaker's name and camp and its length.

    Args:
        quotes: table `quotes`.
        actors: authority with the columns id, name, camp, speaks_for; may be empty.

    Returns:
        The rows of `quotes` with the columns evidence, voice, camp, side, standing, words (of the
        content, without what another says within it).
    """
    names = dict(zip(actors["id"], actors["name"], strict=True))
    camps, standings = _coded(actors, "camp"), _coded(actors, "standing")
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
        standing=speaker.map(standings).astype("string").fillna(NO_STANDING),
        words=pd.array(_own_words(quotes), dtype="Int64"),
    )


def _own_words(quotes: pd.DataFrame) -> list[int]:
    """The words of each quotation that stand in no other within it: the innermost speaker's."""
    spans: dict[str, list[tuple[int, int]]] = {}
    for row in quotes.itertuples(index=False):
        spans.setdefault(row.article, []).append((int(row.start), int(row.end)))
    counts = []
    for row in quotes.itertuples(index=False):
        text, first, last = row.text, int(row.start), int(row.end)
        for start, end in spans[row.article]:
            if first <= start and end <= last and (start, end) != (first, last):
                text = text[: start - first] + " " * (end - start) + text[end - first :]
        counts.append(len(text.split()))
    return counts


def _coded(actors: pd.DataFrame, column: str) -> dict[str, object]:
    """Actor → what the analyst codes; a capital or country that speaks has its government's."""
    own = dict(zip(actors["id"], actors[column], strict=True))
    behind = dict(zip(actors["id"], actors["speaks_for"], strict=True))
    return {
        actor: own.get(behind[actor]) if pd.isna(code) else code for actor, code in own.items()
    }


def side(camp: str) -> str:
    """The side that a camp belongs to: «Mer» of «Mer / port»."""
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
            evidence=("evidence", evidence_cell),
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
# standings whose absence is a finding
ABSENT = ("victim", "expert", "civil", "media", "armed", "anonymous", "official")


def cues(spoken: pd.DataFrame) -> pd.DataFrame:
    """The words that introduce each voice: voice, camp, cue, cue_class, quotes, evidence."""
    reported = spoken[spoken["cue"].notna()]
    made = reported.groupby(
        ["voice", "camp", "cue", "cue_class"], dropna=False, as_index=False
    ).agg(
        quotes=("words", "size"),
        evidence=("evidence", evidence_cell),
    )
    return made.sort_values(["voice", "quotes", "cue"], ascending=[True, False, True]).reset_index(
        drop=True
    )


def classes(spoken: pd.DataFrame) -> pd.DataFrame:
    """What the introducing words say of the content: side, cue_class, quotes, cues, evidence."""
    reported = spoken[spoken["cue"].notna()]
    made = reported.groupby(["side", "cue_class"], as_index=False).agg(
        quotes=("words", "size"),
        cues=("cue", lambda cues: ", ".join(dict.fromkeys(sorted(cues)))),
        evidence=("evidence", evidence_cell),
    )
    return made.sort_values(
        ["side", "quotes", "cue_class"], ascending=[True, False, True]
    ).reset_index(drop=True)


def findings(spoken: pd.DataFrame, *, dropped: int = 0) -> list[Finding]:
    """The findings on voices; `dropped` is how many quotations `once` left out."""
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
    found.append(
        counted(
            "voices.repeated", [], value=dropped, among="reuse_found",
            definition="Quotations left out because an earlier article has the same sentence",
        )
    )  # fmt: skip
    had = spoken[spoken["relay"].notna()]
    definition = "Quotations that the article says it has from another"
    found.append(counted("voices.relayed", had["evidence"], definition, among="quotes"))
    for column in ("side", "standing"):
        for own, rows in spoken.groupby(column, sort=True):
            name = slug(str(own))
            key = f"voices.quotes.{name if column == 'side' else f'{column}.{name}'}"
            definition = f"Quotations, {column} of the speaker coded {own}"
            found.append(counted(key, rows["evidence"], definition))
    for standing in ABSENT:
        if not (spoken["standing"] == standing).any():
            key = f"voices.quotes.standing.{standing}"
            definition = f"Quotations, standing of the speaker coded {standing}"
            found.append(counted(key, [], definition, among="quotes"))
    return found
