"""The figures of the page on reliability are those of the tests that stand here now."""

import csv

import reliability as script
from cadrage.measure.reliability import findings, reliability


def test_what_can_be_counted_is_current():
    with script.FILE.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["subject"] not in script.MEASURED]
    assert rows == script.counted(), "python scripts/reliability.py counts anew"


def test_cases_of_a_list_are_counted_each(tmp_path):
    path = tmp_path / "test_x.py"
    path.write_text(
        "import pytest\n@pytest.mark.parametrize('x', [1, 2, 3])\ndef test_a(x): pass\n"
        "def test_b(): pass\ndef helper(): pass\n"
    )
    assert script.cases(path) == 4


def test_coverage_is_taken_from_the_report_of_a_run(tmp_path):
    path = tmp_path / "coverage.json"
    path.write_text(
        '{"totals": {"covered_lines": 9, "num_statements": 10,'
        ' "covered_branches": 1, "num_branches": 4}}'
    )
    assert [(row["subject"], row["number"]) for row in script.covered(path)] == [
        ("lines", "90.0"), ("branches", "25.0"),
    ]  # fmt: skip


def test_every_row_is_a_finding_and_nothing_is_told_twice():
    table = reliability()
    told = {each.finding: each for each in findings(table)}
    assert len(told) == len(table)
    assert (table["number"] > 0).all()
    inputs = told["reliability.inputs"]
    assert inputs.text == f"{inputs.value:,.0f}"
    assert inputs.evidence == ("table:reliability",)
