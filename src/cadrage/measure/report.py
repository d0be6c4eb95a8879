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
    framing,
    naming,
    network,
    overview,
    presence,
    relays,
    reliability,
    reuse,
    shares,
    silences,
    unseen,
    voices,
)
from cadrage.measure.finding import Finding, as_table
from cadrage.measure.gold import check_codes, check_gold

GOLD = "gold/"
GOLD_QUOTES, GOLD_FRAMES = "gold/quotes", "gold/frames"
# sheets that readers of the tables need beside them
PASSED_ON = ("translations", "actors", "claims")


def tables_of(
    layers: Mapping[str, pd.DataFrame], case: Mapping[str, pd.DataFrame], *, excerpt: bool = False
) -> dict[str, pd.DataFrame]:
    """The layers, and what follows from them: translations, events, scores, findings.

    Args:
        layers: articles, texts, edits and every layer, by name.
        case: the optional sheets of the corpus folder that are there, by name.
        excerpt: the layers are those of some articles; facts are asked of those they name.

    Raises:
        InputError: a sheet does not fit the texts or another sheet; names file and row.
    """
    _check(layers, case)
    found = dict(layers)
    for name in PASSED_ON:
        found[name] = passed_on(name, case)
    found["events"] = events(layers, case)
    found |= framed(found, case, excerpt=excerpt)
    spoken, dropped = _spoken(found)
    found["voice_shares"] = shares.voice_shares(spoken, _read(found, case))
    found["scores"], found["disagreements"] = agreement.scores(_gold(case), dict(layers))
    found["unseen"] = unseen.unseen()
    found["reliability"] = reliability.reliability()
    found["findings"] = as_table(findings(found, case, spoken=spoken, dropped=dropped))
    return found


def events(layers: Mapping[str, pd.DataFrame], case: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """The table `events`: what the articles tell, then what is recorded, if a record is given."""
    lanes = [chronology.told(layers["dates"], layers["sentences"])]
    if "record" in case:
        lanes.append(chronology.recorded(case["record"]))
    return tables.check("events", pd.concat(lanes, ignore_index=True))


def framed(
    found: Mapping[str, pd.DataFrame], case: Mapping[str, pd.DataFrame], *, excerpt: bool = False
) -> dict[str, pd.DataFrame]:
    """The tables of the chapter on framing, those for which the corpus folder has a sheet."""
    texts, sentences = found["texts"], found["sentences"]
    made = {
        "naming": naming.name_counts(found["labels"], None if excerpt else case.get("referents")),
        "reuse_found": reuse.find_reuse(sentences),
    }
    if "silences" in case:
        made["silences"] = silences.find_silences(texts, sentences, case["silences"])
    if "coverage" in case:
        told = case["coverage"]
        asked = [
            frame[frame["article"].isin(told["article"])] if excerpt else frame
            for frame in (texts, sentences)
        ]
        made["coverage"] = coverage.check_coverage(told, *asked)
    if "departures" in case:
        made["departures"] = departures.check_departures(case["departures"], sentences)
    if "reuse" in case:
        made["reuse_known"] = departures.check_known_reuse(case["reuse"], sentences)
    if GOLD_FRAMES in case and "frames" in case:
        gold, codebook = case[GOLD_FRAMES], case["frames"]
        made["frames_read"] = framing.frames_read(gold, codebook, sentences)
        made["frame_scores"] = framing.frame_scores(gold, found["frames"], codebook)
    return made


def _spoken(found: Mapping[str, pd.DataFrame]) -> tuple[pd.DataFrame, int]:
    """The quotations with their voices, each once, and how many were left out as repeated."""
    whole = voices.voices(found["quotes"], found["actors"])
    kept = relays.once(whole, found["sentences"], found["reuse_found"])
    return kept, len(whole) - len(kept)


def _read(
    found: Mapping[str, pd.DataFrame], case: Mapping[str, pd.DataFrame]
) -> pd.DataFrame | None:
    """The same of the quotations that a reader coded."""
    if GOLD_QUOTES not in case:
        return None
    read = voices.voices(case[GOLD_QUOTES], found["actors"])
    return relays.once(read, found["sentences"], found["reuse_found"])


def findings(
    found: Mapping[str, pd.DataFrame], case: Mapping[str, pd.DataFrame], *,
    spoken: pd.DataFrame, dropped: int,
) -> list[Finding]:  # fmt: skip
    """The findings of every chapter, in the order of the chapters.

    Args:
        found: the tables made before.
        case: the optional sheets, by name.
        spoken: the quotations with their voices, each once.
        dropped: how many were left out as repeated.
    """
    return [
        *overview.findings(found["articles"], found["texts"], found["edits"], found["sentences"]),
        *chronology.findings(found["dates"], found["articles"], found["events"]),
        *presence.findings(found["mentions"], found["quotes"], found["actors"]),
        *network.findings(found["mentions"]),
        *voices.findings(spoken, dropped=dropped),
        *shares.findings(found["voice_shares"]),
        *naming.findings(found["naming"]),
        *(silences.findings(found["silences"]) if "silences" in found else ()),
        *(coverage.findings(found["coverage"]) if "coverage" in found else ()),
        *(departures.findings(found["departures"]) if "departures" in found else ()),
        *(
            departures.reuse_findings(found["reuse_known"], found["reuse_found"])
            if "reuse_known" in found
            else ()
        ),
        *(
            framing.findings(found["frames_read"], found["frame_scores"], case[GOLD_FRAMES])
            if "frames_read" in found
            else ()
        ),
        *agreement.findings(found["scores"], found["disagreements"]),
        *unseen.findings(found["unseen"]),
        *reliability.findings(found["reliability"]),
    ]


def _check(layers: Mapping[str, pd.DataFrame], case: Mapping[str, pd.DataFrame]) -> None:
    """The sheets against the texts and one another, where both are there."""
    referents, frames = case.get("referents"), case.get("frames")
    if referents is not None and "labels" in case:
        check_codes(case["labels"], "referent", referents["referent"], file="labels.csv")
    check_gold(
        _gold(case), layers["sentences"], layers["texts"], referents=referents, frames=frames
    )


def passed_on(name: str, case: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """A sheet of the corpus folder as the table of its contract; empty where it is not there."""
    if name not in case:
        return tables.frame(name, [])
    columns = [column.name for column in tables.columns(name)]
    return tables.check(name, case[name][columns])


def _gold(case: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    return {name.removeprefix(GOLD): frame for name, frame in case.items() if name.startswith(GOLD)}
