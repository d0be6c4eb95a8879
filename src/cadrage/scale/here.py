"""Parts made in this process, one after the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cadrage.scale.order import Made, Order
from cadrage.scale.part import make_part
from cadrage.scale.settings import Settings


def run(orders: Iterable[Order], settings: Settings) -> Iterator[Made]:
    """Each part as it is made."""
    for order in orders:
        yield make_part(order, settings)
