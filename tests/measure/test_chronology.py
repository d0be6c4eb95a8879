"""What is told of time: both ends, one end, none; counted by hand."""

from datetime import date, timedelta

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cadrage import tables
from cadrage.errors import ContractError
from cadrage.measure import chronology


def dates(*rows):
    names = ("article", "sentence", "start", "text", "type", "earliest", "latest", "anchor")
    cells = [dict(zip(names, row, strict=True)) for row in rows]
    return tables.frame(
        "dates", [c | {"end": c["start"] + len(c["text"]), "rule": "r"} for c in cells]
    )


def articles(*rows):
    names = ("article", "outlet", "published_earliest", "published_latest", "words")
    return tables.frame(
        "articles",
        [
            dict(zip(names, row, strict=True))
            | {"outlet_kind": "k", "outlet_basis": "stated", "country": "c", "language": "fr"}
            for row in rows
        ],
    )


ARTICLES = articles(
    ("A20", "Un", "2020-06-10", "2020-06-12", 6), ("B20", "Deux", "2020-06-01", "2020-06-01", 4)
)
DATES = dates(
    ("A20", 1, 0, "2013", "DATE", "2013-01-01", "2013-12-31", "calendar"),
    ("A20", 2, 9, "demain", "DATE", "2020-06-11", "2020-06-13", "publication"),
    ("A20", 2, 20, "deux ans", "DURATION", None, None, None),
    ("B20", 1, 0, "hier", "DATE", "2020-05-31", "2020-05-31", "publication"),
    ("B20", 2, 9, "les prochains jours", "DURATION", "2020-06-01", None, "publication"),
    ("B20", 3, 9, "ces derniers temps", "TIME", None, "2020-06-01", "publication"),
)

SENTENCES = tables.frame(
    "sentences",
    [
        {"article": a, "sentence": n, "start": 0, "end": 1, "text": "x" * 200, "kind": "body"}
        for a, n in (("A20", 1), ("A20", 2), ("B20", 1), ("B20", 2), ("B20", 3))
    ],
)


def events(*rows):
    """Rows of earliest, latest, lane, source."""
    return tables.frame(
        "events",
        [
            {"event": f"e{n}", "earliest": a, "latest": b, "title": f"«w{n}»: s{n}", "lane": lane,
             "status": "reported", "source": source}
            for n, (a, b, lane, source) in enumerate(rows)
        ],
    )  # fmt: skip


def day(iso, source):
    return (iso, iso, "told", source)


def test_told_events_are_expressions_that_name_an_end_with_their_sentence():
    told = chronology.told(DATES, SENTENCES)
    assert list(told["event"]) == ["A20.1@0", "A20.2@9", "B20.1@0", "B20.2@9", "B20.3@9"]
    assert set(told["status"]) == {"reported"} and set(told["lane"]) == {"told"}
    assert told["title"].str.endswith("…").all()
    assert told["latest"].isna().tolist() == [False, False, False, True, False]
    assert told["earliest"].isna().tolist() == [False, False, False, False, True]


def test_reach_counts_days_from_the_latest_day_of_publication():
    reach = chronology.reach(DATES, ARTICLES)
    rows = [tuple(row) for row in reach[["article", "first", "back", "forward"]].itertuples(False)]
    assert rows == [("A20", "2013-01-01", 2719, 1), ("B20", "2020-05-31", 1, 0)]


def test_reach_counts_an_open_end_by_the_day_it_names_and_says_so():
    only = DATES[DATES["article"] == "B20"].iloc[1:]
    [row] = chronology.reach(only, ARTICLES).to_dict("records")
    assert (row["first"], row["last"], row["back"], row["forward"]) == (
        "2020-06-01", "2020-06-01", 0, 0,
    )  # fmt: skip
    assert (row["open"], row["open_source"]) == (2, "B20.2 B20.3")


def test_reach_leaves_out_an_article_without_a_day():
    undated = articles(("A20", "Un", None, None, 6))
    assert chronology.reach(DATES, undated).empty


def test_findings_of_time_count_relative_and_open_expressions():
    told = chronology.told(DATES, SENTENCES)
    found = {f.finding: f for f in chronology.findings(DATES, ARTICLES, told)}
    assert found["time.expressions"].value == 6
    assert found["time.dated"].value == 5
    assert found["time.open"].evidence == ("B20.2", "B20.3")
    assert found["time.relative"].evidence == ("A20.2", "B20.1", "B20.2", "B20.3")
    assert found["time.back.A20"].text == "seven years"
    assert found["time.back.B20"].text == "less than a year"


def test_findings_of_nothing():
    none = chronology.told(DATES.iloc[:0], SENTENCES)
    found = {f.finding: f.value for f in chronology.findings(DATES.iloc[:0], ARTICLES, none)}
    assert set(found.values()) == {0}


def test_the_busiest_window_is_the_latest_of_the_fullest():
    told = events(
        day("2020-01-01", "A20.1"), day("2020-01-05", "A20.1"), day("2021-01-01", "A20.1"),
        ("2021-01-04", None, "told", "A20.2"), ("2019-01-01", "2021-12-31", "told", "A20.2"),
        day("2021-01-02", "record"),
    ).assign(lane=lambda f: ["told"] * 5 + ["record"])  # fmt: skip
    assert chronology.busiest(told, days=10) == ("2020-12-25", "2021-01-04")


@given(
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 30)), min_size=1, max_size=12),
    st.integers(1, 40),
)
def test_no_window_holds_more_than_the_busiest(spans, days):
    zero = date(2020, 1, 1)
    ends = [(zero + timedelta(a), zero + timedelta(a + long)) for a, long in spans]
    told = events(*((a.isoformat(), b.isoformat(), "told", "A20.1") for a, b in ends))
    first, last = map(date.fromisoformat, chronology.busiest(told, days=days))

    def held(begin, end):
        return sum(begin <= a and b <= end for a, b in ends)

    every = (zero + timedelta(n) for n in range(-days, 100))
    assert (last - first).days == days
    assert held(first, last) == max(held(begin, begin + timedelta(days)) for begin in every)


def test_no_day_told_has_no_busiest_window():
    with pytest.raises(ContractError, match="no dated event told"):
        chronology.busiest(events(), days=10)


def test_the_most_told_days_with_their_sentences():
    told = events(
        day("2020-01-01", "A20.1"), day("2020-01-03", "A20.2"), day("2020-01-01", "B20.4"),
        ("2020-01-01", "2020-12-31", "told", "B20.1"), ("2020-01-03", None, "told", "B20.1"),
        ("2020-01-03", "2020-01-03", "record", "a source"), day("2020-01-01", "B20.4"),
    )  # fmt: skip
    found = chronology.most_told(told)
    assert [tuple(row) for row in found.itertuples(index=False)] == [
        ("2020-01-01", 3, 2, "«w0»: s0 · «w2»: s2 · «w6»: s6", "A20.1 B20.4"),
        ("2020-01-03", 1, 1, "«w1»: s1", "A20.2"),
    ]
    assert list(chronology.most_told(told, limit=1)["day"]) == ["2020-01-01"]
    assert chronology.most_told(told.iloc[:0]).empty


def test_years_hold_what_is_told_and_what_is_only_recorded():
    rows = events(
        day("2013-05-01", "B20.1"), ("2013-01-01", "2013-12-31", "told", "A20.1"),
        (None, "2013-02-02", "told", "A20.2"), ("2014-12-01", "2015-01-31", "told", "A20.3"),
        ("2012-03-22", "2012-03-22", "record", "s"), ("2013-01-11", "2013-01-11", "record", "s"),
    )  # fmt: skip
    found = chronology.years(rows, ARTICLES).astype(object)
    found = found.where(found.notna(), None)
    assert [tuple(row) for row in found.itertuples(index=False)] == [
        ("2012", 1, None, 0, None),
        ("2013", 1, "A20", 2, "A20.1 A20.2"),
        ("2013", 1, "B20", 1, "B20.1"),
        ("2014–2015", 0, "A20", 1, "A20.3"),
    ]


def test_density_shares_a_long_span_and_counts_what_lies_outside():
    days = [day((date(2020, 1, 1) + timedelta(n)).isoformat(), "A20.1") for n in range(30)]
    rows = events(
        *days, ("2020-01-29", "2020-02-15", "told", "B20.1"),
        ("1900-01-01", "1900-12-31", "record", "s"),
    )  # fmt: skip
    found = chronology.density(rows, ARTICLES)
    assert found["count"].sum() == pytest.approx(len(rows))
    assert list(dict.fromkeys(found["lane"])) == ["Un", "Deux", "record"]
    two = found[found["lane"] == "Deux"]
    assert list(two["first"]) == ["2020-01-29", "2020-01-30", "2020-01-31", "2020-02-01",
                                  "2020-02-02", "2020-02-03", "2020-02-04", "2020-02-05",
                                  "2020-02-06"]  # fmt: skip
    assert two["count"].unique() == pytest.approx([1 / 9])
    [outside] = found[found["first"].isna()].to_dict("records")
    assert (outside["lane"], outside["last"], outside["count"]) == ("record", "2019-12-31", 1)
    assert found.groupby("lane")["share"].sum().tolist() == pytest.approx([1, 1, 1])


def test_density_leaves_out_a_long_past_where_the_rest_is_then_finer():
    old = [day(f"{1500 + 4 * n}-06-15", "A20.1") for n in range(50)]
    new = [day((date(2019, 1, 1) + timedelta(n)).isoformat(), "A20.1") for n in range(1000)]
    found = chronology.density(events(*old, *new, day("2090-01-01", "A20.1")), ARTICLES)
    before, after = found[found["first"].isna()], found[found["last"].isna()]
    assert 50 <= before["count"].item() <= 105 and before["last"].item() < "2019-06-01"
    assert after["count"].tolist() == [1] and after["first"].item() > "2021-09-01"
    bars = found.dropna()
    assert 25 <= len(bars) <= 60 and found["count"].sum() == 1051


def test_density_of_many_years_and_outlets_stays_small():
    many = articles(*((f"A{n}", f"Outlet {n}", None, None, 1) for n in range(25)))
    rows = events(
        *(day(f"{1900 + n % 120}-06-15", f"A{n % 25}.1") for n in range(2000)),
        day("0001-01-01", "A1.1"), ("9999-12-31", None, "told", "A1.1"),
    )  # fmt: skip
    found = chronology.density(rows, many)
    stretches = found.dropna()["first"].unique()
    assert 20 <= len(stretches) <= 60
    assert found["lane"].nunique() == 11 and "other outlets" in set(found["lane"])
    assert found["count"].sum() == pytest.approx(2002)
    assert found[found["first"].isna() | found["last"].isna()]["count"].sum() == 2


@given(st.lists(st.tuples(st.dates(), st.integers(0, 4000)), min_size=1, max_size=20))
def test_density_loses_no_event(spans):
    rows = events(
        *(
            (a.isoformat(), min(date.max, a + timedelta(min(n, (date.max - a).days))).isoformat(),
             "told", "A20.1")
            for a, n in spans
        )
    )  # fmt: skip
    found = chronology.density(rows, ARTICLES)
    assert found["count"].sum() == pytest.approx(len(rows))
    bars = found.dropna()
    assert (bars["first"] <= bars["last"]).all()


def test_density_of_nothing():
    assert chronology.density(events(), ARTICLES).empty


def test_verdicts_count_the_claims_of_each_article():
    claims = pd.DataFrame(
        {"evidence": ["A20.1", "A20.2", "A20.2"], "verdict": ["confirmed", "refuted", "refuted"]}
    )
    made = chronology.verdicts(claims, ARTICLES).set_index("article")
    assert made.loc["A20", ["claims", "confirmed", "refuted"]].tolist() == [3, 1, 2]
    assert made.loc["A20", "evidence"] == "A20.1 A20.2 A20.2"
    assert made.loc["A20", ["confirmed_evidence", "reported_evidence"]].tolist() == ["A20.1", ""]
    assert made.loc["B20", ["claims", *chronology.VERDICTS]].sum() == 0
    assert made.loc["B20", "evidence"] == ""


def test_verdicts_of_no_claims_have_their_columns():
    none = pd.DataFrame({"evidence": [], "verdict": []}, dtype="string")
    made = chronology.verdicts(none, ARTICLES)
    assert made["claims"].tolist() == [0, 0] and "refuted_evidence" in made
