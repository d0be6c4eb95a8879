"""A part is made whole; an article that fails is set aside, and the others are not."""

import io
import json
import sys
import threading
import time
from dataclasses import replace

import pandas as pd
import pytest

from cadrage.errors import MissingError
from cadrage.scale import part
from cadrage.scale.limits import TooSlowError, time_limit
from cadrage.scale.order import Order
from cadrage.scale.settings import Settings

from .conftest import article

SETTINGS = Settings(layers=("sentences", "dates"))
# long enough for what is well on a machine that is busy
IMPATIENT = replace(SETTINGS, seconds=2.0)
# an alarm that rings in a callback of the collector is swallowed with a warning, and rings again
swallowed = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")


def order(*articles, **options):
    lines = tuple(json.dumps(each).encode() for each in articles)
    return Order("x", lines, tuple(len(each["text"]) for each in articles), **options)


def frame(made, table):
    return pd.read_parquet(io.BytesIO(made.files[table]))


@pytest.fixture
def poisoned(monkeypatch):
    """The annotation of A00002 fails as it is told to."""

    def poison(step):
        real = part.annotate

        def annotate(articles, texts, **options):
            if "A00002" in set(articles["article"]):
                step()
            return real(articles, texts, **options)

        monkeypatch.setattr(part, "annotate", annotate)

    return poison


def stuck():
    until = time.monotonic() + 60
    while time.monotonic() < until:
        pass


def fail():
    raise KeyError("no such thing")


def nest():
    nest()


@pytest.mark.parametrize(
    ("step", "kind", "reason"),
    [
        (fail, "failed", "KeyError: 'no such thing'"),
        (nest, "failed", "RecursionError: maximum recursion depth exceeded"),
        pytest.param(stuck, "too_slow", "took longer than 2 s", marks=swallowed),
    ],
)
def test_one_that_fails_is_set_aside_alone(poisoned, step, kind, reason):
    settings = IMPATIENT if kind == "too_slow" else SETTINGS
    alone = part.make_part(order(article(1), article(3)), settings)
    poisoned(step)
    made = part.make_part(order(article(1), article(2), article(3)), settings)
    assert made.files["dates"] == alone.files["dates"]
    assert made.files["sentences"] == alone.files["sentences"]
    aside = frame(made, "set_aside")
    assert list(aside["article"]) == ["A00002"] and list(aside["kind"]) == [kind]
    assert aside["reason"][0].startswith(reason)
    assert made.set_aside == {kind: 1}
    assert made.limit == (IMPATIENT.seconds if kind == "too_slow" else None)


def test_in_a_thread_too_slow_is_found_too(poisoned):
    poisoned(stuck)
    made = []
    asked = order(article(2), article(3))
    thread = threading.Thread(target=lambda: made.append(part.make_part(asked, IMPATIENT)))
    thread.start()
    thread.join()
    assert made[0].set_aside == {"too_slow": 1} and made[0].articles == 1


def test_what_ended_a_process_is_set_aside():
    told = []
    asked = order(article(1), article(2), alone=True, killers=frozenset({1}))
    made = part.make_part(asked, SETTINGS, told=told.append)
    assert told == [0] and made.set_aside == {"killed": 1}


def test_one_by_one_gives_the_same_bytes():
    articles = [article(number) for number in range(5)]
    together = part.make_part(order(*articles), SETTINGS)
    assert part.make_part(order(*articles, alone=True), SETTINGS).files == together.files


def test_without_the_model_nothing_is_set_aside(poisoned):
    def missing():
        raise MissingError("model", expected="the model")

    poisoned(missing)
    with pytest.raises(MissingError):
        part.make_part(order(article(1), article(2)), SETTINGS)


def test_a_limit_that_is_kept_is_forgotten():
    for run in (lambda f: f(), lambda f: threading.Thread(target=f).run()):
        with pytest.raises(TooSlowError):
            run(limited)
        with time_limit(60):
            pass


def limited():
    with time_limit(0.05):
        stuck()


def test_all_layers_bring_the_articles():
    assert part.tables_made(("dates",)) == ("dates", "notices", "set_aside")
    assert part.tables_made(part.LAYERS)[0] == "articles"


def test_a_limit_that_was_reached_in_a_thread_leaves_nothing_behind_for_a_tracer():
    # a debugger, or coverage, which hung where the interpreter was left looking for exceptions
    ended = []

    def work():
        sys.settrace(lambda frame, event, arg: None)
        try:
            with pytest.raises(TooSlowError), time_limit(0.05):
                stuck()
            ended.append(sum(map(abs, range(1_000))))
        finally:
            sys.settrace(None)

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    thread.join(60)
    assert ended == [499_500]
