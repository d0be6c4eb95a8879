"""Imports without what is of no use."""

import subprocess
import sys

import pytest

from cadrage.lean import USELESS, lean


def test_in_the_block_the_useless_is_not_there_and_afterwards_it_is():
    code = (
        "import sys; from cadrage.lean import lean\n"
        "with lean(): import jsonschema\n"
        f"assert {USELESS!r} not in sys.modules and 'lark' not in sys.modules\n"
        f"import {USELESS}\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_what_is_there_already_stays(monkeypatch):
    held = object()
    monkeypatch.setitem(sys.modules, USELESS, held)
    with lean():
        assert sys.modules[USELESS] is held
    assert sys.modules[USELESS] is held


def test_an_error_in_the_block_leaves_no_trace(monkeypatch):
    monkeypatch.delitem(sys.modules, USELESS, raising=False)
    with pytest.raises(ValueError, match="inside"), lean():
        raise ValueError("inside")
    assert USELESS not in sys.modules
