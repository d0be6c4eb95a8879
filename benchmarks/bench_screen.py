"""How soon a page can be read, what it weighs, and how smooth a very long article is, in Chromium.

Usage: python benchmarks/bench_screen.py [--sentences 2000] [--runs 3]

Needs a built book. The long article is the longest page of an article with its sentences repeated,
marks and notes and all, written beside it and opened anew. How smooth Chromium scrolls without a
graphics card depends on the machine, so the same words as bare paragraphs of the theme are scrolled
in turn. Bars: a chapter readable in 1 s; a frame of the long article at most half as long again as
one of the bare page, or 50 ms, 19 times in 20.
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
    const [every, sentences] = [10, [...document.querySelectorAll('.sentence')]];
    for (let first = 0; first < sentences.length; first += every) {
        const stretch = document.createElement('div');
        stretch.className = 'stretch docutils container';
        held.append(stretch);
        stretch.append(...sentences.slice(first, first + every));
    }
    return document.documentElement.outerHTML;
}"""
# the same words as bare paragraphs of the theme: no style, script, notes or marks of ours
PLAIN = """() => {
    for (const each of document.querySelectorAll('.sentence')) {
        const bare = document.createElement('p');
        bare.textContent = each.querySelector('.printed').textContent;
        each.replaceWith(bare);
    }
    for (const ours of document.querySelectorAll('[href*="style.css"], [src*="book.js"]'))
        ours.remove();
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


def long(browser: Browser, sentences: int) -> tuple[Path, Path]:
    """An article of so many sentences, and the same bare, beside the page that it is made from."""
    longest = max((HTML / "book" / "articles").glob("*.html"), key=lambda path: path.stat().st_size)
    page = opened(browser, longest)
    whole = longest.with_name("long-article.html"), longest.with_name("long-bare.html")
    made = page.evaluate(REPEATED, sentences), page.evaluate(PLAIN)
    for path, page_of_it in zip(whole, made, strict=True):
        path.write_text("<!DOCTYPE html>\n" + page_of_it, encoding="utf-8")
    page.context.close()
    return whole


def scrolled(browser: Browser, path: Path) -> list[float]:
    """Milliseconds of each frame while a page is scrolled, sorted."""
    page = opened(browser, path)
    frames = sorted(page.evaluate(SCROLLED))
    page.context.close()
    return frames


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
        pages = long(browser, asked.sentences)
        try:
            paint, loaded = readable(browser, pages[0], asked.runs)
            runs = [[scrolled(browser, path) for path in pages] for _ in range(asked.runs)]
            page = opened(browser, pages[0])
            layers = {name: page.evaluate(TOGGLED, name) for name in ("names", "frames", "dates")}
        finally:
            for path in pages:
                path.unlink()
        print(f"article of {asked.sentences:,}{paint:>18,.0f} ms{loaded:>8,.0f} ms")
        late_frames: list[float] = []
        for name, frames in zip(("as it is", "bare"), zip(*runs, strict=True), strict=True):
            middle = statistics.median(map(statistics.median, frames))
            late = statistics.median(each[int(len(each) * 0.95)] for each in frames)
            print(f"  scrolled {name:<9} median frame {middle:5.1f} ms, 95 % within {late:5.1f} ms")
            late_frames.append(late)
        missed |= late_frames[0] > max(50, 1.5 * late_frames[1])
        told = ", ".join(f"{name} {took:.0f} ms" for name, took in layers.items())
        print(f"  a layer turned: {told}")
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
