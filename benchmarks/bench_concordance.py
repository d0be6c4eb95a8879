"""Time the concordance on many articles: its index, its first view, its searches.

    python benchmarks/bench_concordance.py NEWS.jsonl --articles 10000

The articles of the file (JSON Lines with a field `text`; without one, those of the corpus) are
annotated once and taken again and again under new sigla until there are enough; the page is opened
in Chromium from `file://`.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import pandas as pd
from news import NEWS, ROOT, named

from cadrage import tables
from cadrage.annotate.chunk import annotate
from cadrage.publish import concordance
from cadrage.read import read_corpus
from cadrage.read.jsonl import read_jsonl

sys.path.insert(0, str(ROOT / "scripts"))
STATIC = ROOT / "src" / "cadrage" / "publish" / "static"
LAYERS = ("sentences", "dates", "mentions", "quotes", "frames")
SEARCHES = {
    "a rare word": "q=mercenaires",
    "a verb in all its forms": "q=aller",
    "the most frequent word": "q=de&form=written",
    "words in a row": "q=lutte+contre+le+terrorisme",
    "any ending": "q=mili*",
    "a word in a voice": "q=paix&voice=anybody+quoted",
    "a word where days are told": "q=gouvernement&since=2020-01-01&until=2020-12-31",
}
PAGE = (
    '<!doctype html><html lang="en"><meta charset="utf-8"><title>t</title><main>'
    '<p class="concordance-without">x</p><div class="concordance" data-index="../concordance/">'
    '</div></main><script src="{0}/vendor/minisearch.js"></script>'
    '<script src="{0}/concordance.js"></script></html>'
)
DONE = "/place|Not in/.test(document.querySelector('.concordance-count')?.textContent)"


def annotated(path: Path | None) -> dict[str, pd.DataFrame]:
    """The tables of a file of articles, or of the corpus."""
    own = read_corpus(ROOT / "corpus")
    chunks = [(own.articles, own.texts)] if path is None else read_jsonl(path)
    parts: dict[str, list[pd.DataFrame]] = {name: [] for name in ("articles", *LAYERS)}
    for manifest, texts in chunks:
        made = annotate(manifest, texts, layers=LAYERS)
        parts["articles"].append(manifest)
        for name in LAYERS:
            parts[name].append(made[name])
    return {name: pd.concat(frames, ignore_index=True) for name, frames in parts.items()}


def repeated(found: dict[str, pd.DataFrame], articles: int) -> dict[str, pd.DataFrame]:
    """The tables of so many articles, the same ones under new sigla."""
    have = len(found["articles"])
    times = -(-articles // have)
    kept = set(found["articles"]["article"].iloc[: articles - have * (times - 1)])
    made = {}
    for name, frame in found.items():
        copies = []
        for turn in range(times):
            own = frame if turn < times - 1 else frame[frame["article"].isin(kept)]
            copies.append(own.assign(article=own["article"] + f"x{turn}"))
        made[name] = pd.concat(copies, ignore_index=True).astype(
            {column.name: tables.DTYPES[column.type] for column in tables.columns(name)}
        )
    return made


def opened(folder: Path, runs: int) -> None:
    """Print the times of the first view and of each search, and what was loaded."""
    from playwright.sync_api import sync_playwright

    import machine

    page_file = folder / "book" / "concordance.html"
    page_file.parent.mkdir()
    page_file.write_text(PAGE.format(STATIC.as_uri()), encoding="utf-8")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=machine.find_chromium(), chromium_sandbox=False
        )
        views = [_view(browser, page_file, "")[0] for _ in range(runs)]
        print(f"{'first view':28} median {statistics.median(views):6.2f} s")
        for name, query in SEARCHES.items():
            seen = [_view(browser, page_file, query) for _ in range(runs)]
            first, again = (statistics.median(view[at] for view in seen) for at in (1, 2))
            said, loaded = seen[0][3:]
            print(
                f"{name:28} median {first:6.2f} s, again {again:6.2f} s; {said}; "
                f"{len(loaded)} parts, {sum(loaded) / 1e6:.1f} MB"
            )
        browser.close()


def _view(browser: Any, page_file: Path, query: str) -> tuple[float, float, float, str, list[int]]:
    """Seconds to the form, to the first places, to those of the same search again; what it said."""
    page = browser.new_page()
    loaded: list[int] = []
    began = time.perf_counter()
    page.goto(page_file.as_uri())
    page.wait_for_selector(".concordance form")
    ready = time.perf_counter() - began
    page.on("request", lambda asked: loaded.append(_size(asked.url)))
    first = again = 0.0
    said = ""
    if query:
        first, said = _searched(page, query)
        again, _ = _searched(page, f"{query}&again=1")
    page.close()
    return ready, first, again, said, [size for size in loaded if size]


def _searched(page: Any, query: str) -> tuple[float, str]:
    page.evaluate("document.querySelector('.concordance-count').textContent = ''")
    began = time.perf_counter()
    page.evaluate(f"location.hash = {query!r}")
    page.wait_for_function(DONE)
    seconds = time.perf_counter() - began
    return seconds, page.locator(".concordance-count").inner_text()


def _size(url: str) -> int:
    path = Path(url.removeprefix("file://"))
    return path.stat().st_size if path.is_file() else 0


def main() -> None:
    """Print a line a measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path, nargs="?", default=named(NEWS))
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    found = repeated(annotated(options.file), options.articles)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        began = time.perf_counter()
        concordance.write(found, folder / "concordance", digest="bench")
        seconds = time.perf_counter() - began
        files = [path.stat().st_size for path in (folder / "concordance").rglob("*.js")]
        print(
            f"{len(found['articles']):,} articles, {len(found['sentences']):,} sentences: index in "
            f"{seconds:.0f} s, {len(files):,} parts, {sum(files) / 1e6:.0f} MB; manifest "
            f"{(folder / 'concordance' / 'index.js').stat().st_size / 1e3:.0f} kB"
        )
        opened(folder, options.runs)


if __name__ == "__main__":
    main()
