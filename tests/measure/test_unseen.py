"""The figures measured away from the project: contracted, ordered, and named as what they are."""

from cadrage.measure.finding import slug
from cadrage.measure.unseen import findings, unseen


def test_every_row_is_a_range_of_shares():
    table = unseen()
    assert set(table["layer"]) == {"dates", "mentions", "quotes"}
    assert (table["lowest"].between(0, 1) & table["highest"].between(0, 1)).all()
    assert (table["lowest"] <= table["highest"]).all()
    assert not table.duplicated(["layer", "measure"]).any()
    for row in table.itertuples(index=False):
        assert row.finding == f"unseen.{row.layer}.{slug(row.measure)}"


def test_a_finding_prints_the_worst_round_first():
    told = {each.finding: each for each in findings(unseen())}
    quotes = told["unseen.quotes.span-overlap-0.5"]
    assert quotes.text == "0.82 to 0.94"
    assert quotes.evidence == ("table:unseen",)
    assert "rounds on articles not seen before" in quotes.definition
