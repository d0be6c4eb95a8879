"""Words a second of the quotations layer: python benchmarks/quotes.py ARTICLES.jsonl

Each line holds a `text`. Sentences are split beforehand; mentions are left out, so that the
layer reads names by its own rules, which is the slower road.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path

from cadrage.annotate.quotes import find_quotes
from cadrage.annotate.sentences import split


def main() -> int:
    """Read the file, time the layer over it, report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=Path)
    options = parser.parse_args()
    lines = options.articles.read_text(encoding="utf-8").splitlines()
    texts = [json.loads(line)["text"] for line in lines]
    sentences = [split(text) for text in texts]
    words = sum(len(text.split()) for text in texts)
    find_quotes(texts[0], sentences=sentences[0], mentions=[])
    begun = time.process_time()
    found = sum(
        len(find_quotes(text, sentences=parts, mentions=[]))
        for text, parts in zip(texts, sentences, strict=True)
    )
    seconds = time.process_time() - begun
    report = {
        "articles": len(texts),
        "words": words,
        "quotes": found,
        "seconds": round(seconds, 2),
        "words_per_second": round(words / seconds),
    }
    sys.stdout.write(json.dumps(report) + "\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
