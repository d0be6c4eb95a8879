"""The policy of a page: the theme's inline scripts by hash, and no others."""

from __future__ import annotations

import hashlib
from base64 import b64encode

import pytest

from cadrage.publish.sphinx import theme
from cadrage.publish.sphinx.policy import UnknownScriptError, guarded, policy

HINT = "let toggleHintShow = 'Click to show';"
PAGE = '<html><head>\n<meta charset="utf-8" /><title>x</title>{}</head><body>{}</body></html>'


def test_known_scripts_are_allowed_by_their_hash() -> None:
    html = PAGE.format(f"<script>{HINT}</script>", '<script src="a.js"></script>')
    digest = b64encode(hashlib.sha256(HINT.encode()).digest()).decode()
    made = policy(html)
    assert f"script-src 'self' file: 'sha256-{digest}'" in made
    assert "default-src 'none'" in made
    assert "unsafe-eval" not in made
    assert "http" not in made


def test_the_policy_stands_before_any_script_and_is_written_once() -> None:
    html = PAGE.format(f"<script>{HINT}</script>", "")
    once = guarded(html)
    assert once.index("Content-Security-Policy") < once.index("<script")
    assert guarded(once) == once
    assert guarded(once.replace(HINT, HINT.replace("show", "see"))) != once


def test_what_no_browser_runs_needs_no_hash() -> None:
    data = '<script type="application/json" id="x">{"a": "<\\/script>"}</script>'
    assert "sha256" not in policy(PAGE.format("", data))


@pytest.mark.parametrize(
    "script",
    [
        "<script>alert(1)</script>",
        f"<script>{HINT} alert(1)</script>",
        "<SCRIPT type='module'>alert(1)</SCRIPT >",
        "<script>DOCUMENTATION_OPTIONS.pagename = 'x'; alert(1); '';</script>",
        "<script>let toggleHintShow = '' + alert(1) + '';</script>",
    ],
)
def test_another_inline_script_is_refused(script: str) -> None:
    with pytest.raises(UnknownScriptError, match="none but the theme's"):
        guarded(PAGE.format("", script))


def test_no_title_is_markup_to_the_theme() -> None:
    context = {"pagetitle": "A · <script>x</script>", "root_title": "a & b", "body": ""}
    theme._mend(None, "index", "page.html", context, None)  # type: ignore[arg-type]
    assert context["pagetitle"] == "A · &lt;script&gt;x&lt;/script&gt;"
    assert context["root_title"] == "a &amp; b"
