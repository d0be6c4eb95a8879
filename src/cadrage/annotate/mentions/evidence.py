"""What speaks for a span being a person, a place or an organisation: weighed, not decided.

Every clue adds its weight to one or several labels: PER, LOC, ORG, and NONE for no actor at all.
The weights order the clues by how far they can be trusted: a title before or a gazetteer's
country outweighs the model, the model outweighs a preposition.
"""

from __future__ import annotations

from cadrage.annotate.mentions.after import add_after
from cadrage.annotate.mentions.context import add_before
from cadrage.annotate.mentions.form import form_votes
from cadrage.annotate.mentions.gazetteer import Known
from cadrage.annotate.mentions.records import Candidate, Votes

MODEL = {"PER": 2.0, "LOC": 1.5, "ORG": 2.0}
PLACES = {"country": 6.0, "region": 5.0, "capital": 4.0, "city": 3.5}
ORGANISATION, SURNAME, ORDINARY, NO_ACTOR = 6.0, 4.0, 6.0, 12.0


def evidence(
    text: str, start: int, end: int, *, label: str | None, known: Known | None
) -> Votes:
    """The weight of every clue for the span [start, end).

    Args:
        text: the text.
        start: first code point of the span.
        end: code point after its last.
        label: what the model called it, None where it saw nothing.
        known: what the gazetteer has under exactly this name.
    """
    votes = Votes(float)
    if label in MODEL:
        votes[label] += MODEL[label]
    if known is not None:
        votes[known.label] += _known_weight(known)
    # «Downing Street» is no street to the gazetteer
    for voted, weight in form_votes(text[start:end]) if known is None else ():
        votes[voted] += weight
    add_before(votes, text, start)
    add_after(votes, text, end)
    return votes


def _known_weight(known: Known) -> float:
    if known.label == "LOC":
        return PLACES[known.cls]
    if known.label == "NONE":
        return ORDINARY if known.cls == "word" else NO_ACTOR
    return ORGANISATION if known.label == "ORG" else SURNAME


def weight_of_place(candidate: Candidate) -> float:
    """What a place weighs by gazetteer and model alone, no word around it having a say."""
    known = candidate.known
    if known is None or known.label != "LOC":
        return MODEL["LOC"]
    return PLACES[known.cls] + MODEL["LOC"]
