"""Workers that end or hang: the run goes on, and what ended them is set aside."""

import json
import multiprocessing
import os
import signal
import sys
import threading
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import dask
import pytest
from distributed import KilledWorker, LocalCluster

from cadrage.errors import MissingError, StoppedError
from cadrage.scale import cluster, processes
from cadrage.scale.order import Order
from cadrage.scale.part import make_part
from cadrage.scale.settings import Settings

from .conftest import article

RESOURCES = Path(__file__).parents[1] / "resources"
SETTINGS = Settings(layers=("sentences", "dates"))


@pytest.fixture
def hard_work(monkeypatch):
    """The module `hard_work`, which a new process finds too."""
    monkeypatch.syspath_prepend(RESOURCES)
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(filter(None, sys.path)))
    import hard_work

    return hard_work


def orders(*texts, size=3):
    """Parts of so many articles; each text takes the place of the second article of a part."""
    for number, text in enumerate(texts):
        articles = [article(size * number + at) for at in range(size)]
        if text:
            articles[1]["text"] = text
        lines = tuple(json.dumps(each).encode() for each in articles)
        yield Order(f"part{number}", lines, tuple(len(each["text"]) for each in articles))


def done(made):
    return {each.name: (each.articles, dict(each.set_aside)) for each in made}


def test_an_article_that_ends_its_process_is_set_aside(hard_work):
    made = processes.run(orders("", "MORTEL", "", ""), SETTINGS, workers=1, work=hard_work.deadly)
    whole = (3, {})
    assert done(made) == {
        "part0": whole, "part1": (2, {"killed": 1}), "part2": whole, "part3": whole
    }  # fmt: skip


def test_a_process_that_ends_by_chance_costs_nothing(hard_work, tmp_path):
    text = f"UNE FOIS {tmp_path / 'mark'}. Hier."
    made = processes.run(orders("", text), SETTINGS, workers=1, work=hard_work.deadly)
    assert done(made) == {"part0": (3, {}), "part1": (3, {})}


def test_a_worker_that_is_killed_is_replaced_and_none_is_left():
    made = processes.run(orders(*[""] * 4), SETTINGS, workers=1)
    first = next(made)
    for child in processes.multiprocessing.active_children():
        os.kill(child.pid, signal.SIGKILL)
    assert len(done([first, next(made)])) == 2
    made.close()
    assert not processes.multiprocessing.active_children()


def test_one_that_hangs_beyond_alarms_is_ended(hard_work, monkeypatch):
    monkeypatch.setattr(processes, "GRACE", 0.0)
    settings = Settings(layers=("sentences", "dates"), seconds=3.0)
    made = processes.run(orders("SOURD", ""), settings, workers=1, work=hard_work.deaf)
    assert done(made) == {"part0": (2, {"killed": 1}), "part1": (3, {})}


def test_workers_that_cannot_begin_stop_the_run(monkeypatch):
    monkeypatch.setattr(processes, "_serve", os._exit)
    monkeypatch.setattr(processes, "MOST_STILLBORN", 1)
    with pytest.raises(StoppedError, match="end as they begin"):
        list(processes.run(orders(""), SETTINGS, workers=1))


@pytest.mark.model
def test_a_cluster_survives_an_article_that_ends_workers(hard_work):
    once = dask.config.set({"distributed.scheduler.allowed-failures": 0})
    with once, LocalCluster(n_workers=1, threads_per_worker=1, dashboard_address=":0") as made:
        address = made.scheduler_address
        parts = cluster.run(
            orders("", "MORTEL"), SETTINGS, scheduler=address, work=hard_work.deadly
        )
        assert done(parts) == {"part0": (3, {}), "part1": (2, {"killed": 1})}


def test_another_version_on_a_worker_is_refused(hard_work):
    with (
        LocalCluster(
            n_workers=1,
            threads_per_worker=1,
            processes=False,
            protocol="tcp",
            host="127.0.0.1",
            dashboard_address=":0",
        ) as made,
        pytest.raises(StoppedError, match="another version"),
    ):
        scheduler = made.scheduler_address
        list(cluster.run(orders(""), SETTINGS, scheduler=scheduler, work=hard_work.foreign))


def test_no_scheduler_is_told(monkeypatch):
    monkeypatch.setattr(cluster, "WAIT", "1s")
    with pytest.raises(MissingError, match="expected a Dask scheduler"):
        list(cluster.run(orders(""), SETTINGS, scheduler="tcp://127.0.0.1:9"))


KILLED = KilledWorker("task", SimpleNamespace(address="tcp://127.0.0.1:1"), 1)


class Future:
    """What a part came to on a cluster: a result, or what it failed with."""

    key = "part"

    def __init__(self, *, made=None, error=None):
        self.made, self.error = made, error

    def result(self):
        if self.error:
            raise self.error
        return self.made

    def exception(self):
        return self.error


class Client:
    """A cluster on which the worker that reads the article `deadly` ends."""

    def submit(self, work, order, settings, *, pure):
        ends = b"deadly" in order.lines[0]
        return Future(error=KILLED if ends else None)


def test_what_ends_workers_of_a_cluster_is_found_out_and_left_out_the_next_time():
    crowd = cluster.Cluster(Client(), SETTINGS, None)
    killed = Future(error=KILLED)
    order = Order("x", (b"a", b"deadly"), (1, 6))
    again = crowd.result(killed, order)
    assert again == Order("x", order.lines, order.chars, alone=True, killers=frozenset({1}))
    with pytest.raises(StoppedError, match=r"^the cluster: "):
        crowd.result(killed, again)


def test_an_error_on_a_cluster_stops_the_run_with_its_kind():
    crowd = cluster.Cluster(Client(), SETTINGS, None)
    with pytest.raises(StoppedError, match="the cluster: KeyError: 'no such thing'"):
        crowd.result(Future(error=KeyError("no such thing")), Order("x", (b"a",), (1,)))


def served(work):
    """What a worker says that is given one part and then no more."""
    ours, theirs = multiprocessing.Pipe()
    # one that has ended a worker before is read article by article
    ours.send(replace(next(orders("", size=1)), alone=True))
    said = []
    server = threading.Thread(target=processes._serve, args=(theirs, SETTINGS, work))
    with pytest.MonkeyPatch.context() as patch:
        # signals are set in main threads alone
        patch.setattr(signal, "signal", lambda *given: said.append(given))
        server.start()
        told = [ours.recv()]
        while told[-1][0] in ("ready", "begun"):
            told.append(ours.recv())
        ours.close()
        server.join(60)
    assert said == [(signal.SIGINT, signal.SIG_IGN)] and not server.is_alive()
    return told


def test_a_worker_tells_what_it_begins_and_ends_with_its_pipe():
    told = served(make_part)
    assert [kind for kind, _ in told] == ["ready", "begun", "made"]
    assert told[-1][1].articles == 1


def test_a_worker_that_cannot_go_on_says_why():
    def stopped(order, settings, *, told):
        raise StoppedError("no model")

    assert served(stopped) == [("ready", None), ("stopped", "no model")]
