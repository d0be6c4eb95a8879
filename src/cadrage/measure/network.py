"""Who appears with whom: actors that stand in one sentence."""

from __future__ import annotations

from itertools import combinations

import pandas as pd

from cadrage.measure.finding import Finding, counted
from cadrage.measure.voices import NO_CAMP, side

# places and events are where and when, not who
WHO = ("person", "organisation", "state", "operation", "group")


def together(mentions: pd.DataFrame, *, kinds: tuple[str, ...] = WHO) -> pd.DataFrame:
    """Pairs of actors in one sentence: first, second, sentences, evidence; most often first.

    Args:
        mentions: table `mentions`; demonyms and what has no name are left out.
        kinds: of the actors that count.
    """
    known = _counted(mentions, kinds)
    beside: dict[tuple[str, int], set[str]] = {}
    for article, sentence, name in zip(
        known["article"], known["sentence"], known["name"], strict=True
    ):
        beside.setdefault((article, sentence), set()).add(name)
    found: dict[tuple[str, str], list[str]] = {}
    for (article, sentence), names in beside.items():
        for pair in combinations(sorted(names), 2):
            found.setdefault(pair, []).append(f"{article}.{sentence}")
    rows = [(a, b, len(ids), " ".join(ids)) for (a, b), ids in found.items()]
    made = pd.DataFrame(rows, columns=["first", "second", "sentences", "evidence"])
    return made.sort_values(
        ["sentences", "first", "second"], ascending=[False, True, True]
    ).reset_index(drop=True)


def actors_of(
    mentions: pd.DataFrame, actors: pd.DataFrame, *, kinds: tuple[str, ...] = WHO
) -> pd.DataFrame:
    """The actors of the network, those in most sentences first.

    Args:
        mentions: table `mentions`.
        actors: table `actors`; gives the camp, may be empty.
        kinds: of the actors that count.

    Returns:
        name, kind, side (of the camp coded), sentences (that mention it), evidence.
    """
    camps = dict(zip(actors["name"], actors["camp"], strict=True))
    known = _counted(mentions, kinds).drop_duplicates(["article", "sentence", "name"])
    evidence = known["article"] + "." + known["sentence"].astype("string")
    made = (
        known.assign(evidence=evidence)
        .groupby("name", sort=True, as_index=False)
        .agg(
            kind=("kind", "first"),
            sentences=("evidence", "size"),
            evidence=("evidence", " ".join),
        )
    )
    coded = [camps.get(name) for name in made["name"]]
    made["side"] = [NO_CAMP if pd.isna(camp) else side(str(camp)) for camp in coded]
    made = made[["name", "kind", "side", "sentences", "evidence"]]
    return made.sort_values(["sentences", "name"], ascending=[False, True]).reset_index(drop=True)


def _counted(mentions: pd.DataFrame, kinds: tuple[str, ...]) -> pd.DataFrame:
    named = mentions["name"].notna() & (mentions["method"] != "demonym")
    return mentions[named & mentions["kind"].isin(kinds)]


def findings(mentions: pd.DataFrame) -> list[Finding]:
    """How many actors stand in the network, how many pairs, and the pair that meets most."""
    pairs = together(mentions)
    names = {*pairs["first"], *pairs["second"]}
    ids = [one for cell in pairs["evidence"] for one in cell.split()]
    found = [
        counted(
            "network.actors", ids, "Actors that stand beside another", value=len(names),
            among="mentions",
        ),
        counted(
            "network.pairs", ids, "Pairs of actors in one sentence", value=len(pairs),
            among="mentions",
        ),
    ]  # fmt: skip
    if len(pairs):
        most = pairs.iloc[0]
        key, value = "network.most", int(most["sentences"])
        definition = f"Sentences with {most['first']} and {most['second']}, the most of any pair"
        found.append(counted(key, most["evidence"].split(), definition, value=value))
    return found
