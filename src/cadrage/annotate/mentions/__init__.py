"""Mentions: who and what a text names.

Known actors come from an authority file, others from a model's entities, which are cleaned and
weighed before they are believed. A mention is the whole proper name, without article, title or
function; what a place stands for (its government, or only a place) is told from the words around.
"""

from cadrage.annotate.mentions.authority import Authority, build_authority
from cadrage.annotate.mentions.draft import draft_authority
from cadrage.annotate.mentions.find import find_mentions
from cadrage.annotate.mentions.records import Entity
from cadrage.annotate.mentions.references import find_references

__all__ = [
    "Authority",
    "Entity",
    "build_authority",
    "draft_authority",
    "find_mentions",
    "find_references",
]
