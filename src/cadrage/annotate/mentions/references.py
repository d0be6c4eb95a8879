"""References without a name: descriptions and pronouns, for those who ask who speaks."""

from __future__ import annotations

from collections.abc import Sequence

from cadrage.annotate.mentions.authority import Authority
from cadrage.annotate.mentions.descriptions import find_descriptions
from cadrage.annotate.mentions.pronouns import find_pronouns
from cadrage.annotate.records import Mention, Sentence


def find_references(
    text: str,
    *,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    authority: Authority | None = None,
) -> list[Mention]:
    """Descriptions and pronouns that stand for a person, in order, none overlapping a mention.

    Args:
        text: the clean text.
        sentences: its sentences.
        mentions: the names found in it, `find_mentions`.
        authority: known actors with their offices, where there are any.

    Note:
        `actor` is the id in the authority and `name` the person's name; both are empty where
        the text does not decide. Without an authority only `name` can be filled.
    """
    known = authority or Authority()
    found = find_descriptions(text, mentions=mentions, authority=known)
    persons = sorted([*mentions, *(m for m in found if m.name)], key=lambda m: m.start)
    found += find_pronouns(text, sentences=sentences, mentions=persons)
    return sorted(found, key=lambda m: m.start)
