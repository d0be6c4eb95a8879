"""A draft of an authority file, for the analyst to edit: whom a corpus names, and how."""

from __future__ import annotations

import re
from collections import Counter

import pandas as pd

from cadrage.annotate.mentions.fold import fold
from cadrage.annotate.mentions.variants import join_variants

COLUMNS = (
    "id", "name", "kind", "office", "country", "role", "role_earliest", "role_latest", "camp",
    "camp_basis", "wikidata", "speaks_for", "variants", "note",
)
NAMED = ("name", "title", "acronym", "model")


def draft_authority(mentions: pd.DataFrame, *, least: int = 1) -> pd.DataFrame:
    """Actors that no authority knew, with every form met, most often named first.

    Args:
        mentions: the table `mentions` of a corpus, annotated with or without an authority.
        least: how often an actor must be named to be listed.

    Returns:
        A frame of the columns of an authority file; role, camp and the like are the analyst's
        to fill in. `note` counts mentions and articles.
    """
    rows = mentions[mentions["actor"].isna() & mentions["method"].isin(NAMED)]
    pairs = [(str(n), str(k)) for n, k in zip(rows["name"], rows["kind"], strict=True)]
    joined = join_variants(pairs)
    found: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for (name, kind), form, article in zip(pairs, rows["text"], rows["article"], strict=True):
        found.setdefault((joined[name, kind], kind), []).append((str(form), str(article)))
    often = ((key, met) for key, met in found.items() if len(met) >= least)
    ordered = sorted(often, key=lambda item: (-len(item[1]), item[0]))
    taken: Counter[str] = Counter()
    made = [_row(name, kind, met, taken) for (name, kind), met in ordered]
    return pd.DataFrame(made, columns=list(COLUMNS), dtype="string").fillna("")


def _row(name: str, kind: str, met: list[tuple[str, str]], taken: Counter[str]) -> dict[str, str]:
    forms = Counter(form for form, _ in met)
    others = [form for form, _ in forms.most_common() if form != name and "|" not in form]
    # a surname alone is found through the full name and needs no variant
    others = [form for form in others if kind != "person" or " " in form]
    articles = len({article for _, article in met})
    return {
        "id": _identifier(name, taken),
        "name": name,
        "kind": kind,
        "variants": "|".join(f"{_type(form)}:{form}" for form in others),
        "note": f"{len(met)} mentions in {articles} articles",
    }


def _type(form: str) -> str:
    return "acronym" if " " not in form and form.isupper() else "name"


def _identifier(name: str, taken: Counter[str]) -> str:
    plain = re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-") or "actor"
    taken[plain] += 1
    return plain if taken[plain] == 1 else f"{plain}-{taken[plain]}"
