"""All mentions of a text, from the authority and from the model's entities."""

from __future__ import annotations

from collections.abc import Sequence

from cadrage.annotate.mentions.authority import Authority
from cadrage.annotate.mentions.entities import clean_entities
from cadrage.annotate.mentions.names import find_names
from cadrage.annotate.mentions.records import Entity
from cadrage.annotate.records import Mention, Sentence

KINDS = {"PER": "person", "LOC": "place", "ORG": "organisation"}


def find_mentions(
    text: str,
    *,
    sentences: Sequence[Sentence],
    authority: Authority,
    entities: Sequence[Entity] = (),
) -> list[Mention]:
    """The mentions of a text in order, none overlapping another.

    Args:
        text: the clean text.
        sentences: its sentences.
        authority: known actors; `Authority()` where nobody is.
        entities: what the model saw, `model.entities`.
    """
    known = find_names(text, authority=authority)
    taken = [(mention.start, mention.end) for mention in known]
    more = [
        Mention(e.start, e.end, None, text[e.start : e.end], KINDS[e.label], False, "model", 0.6)
        for e in clean_entities(text, sentences=sentences, entities=entities)
        if not any(e.start < end and start < e.end for start, end in taken)
    ]
    return sorted([*known, *more], key=lambda mention: mention.start)
