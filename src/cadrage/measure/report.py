"""All tables of the report, from the layers and the analyst's knowledge of the case."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from cadrage import tables
from cadrage.measure import agreement, chronology, overview, presence, voices
from cadrage.measure.finding import Finding, as_table

GOLD = "gold/"


def tables_of(
    layers: Mapping[str, pd.DataFrame], case: Mapping[str, pd.DataFrame]
) -> dict[str, pd.DataFrame]:
    """The layers, and what follows from them: translations, events, scores, findings.

    Args:
        layers: articles, texts, edits and every layer, by name.
        case: the optional sheets of the corpus folder that are there, by name.
    """
    found = dict(layers)
    translations = case.get("translations", tables.frame("translations", []))
    found["translations"] = tables.check("translations", translations)
    found["events"] = events(layers, case)
    found["scores"], found["disagreements"] = agreement.scores(_gold(case), dict(layers))
    found["findings"] = as_table(findings(found, case))
    return found


def events(layers: Mapping[str, pd.DataFrame], case: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """The table `events`: what the articles tell, then what is recorded, if a record is given."""
    lanes = [chronology.told(layers["dates"], layers["sentences"])]
    if "record" in case:
        lanes.append(chronology.recorded(case["record"]))
    return tables.check("events", pd.concat(lanes, ignore_index=True))


def findings(found: Mapping[str, pd.DataFrame], case: Mapping[str, pd.DataFrame]) -> list[Finding]:
    """The findings of every chapter, in the order of the chapters."""
    actors = case.get("actors", pd.DataFrame(columns=["id", "name", "camp"], dtype="string"))
    return [
        *overview.findings(found["articles"], found["texts"], found["edits"], found["sentences"]),
        *chronology.findings(found["dates"], found["articles"], found["events"]),
        *presence.findings(found["mentions"], found["quotes"]),
        *voices.findings(voices.voices(found["quotes"], actors)),
        *agreement.findings(found["scores"]),
    ]


def _gold(case: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    return {name.removeprefix(GOLD): frame for name, frame in case.items() if name.startswith(GOLD)}
