"""Descriptions: noun phrases without a name, taken apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cadrage.annotate.quotes import closed
from cadrage.annotate.quotes.cues import speaker_nouns, words_of
from cadrage.annotate.quotes.referents import Referent, role_words

INDEFINITE = frozenset(
    ["un", "une", "des", "de", "d'", "certains", "certaines", "plusieurs", "quelques"]
)
PLURAL = frozenset(["les", "des", "certains", "certaines", "plusieurs", "de"])
LEADS = ("le ", "la ", "les ", "du ", "l'", "l’", "un ", "une ", "des ")
AGED = frozenset({"ans", "âgé", "âgée"})
YOUNG = frozenset({"jeune", "vieil", "vieille", "vieux"})
ONE_OF = ("l'un ", "l’un ", "l'une ", "l’une ")
DEMONYM = (
    "ais",
    "aise",
    "ois",
    "oise",
    "ain",
    "aine",
    "ien",
    "ienne",
    "éen",
    "éenne",
    "ol",
    "ole",
    "ache",
    "and",
    "ande",
    "que",
    "con",
    "conne",
    "ard",
    "arde",
    "an",
    "ane",
)


@dataclass(frozen=True, slots=True)
class Description:
    """A noun phrase without a name, taken apart."""

    wording: str
    words: Sequence[str]
    content: tuple[str, ...]
    noun: str
    kind: str
    gender: str

    @property
    def is_definite(self) -> bool:
        """Whether it can go back to somebody."""
        anew = self.words[0] in INDEFINITE or "autre" in self.words
        return bool(self.content) and not anew and self.gender != "p"

    def referent(self) -> Referent:
        """The description itself as a speaker, without its article."""
        low = self.wording.lower()
        lead = "" if low.startswith(ONE_OF) else next((w for w in LEADS if low.startswith(w)), "")
        plural = not self.kind and self.words[0] in PLURAL
        roles = role_words(self.content) if self.kind == "person" else set[str]()
        gender = "p" if plural else self.gender
        return Referent(self.wording[len(lead) :], None, self.kind or "other", gender, roles)


def description(wording: str, words: Sequence[str]) -> Description:
    """Take a noun phrase apart."""
    content = _content(words)
    noun = next((word for word in content if word in speaker_nouns()), "")
    if content and noun != content[0] and noun in words_of("adjective too"):
        # «le commandement militaire»: the head is not known
        noun = ""
    kind, sex = speaker_nouns().get(noun, ("", ""))
    article = "f" if words[0] in ("la", "une", "sa", "cette") else "m"
    return Description(
        wording, words, content, noun, kind, sex if sex in ("m", "f", "p") else article
    )


def _content(words: Sequence[str]) -> tuple[str, ...]:
    """The words that tell something: «homme» of «le jeune homme de 41 ans»."""
    found = [word for word in words if word not in closed.DETERMINERS and word.isalpha()]
    if "ans" in found and found[0] != "ans":
        found = [word for word in found if word not in AGED]
    if len(found) > 1 and found[0] in YOUNG and found[1] in speaker_nouns():
        del found[0]
    return tuple(word for word in found if word != "et")
