"""How far each layer agrees with the gold, and every place where it does not.

Spans are paired one to one within an article, the best overlap first, where overlap is the
intersection of both spans over their union. Precision, recall and F1 are counted over the pairs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from cadrage import tables
from cadrage.measure.finding import Finding, evidence_cell, evidence_ids, slug


@dataclass(frozen=True, slots=True)
class Measure:
    """What has to agree: spans to `overlap` (1 is exact), then the cells of `columns`.

    With `methods`, only mentions found in one of these ways count, on both sides. With `scope`,
    the system's rows count whose value of that column the gold knows: what the gold did not set
    out to code is no mistake.
    """

    layer: str
    name: str
    overlap: float
    columns: tuple[str, ...] = ()
    methods: tuple[str, ...] = ()
    scope: str = ""


ANY = 1e-9
SCORED = ("table:scores", "table:disagreements")
NAMES = ("name", "title", "acronym", "model")
# the compared cells that stand after the wording
CELLS = r" \[\w+=.*\]$"
MEASURES = (
    Measure("dates", "span exact", 1),
    Measure("dates", "span overlapping", ANY),
    Measure("dates", "type", ANY, ("type",)),
    Measure("dates", "value", ANY, ("value",)),
    Measure("dates", "interval", ANY, ("earliest", "latest")),
    Measure("mentions", "names exact", 1, methods=NAMES),
    Measure("mentions", "names overlapping", ANY, methods=NAMES),
    Measure("mentions", "actor of a name", ANY, ("actor",), NAMES),
    Measure("mentions", "metonymy of a name", ANY, ("metonym",), NAMES),
    Measure("mentions", "all overlapping", ANY),
    Measure("mentions", "actor of all", ANY, ("actor",)),
    Measure("quotes", "span overlap ≥ 0.3", 0.3),
    Measure("quotes", "span overlap ≥ 0.5", 0.5),
    Measure("quotes", "span overlap ≥ 0.8", 0.8),
    Measure("quotes", "kind", 0.3, ("kind",)),
    Measure("quotes", "speaker", 0.3, ("speaker",)),
    Measure("quotes", "relay", 0.3, ("relay",)),
    Measure("quotes", "cue class", 0.3, ("cue_class",)),
    Measure("labels", "span exact", 1, scope="referent"),
    Measure("labels", "span overlapping", ANY, scope="referent"),
    Measure("labels", "referent", ANY, ("referent",), scope="referent"),
    Measure("labels", "voice", ANY, ("referent", "voice"), scope="referent"),
)


def pairs(gold: pd.DataFrame, system: pd.DataFrame, *, overlap: float) -> list[tuple[int, int]]:
    """Positions of paired rows, each row in one pair at most, best overlap first.

    Args:
        gold, system: frames with article, start, end.
        overlap: the least intersection over union of a pair, above 0.
    """
    candidates = []
    by_article = {article: rows for article, rows in _spans(system).items()}
    for article, spans in _spans(gold).items():
        for g, start, end in spans:
            for s, other_start, other_end in by_article.get(article, ()):
                shared = min(end, other_end) - max(start, other_start)
                if shared > 0:
                    union = max(end, other_end) - min(start, other_start)
                    candidates.append((-shared / union, g, s))
    used_gold: set[int] = set()
    used_system: set[int] = set()
    found = []
    for negative, g, s in sorted(candidates):
        if -negative >= overlap and g not in used_gold and s not in used_system:
            used_gold.add(g)
            used_system.add(s)
            found.append((g, s))
    return sorted(found)


def _spans(rows: pd.DataFrame) -> dict[str, list[tuple[int, int, int]]]:
    found: dict[str, list[tuple[int, int, int]]] = {}
    cells = zip(rows["article"], rows["start"], rows["end"], strict=True)
    for position, (article, start, end) in enumerate(cells):
        found.setdefault(str(article), []).append((position, int(start), int(end)))
    return found


def scores(
    gold: dict[str, pd.DataFrame],
    system: dict[str, pd.DataFrame],
    *,
    measures: Sequence[Measure] = MEASURES,
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The tables `scores` and `disagreements` of every layer that has a gold.

    Args:
        gold: layer → frame with article, sentence, start, end, text and the columns compared.
        system: layer → table of that name.
        measures: what has to agree.
    """
    rows, wrong = [], []
    for measure in measures:
        if measure.layer not in gold:
            continue
        expected = _asked(gold[measure.layer], measure)
        found = _asked(system[measure.layer], measure)
        if measure.scope:
            found = found[found[measure.scope].isin(expected[measure.scope])]
        paired = pairs(expected, found, overlap=measure.overlap)
        agreed = [(g, s) for g, s in paired if _same(expected.iloc[g], found.iloc[s], measure)]
        both = expected.iloc[[g for g, _ in agreed]]
        rows.append(_score(measure, expected, found, both))
        wrong += _disagreements(measure, expected, found, paired, set(agreed))
    return (
        tables.check("scores", tables.frame("scores", rows)),
        tables.check("disagreements", tables.frame("disagreements", wrong)),
    )


def _asked(rows: pd.DataFrame, measure: Measure) -> pd.DataFrame:
    return rows[rows["method"].isin(measure.methods)] if measure.methods else rows


def _same(gold: pd.Series, system: pd.Series, measure: Measure) -> bool:
    return all(_cell(gold[column]) == _cell(system[column]) for column in measure.columns)


def _cell(value: object) -> str:
    return "" if pd.isna(value) else str(value)


def _score(
    measure: Measure, gold: pd.DataFrame, system: pd.DataFrame, both: pd.DataFrame
) -> dict[str, object]:
    expected, found, agreed = len(gold), len(system), len(both)
    return {
        "finding": f"trust.{measure.layer}.{slug(measure.name)}",
        "layer": measure.layer,
        "measure": measure.name,
        "expected": expected,
        "found": found,
        "agreed": agreed,
        "precision": agreed / found if found else None,
        "recall": agreed / expected if expected else None,
        "f1": 2 * agreed / (expected + found) if expected + found else None,
        "expected_evidence": evidence_cell(evidence_ids(gold)),
        "found_evidence": evidence_cell(evidence_ids(system)),
        "agreed_evidence": evidence_cell(evidence_ids(both)),
    }


def _disagreements(
    measure: Measure,
    gold: pd.DataFrame,
    system: pd.DataFrame,
    paired: list[tuple[int, int]],
    agreed: set[tuple[int, int]],
) -> list[dict[str, object]]:
    in_gold = {g for g, _ in paired}
    in_system = {s for _, s in paired}
    missed = [row for g, row in _numbered(gold) if g not in in_gold]
    spurious = [row for s, row in _numbered(system) if s not in in_system]
    different = [pair for pair in paired if pair not in agreed]
    return [
        *(_disagreement(measure, "missed", row, row, None) for row in missed),
        *(_disagreement(measure, "spurious", row, None, row) for row in spurious),
        *(
            _disagreement(measure, "different", gold.iloc[g], gold.iloc[g], system.iloc[s])
            for g, s in different
        ),
    ]


def _numbered(rows: pd.DataFrame) -> list[tuple[int, pd.Series]]:
    return [(position, rows.iloc[position]) for position in range(len(rows))]


def _disagreement(
    measure: Measure,
    side: str,
    place: pd.Series,
    gold: pd.Series | None,
    system: pd.Series | None,
) -> dict[str, object]:
    return {
        "layer": measure.layer,
        "measure": measure.name,
        "side": side,
        "article": place["article"],
        "sentence": place["sentence"],
        "gold": _shown(gold, measure),
        "system": _shown(system, measure),
    }


def _shown(row: pd.Series | None, measure: Measure) -> str | None:
    if row is None:
        return None
    cells = [f"{column}={_cell(row[column]) or '–'}" for column in measure.columns]
    return f"{row['text']} [{', '.join(cells)}]" if cells else str(row["text"])


def listed(disagreements: pd.DataFrame, *, layer: str) -> pd.DataFrame:
    """Each disagreement of a layer once, with its evidence id and the measures that it breaks.

    A span that is missed breaks every measure of its layer; it is listed once.
    """
    rows = disagreements[disagreements["layer"] == layer]
    evidence = evidence_ids(rows)
    keys = ["side", "evidence", "gold", "system"]
    plain = rows.assign(evidence=evidence)
    for column in ("gold", "system"):
        whole = plain["side"] != "different"
        plain[column] = plain[column].where(
            ~whole, plain[column].str.replace(CELLS, "", regex=True)
        )
    return plain.groupby(keys, sort=False, dropna=False, as_index=False).agg(
        measure=("measure", lambda names: "; ".join(dict.fromkeys(names)))
    )


def findings(table: pd.DataFrame, disagreements: pd.DataFrame) -> list[Finding]:
    """One finding a score: its F1 with two decimals, keyed `trust.LAYER.MEASURE`.

    It rests on the two tables; listed before them is each sentence where output and gold part.
    """
    parted: dict[tuple[str, str], list[str]] = {}
    cells = zip(disagreements["layer"], disagreements["measure"], strict=True)
    for cell, one in zip(cells, evidence_ids(disagreements), strict=True):
        parted.setdefault(cell, []).append(one)
    found = []
    for row in table.itertuples(index=False):
        if pd.isna(row.f1):
            continue
        ids = tuple(dict.fromkeys(parted.get((row.layer, row.measure), ())))
        definition = (
            f"F1 of {row.layer}, {row.measure}: {row.agreed} agreed of {row.expected} in the "
            f"gold and {row.found} found; "
            + ("listed are the sentences where they part" if ids else "they part nowhere")
        )
        found.append(Finding(row.finding, row.f1, f"{row.f1:.2f}", definition, (*ids, *SCORED)))
    return found
