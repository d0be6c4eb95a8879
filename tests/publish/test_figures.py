"""The drawings and tables of the chapters: links, words and data, on few articles and on many."""

import random
import re
from collections import Counter
from dataclasses import replace
from itertools import combinations

import pandas as pd
import pytest
from bs4 import BeautifulSoup

from cadrage.errors import UnknownNameError
from cadrage.publish import Linker, entries, figures, matrix, parallel, table
from cadrage.publish.figures.labels import cut
from cadrage.publish.figures.network import LINES, MOST, NAMED

OUTLETS = ("Un", "Deux", "Trois", "Quatre", "Cinq", "Six", "Sept", "Huit", "Neuf", "Dix")
MANY = 10_000


def _linker(number):
    articles = [f"A{n}" for n in range(number)]
    return Linker.of(
        pd.DataFrame({"article": articles, "outlet": [OUTLETS[n % 10] for n in range(number)]})
    )


def _spoken(articles, quotations, seed=1):
    draw = random.Random(seed)
    sides = [f"Side {n}" for n in range(16)]
    rows = [
        (
            f"A{draw.randrange(articles)}", sides[min(int(draw.expovariate(0.4)), 15)],
            draw.randrange(3, 40), draw.choice(("direct", "mixed", "indirect")),
        )
        for _ in range(quotations)
    ]  # fmt: skip
    made = pd.DataFrame(rows, columns=["article", "side", "words", "kind"])
    return made.assign(evidence=made["article"] + ".1")


def _summed(spoken):
    made = spoken.groupby(["article", "side"], as_index=False).agg(
        quotes=("words", "size"), words=("words", "sum"), evidence=("evidence", "first")
    )
    return made.assign(direct=0, mixed=0, indirect=made["words"], share=0.5)


def _graph(number, sentences, seed=1):
    """Actors as a corpus has them: a few in many sentences, most in few."""
    draw = random.Random(seed)
    kinds = ("person", "state", "organisation", "group", "operation")
    names = [f"Actor number {n}" for n in range(number)]
    weights = [1 / (n + 1) for n in range(number)]
    nodes, edges = Counter(), Counter()
    for _ in range(sentences):
        there = sorted(set(draw.choices(names, weights, k=draw.randrange(1, 5))))
        nodes.update(there)
        edges.update(combinations(there, 2))
    made = pd.DataFrame(
        [
            (name, kinds[at % 5], f"Side {at % 4}", nodes[name], "A1.1 A2.1")
            for at, name in enumerate(names)
            if name in nodes
        ],
        columns=["name", "kind", "side", "sentences", "evidence"],
    )
    pairs = pd.DataFrame(
        [(*pair, count, "A1.1") for pair, count in sorted(edges.items())],
        columns=["first", "second", "sentences", "evidence"],
    )
    by_sentences = {"by": "sentences", "ascending": False, "ignore_index": True, "kind": "stable"}
    return made.sort_values(**by_sentences), pairs.sort_values(**by_sentences)


def _labels(html):
    return re.findall(r"<text[^>]*>([^<]*)</text>", html)


def test_a_network_of_few_names_every_actor_beside_its_side():
    nodes, edges = _graph(14, 60)
    shown = figures.network(nodes, edges, _linker(5), caption="c", source="s")
    labels = _labels(shown.html)
    assert all(name in labels for name in nodes["name"])
    assert {"Side 0", "Side 1", "Side 2", "Side 3"} <= set(labels)
    # each node and each line leads to a sentence; nothing is said to be left out
    assert shown.html.count('A1.html#A1.1"') >= 14 + len(edges)
    assert "Drawn:" not in shown.html and "Named:" not in shown.html


def test_a_network_is_the_same_in_every_run():
    nodes, edges = _graph(60, 400)
    runs = {figures.network(nodes, edges, _linker(5), caption="c", source="s").html for _ in "ab"}
    assert len(runs) == 1


def test_a_network_of_many_says_what_it_draws_and_names():
    nodes, edges = _graph(900, 20_000)
    html = figures.network(nodes, edges, _linker(5), caption="c", source="s").html
    assert f"Drawn: the strongest {MOST} of {len(nodes)} actors and {LINES} of" in html
    assert f"Named: the strongest {NAMED}; the others are dots." in html
    labels = [label for label in _labels(html) if label.startswith("Actor")]
    assert labels and set(labels) == set(nodes["name"].head(NAMED))


def test_a_network_without_a_line_is_refused():
    nodes, edges = _graph(3, 9)
    with pytest.raises(ValueError, match="no network to draw"):
        figures.network(nodes, edges.iloc[:0], _linker(5), caption="c", source="s")


def test_voices_have_a_panel_an_article_and_a_segment_a_quotation():
    spoken = _spoken(4, 30)
    html = figures.voices(spoken, _summed(spoken), _linker(4), caption="c", source="s").html
    assert {"A0", "A1", "A2", "A3"} <= set(_labels(html))
    drawing = html[: html.index("<figcaption")]
    assert len(re.findall("<a href=", drawing)) == len(spoken)


def test_voices_of_many_articles_stand_by_outlet_and_say_so():
    spoken = _spoken(MANY, 30_000)
    html = figures.voices(spoken, _summed(spoken), _linker(MANY), caption="c", source="s").html
    drawing, rest = html[: html.index("<figcaption")], html[html.index("<figcaption") :]
    labels = set(_labels(drawing))
    assert len(labels & set(OUTLETS)) == 6 and "other sides" in labels
    assert re.search(r"Of [\d,]+ articles of 10 outlets: the 6 outlets with most", rest)
    # three kinds at most in each of ten rows of six panels
    assert len(re.findall("<a href=", drawing)) <= 3 * 10 * 6
    assert "The first 120 of" in rest and len(html) < 400_000


def _read(articles):
    rows = [
        (frame, "issue", frame, f"A{n}", (n + place) % 4, 10, (n + place) % 4 / 10, f"A{n}.1")
        for place, frame in enumerate(("Harm", "Cure", "Cause"))
        for n in range(articles)
    ]
    names = ["frame", "kind", "name", "article", "count", "whole", "share", "evidence"]
    return pd.DataFrame(rows, columns=names)


def test_frames_have_a_dot_an_article_and_two_of_an_outlet_differ():
    read = _read(3)
    linker = Linker.of(pd.DataFrame({"article": ["A0", "A1", "A2"], "outlet": ["U", "U", "D"]}))
    html = figures.frames(read, linker, caption="c", source="s").html
    drawing = html[: html.index("<figcaption")]
    assert len(re.findall("<a href=", drawing)) == (read["count"] > 0).sum()
    assert "Harm: A0 0 of 10, A1 1 of 10, A2 2 of 10" in html


def test_frames_of_many_articles_stand_by_outlet_and_say_so():
    html = figures.frames(_read(MANY), _linker(MANY), caption="c", source="s").html
    assert "A dot an outlet, the 8 with most of the 10,000 articles." in html
    assert len(re.findall("<a href=", html[: html.index("<figcaption")])) <= 3 * 8


def test_sizes_of_many_articles_are_a_distribution():
    counts = pd.DataFrame(
        {"article": [f"A{n}" for n in range(MANY)], "outlet": "Un", "raw_words": 300,
         "words": [200 + n % 150 for n in range(MANY)], "stripped": 0.1, "sentences": 9}
    )  # fmt: skip
    html = figures.sizes(counts, _linker(MANY), caption="c", source="s").html
    assert "10,000 articles by their words" in html and len(html) < 400_000


def test_sizes_of_few_articles_are_a_bar_each_with_what_was_stripped():
    counts = pd.DataFrame(
        {"article": ["A0", "A1"], "outlet": ["Un", "Deux"], "raw_words": [300, 250],
         "words": [280, 250], "stripped": [20 / 300, 0.0], "sentences": [9, 8]}
    )  # fmt: skip
    shown = figures.sizes(counts, _linker(2), caption="c", source="s")
    drawn = shown.html[shown.html.index("<svg") : shown.html.index("</svg>")]
    assert "A0 280 of 300 words kept; A1 250 of 250 words kept" in shown.html
    assert "280 + 20 stripped" in drawn and "articles by their words" not in shown.html
    # of each bar both parts lead to the article, and so does each number under the figure
    leads = 'href="../book/articles/A0.html#article-A0" aria-label="article A0"'
    assert drawn.count(leads) == 2
    cells = BeautifulSoup(shown.html, "html.parser").select("td.number")
    assert len(cells) == 8 and all(cell.select("a.count[href*='/A']") for cell in cells)


def test_a_score_without_a_rate_stands_at_nought():
    rows = pd.DataFrame(
        {"layer": ["dates", "quotes"], "measure": ["value", "speaker"], "expected": [4, 0],
         "found": [5, 0], "agreed": [3, 0], "precision": [0.6, None], "recall": [0.75, None],
         "f1": [0.667, None]}
    ).assign(expected_evidence="A0.1", found_evidence="A0.1", agreed_evidence="A0.1")  # fmt: skip
    rows["finding"] = ["trust.dates.value", "trust.quotes.speaker"]
    known = replace(_linker(2), findings={"trust.dates.value": "0.67"})
    html = figures.scores(rows, known, caption="c", source="s").html
    assert "dates: value F1 0.67; quotes: speaker F1 0.00" in html
    assert html.count("<tr>") == 3
    drawn = html[html.index("<svg") : html.index("</svg>")]
    # ring and dot; what was not scored has no finding to lead to
    assert drawn.count('href="../book/findings.html#finding-trust.dates.value"') == 2
    assert drawn.count("<a ") == 2


def test_a_rate_opens_the_finding_that_it_stands_in():
    known = replace(_linker(2), findings={"trust.dates.value": "0.67"})
    frame = pd.DataFrame({"name": ["value", "type"], "f1": [2 / 3, None], "recall": [0.75, 0.0]})
    frame["key"] = ["trust.dates.value", None]
    given = {"caption": "c", "columns": {"name": "N", "recall": "R", "f1": "F1"}}
    page = BeautifulSoup(
        table(frame, known, findings=dict.fromkeys(("recall", "f1"), "key"), **given).html,
        "html.parser",
    )
    links = page.select("td.number a.count")
    assert [link.get_text() for link in links] == ["0.75", "0.67"]
    assert {link["href"] for link in links} == {"../book/findings.html#finding-trust.dates.value"}
    with pytest.raises(UnknownNameError, match=r"trust\.dates\.type"):
        table(frame.assign(key="trust.dates.type"), known, findings={"f1": "key"}, **given)


def test_a_matrix_of_many_articles_adds_up_by_outlet_and_says_so():
    rows = pd.DataFrame(
        [("mercenaires", f"A{n}", 1, f"A{n}.1") for n in range(MANY)],
        columns=["label", "article", "count", "evidence"],
    )
    shown = matrix(
        rows, _linker(MANY), columns={"label": "Word"}, value="count", caption="c", source="s"
    )
    assert "10,000 articles, added up by outlet." in shown.html
    assert "other outlets (2,000)" in shown.html and shown.html.count("<th scope=\"col\"") == 10
    assert "and 940 more" in shown.html and "2,000" in shown.text


def test_a_matrix_of_many_rows_shows_the_largest_in_their_order():
    rows = pd.DataFrame(
        [(str(1900 + n), f"A{n % 3}", 1 + n % 50, f"A{n % 3}.1") for n in range(150)],
        columns=["year", "article", "told", "evidence"],
    )
    shown = matrix(
        rows, _linker(5), columns={"year": "Year"}, value="told", caption="c", most=6
    )
    years = re.findall(r'<th scope="row">(\d+)', shown.html)
    assert years == ["1948", "1949", "1998", "1999", "2048", "2049"]
    assert "The 6 largest of 150 rows." in shown.html
    few = rows[rows["year"].isin(["1900", "1901"])]
    for held, said in ((2, False), (9, True)):
        few.attrs["rows"] = held
        shown = matrix(few, _linker(5), columns={"year": "Year"}, value="told", caption="c")
        assert ("The first 2 of 9 rows." in shown.html) is said


def test_a_column_without_a_cell_is_left_out():
    frame = pd.DataFrame({"name": ["a", "b"], "article": [None, None], "n": [1, None]})
    titles = {"article": "Article", "name": "Name", "n": "Number"}
    html = table(frame, _linker(2), caption="c", columns=titles).html
    assert re.findall(r'<th scope="col">(\w+)', html) == ["Name", "Number"]
    assert '<th scope="row">a' in html
    assert table(frame.iloc[:0], _linker(2), caption="c", columns=titles).html.count("<th ") == 3


@pytest.mark.parametrize(
    ("names", "shown"),
    [
        (["Le Serment", "Un"], ["Le Serment", "Un"]),
        (["Le Serment du Mali", "Un"], ["Le Sermen…", "Un"]),
        (["semeval2023-fr", "semeval2023-fr-test"], ["semev…3-fr", "semev…test"]),
    ],
)
def test_names_that_are_cut_stay_apart(names, shown):
    assert cut(names, 10) == shown


def test_words_of_a_cell_are_counted_where_articles_are_added_up():
    rows = pd.DataFrame(
        [("fact", f"A{n}", "absent" if n % 3 else "denied", pd.NA) for n in range(30)],
        columns=["title", "article", "standing", "evidence"],
    )
    shown = matrix(
        rows, _linker(30), columns={"title": "Fact"}, value="standing", caption="c", source="s"
    )
    assert "absent 2, denied 1" in shown.text


@pytest.mark.parametrize("show", [table, entries])
def test_long_lists_show_their_first_rows_and_say_so(show):
    frame = pd.DataFrame({"name": [f"row {n}" for n in range(500)]})
    lines = {"head": {"name": "plain"}, "body": {}}
    kinds = {"columns": {"name": "Name"}} if show is table else lines
    html = show(frame, _linker(5), caption="c", **kinds).html
    assert "The first 120 of 500 rows." in html and "row 119<" in html and "row 120<" not in html


def test_an_empty_table_says_that_nothing_was_found():
    none = pd.DataFrame({"label": [], "article": [], "count": [], "evidence": []})
    linker = _linker(5)
    assert "Nothing was found." in table(none, linker, caption="c", columns={"label": "L"}).html
    shown = matrix(none, linker, columns={"label": "L"}, value="count", caption="c")
    assert "Nothing was found." in shown.html


def test_two_articles_stand_side_by_side_with_our_translation():
    pairs = pd.DataFrame(
        [
            ("A0", 1, "Un <chat>.", "A1", 2, "Le chat.", "chat"),
            ("A0", 2, "Il dort.", "A1", pd.NA, pd.NA, pd.NA),
        ],
        columns=["article", "sentence", "text", "other_article", "other_sentence", "other_text",
                 "topic"],
    )  # fmt: skip
    ours = pd.DataFrame({"article": ["A0"], "sentence": [1], "english": ["A cat & so on."]})
    html = parallel(pairs, ours, _linker(2), caption="c", source="s").html
    assert '<span lang="fr">Un &lt;chat&gt;.</span>' in html and "A cat &amp; so on." in html
    page = BeautifulSoup(html, "html.parser")
    assert len(page.select(".pair")) == 1
    own, other = page.select(".cadrage-parallel > div.source")
    assert own.get_text(" ", strip=True) == "Sentences of A0 without a counterpart: 1 A0.2"
    assert own.select_one("details a")["href"].endswith("A0.html#A0.2")
    assert other.get_text(" ", strip=True) == "Sentences of A1 without a counterpart: 0"


def test_numbers_of_a_row_on_the_same_ids_open_one_list():
    rows = pd.DataFrame(
        {"name": ["a", "b"], "n": [2, 0], "m": [7, 0], "z": [0, 0], "ids": ["A1.1", ""]}
    )
    html = table(
        rows, _linker(5), caption="c", columns={"name": "N", "n": "n", "m": "m", "z": "z"},
        counts={"n": "ids", "m": "ids", "z": "ids"},
    ).html  # fmt: skip
    page = BeautifulSoup(html, "html.parser")
    assert len(page.select("details")) == 1  # none opens from nought
    (again,) = page.select("a.count")
    assert again.get_text() == "7"
    there = page.find(id=again["href"].removeprefix("#"))
    assert there.find_parent("details").summary.get_text() == "2"
    assert [each["href"] for each in there.select("a")] == ["../book/articles/A1.html#A1.1"]


def test_a_number_may_open_whole_articles():
    rows = pd.DataFrame({"name": ["all"], "n": [7], "ids": ["A1 A2.1 A2.3"]})
    html = table(
        rows, _linker(5), caption="c", columns={"name": "N", "n": "n"}, counts={"n": "ids"}
    ).html
    links = BeautifulSoup(html, "html.parser").select("span.evidence a")
    assert [link.get_text() for link in links] == ["A1", "A2.1", ".3"]
    assert links[0]["href"] == "../book/articles/A1.html"


def test_a_finding_in_a_note_leads_to_what_was_counted():
    findings = pd.DataFrame({"finding": ["a.score-0.5"], "text": ["0.9 & more"]})
    linker = Linker.of(pd.DataFrame({"article": ["A1"], "outlet": ["Un"]}), findings)
    rows = pd.DataFrame({"name": ["a"]})
    shown = table(
        rows, linker, caption="c", columns={"name": "N"}, source="F1 {f}`a.score-0.5`, <i>."
    )
    note = BeautifulSoup(shown.html, "html.parser").select_one(".source")
    assert note.get_text() == "F1 0.9 & more, <i>."
    assert note.a["class"] == ["f"]
    assert note.a["href"] == "../book/findings.html#finding-a.score-0.5"
    with pytest.raises(UnknownNameError, match=r"no finding 'a\.score'.*a\.score-0\.5"):
        linker.note("{f}`a.score`")


def test_a_column_with_fractions_has_decimals_throughout():
    frame = pd.DataFrame({"name": ["a", "b", "c"], "f1": [1, 0.953, None], "n": [2.0, 1200, None]})
    titles = {"name": "N", "f1": "F1", "n": "Number"}
    page = BeautifulSoup(table(frame, _linker(2), caption="c", columns=titles).html, "html.parser")
    cells = [[cell.get_text() for cell in row.select("td")] for row in page.select("tbody tr")]
    assert cells == [["1.00", "2"], ["0.95", "1,200"], ["–", "–"]]
    # a cell that is empty is no number, and text may be missing as well
    assert [len(row.select("td.number")) for row in page.select("tbody tr")] == [2, 2, 0]


def test_many_sentences_are_listed_once_a_table():
    many, few = " ".join(f"A{n % 5}.{n}" for n in range(13)), "A1.1 A2.2"
    frame = pd.DataFrame({
        "name": ["a", "b", "c"], "n": [13, 13, 2], "ids": [many, many, few],
        "m": [2, 2, 13], "others": [few, few, many],
    })  # fmt: skip
    html = table(
        frame, _linker(5), caption="c", columns={"name": "Name", "n": "N", "m": "M"},
        counts={"n": "ids", "m": "others"},
    ).html  # fmt: skip
    page = BeautifulSoup(html, "html.parser")
    lists = [spot for spot in page.select("span.evidence") if len(spot.select("a")) == 13]
    assert len(lists) == 1 and len(page.select("span.evidence")) == 4
    links = page.select("a.count")
    assert [link["href"] for link in links] == [f"#{lists[0]['id']}"] * 2
