"""Every target, with the seeds, with seeds mixed and spoilt by rule, and with any text.

`make fuzz` goes on from the same seeds for as long as one likes.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import fuzz_files
import fuzz_pages
import fuzz_texts
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

SEEDS = sorted((Path(__file__).parent / "seeds").iterdir())
TARGETS = {**fuzz_texts.TARGETS, **fuzz_files.TARGETS, **fuzz_pages.TARGETS}
# what an input costs decides how many are tried
MIXED = {name: 60 if name in fuzz_texts.TARGETS else 10 for name in TARGETS}
EXAMPLES = 60
HEAPED = ("sentences", "dates", "mentions", "quotes", "codes")
INSERTED = (b"\x00", b"\xff", b"\xe2\x80", "«".encode(), b'"', b"\n", "\u202e\u0301".encode(), b"<")

pytestmark = pytest.mark.filterwarnings("ignore")


def spoilt(rng: random.Random) -> bytes:
    """Pieces of two seeds with a part taken out, a part said again and something put in."""
    pieces = []
    for seed in rng.choices(SEEDS, k=2):
        data = seed.read_bytes()
        start = rng.randrange(len(data))
        pieces.append(data[start : start + rng.randrange(1, 400)] * rng.choice((1, 1, 1, 3)))
    data = rng.choice(INSERTED).join(pieces)
    cut = rng.randrange(len(data) + 1)
    return data[:cut] + rng.choice(INSERTED) * rng.choice((1, 2, 30)) + data[cut + 1 :]


@pytest.mark.parametrize("name", TARGETS)
def test_seeds_are_borne(name: str) -> None:
    for seed in SEEDS:
        try:
            TARGETS[name](seed.read_bytes())
        except Exception as error:
            error.add_note(f"seed {seed.name}")
            raise


@pytest.mark.parametrize("name", TARGETS)
def test_mixed_and_spoilt_seeds_are_borne(name: str) -> None:
    rng = random.Random(name)
    for _ in range(MIXED[name]):
        data = spoilt(rng)
        try:
            TARGETS[name](data)
        except Exception as error:
            error.add_note(f"input {data!r}")
            raise


# what is seldom in a random text and often in a hostile one
ODD = st.sampled_from(
    ["\u202e", "\u200b", "\u0301" * 40, "\ud800", "\x00", "«", "»", '"', "’", "İ"]
)
WORDS = st.sampled_from("le_3 mai 2020_selon_a dit_Mali_M. Diop_hier_que_1_,_. _\n".split("_"))
TEXTS = st.lists(ODD | WORDS | st.text(max_size=5), max_size=40).map(" ".join)


@pytest.mark.parametrize("name", fuzz_texts.TARGETS)
def test_any_text_is_borne(name: str) -> None:
    check: Callable[[bytes], None] = fuzz_texts.TARGETS[name]

    @settings(max_examples=EXAMPLES)
    @given(TEXTS)
    def borne(text: str) -> None:
        # lone surrogates reach an extractor as those of broken bytes do
        check(text.encode("utf-8", "surrogatepass"))

    borne()


HEAPS = {
    "a word of a megabyte": "a" * 1_000_000,
    "a capital word of a megabyte": "A" * 1_000_000,
    "100,000 quotation marks": "«" * 50_000 + '"' * 50_000,
    "digits": "1" * 100_000,
    "commas": "," * 100_000,
    "a storm of accents": "e" + "\u0301" * 100_000,
    "zero-width": "\u200b" * 100_000,
    "zero bytes": "\x00" * 100_000,
    "bidirectional controls": "\u202ea\u202c" * 30_000,
    "lines": "\n" * 100_000,
    "capitals": "Ab " * 30_000,
}


@pytest.mark.parametrize("heap", HEAPS)
@pytest.mark.parametrize("name", HEAPED)
def test_a_heap_is_borne(name: str, heap: str) -> None:
    fuzz_texts.TARGETS[name](HEAPS[heap].encode())
