"""The edition's identity, from the citation file alone."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from cadrage.errors import InputError, MissingError
from cadrage.publish.edition import Identity, read_edition, read_identity

WHOLE = """
title: "A report: on news"
authors: [{name: some contributors}, {given-names: Ada, family-names: Lo}]
version: 0.2.0
date-released: 2026-03-01
license: [MIT, CC-BY-4.0]
keywords: [news]
abstract: >-
  Two
  lines.
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "CITATION.cff"
    path.write_text(text, encoding="utf-8")
    return path


def test_everything_is_read(tmp_path: Path) -> None:
    edition = read_edition(written(tmp_path, WHOLE), environ={})
    assert edition.byline == "some contributors, Ada Lo"
    assert [author.inverted for author in edition.authors] == ["some contributors", "Lo, Ada"]
    assert [author.is_body for author in edition.authors] == [True, False]
    assert (edition.version, edition.released) == ("0.2.0", date(2026, 3, 1))
    assert edition.licences == ("MIT", "CC-BY-4.0")
    assert edition.abstract == "Two lines."
    assert edition.doi == ""


@pytest.mark.parametrize(
    ("environ", "stamp"),
    [
        ({}, datetime(2026, 3, 1, tzinfo=UTC)),
        ({"SOURCE_DATE_EPOCH": ""}, datetime(2026, 3, 1, tzinfo=UTC)),
        ({"SOURCE_DATE_EPOCH": "86400"}, datetime(1970, 1, 2, tzinfo=UTC)),
    ],
)
def test_the_stamp_is_the_epoch_or_the_day_of_release(
    tmp_path: Path, environ: dict[str, str], stamp: datetime
) -> None:
    assert read_edition(written(tmp_path, WHOLE), environ=environ).stamp == stamp


def test_a_doi_among_the_identifiers_is_found(tmp_path: Path) -> None:
    text = WHOLE + "identifiers: [{type: url, value: u}, {type: doi, value: 10.1/x}]\n"
    assert read_edition(written(tmp_path, text), environ={}).doi == "10.1/x"


@pytest.mark.parametrize("field", ["title", "authors", "version", "date-released"])
def test_a_missing_field_is_named(tmp_path: Path, field: str) -> None:
    lines = [line for line in WHOLE.splitlines() if not line.startswith(f"{field}:")]
    with pytest.raises(InputError, match=field):
        read_edition(written(tmp_path, "\n".join(lines)), environ={})


def test_a_date_that_is_none_and_an_epoch_that_is_none_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="2026-13-01"):
        read_edition(written(tmp_path, WHOLE.replace("2026-03-01", "2026-13-01")), environ={})
    with pytest.raises(InputError, match="SOURCE_DATE_EPOCH"):
        read_edition(written(tmp_path, WHOLE), environ={"SOURCE_DATE_EPOCH": "today"})


def test_a_version_is_no_number(tmp_path: Path) -> None:
    edition = read_edition(written(tmp_path, WHOLE.replace("0.2.0", "1.10")), environ={})
    assert edition.version == "1.10"


def test_what_is_no_yaml_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="YAML"):
        read_edition(written(tmp_path, "a: [b"), environ={})


def test_no_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(MissingError, match=r"CITATION\.cff"):
        read_edition(tmp_path / "CITATION.cff", environ={})


def test_an_identity_is_read_back_or_absent(tmp_path: Path) -> None:
    path = tmp_path / "identity.json"
    assert read_identity(path) is None
    path.write_text('{"digest": "ab", "swhid": "swh:1:dir:cd"}', encoding="utf-8")
    assert read_identity(path) == Identity("ab", "swh:1:dir:cd")


@pytest.mark.parametrize("text", ["", "[]", '{"digest": "ab"}', '{"digest": "ab", "other": 1}'])
def test_an_identity_that_is_none_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "identity.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"identity\.json.*build again"):
        read_identity(path)


@pytest.mark.parametrize("text", ["- a\n- list\n", "words\n", ""])
def test_a_citation_file_without_fields_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(InputError, match=r"CITATION\.cff: found .*; expected a mapping of fields"):
        read_edition(written(tmp_path, text), environ={})
