"""Names in apposition: «le secrétaire à la défense, Marc Aubin»."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cadrage.annotate.quotes import closed
from cadrage.annotate.quotes.cues import demonyms, speaker_nouns
from cadrage.annotate.quotes.people import People
from cadrage.annotate.quotes.referents import Naming, Referent
from cadrage.annotate.quotes.reports import Report
from cadrage.annotate.quotes.tokens import Tokens

APPOSED = re.compile(r"(?: \([^()\n]{1,40}\))?, ")
TITLE = re.compile(
    r"(?:[Ll][ea]s? |[Ll]['’])?[«“\"][ \u00a0\u202f]?(?:L[ea]s? |L['’])?"
    r"([^«»“”\"]{1,60}?)[ \u00a0\u202f]?[»”\"]"
)
CAPITAL_ARTICLES = ("Le ", "La ", "L'", "L’")
BEFORE_VERB = closed.FINITE | closed.CLITICS
PLACES = frozenset({"place", "state"})
# characters of «le sénateur » between the comma and the name
TITLED = 40
ARTICLES = ("le ", "la ", "l'", "l’")


def named_after(tokens: Tokens, people: People, start: int, end: int) -> Referent | None:
    """Who is named in apposition to a description; None where nobody is."""
    text = tokens.text
    joint = APPOSED.match(text, end)
    titled = text.startswith(CAPITAL_ARTICLES, start)
    if joint is None or (text[start].isupper() and not titled):
        return None
    for naming in people.within(joint.end(), joint.end() + TITLED):
        title = text[joint.end() : naming.start]
        if "," in title or (title and not title.lower().startswith(ARTICLES)):
            return None
        if _is_subject(tokens, naming):
            # «Selon le maire, Paul Morin est parti»
            return None
        if naming.method != "description" and _is_person(tokens, naming, title, start):
            return naming.who
    return None


def _is_subject(tokens: Tokens, naming: Naming) -> bool:
    """Whether a verb follows a name."""
    after = tokens.at(naming.end)
    return not BEFORE_VERB.isdisjoint(tokens.words[after : after + 1])


def _is_person(tokens: Tokens, naming: Naming, title: str, start: int) -> bool:
    """Whether who stands in apposition is one, if by the noun before the comma."""
    if naming.who.kind == "person":
        return True
    words = tokens.between(start, naming.start)
    noun = next((word for word in words if word in speaker_nouns()), "")
    # «l'un des adjoints, Anne Petit»
    kinds = ("person", "collective") if words[1:2] in (["un"], ["une"]) else ("person",)
    full = " " in tokens.text[naming.start : naming.end]
    return full and not title and speaker_nouns().get(noun, ("", ""))[0] in kinds


def in_marks(text: str, start: int, end: int) -> Referent | None:
    """«le « Courrier de l'Ain »»: a body whose name stands in marks; None where it does not."""
    found = TITLE.fullmatch(text, start, end)
    return Referent(found[1], None, "organisation") if found else None


def is_origin(name: str, words: Sequence[str]) -> bool:
    """«le coach Sénégalais»: a name that is an adjective with a capital.

    Args:
        words: those of the phrase, in small letters.
    """
    word = name.lower()
    if word not in demonyms() or word not in words[1:]:
        return False
    before = words[words.index(word, 1) - 1]
    return speaker_nouns().get(before, ("", ""))[0] == "person" and before not in closed.TITLES


def is_topic(text: str, one: Report, who: Referent) -> bool:
    """«Logement : "…"», «Emploi : "…"»: a rubric, which tells no speaker."""
    if one.speaker is None:
        return False
    start, end = one.speaker
    word = " " not in text[start:end] and "'" not in text[start:end]
    return who.kind in PLACES or (word and who.kind in ("", "other"))
