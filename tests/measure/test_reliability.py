"""The figures of the page on reliability are those of the tests that stand here now."""

import ast
import csv
import json

import pytest

import mutants
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


def test_what_mutants_did_is_added_up_over_their_groups(tmp_path):
    (tmp_path / "dates.json").write_text('{"tried": 100, "killed": 90}')
    (tmp_path / "edits.json").write_text('{"tried": 60, "killed": 58}')
    told = {row["subject"]: row["number"] for row in script.killed(tmp_path)}
    assert told == {"mutants": "160", "killed": "92.5"}


def test_a_run_of_the_fuzzer_counts_where_nothing_failed(tmp_path):
    path = tmp_path / "runs.json"
    told = {"dates": {"inputs": 1200, "failed": 0}, "quotes": {"inputs": 300, "failed": 0}}
    path.write_text(json.dumps(told))
    (row,) = script.fuzzed(path)
    assert row["number"] == "1500"
    assert "for 2 targets" in row["counted"]
    told["quotes"]["failed"] = 77
    path.write_text(json.dumps(told))
    with pytest.raises(SystemExit, match="faults in quotes"):
        script.fuzzed(path)


def test_survivors_are_of_code_that_is_there():
    with (script.TESTS / "survivors.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert rows
    for row in rows:
        tree = ast.parse((script.ROOT / "src" / "cadrage" / row["file"]).read_text("utf-8"))
        before = row["change"].partition("  →  ")[0]
        lines = {ast.unparse(node).splitlines()[0] for node in mutants.places(tree)}
        assert before in lines, row
        assert row["why"]


def test_every_row_is_a_finding_and_nothing_is_told_twice():
    table = reliability()
    told = {each.finding: each for each in findings(table)}
    assert len(told) == len(table)
    assert (table["number"] > 0).all()
    inputs = told["reliability.inputs"]
    assert inputs.text == f"{inputs.value:,.0f}"
    assert inputs.evidence == ("table:reliability",)
