"""Words of a sentence as the concordance counts them, their folded form and their lemma.

The script of the page (`concordance.js`) cuts and folds the same way; a test holds both together.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

WORD = re.compile(r"(?:[^\W_]|[\u0300-\u036f])+")
MARKS = re.compile(r"[\u0300-\u036f]")
LIGATURES = str.maketrans({"œ": "oe", "æ": "ae"})


def spans(text: str) -> list[tuple[int, int]]:
    """Start and end of each word; what joins words («l’», «-t-il») parts them."""
    return [match.span() for match in WORD.finditer(text)]


def fold(word: str) -> str:
    """The word in lower case without accents, as it is looked up."""
    plain = unicodedata.normalize("NFD", word.lower())
    return MARKS.sub("", plain).translate(LIGATURES)


def lemma(form: str, forms: Collection[str], *, language: str) -> str:
    """The dictionary form of a lower-case word.

    Args:
        form: the word.
        forms: all words of the corpus: a plural that no dictionary has («djihadistes») goes with
            its singular if that occurs too.
        language: as in the table `articles`; of a language without a dictionary words stay.
    """
    if language not in DICTIONARIES:
        return form
    # here, since its rules for Finnish take most of a second, and of two presses one needs them
    from simplemma import is_known, lemmatize

    found = lemmatize(form, lang=language).lower()
    singular = form[:-1]
    is_open = found == form and form.endswith("s") and singular in forms
    return singular if is_open and not is_known(form, lang=language) else found


DICTIONARIES = ("fr", "en")
