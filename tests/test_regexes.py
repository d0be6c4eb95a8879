"""No regular expression blows up: its steps on its worst strings, counted, as these double.

Each pattern is looked for from every place of a long string, as it would be in a text. Those that
grow faster than 2.2 a doubling there are never used so: they are listed, with what bounds them, and
the list is exact, so that a pattern that is mended leaves it and a new one cannot slip in.
"""

from __future__ import annotations

import re

import pytest
from every_pattern import patterns
from regex_steps import Steps, growth, hard_strings

BAR = 2.2
PATTERNS = patterns()
HARD = [place for place, pattern in PATTERNS.items() if any(hard_strings(pattern))]
# matched at one place of a text, never looked for through it; there the steps are in proportion
IN_PLACE = {
    "cadrage.annotate.dates.syntax._ATOM[0]": "a rule of the lexicon, read atom by atom",
    "cadrage.annotate.dates.tense._FUTURE[0]": "one whole word",
    "cadrage.annotate.dates.tense._PAST[0]": "one whole word",
    "cadrage.annotate.dates.tense._PARTICIPLE[0]": "one whole word",
    "cadrage.annotate.mentions.boundaries.CAPITAL_WORD[0]": "at the start of a name",
    "cadrage.annotate.mentions.boundaries.LEADING_NUMBER[0]": "at the start of a name",
    "cadrage.annotate.mentions.context.PEOPLE[0]": "at the start of a name",
    "cadrage.annotate.mentions.context.SEVERAL[0]": "at the start of a name",
    "cadrage.annotate.mentions.metonymy.VERB[0]": "at the end of a name",
    "cadrage.annotate.mentions.trimming.COMPOUND_FORM[0]": "one whole name",
    "cadrage.annotate.mentions.trimming.SEATED[0]": "at the start of a name",
    "cadrage.annotate.patterns.WORD[0]": "one word of a codebook",
    "cadrage.measure.claimed.EVIDENCE[0]": "one whole cell",
    "cadrage.publish.pdf.links.EVIDENCE[0]": "one whole anchor",
    "cadrage.publish.sphinx.findings.SENTENCE[0]": "one whole cell",
    "cadrage.publish.sphinx.policy.KNOWN[0]": "one whole script of the theme",
    "cadrage.publish.sphinx.policy.KNOWN[5]": "one whole script of the theme",
    "cadrage.publish.sphinx.record.ASKED[0]": "one whole role that an author typed",
    "cadrage.publish.sphinx.record.DAY[0]": "one whole cell of the record",
    "cadrage.read.imports.plain.CRAWL_DATE[0]": "at the start of a file",
}
DRAWN = "drawings of this package: a text of a corpus has no < there"
PAGE = "pages of this package: a text of a corpus has no < there"
TYPED = "the role of a page, which an author typed"
# looked for, or gone back into, but never in more text than is said, or never in a corpus's
BOUNDED = {
    "cadrage.annotate.mentions.boundaries.TAIL[0]": "the last 200 characters of a name",
    "cadrage.annotate.mentions.paratext.SIGNATURE[0]": "the last 200 characters of a text",
    "cadrage.annotate.sentences.WORD_BEFORE[0]": "24 characters before a stop",
    "cadrage.publish.drawing.GLOBAL_STYLE[0]": DRAWN,
    "cadrage.publish.drawing.METADATA[0]": DRAWN,
    "cadrage.publish.drawing.PAINT[0]": DRAWN,
    "cadrage.publish.drawing.SHAPE[0]": DRAWN,
    "cadrage.publish.drawing.SIZE[0]": DRAWN,
    "cadrage.publish.pdf.paper._DRAWING[0]": DRAWN,
    "cadrage.publish.pdf.pictures._BOX[0]": DRAWN,
    "cadrage.publish.pdf.pictures._WIDTH[0]": DRAWN,
    "cadrage.publish.sphinx.cards.COUNTED[0]": PAGE,
    "cadrage.publish.sphinx.evidence.GAP[0]": TYPED,
    "cadrage.publish.sphinx.evidence.ITEM[0]": TYPED,
    "cadrage.publish.sphinx.figures.METADATA[0]": DRAWN,
    "cadrage.publish.sphinx.figures.ROOT[0]": DRAWN,
    "cadrage.publish.sphinx.policy.SCRIPT[0]": PAGE,
    "cadrage.publish.sphinx.policy.WRITTEN[0]": PAGE,
    "cadrage.publish.sphinx.resting.CAPTION[0]": PAGE,
    "cadrage.publish.sphinx.resting.TAG[0]": "the captions of a page, in which a text has no <",
    "publish/pdf/archive.py: <dc:language>.*?</dc:language>": "the packet that Typst writes",
}


@pytest.mark.parametrize(
    ("pattern", "searched", "linear"),
    [
        (r"(?:a+)+b", False, False),
        (r"a\s*\s*b", False, False),
        (r"\w+x", True, False),
        (r"\w++x", True, False),
        (r"\w+x", False, True),
        (r"(?<!\w)\w+x", True, True),
        (r"«[^«»]*»", True, True),
        (r"«\s*([^«»]*?)\s*»", True, False),
        (r"(?:ab)*c", True, False),
        (r"(?:ab){0,4}c", True, True),
        (r"^\s*x", True, False),
    ],
)
def test_steps_tell_what_grows(pattern: str, searched: bool, linear: bool) -> None:
    assert (growth(re.compile(pattern, re.MULTILINE), searched=searched)[0] <= BAR) is linear


def test_most_patterns_hold_nothing_that_repeats_far() -> None:
    assert 100 < len(HARD) < len(PATTERNS) / 2


@pytest.mark.parametrize("place", HARD)
def test_a_pattern_takes_steps_in_proportion(place: str) -> None:
    pattern = PATTERNS[place]
    if place in BOUNDED:
        assert growth(pattern, searched=True)[0] > BAR, "mended: it leaves the list"
        return
    grown, worst = growth(pattern, searched=place not in IN_PLACE)
    assert grown <= BAR, f"grows by {grown:.2f} on {worst!r}"
    if place in IN_PLACE:
        assert growth(pattern, searched=True)[0] > BAR, "mended: it leaves the list"


def test_the_lists_name_patterns() -> None:
    assert not set(IN_PLACE) & set(BOUNDED)
    assert set(IN_PLACE) | set(BOUNDED) <= set(HARD)


@pytest.mark.parametrize("place", HARD)
def test_steps_find_what_python_finds(place: str) -> None:
    # a matcher that finds something else would count the steps of something else
    pattern = PATTERNS[place]
    for lead, body in hard_strings(pattern):
        for end in ("\0", "", "\n", lead):
            text = lead + body * 3 + end
            found = pattern.match(text)
            assert Steps(pattern, text).at(0) == (found.end() if found else None), repr(text)
