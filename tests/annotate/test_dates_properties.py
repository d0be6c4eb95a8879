"""What holds of every text: exact offsets, order, sane intervals, no crash, bounded rules."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from cadrage.annotate.dates import find_dates
from cadrage.annotate.dates.grammar import grammar
from cadrage.annotate.records import Interval, Sentence

_WORDS = (
    "le la les l' un une des du de d' ce cet cette ces mardi jeudis mars août été hiver 3 31 98"
    " 2003"
    " 1er premier dernière prochain semaine mois ans années jours heures h 18 h 30 à vers et ou"
    " hier demain soir nuit matin veille lendemain il y a depuis dans d'ici trois vingt quinze"
    " quatre-vingt-dix début fin mi- siècle XIXe Noël Pâques chaque tous plus tard avant après ,"
    " . -"
    " vendredi au lundi quinzaine moitié époque présent nouvel an travail saint Jean sur sous A"
    " / : ( ) « » \n \xa0 \u202f İ ß ﬁ ᵉ sera a été prévu au cours aujourd'hui week-end avant-hier"
).split(" ")
DAY = date(2003, 3, 13)
_FRENCH = st.lists(st.sampled_from(_WORDS), max_size=40).map(" ".join)
_DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))
_PUBLISHED = st.none() | st.tuples(_DAYS, _DAYS).map(lambda d: Interval(min(d), max(d)))


def check(text: str, published: Interval | None, sentences: list[Sentence]) -> None:
    end = 0
    for timex in find_dates(text, sentences=sentences, published=published):
        assert end <= timex.start < timex.end <= len(text)
        words = text[timex.start : timex.end]
        assert words == words.strip() and words
        assert timex.type in ("DATE", "TIME", "DURATION", "SET")
        assert timex.value is None or timex.value
        if timex.earliest and timex.latest:
            assert timex.earliest <= timex.latest
        if timex.earliest or timex.latest:
            assert timex.anchor in ("publication", "calendar") or timex.anchor.startswith("text:")
        if timex.anchor and timex.anchor.startswith("text:"):
            assert int(timex.anchor.removeprefix("text:")) <= timex.start
        end = timex.end


def whole(text: str) -> list[Sentence]:
    return [Sentence(1, 0, len(text), "body")]


@settings(max_examples=300, deadline=None)
@given(_FRENCH, _PUBLISHED)
def test_french_of_any_order(text: str, published: Interval | None) -> None:
    check(text, published, whole(text))


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=200), _PUBLISHED)
def test_any_text(text: str, published: Interval | None) -> None:
    check(text, published, whole(text))


@settings(max_examples=100, deadline=None)
@given(_FRENCH, st.text(max_size=20))
def test_offsets_move_with_the_text(text: str, before: str) -> None:
    # characters that lower-case to two must not shift what follows
    prefix = f"{before}İ\n"
    alone = [(t.start, t.end) for t in find_dates(text, sentences=[])]
    moved = find_dates(prefix + text, sentences=[])
    shifted = [(t.start - len(prefix), t.end - len(prefix)) for t in moved]
    assert [span for span in shifted if span[0] >= 0] == alone


@settings(max_examples=100, deadline=None)
@given(_FRENCH)
def test_sentences_may_be_missing(text: str) -> None:
    check(text, Interval(date(2003, 3, 13), date(2003, 3, 13)), [])


def test_empty_and_control_characters() -> None:
    assert find_dates("", sentences=[]) == []
    assert find_dates("\x00\x01\x1f \x7f\ufeff\u2028", sentences=[]) == []
    (found,) = find_dates("\x00hier\x00", sentences=[], published=None)
    assert (found.start, found.end) == (1, 5)


def test_spaces_of_all_kinds_inside() -> None:
    for space in (" ", "\xa0", "\u202f", "  ", "\t"):
        text = f"à 18{space}h{space}30, le 3{space}mai{space}2019."
        values = [t.value for t in find_dates(text, sentences=whole(text))]
        assert values == ["2019-05-03T18:30", "2019-05-03"], repr(space)


def test_a_long_text_repeats_its_parts() -> None:
    part = "Il est parti le 3 mai 2019, à 18 h 30, pour trois semaines.\n"
    found = find_dates(part * 5_000, sentences=[])
    assert len(found) == 3 * 5_000
    assert found[-1].start - found[2].start == len(part) * 4_999


def test_a_long_text_may_be_one_sentence() -> None:
    # what is looked up around an expression must be near it, however long its sentence
    part = "le 3 mai dernier, en juin, hier, lundi prochain et souvent la veille, "
    text = part * 3_000
    found = find_dates(text, sentences=whole(text), published=Interval(DAY, DAY))
    assert len(found) == 5 * 3_000
    assert {t.value for t in found if t.rule == "weekday"} == {"2003-03-17"}


@settings(max_examples=100, deadline=None)
@given(_FRENCH, _PUBLISHED)
def test_what_comes_later_moves_no_start(text: str, published: Interval | None) -> None:
    """Reading goes from left to right: a text added after a full stop leaves what was found."""
    alone = find_dates(text, sentences=whole(text), published=published)
    longer = f"{text}.\n" + "Il pleut ici. " * 3
    cut = len(text) + 2
    sentences = [Sentence(1, 0, cut, "body"), Sentence(2, cut, len(longer), "body")]
    again = find_dates(longer, sentences=sentences, published=published)
    last = len(text) - 20
    spans = [[(t.start, t.end) for t in found if t.end < last] for found in (alone, again)]
    assert spans[0] == spans[1]


def test_no_rule_repeats_without_bound() -> None:
    # linear time rests on this: every repetition of a pattern has an upper bound
    for rule in grammar().rules:
        source = rule.regex.pattern.replace("\\*", "").replace("\\+", "")
        bare = "".join(part.split("]")[-1] for part in source.split("["))
        assert "*" not in bare and "+" not in bare, rule.name
