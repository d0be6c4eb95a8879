"""A finding: one number about the corpus, with the sentences it was counted from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields

import pandas as pd

from cadrage import tables
from cadrage.errors import ContractError

WORDS = (
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Finding:
    """A number that prose may cite by its key, and what it was counted from, in order.

    `evidence` holds ids of sentences (ABC21.7), of articles (ABC21) and of tables (table:scores).
    """

    finding: str
    value: float
    text: str
    definition: str
    evidence: tuple[str, ...] = ()


def counted(
    key: str, ids: Iterable[str], definition: str, *, value: int | None = None, among: str = ""
) -> Finding:
    """The finding that so many things were counted, on these sentences.

    Args:
        key: the key.
        ids: evidence id of each thing counted; a sentence that holds two stands twice.
        definition: what was counted.
        value: the count, where it is not the number of ids.
        among: the table that was looked through, listed where nothing was found in it.
    """
    listed = list(ids)
    number = len(listed) if value is None else value
    if not listed and among:
        listed = [f"table:{among}"]
    return Finding(key, number, in_words(number), definition, tuple(dict.fromkeys(listed)))


def share(key: str, part: float, whole: float, definition: str, ids: Iterable[str]) -> Finding:
    """The finding that a part is so many per cent of a whole, whole per cents."""
    value = part / whole if whole else 0.0
    return Finding(key, value, f"{value:.0%}", definition, tuple(ids))


def slug(measure: str) -> str:
    """What a score's name is in the key of its finding."""
    return measure.replace(" ≥ ", "-").replace(" ", "-")


def in_words(number: float) -> str:
    """A count as prose prints it: in words up to twelve, then with thin thousands."""
    if number == int(number) and 0 <= number < len(WORDS):
        return WORDS[int(number)]
    if number == int(number):
        return f"{int(number):,}"
    return f"{number:,.2f}"


def evidence_ids(rows: pd.DataFrame) -> list[str]:
    """The evidence id of each row of a mention-level table."""
    return [f"{a}.{s}" for a, s in zip(rows["article"], rows["sentence"], strict=True)]


def evidence_cell(ids: Iterable[str]) -> str | None:
    """Evidence ids as a cell holds them: in order, each once, between spaces; None for none."""
    return " ".join(dict.fromkeys(one for one in ids if pd.notna(one))) or None


def as_table(findings: Iterable[Finding]) -> pd.DataFrame:
    """The table `findings`; two findings of one key are an error.

    Raises:
        ContractError: a key stands twice.
    """
    # asdict would copy each tuple of evidence
    plain = [field.name for field in fields(Finding) if field.name != "evidence"]
    rows = [
        {name: getattr(f, name) for name in plain} | {"evidence": " ".join(f.evidence) or None}
        for f in findings
    ]
    made = tables.check("findings", tables.frame("findings", rows))
    twice = made["finding"].duplicated()
    if twice.any():
        raise ContractError(
            "findings",
            row=int(twice.argmax()),
            column="finding",
            found=made["finding"][twice.argmax()],
            expected="each key once",
        )
    return made
