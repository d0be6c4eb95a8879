"""All tables of the report, from the layers and the analyst's knowledge of the case."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from cadrage import tables
from cadrage.measure import agreement, chronology, overview, presence, voices
from cadrage.measure.finding import Finding, as_table

GOLD = "gold/"
# sheets that readers of the tables need beside them
PASSED_ON = ("translations", "actors", "claims")


def tables_of(
    layers: Mapping[str, pd.DataFrame], case: Mapping[str, pd.DataFrame]
) -> dict[str, pd.DataFrame]:
    """The layers, and what follows from them: translations, events, scores, findings.

    Args:
        layers: articles, texts, edits and every layer, by name.
        case: the optional sheets of the corpus folder that are there, by name.
    """
    found = dict(layers)
    for name in PASSED_ON:
        found[name] = _passed_on(name, case)
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
    return [
        *overview.findings(found["articles"], found["texts"], found["edits"], found["sentences"]),
        *chronology.findings(found["dates"], found["articles"], found["events"]),
        *presence.findings(found["mentions"], found["quotes"]),
        *voices.findings(voices.voices(found["quotes"], found["actors"])),
        *agreement.findings(found["scores"]),
    ]


def _passed_on(name: str, case: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """A sheet of the corpus folder as the table of its contract; empty where it is not there."""
    if name not in case:
        return tables.frame(name, [])
    columns = [column.name for column in tables.columns(name)]
    return tables.check(name, case[name][columns])


def _gold(case: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    return {name.removeprefix(GOLD): frame for name, frame in case.items() if name.startswith(GOLD)}
