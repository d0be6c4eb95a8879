"""Parts made on a Dask cluster: any scheduler that can be reached, with this version of cadrage.

Workers need no disk in common with the machine that runs the command: they are sent the articles
and send back the bytes of the tables.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import islice

from distributed import Client, Future, KilledWorker, as_completed

from cadrage.errors import MissingError, StoppedError
from cadrage.scale.order import Made, Order
from cadrage.scale.part import make_part
from cadrage.scale.settings import Settings, code

WAIT = "10s"

Work = Callable[..., Made]


def run(
    orders: Iterable[Order], settings: Settings, *, scheduler: str, work: Work = make_part
) -> Iterator[Made]:
    """Each part as it is made, in no order.

    Args:
        orders: the parts.
        settings: how to read the articles.
        scheduler: address, tcp://HOST:PORT.
        work: what makes a part.

    Raises:
        MissingError: no scheduler answers there.
        StoppedError: a worker has another version of cadrage, or can't work at all.

    Note:
        Give each worker one thread: two in one process take turns.
    """
    try:
        client = Client(scheduler, timeout=WAIT, set_as_default=False)
    except (OSError, ValueError, TimeoutError) as error:
        raise MissingError(
            scheduler, expected="a Dask scheduler", hint="Start one: `dask scheduler`."
        ) from error
    with client:
        yield from Cluster(client, settings, work).follow(iter(orders))


@dataclass
class Cluster:
    """The parts that are out on a cluster."""

    client: Client
    settings: Settings
    work: Work
    out: dict[object, Order] = field(default_factory=dict)

    def follow(self, orders: Iterator[Order]) -> Iterator[Made]:
        """Each part as it comes back."""
        waiting = as_completed(loop=self.client.loop, raise_errors=False)
        self.fill(orders, waiting)
        while self.out:
            future = next(waiting)
            order = self.out.pop(future.key)
            made = self.result(future, order)
            future.release()
            if isinstance(made, Order):
                self.give(made, waiting)
            else:
                yield made
            self.fill(orders, waiting)

    def fill(self, orders: Iterator[Order], waiting: as_completed) -> None:
        """Send so many parts that no worker waits, and so few that they can be held."""
        ahead = 2 * max(1, sum(self.client.nthreads().values()))
        for order in islice(orders, max(0, ahead - len(self.out))):
            self.give(order, waiting)

    def give(self, order: Order, waiting: as_completed) -> None:
        """Send one part."""
        future = self.client.submit(self.work, order, self.settings, pure=False)
        self.out[future.key] = order
        waiting.add(future)

    def result(self, future: Future[Made], order: Order) -> Made | Order:
        """The part, or the order to be given again without the articles that end workers."""
        try:
            made = future.result()
        except KilledWorker as error:
            if order.alone:
                raise StoppedError(f"the cluster: {error}") from error
            return replace(order, alone=True, killers=self.killers(order))
        except Exception as error:
            raise StoppedError(f"the cluster: {type(error).__name__}: {error}") from error
        if made.code != code():
            raise StoppedError(
                "a worker of the cluster has another version of cadrage or of its libraries; "
                "install the same on all"
            )
        return made

    def killers(self, order: Order) -> frozenset[int]:
        """The articles that end the worker that reads them alone."""
        found = set()
        for position, (line, chars) in enumerate(zip(order.lines, order.chars, strict=True)):
            single = Order(f"{order.name}-{position}", (line,), (chars,))
            future = self.client.submit(self.work, single, self.settings, pure=False)
            if isinstance(future.exception(), KilledWorker):
                found.add(position)
        return frozenset(found)
