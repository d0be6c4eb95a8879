"""Days that the words allow, anchors and rules, with publication known exactly, loosely, or not."""

from __future__ import annotations

from datetime import date

import pytest

from cadrage.annotate.dates import find_dates
from cadrage.annotate.dates.days import century, holding
from cadrage.annotate.records import Interval, Sentence, Timex

DAY = Interval(date(2021, 6, 16), date(2021, 6, 16))
DAYS = Interval(date(2021, 6, 15), date(2021, 6, 18))
MONTH = Interval(date(2021, 11, 1), date(2021, 11, 30))


def read(text: str, published: Interval | None) -> list[Timex]:
    return find_dates(text, sentences=[Sentence(1, 0, len(text), "body")], published=published)


def only(text: str, published: Interval | None) -> Timex:
    (found,) = read(text, published)
    return found


@pytest.mark.parametrize(
    ("text", "value", "earliest", "latest", "anchor"),
    [
        ("Il est parti le 3 mai 2019.", "2019-05-03", "2019-05-03", "2019-05-03", "calendar"),
        ("Il est parti en mai 2019.", "2019-05", "2019-05-01", "2019-05-31", "calendar"),
        ("Il est parti en 2019.", "2019", "2019-01-01", "2019-12-31", "calendar"),
        ("Il est parti fin 2019.", "2019", "2019-09-01", "2019-12-31", "calendar"),
        ("Il est parti début mai 2019.", "2019-05", "2019-05-01", "2019-05-11", "calendar"),
        ("Il est parti mi-mai 2019.", "2019-05", "2019-05-11", "2019-05-21", "calendar"),
        ("Il vivait dans les années 1980.", "198", "1980-01-01", "1989-12-31", "calendar"),
        ("Il est parti hier.", "2021-06-15", "2021-06-15", "2021-06-15", "publication"),
        ("Il est parti lundi.", "2021-06-14", "2021-06-14", "2021-06-14", "publication"),
        ("Il partira lundi.", "2021-06-21", "2021-06-21", "2021-06-21", "publication"),
        ("Il est parti en mars.", "2021-03", "2021-03-01", "2021-03-31", "publication"),
        ("Il partira en mars.", "2022-03", "2022-03-01", "2022-03-31", "publication"),
        ("Il est venu la semaine dernière.", "2021-W23", "2021-06-07", "2021-06-13", "publication"),
        ("Il est venu il y a deux ans.", "P2Y", "2019-01-01", "2019-12-31", "publication"),
        ("Il est venu il y a trois jours.", "P3D", "2021-06-13", "2021-06-13", "publication"),
        ("Il attend depuis deux mois.", "P2M", "2021-04-01", "2021-06-16", "publication"),
        ("Il attend depuis quelques semaines.", "PXW", None, "2021-06-16", "publication"),
        ("Il ira dans les prochains jours.", "PXD", "2021-06-17", None, "publication"),
        ("Il ira dans les jours à venir.", "PXD", "2021-06-17", None, "publication"),
        ("Il ira dans quelques jours.", "PXD", "2021-06-17", None, "publication"),
        ("Il ira d'ici quelques jours.", "PXD", "2021-06-16", None, "publication"),
        ("Il ira dans les 3 prochains jours.", "P3D", "2021-06-17", "2021-06-19", "publication"),
        ("Il ira dans les prochaines heures.", "PTXH", "2021-06-16", None, "publication"),
        ("Il est venu il y a quelques jours.", "PXD", None, "2021-06-15", "publication"),
        ("Il est venu ces derniers jours.", "PXD", None, "2021-06-16", "publication"),
        ("Il est venu ces derniers temps.", "PAST_REF", None, "2021-06-16", "publication"),
        ("Il est venu récemment.", "PAST_REF", None, None, None),
        ("Rien n'est décidé à ce jour.", "PRESENT_REF", None, None, None),
        ("L'accord est signé ce jour.", "2021-06-16", "2021-06-16", "2021-06-16", "publication"),
        ("Il a attendu pendant trois ans.", "P3Y", None, None, None),
        ("Il attend désormais.", "PRESENT_REF", None, None, None),
        ("Il attend chaque mardi.", "XXXX-WXX-2", None, None, None),
        ("Il a plu l'hiver 2019-2020.", "2019-WI", "2019-12-01", "2020-03-21", "calendar"),
        ("Il a plu l'hiver 2020.", "2020-WI", "2019-12-01", "2021-03-21", "calendar"),
        ("Il pleuvra l'hiver prochain.", "2021-WI", "2021-12-01", "2022-03-21", "publication"),
        ("Il est venu cet été.", "2021-SU", "2021-06-01", "2021-09-23", "publication"),
    ],
)
def test_exact_publication(
    text: str, value: str, earliest: str | None, latest: str | None, anchor: str | None
) -> None:
    found = only(text, DAY)
    days = [None if day is None else day.isoformat() for day in (found.earliest, found.latest)]
    assert (found.value, *days, found.anchor) == (value, earliest, latest, anchor)


@pytest.mark.parametrize(
    ("text", "published", "value", "earliest", "latest"),
    [
        # the value keeps what all possible days share, the interval holds them all
        ("Il est parti hier.", DAYS, "2021-06", "2021-06-14", "2021-06-17"),
        ("Il est parti hier.", MONTH, "2021", "2021-10-31", "2021-11-29"),
        ("Il est parti hier soir.", DAYS, "2021-06-XXTEV", "2021-06-14", "2021-06-17"),
        ("Il est parti ce mois-ci.", MONTH, "2021-11", "2021-11-01", "2021-11-30"),
        ("Il est parti en juin.", MONTH, "2021-06", "2021-06-01", "2021-06-30"),
        ("Il est parti le 2 mai dernier.", DAYS, "2021-05-02", "2021-05-02", "2021-05-02"),
        ("Il est parti l'an dernier.", MONTH, "2020", "2020-01-01", "2020-12-31"),
        ("Il est parti lundi.", DAYS, "2021-06-14", "2021-06-14", "2021-06-14"),
        ("Il est parti jeudi.", DAYS, "2021-06", "2021-06-10", "2021-06-17"),
        ("Il est parti la semaine dernière.", MONTH, "2021", "2021-10-25", "2021-11-28"),
        ("Il attend depuis deux mois.", MONTH, "P2M", "2021-09-01", "2021-11-30"),
    ],
)
def test_publication_within_limits_widens(
    text: str, published: Interval, value: str, earliest: str, latest: str
) -> None:
    found = only(text, published)
    assert found.value == value
    assert (str(found.earliest), str(found.latest)) == (earliest, latest)


@pytest.mark.parametrize(
    ("text", "type_", "value"),
    [
        ("Il est parti le 3 mai 2019.", "DATE", "2019-05-03"),
        ("Il est parti en 2019.", "DATE", "2019"),
        ("Il est parti hier.", "DATE", None),
        ("Il est parti hier soir.", "TIME", None),
        ("Il est parti la semaine dernière.", "DATE", None),
        ("Il est parti l'an dernier.", "DATE", None),
        ("Il est parti le 3 mai.", "DATE", "XXXX-05-03"),
        ("Il est parti lundi.", "DATE", "XXXX-WXX-1"),
        ("Il est parti à 18 h.", "TIME", "T18:00"),
        ("Il attend depuis trois ans.", "DURATION", "P3Y"),
        ("Il est parti il y a trois ans.", "DURATION", "P3Y"),
    ],
)
def test_no_publication(text: str, type_: str, value: str | None) -> None:
    found = only(text, None)
    assert (found.type, found.value) == (type_, value)
    if value is None or not value.startswith("2"):
        assert (found.earliest, found.latest, found.anchor) == (None, None, None)


@pytest.mark.parametrize(
    "text",
    ["Il est parti le 31 février.", "Il est parti le 30 février 2020.", "Né le 31 juin 1950.",
     "Il est parti le 29 février 2021.", "Version du 31/04/2020."],
)
def test_impossible_dates_are_kept_without_value(text: str) -> None:
    found = only(text, DAY)
    assert (found.type, found.value, found.rule) == ("DATE", None, "impossible")
    assert (found.earliest, found.latest, found.anchor) == (None, None, None)


def test_anchor_is_the_earlier_expression() -> None:
    first, second = read("Arrivée le 3 mai, elle est repartie le lendemain.", DAY)
    assert second.anchor == f"text:{first.start}"
    assert second.value == "2021-05-04"


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Il est venu le 3 mai. Les jours suivants, il a plu.", ("2021-05-04", None)),
        ("Il est venu le 3 mai. Les jours précédents, il a plu.", (None, "2021-05-02")),
        ("Il est venu le 3 mai. Quelques jours plus tard, il a plu.", ("2021-05-04", None)),
        ("Il est venu le 3 mai. Quelques jours plus tôt, il a plu.", (None, "2021-05-02")),
    ],
)
def test_what_follows_a_day_leaves_it_out(
    text: str, days: tuple[str | None, str | None]
) -> None:
    cut = text.index(".") + 1
    sentences = [Sentence(1, 0, cut, "body"), Sentence(2, cut, len(text), "body")]
    second = find_dates(text, sentences=sentences, published=DAY)[-1]
    found = (second.earliest, second.latest)
    assert tuple(None if day is None else day.isoformat() for day in found) == days


def test_lengths_to_come_stop_where_the_calendar_does() -> None:
    for day in (date.min, date.max):
        found = only("Il ira dans les prochains jours.", Interval(day, day))
        assert found.earliest is not None
    assert only("Il ira dans les 0 prochains jours.", DAY).latest is None


def test_chain_of_anchors() -> None:
    text = "Il est arrivé le 3 mai. La veille, il avait téléphoné. Le même jour, on l'a vu."
    sentences = [Sentence(1, 0, 24, "body"), Sentence(2, 24, 55, "body"),
                 Sentence(3, 55, len(text), "body")]
    values = [t.value for t in find_dates(text, sentences=sentences, published=DAY)]
    assert values == ["2021-05-03", "2021-05-02", "2021-05-02"]


def test_lunar_feasts_name_no_day() -> None:
    found = only("Il est rentré pour la Tabaski.", DAY)
    assert (found.type, found.value, found.earliest) == ("DATE", None, None)


@pytest.mark.parametrize(
    ("text", "mod"),
    [
        ("Il est parti début mai.", "START"),
        ("Il est parti fin mai.", "END"),
        ("Il est parti à la mi-mai.", "MID"),
        ("Il a attendu environ deux mois.", "APPROX"),
        ("Il a attendu plus de deux mois.", "MORE_THAN"),
        ("Il a attendu moins de deux mois.", "LESS_THAN"),
        ("Il a attendu au moins deux mois.", "EQUAL_OR_MORE"),
        ("Il a attendu deux mois.", None),
    ],
)
def test_modifiers(text: str, mod: str | None) -> None:
    assert only(text, DAY).mod == mod


def test_weekday_and_date_choose_the_year_that_fits() -> None:
    # 6 May was a Thursday in 2021 and a Monday in 2019
    assert only("La réunion du jeudi 6 mai fut brève.", DAY).value == "2021-05-06"
    assert only("La réunion du lundi 6 mai fut brève.", DAY).value == "2019-05-06"


def test_the_last_century_of_the_calendar_ends_with_it() -> None:
    assert century(100).latest == date.max
    for when in (date.min, date.max):
        for unit in ("D", "W", "WE", "M", "Q", "H", "Y", "DE", "CE"):
            held = holding(when, unit)
            assert held.earliest is not None and held.latest is not None


@pytest.mark.parametrize(
    "said", ["ce siècle", "la fin du siècle", "au siècle dernier", "au siècle prochain"]
)
@pytest.mark.parametrize("year", [1, 9999])
def test_dates_at_the_ends_of_the_calendar_are_borne(said: str, year: int) -> None:
    (found,) = read(said, Interval(date(year, 6, 1), date(year, 6, 1)))
    assert not (found.earliest and found.latest) or found.earliest <= found.latest


@pytest.mark.parametrize(
    ("text", "value"),
    [("Il viendra lundi.", "2021-06-21"), ("Il est venu lundi.", "2021-06-14"),
     ("Lundi, il viendra.", "2021-06-21"), ("Lundi, il est venu.", "2021-06-14")],
)
def test_a_text_without_sentences_has_its_tense(text: str, value: str) -> None:
    (found,) = find_dates(text, sentences=[], published=DAY)
    assert found.value == value
    (found,) = find_dates("Il est venu seul. " + text, sentences=[], published=DAY)
    assert found.value is not None and found.value.startswith("2021-06-")


def test_an_empty_text_has_no_dates() -> None:
    assert find_dates("", sentences=[], published=DAY) == []


@pytest.mark.parametrize(
    ("text", "year", "value"),
    [
        ("Il viendra du 20 décembre au 5 janvier.", 9996, "9997-01-05"),
        ("Il est né en juin dernier.", 3, "0002-06"), ("Il est né en juin dernier.", 2, "XXXX-06"),
        ("Il ira dans deux ans.", 9998, "P2Y"), ("Il est venu il y a deux ans.", 2, "P2Y"),
        ("Il est né le siècle dernier.", 150, "00"), ("Il est né hier.", 1, "0001-05-31"),
    ],
)
def test_dates_near_the_ends_of_the_calendar(text: str, year: int, value: str) -> None:
    found = read(text, Interval(date(year, 6, 1), date(year, 6, 1)))[-1]
    assert found.value == value
    if value == "P2Y":
        assert (found.earliest, found.latest, found.anchor) == (None, None, None)


@pytest.mark.parametrize(
    ("text", "published", "saturday"),
    [
        # Monday 14 to Sunday 20 June
        ("Il jouera ce week-end.", 14, 19), ("Il a joué ce week-end.", 14, 12),
        ("Il jouera ce week-end.", 18, 19), ("Il a joué ce week-end.", 18, 12),
        ("Il a joué ce week-end.", 19, 19), ("Il jouera ce week-end.", 20, 19),
        ("Il a joué le week-end dernier.", 20, 12), ("Il a joué le week-end dernier.", 14, 12),
        ("Il jouera le week-end prochain.", 19, 26), ("Il jouera le week-end prochain.", 18, 19),
        ("Il jouera le week-end prochain.", 20, 26), ("Il a joué le week-end dernier.", 19, 12),
        ("Le week-end sera doux.", 14, 19), ("Le week-end a été doux.", 18, 12),
        ("Le week-end a été doux.", 20, 19),
    ],
)
def test_weekends(text: str, published: int, saturday: int) -> None:
    day = date(2021, 6, published)
    assert only(text, Interval(day, day)).earliest == date(2021, 6, saturday)
