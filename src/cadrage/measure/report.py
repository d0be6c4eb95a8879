"""All tables of the report, from the layers and the analyst's knowledge of the case."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from cadrage import tables
from cadrage.measure import (
    agreement,
    chronology,
    coverage,
    departures,
    naming,
    overview,
    presence,
    reuse,
    silences,
    voices,
)
from cadrage.measure.finding import Finding, as_table
from cadrage.measure.gold import check_codes, check_gold

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

    Raises:
        InputError: a sheet does not fit the texts or another sheet; names file and row.
    """
    _check(layers, case)
    found = dict(layers)
    for name in PASSED_ON:
        found[name] = _passed_on(name, case)
    found["events"] = events(layers, case)
    found |= framing(found, case)
    found["scores"], found["disagreements"] = agreement.scores(_gold(case), dict(layers))
    found["findings"] = as_table(findings(found, case))
    return found


def events(layers: Mapping[str, pd.DataFrame], case: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """The table `events`: what the articles tell, then what is recorded, if a record is given."""
    lanes = [chronology.told(layers["dates"], layers["sentences"])]
    if "record" in case:
        lanes.append(chronology.recorded(case["record"]))
    return tables.check("events", pd.concat(lanes, ignore_index=True))


def framing(
    found: Mapping[str, pd.DataFrame], case: Mapping[str, pd.DataFrame]
) -> dict[str, pd.DataFrame]:
    """The tables of the chapter on framing, those for which the corpus folder has a sheet."""
    texts, sentences = found["texts"], found["sentences"]
    made = {
        "naming": naming.name_counts(found["labels"], case.get("referents")),
        "reuse_found": reuse.find_reuse(sentences),
    }
    if "silences" in case:
        made["silences"] = silences.find_silences(texts, sentences, case["silences"])
    if "coverage" in case:
        made["coverage"] = coverage.check_coverage(case["coverage"], texts, sentences)
    if "departures" in case:
        made["departures"] = departures.check_departures(case["departures"], sentences)
    if "reuse" in case:
        made["reuse_known"] = departures.check_known_reuse(case["reuse"], sentences)
    return made


def findings(found: Mapping[str, pd.DataFrame], case: Mapping[str, pd.DataFrame]) -> list[Finding]:
    """The findings of every chapter, in the order of the chapters."""
    return [
        *overview.findings(found["articles"], found["texts"], found["edits"], found["sentences"]),
        *chronology.findings(found["dates"], found["articles"], found["events"]),
        *presence.findings(found["mentions"], found["quotes"]),
        *voices.findings(voices.voices(found["quotes"], found["actors"])),
        *naming.findings(found["naming"]),
        *(silences.findings(found["silences"]) if "silences" in found else ()),
        *agreement.findings(found["scores"]),
    ]


def _check(layers: Mapping[str, pd.DataFrame], case: Mapping[str, pd.DataFrame]) -> None:
    """The sheets against the texts and one another, where both are there."""
    referents, frames = case.get("referents"), case.get("frames")
    if referents is not None and "labels" in case:
        check_codes(case["labels"], "referent", referents["referent"], file="labels.csv")
    check_gold(
        _gold(case), layers["sentences"], layers["texts"], referents=referents, frames=frames
    )


def _passed_on(name: str, case: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """A sheet of the corpus folder as the table of its contract; empty where it is not there."""
    if name not in case:
        return tables.frame(name, [])
    columns = [column.name for column in tables.columns(name)]
    return tables.check(name, case[name][columns])


def _gold(case: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    return {name.removeprefix(GOLD): frame for name, frame in case.items() if name.startswith(GOLD)}
