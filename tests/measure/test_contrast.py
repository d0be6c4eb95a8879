"""Contrast of vocabulary: the score equals the oracle's, small corpora claim nothing."""

import logodds
import numpy as np
import pandas as pd
import pytest

from cadrage.errors import UnknownNameError
from cadrage.measure.claims import Minimum, false_discovery_rates
from cadrage.measure.contrast import contrast
from cadrage.measure.log_odds import log_odds
from cadrage.measure.vocabulary import words_of

SMALL = Minimum(articles=2, sentences=4, words=10, uses=3, using_articles=2)
GROUPS = {"A1": "a", "A2": "a", "B1": "b", "B2": "b", "C1": "c"}
TEXTS = {
    "A1": ["Le retrait des troupes.", "Le retrait avance.", "Un retrait lent, le retrait."],
    "A2": ["Le retrait continue.", "Le retrait, encore.", "Il pleut."],
    "B1": ["Le soutien des troupes.", "Le soutien avance.", "Un soutien fort."],
    "B2": ["Le soutien continue.", "Le soutien, encore.", "Il neige."],
    "C1": ["Le retrait et le soutien."],
}


def _sentences(texts=TEXTS):
    rows = [(a, n, t) for a, own in texts.items() for n, t in enumerate(own, 1)]
    return pd.DataFrame(rows, columns=["article", "sentence", "text"])


@pytest.mark.parametrize("seed", range(5))
def test_log_odds_equals_the_reference_implementation(seed):
    draw = np.random.default_rng(seed)
    words = [f"w{number}" for number in range(300)]
    first, second = (draw.poisson(draw.gamma(0.5, 8, 300)).astype(float) for _ in range(2))
    first[0], second[1] = 0, 0
    background = draw.gamma(0.5, 2, 300)
    delta, z = log_odds(first, second, background + 0.01)
    expected = logodds.log_odds_details(
        dict(zip(words, first, strict=True)),
        dict(zip(words, second, strict=True)),
        prior_counts=dict(zip(words, background, strict=True)),
        alpha=0.01,
        vocabulary=words,
    )
    for at, word in enumerate(words):
        assert delta[at] == pytest.approx(expected[word]["delta"], abs=1e-9)
        assert z[at] == pytest.approx(expected[word]["z"], abs=1e-9)


def test_the_table_s_score_is_the_log_odds_of_its_counts():
    found = contrast(_sentences(), GROUPS, first="a", second="b", replicates=0)
    every = [word for own in TEXTS.values() for text in own for word in words_of(text)]
    counts = {
        side: dict(zip(found.words["word"], found.words[side], strict=True))
        for side in ("first", "second")
    }
    prior = {word: 500 * every.count(word) / len(every) for word in counts["first"]}
    expected = logodds.compute_log_odds(
        counts["first"],
        counts["second"],
        prior_counts=prior,
        alpha=0.01,
        vocabulary=list(counts["first"]),
    )
    for row in found.words.itertuples():
        assert row.z == pytest.approx(expected[row.word], abs=1e-9)


def test_by_hand():
    delta, z = log_odds(np.array([3.0, 1.0]), np.array([1.0, 3.0]), np.array([1.0, 1.0]))
    # odds 4/2 against 2/4, variance 1/4 + 1/2
    assert delta == pytest.approx([np.log(4), -np.log(4)])
    assert z == pytest.approx(delta / np.sqrt(0.75))


def test_a_word_of_one_group_stands_at_its_end_and_is_claimed_with_its_interval():
    found = contrast(_sentences(), GROUPS, first="a", second="b", minimum=SMALL, prior_words=1)
    words = found.words.set_index("word")
    assert found.words["word"].iloc[0] == "retrait" and found.words["word"].iloc[-1] == "soutien"
    assert words.loc["retrait", ["first", "second", "articles"]].tolist() == [6, 0, 2]
    assert words.loc["retrait", "low"] > 0 > words.loc["soutien", "high"]
    assert not words.loc["le", "claim"]
    inside = words["low"].isna() | words["delta"].between(words["low"] - 0.5, words["high"] + 0.5)
    assert inside.all()


def test_the_five_article_size_withholds_every_claim_and_says_why():
    found = contrast(_sentences(), GROUPS, first="a", second="b")
    assert not found.words["claim"].any()
    assert "a: 2 articles of 10, " in found.withheld
    assert "6 sentences of 200, " in found.withheld.partition("b: ")[2]


def test_rare_words_get_no_interval_and_no_claim():
    found = contrast(_sentences(), GROUPS, first="a", second="b", minimum=SMALL)
    rare = found.words[found.words["first"] + found.words["second"] < SMALL.uses]
    assert len(rare) and rare["low"].isna().all() and not rare["claim"].any()


def test_the_same_seed_gives_the_same_intervals_and_another_does_not():
    runs = [
        contrast(_sentences(), GROUPS, first="a", second="b", minimum=SMALL, seed=seed).words
        for seed in (1, 1, 2)
    ]
    pd.testing.assert_frame_equal(runs[0], runs[1])
    assert not runs[0]["low"].equals(runs[2]["low"])


def test_the_intervals_are_those_of_a_plain_bootstrap():
    """Against the textbook way: draw sentences, count words, take percentiles."""
    table = _sentences()
    found = contrast(
        table, GROUPS, first="a", second="b", minimum=SMALL, replicates=4000, prior_words=5
    ).words.set_index("word")
    texts = {
        side: [
            words_of(text)
            for a, text in zip(table["article"], table["text"], strict=True)
            if GROUPS[a] == side
        ]
        for side in "ab"
    }
    every = [word for text in table["text"] for word in words_of(text)]
    words = list(found.index)
    prior = np.array([5 * every.count(word) / len(every) + 0.01 for word in words])
    draw, deltas = np.random.default_rng(0), []
    for _ in range(4000):
        counts = []
        for side in "ab":
            picks = draw.integers(0, len(texts[side]), len(texts[side]))
            drawn = [word for pick in picks for word in texts[side][pick]]
            counts.append(np.array([drawn.count(word) for word in words], dtype=float))
        deltas.append(log_odds(*counts, prior)[0])
    low, high = np.quantile(deltas, [0.025, 0.975], axis=0)
    often = found["low"].notna().to_numpy()
    assert often.sum() >= 3
    assert found["low"].to_numpy()[often] == pytest.approx(low[often], abs=0.25)
    assert found["high"].to_numpy()[often] == pytest.approx(high[often], abs=0.25)


def test_drawing_whole_articles_widens_what_sentences_of_one_article_share():
    texts = {f"A{n}": ["loup loup." if n == 0 else "chat."] * 20 for n in range(6)}
    texts |= {f"B{n}": ["chat.", "loup."] * 10 for n in range(6)}
    groups = {name: name[0] for name in texts}
    widths = []
    for unit in ("sentence", "article"):
        words = contrast(_sentences(texts), groups, first="A", second="B", unit=unit).words
        row = words.set_index("word").loc["loup"]
        widths.append(row["high"] - row["low"])
    assert widths[1] > 1.5 * widths[0]


def test_left_out_sentences_are_not_counted_and_are_told():
    copies = pd.DataFrame({"article": ["A2", "A2"], "sentence": [1, 2]})
    found = contrast(_sentences(), GROUPS, first="a", second="b", repeated=copies, replicates=0)
    assert found.dropped == 2
    assert found.words.set_index("word").loc["retrait", "first"] == 4
    assert found.sizes["sentences"].tolist() == [4, 6, Minimum().sentences]
    told = found.sizes.set_index("group")
    assert told.loc["a", ["reused", "reused_evidence"]].tolist() == [2, "A2.1 A2.2"]
    assert told.loc["b", "reused"] == 0 and pd.isna(told.loc["b", "reused_evidence"])
    assert told.loc["b", "evidence"].split()[0] in GROUPS
    assert told.iloc[-1]["articles"] == Minimum().articles and pd.isna(told.iloc[-1]["evidence"])


@pytest.mark.parametrize("wrong", [{"first": "x", "second": "b"}, {"first": "a", "second": "x"}])
def test_an_unknown_group_is_named_with_those_that_exist(wrong):
    with pytest.raises(UnknownNameError, match="'x'; there are: a, b, c"):
        contrast(_sentences(), GROUPS, **wrong)


def test_an_unknown_unit_is_named():
    with pytest.raises(UnknownNameError, match="'word'; there are: article, sentence"):
        contrast(_sentences(), GROUPS, first="a", second="b", unit="word")


def test_false_discovery_rates_by_hand():
    # two-sided tails 0.0455, 0.3173, 1
    assert false_discovery_rates(np.array([2.0, -1.0, 0.0])) == pytest.approx(
        [0.0455 * 3, 0.3173 * 1.5, 1.0], abs=1e-3
    )
    assert false_discovery_rates(np.zeros(0)).size == 0


def test_chance_alone_is_seldom_claimed():
    draw = np.random.default_rng(5)
    words = [f"mot{'abcdefghijklmnopqrstuvwxyz'[n % 26]}{'abcdefgh'[n // 26]}" for n in range(200)]
    texts = {f"A{n}": [" ".join(draw.choice(words, 15)) for _ in range(30)] for n in range(40)}
    groups = {name: "even" if int(name[1:]) % 2 == 0 else "odd" for name in texts}
    found = contrast(_sentences(texts), groups, first="even", second="odd", replicates=300)
    assert found.withheld == "" and len(found.words) == 200
    assert found.words["claim"].sum() <= 2
