"""What a function of the layer is declared to return, it returns: checked while texts are read."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from functools import wraps
from types import FunctionType, ModuleType
from typing import Any

import pytest

import readings
from cadrage.annotate import quotes

PLAIN = {"bool": bool, "int": int, "str": str}


def modules() -> list[ModuleType]:
    """Every module of the layer."""
    found = [module.name for module in pkgutil.iter_modules(quotes.__path__)]
    return [importlib.import_module(f"{quotes.__name__}.{name}") for name in found]


def declared(owner: object) -> Iterator[tuple[str, FunctionType]]:
    """The functions of a module or class, by name, that are declared to return a plain type."""
    for name, value in list(vars(owner).items()):
        if isinstance(value, FunctionType) and value.__annotations__.get("return") in PLAIN:
            yield name, value


def watched(function: FunctionType, wrong: set[str]) -> Callable[..., Any]:
    """A function that tells where it returns something else than is declared."""
    kind = PLAIN[function.__annotations__["return"]]

    @wraps(function)
    def call(*args: Any, **named: Any) -> Any:
        value = function(*args, **named)
        if type(value) is not kind:
            wrong.add(f"{function.__module__}.{function.__qualname__}: {value!r}")
        return value

    return call


def test_functions_return_what_they_declare(monkeypatch: pytest.MonkeyPatch) -> None:
    wrong: set[str] = set()
    every = modules()
    for module in every:
        for value in list(vars(module).values()):
            if inspect.isclass(value) and value.__module__ == module.__name__:
                for method, function in declared(value):
                    monkeypatch.setattr(value, method, watched(function, wrong))
        for name, function in declared(module):
            if function.__module__.startswith(quotes.__name__):
                monkeypatch.setattr(module, name, watched(function, wrong))
    readings.made("quotes")
    assert not wrong, "\n".join(sorted(wrong))
