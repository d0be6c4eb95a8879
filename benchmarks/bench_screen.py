"""How soon a page can be read, what it weighs, and how smooth a very long article is, in Chromium.

Usage: python benchmarks/bench_screen.py [--sentences 2000] [--runs 3]

Needs a built book. The long article is the longest page of an article with its sentences repeated,
marks and notes and all, written beside it and opened anew. Bars: a chapter readable in 1 s; of a
long article no frame of scrolling longer than 50 ms more often than 1 time in 20.
"""

from __future__ import annotations

import argparse
import os
import runpy
import statistics
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).parents[1]
HTML = ROOT / "_build" / "html"
TIMES = """() => {
    const [went] = performance.getEntriesByType('navigation');
    const [paint] = performance.getEntriesByName('first-contentful-paint');
    return [paint ? paint.startTime : went.domContentLoadedEventEnd, went.loadEventEnd];
}"""
REPEATED = """(wanted) => {
    const all = [...document.querySelectorAll('.sentence')], held = all[0].parentElement;
    for (let number = all.length; number < wanted; number += 1) {
        const copy = all[number % all.length].cloneNode(true);
        copy.id = `LONG.${number}`;
        held.append(copy);
    }
    return document.documentElement.outerHTML;
}"""
SCROLLED = """() => new Promise((done) => {
    const frames = [];
    let before = performance.now();
    const step = (now) => {
        frames.push(now - before);
        before = now;
        window.scrollBy(0, 400);
        if (frames.length < 300) requestAnimationFrame(step); else done(frames.slice(1));
    };
    requestAnimationFrame(step);
})"""
TOGGLED = """(name) => {
    const began = performance.now();
    document.querySelector(`.switches input[name=${name}]`).click();
    document.body.getBoundingClientRect();
    return performance.now() - began;
}"""


def opened(browser: Browser, path: Path) -> Page:
    """A page in a window of its own."""
    page = browser.new_context(viewport={"width": 1400, "height": 900}).new_page()
    page.goto(path.as_uri())
    return page


def readable(browser: Browser, path: Path, runs: int) -> tuple[float, float]:
    """Milliseconds to the first paint of content and to the end of loading, medians."""
    found = []
    for _ in range(runs):
        page = opened(browser, path)
        found.append(page.evaluate(TIMES))
        page.context.close()
    return tuple(statistics.median(each) for each in zip(*found, strict=True))  # type: ignore[return-value]


def long(browser: Browser, sentences: int) -> Path:
    """An article of so many sentences, beside the page that it was made from."""
    longest = max((HTML / "book" / "articles").glob("*.html"), key=lambda path: path.stat().st_size)
    page = opened(browser, longest)
    path = longest.with_name("long-article.html")
    path.write_text("<!DOCTYPE html>\n" + page.evaluate(REPEATED, sentences), encoding="utf-8")
    page.context.close()
    return path


def main() -> int:
    """Print the times; 1 if a bar is not met."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--sentences", type=int, default=2000)
    options.add_argument("--runs", type=int, default=3)
    asked = options.parse_args()
    if not (HTML / "index.html").is_file():
        print("no book in _build/html: make book")
        return 1
    machine = runpy.run_path(str(ROOT / "scripts" / "machine.py"))
    missed = False
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=machine["find_chromium"](), chromium_sandbox=os.geteuid() != 0
        )
        print("page                       first paint     loaded")
        for path in sorted([HTML / "index.html", *(HTML / "notebooks").glob("*.html")]):
            paint, loaded = readable(browser, path, asked.runs)
            missed |= loaded > 1000
            print(f"{path.stem:<24}{paint:>11,.0f} ms{loaded:>8,.0f} ms")
        path = long(browser, asked.sentences)
        try:
            paint, loaded = readable(browser, path, asked.runs)
            page = opened(browser, path)
            frames = sorted(page.evaluate(SCROLLED))
            late = sum(frame > 50 for frame in frames) / len(frames)
            missed |= late > 0.05
            layers = {name: page.evaluate(TOGGLED, name) for name in ("names", "frames", "dates")}
        finally:
            path.unlink()
        print(f"article of {asked.sentences:,}{paint:>18,.0f} ms{loaded:>8,.0f} ms")
        print(
            f"  scrolling: median frame {statistics.median(frames):.1f} ms, "
            f"95 % within {frames[int(len(frames) * 0.95)]:.1f} ms, {late:.0%} over 50 ms"
        )
        told = ", ".join(f"{name} {took:.0f} ms" for name, took in layers.items())
        print(f"  a layer turned: {told}")
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
