"""WeasyPrint behind its one function: what it complains of is heard, what it lacks is named."""

import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cadrage.errors import MissingError
from cadrage.publish.pdf.archive import foreign_fonts
from cadrage.publish.pdf.typeset import typeset

STAMP = datetime(2026, 3, 1, tzinfo=UTC)
PAGE = '<html lang="en"><title>T</title><p style="nonsense: 1">Of the day ☂ 日</p></html>'


# WeasyPrint leaves the file of its colour profile open; nothing of ours can close it
@pytest.mark.filterwarnings(
    r"ignore:Exception ignored in.*sRGB2014\.icc:pytest.PytestUnraisableExceptionWarning"
)
def test_no_complaint_is_lost_and_fonts_of_the_machine_are_found(tmp_path: Path) -> None:
    heard: list[str] = []
    pdf = typeset(PAGE, base=tmp_path, stamp=STAMP, warn=heard.append)
    assert any("nonsense" in message for message in heard)
    # no shipped font has a sign for rain; which one of the machine's does is the machine's affair
    assert "☂" in "".join(foreign_fonts(pdf, ours="Cadrage").values())
    ours = foreign_fonts(pdf, ours="")
    assert ours == {}


class NoPango:
    """Finds WeasyPrint as a machine without Pango does."""

    def find_spec(self, name: str, path: object = None, target: object = None) -> None:
        if name == "weasyprint":
            raise OSError("cannot load library 'libpango-1.0-0'")


def test_a_machine_without_pango_is_told_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delitem(sys.modules, "weasyprint", raising=False)
    monkeypatch.setattr(sys, "meta_path", [NoPango(), *sys.meta_path])
    with pytest.raises(MissingError, match="apt-get install libpango"):
        typeset(PAGE, base=tmp_path, stamp=STAMP, warn=lambda message: None)
