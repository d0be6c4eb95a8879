"""Those who may speak: who is named where, with gender and roles as the words around tell them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from cadrage.annotate.quotes import closed
from cadrage.annotate.quotes.cues import speaker_nouns, verb_forms
from cadrage.annotate.quotes.given import gender_told
from cadrage.annotate.quotes.tokens import Tokens

REACH = 9
LEADS = frozenset({"le", "la", "l'", "un", "une", "ancien", "ancienne"})
FEMININE = frozenset({"mme", "mmes", "mlle", "madame", "dame", "lady", "reine", "princesse"})
MASCULINE = frozenset({"m", "mm", "monsieur", "sir", "lord", "roi", "prince"})
OFFICES = {
    "ministre": frozenset({"chef", "diplomatie"}),
    "président": frozenset({"chef", "état"}),
    "premier": frozenset({"chef", "gouvernement"}),
}
# who trains a team has four names in the press
TRAINERS = frozenset({"entraîneur", "sélectionneur", "coach", "technicien"})
WHERE = frozenset({"à", "en", "dans", "vers", "sur"})
ENDS_ROLE = frozenset({",", ".", "a", "est", ":", ";", "ont"})


@dataclass(slots=True)
class Referent:
    """Somebody or something: fullest name, id, kind, gender (m, f, p or open), words of roles.

    `titled`: whether «M.» or «Mme» told the gender.
    """

    name: str
    actor: str | None = None
    kind: str = ""
    gender: str = ""
    roles: set[str] = field(default_factory=set)
    titled: bool = False

    def fits(self, gender: str) -> bool:
        """Whether a singular pronoun or noun of a gender can stand for it."""
        if self.gender == "p" or self.kind == "group":
            return False
        return not self.gender or self.gender == gender


def role_words(words: Iterable[str]) -> set[str]:
    """The words of a role that can be met again, with the office that a periphrasis stands for."""
    found = {word for word in words if word not in closed.DETERMINERS and word.isalpha()}
    for office, periphrasis in OFFICES.items():
        if periphrasis <= found:
            found.add(office)
    if not TRAINERS.isdisjoint(found):
        found |= TRAINERS
    return found


@dataclass(frozen=True, slots=True)
class Naming:
    """One place where a referent is named; `method` as in the mentions, `rule` or `subject`."""

    start: int
    end: int
    who: Referent
    method: str


def is_governed(tokens: Tokens, start: int, *, by: frozenset[str] = closed.PREPOSITIONS) -> bool:
    """Whether a preposition governs the name at a position («la présidente de X»)."""
    at = tokens.at(start) - 1
    if at > 0 and tokens.words[at] in ("le", "la", "l'", "les"):
        at -= 1
    return at >= 0 and tokens.words[at] in by


def describe(tokens: Tokens, start: int, end: int, who: Referent) -> None:
    """Add gender and roles from the words around a name: «la ministre X», «X, le footballeur»."""
    # «le président des États-Unis»: the role is not that of the name after «des»
    if not is_governed(tokens, start):
        _before(tokens, tokens.at(start), who)
    after = tokens.at(end)
    # «À Lyon, le maire a dit»: who speaks is not Lyon
    placed = " " not in who.name and is_governed(tokens, start, by=WHERE)
    if tokens.words[after : after + 1] == [","] and not placed:
        _after(tokens.words[after + 1 : after + 2 + REACH], who)


def _before(tokens: Tokens, at: int, who: Referent) -> None:
    words = tokens.words
    # «le président de la région, Paul Morin»: the role stands before the comma
    apposed = words[at - 1 : at] == [","]
    at -= apposed
    described: list[str] = []
    gender, titled, has_role = "", "", False
    for index in range(at - 1, max(-1, at - REACH), -1):
        word = words[index]
        gender = gender or ("f" if word in FEMININE else "m" if word in MASCULINE else "")
        titled = gender if index == at - 1 else titled
        kind, sex = speaker_nouns().get(word, ("", ""))
        if kind == "person" and word not in closed.TITLES:
            has_role = True
            gender = sex if sex in "mf" else gender
        elif word in closed.ARTICLES:
            # «l'avocate de la victime, X», but «le fils de la ministre X»
            if not has_role or (apposed and words[index - 1] in closed.OF):
                continue
            gender = gender or _gender_of(word)
            break
        elif (
            kind == "collective"
            and index == at - 1
            and not apposed
            and not _heads(words, index, who)
        ):
            # «la société X»
            who.kind, has_role = who.kind or "organisation", True
        elif _breaks(word) or (
            _is_name(tokens, index) and not (apposed and _complements(words, index))
        ):
            break
        described.append(word)
    acronym = who.name.isupper() and " " not in who.name
    if acronym and not closed.OF.isdisjoint(described):
        # «le défenseur des droits des minorités LGBT»: the acronym holds no office
        return
    if titled and not who.titled:
        # «Mme Jean Petit»: the first title tells more than the first name
        who.gender, who.titled = titled, True
    who.gender = who.gender or gender
    if has_role:
        who.roles |= role_words(described)


def _heads(words: Sequence[str], index: int, who: Referent) -> bool:
    """«le chef du gouvernement Paul Morin»: somebody at the head of a body, not its name."""
    return words[index - 1] == "du" and gender_told(who.name) != ""


def _complements(words: Sequence[str], index: int) -> bool:
    """«le sélectionneur de l'Algérie, X»: a name within the role."""
    if index < 2:
        return False
    before, further = words[index - 1], words[index - 2]
    return before in closed.OF or (before in ("la", "l'") and further in closed.OF)


def _gender_of(article: str) -> str:
    if article in closed.FEMININE_ARTICLES:
        return "f"
    return "m" if article in closed.MASCULINE_ARTICLES else ""


def _is_name(tokens: Tokens, index: int) -> bool:
    """Whether a word is capitalised, and so part of another name."""
    word = tokens.words[index]
    return tokens.text[tokens.starts[index]].isupper() and word not in closed.TITLES


def _breaks(word: str) -> bool:
    if not word[0].isalpha():
        return word != "."
    if ("finite", False) in verb_forms().get(word, ()):
        # «Le maire prévient Lyon»
        return True
    return word in closed.SUBORDINATORS or word in closed.FINITE or word in ("et", "à")


def _after(words: Sequence[str], who: Referent) -> None:
    """«X, la directrice de Y»: words after the comma."""
    if len(words) > 1 and words[0].isdigit() and words[1] == "ans":
        who.kind = who.kind or "person"
        return
    first = 1 if words and words[0] in LEADS else 0
    kind, sex = speaker_nouns().get(words[first] if first < len(words) else "", ("", ""))
    if kind != "person":
        return
    who.gender = who.gender or (sex if sex in "mf" else _gender_of(words[0]))
    end = next((at for at in range(first, len(words)) if words[at] in ENDS_ROLE), len(words))
    who.roles |= role_words(words[first:end])
