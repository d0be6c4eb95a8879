"""A book with an article made of attacks: nothing runs, nothing is fetched, and the pages work."""

from __future__ import annotations

import functools
import http.server
import runpy
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.browser
HERE = Path(__file__).parent
PAGES = [
    "index", "book/articles", "book/articles/ATK22", "book/articles/NAS21", "book/concordance",
    "book/findings", "notebooks/digest", "search",
]  # fmt: skip
BOOK = runpy.run_path(str(HERE.parent / "resources" / "small_book.py"))


@pytest.fixture(scope="module")
def attacked(built_small: Callable[..., Path]) -> Path:
    """The pages of the small book with the article of attacks."""
    return built_small(attacked=True)


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves files and says nothing; a browser that asks for an icon is given an empty answer."""

    def do_GET(self) -> None:
        """A file."""
        if self.path == "/favicon.ico":
            self.send_response(204)
            self.end_headers()
        else:
            super().do_GET()

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing."""


@pytest.fixture(scope="module", params=["file", "http"])
def address(request: pytest.FixtureRequest, attacked: Path) -> Iterator[str]:
    """Where the pages are opened from."""
    if request.param == "file":
        yield attacked.as_uri()
        return
    handler = functools.partial(Quiet, directory=str(attacked))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture
def page(chromium: Any) -> Iterator[Any]:
    """A page that remembers what went wrong, what was asked for and what was refused."""
    context = chromium.new_context(viewport={"width": 1400, "height": 900})
    made = context.new_page()
    made.wrong, made.asked, made.failed = [], [], []
    made.on("pageerror", lambda error: made.wrong.append(str(error)))
    made.on("dialog", lambda dialog: made.wrong.append(dialog.message))
    made.on("requestfailed", lambda asked: made.failed.append((asked.url, asked.failure)))
    made.on("request", lambda asked: made.asked.append(asked.url))
    made.on(
        "console",
        lambda said: made.wrong.append(said.text) if said.type in ("error", "warning") else None,
    )
    yield made
    context.close()


@pytest.mark.parametrize("name", PAGES)
def test_nothing_runs_and_nothing_else_is_asked_for(page: Any, address: str, name: str) -> None:
    page.goto(f"{address}/{name}.html")
    for link in page.locator("main a").all()[:12]:
        link.focus()
    page.mouse.move(700, 450)
    assert page.wrong == []
    assert page.evaluate("typeof window.run") == "undefined"
    assert [url for url in page.asked if not url.startswith((address, "data:"))] == []
    assert page.locator("main iframe, main object, main embed, base").count() == 0
    # the theme's own inline script has run
    assert page.evaluate("document.documentElement.dataset.theme") == "light"


def test_the_attacks_are_shown_as_they_are_printed(page: Any, address: str) -> None:
    page.goto(f"{address}/book/articles/ATK22.html")
    for number, (_, line) in enumerate(BOOK["ATTACKS"], 1):
        shown = page.locator(f"[id='ATK22.{number}'] .printed").text_content()
        assert shown.split() == line.split()


def test_the_cards_and_the_search_work_under_the_policy(page: Any, address: str) -> None:
    page.goto(f"{address}/index.html")
    page.locator("a.ev").first.hover()
    page.locator("#ev-card").wait_for(state="visible")
    page.goto(f"{address}/search.html?q=attack+evidence+small")
    page.goto(f"{address}/search.html?q=small")
    page.locator("#search-results a").first.wait_for()
    assert page.wrong == []


def test_a_script_that_got_in_is_refused(page: Any, address: str) -> None:
    page.goto(f"{address}/book/articles/ATK22.html")
    refused = page.evaluate("""async () => {
        const refused = [];
        document.addEventListener("securitypolicyviolation", (event) =>
            refused.push(event.effectiveDirective));
        const inside = document.createElement("div");
        inside.innerHTML = '<img src="x.png" onerror="window.run = 1">' +
            '<iframe srcdoc="x"></iframe><img src="https://val.example/x.png">';
        document.body.append(inside);
        for (const [key, value] of [["text", "window.run = 2"],
                                    ["src", "https://val.example/x.js"],
                                    ["src", "data:text/javascript,window.run=3"]]) {
            const script = document.createElement("script");
            script[key] = value;
            document.body.append(script);
        }
        await new Promise((done) => setTimeout(done, 500));
        return refused;
    }""")
    assert page.evaluate("typeof window.run") == "undefined"
    assert refused.count("script-src-elem") == 3
    assert {"script-src-attr", "img-src"} <= set(refused)
    # Chromium tells of each request that the policy stopped before it left
    assert {url: why for url, why in page.failed if "val.example" in url} == {
        "https://val.example/x.js": "csp", "https://val.example/x.png": "csp",
    }  # fmt: skip


def test_a_link_from_the_corpus_vouches_for_nothing(page: Any, address: str) -> None:
    page.goto(f"{address}/book/articles/ATK22.html")
    link = page.locator("a.address")
    assert link.get_attribute("rel") == "noopener nofollow ugc"
    assert link.get_attribute("href") == BOOK["ADDRESS"]
    assert link.text_content() == BOOK["ADDRESS"]
    page.goto(f"{address}/book/articles/NAS21.html")
    assert page.locator("a.address").count() == 0
