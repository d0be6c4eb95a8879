"""What a page may do: its Content-Security-Policy, written into each page once it is finished.

Scripts of the page's own folder, and the inline scripts of the theme that are known here, by their
hash; nothing from another host, no other script. A page with an inline script that is not known
stops the build: a hash made of whatever stands there would bless what an article smuggled in.

References:
    Content Security Policy Level 3, https://www.w3.org/TR/CSP3/
"""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.errors import ExtensionError

if TYPE_CHECKING:
    from sphinx.application import Sphinx

# `file:` for browsers to which a page opened from a disk has no self; from http they refuse it
OWN = "'self' file:"
# a style attribute runs nothing, and figures and tables are full of them
RULES = {
    "default-src": "'none'", "style-src": f"{OWN} 'unsafe-inline'", "img-src": f"{OWN} data:",
    "font-src": OWN, "connect-src": "'self'", "form-action": OWN, "base-uri": "'none'",
    "object-src": "'none'",
}  # fmt: skip
# the inline scripts of the theme and of its parts
KNOWN = tuple(
    re.compile(source)
    for source in (
        r"(?:\s*document\.documentElement\.dataset\.(?:mode|theme) = "
        r"localStorage\.getItem\(\"(?:mode|theme)\"\) \|\| \"\w*\";){2}\s*",
        r"let toggle(?:HintShow|HintHide|OpenOnPrint) = '[\w ]*';",
        r"var togglebuttonSelector = '[\w ,.-]*';",
        r"DOCUMENTATION_OPTIONS\.pagename = '[\w./-]*';",
        r"DOCUMENTATION_OPTIONS\.search_as_you_type = (?:true|false);",
        r"\s*// Activate the search field on page load\s*let searchInput = document\.querySelector"
        r"\(\"form\.bd-search input\"\);\s*if \(searchInput\) \{\s*searchInput\.focus\(\);\s*"
        r"searchInput\.select\(\);\s*console\.log\(\"[\w\[\]:. ]*\"\);\s*\}\s*",
    )
)
SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script\s*>", re.DOTALL | re.IGNORECASE)
# what no browser runs: cards, citations, what programs read
DATA = re.compile(r"\btype=\"application/(?:ld\+)?json\"")
SOURCE = re.compile(r"(?:^|\s)src=")
HEAD = re.compile(r"<head>\s*<meta charset=\"utf-8\" ?/?>", re.IGNORECASE)
WRITTEN = re.compile(r"\n<meta http-equiv=\"Content-Security-Policy\"[^>]*>")


class UnknownScriptError(ExtensionError):
    """A page holds an inline script that is not the theme's."""


def policy(html: str) -> str:
    """The policy of a page.

    Raises:
        UnknownScriptError: it holds an inline script that is not known.
    """
    hashes = sorted({_hash(script) for script in inline(html)})
    scripts = " ".join([OWN, *(f"'sha256-{each}'" for each in hashes)])
    rules = {**RULES, "script-src": scripts}
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def inline(html: str) -> Iterator[str]:
    """The inline scripts of a page that a browser would run.

    Raises:
        UnknownScriptError: one is not known.
    """
    for attributes, script in SCRIPT.findall(html):
        if SOURCE.search(attributes) or DATA.search(attributes):
            continue
        if not any(known.fullmatch(script) for known in KNOWN):
            raise UnknownScriptError(
                f"found an inline script, {script.strip()[:80]!r}; expected none but the theme's. "
                "Put it into a file of `_static`, or, if the theme has a new one, into "
                "cadrage.publish.sphinx.policy."
            )
        yield script


def guarded(html: str) -> str:
    """A page with its policy behind its charset, where it stands before any script.

    Raises:
        UnknownScriptError: it holds an inline script that is not known.
    """
    bare = WRITTEN.sub("", html)
    head = HEAD.search(bare)
    if head is None:
        return bare
    tag = f'\n<meta http-equiv="Content-Security-Policy" content="{policy(bare)}"/>'
    return bare[: head.end()] + tag + bare[head.end() :]


def _hash(script: str) -> str:
    return b64encode(hashlib.sha256(script.encode()).digest()).decode()


def _guard(app: Sphinx, failed: Exception | None) -> None:
    if failed or app.builder.name != "html":
        return
    for path in sorted(Path(app.outdir).rglob("*.html")):
        if "_static" in path.relative_to(app.outdir).parts:
            continue
        html = path.read_bytes().decode("utf-8")
        try:
            made = guarded(html)
        except UnknownScriptError as error:
            raise UnknownScriptError(f"{path}: {error}") from error
        if made != html:
            path.write_bytes(made.encode("utf-8"))


def setup(app: Sphinx) -> None:
    """The policies, once all pages are written; those of an earlier build stay as they are."""
    app.connect("build-finished", _guard, priority=900)
