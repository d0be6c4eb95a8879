"""What no line of the package may do: run what it read, or read it in a way that can run.

The code is searched as a syntax tree, so that a comment forbids nothing and a line break hides
nothing.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FILES = sorted([*(ROOT / "src").rglob("*.py"), *(ROOT / "scripts").rglob("*.py")])
CALLS = frozenset(
    "eval exec compile __import__ pickle.load pickle.loads pickle.Unpickler marshal.load "
    "marshal.loads shelve.open dill.load dill.loads joblib.load cloudpickle.load "
    "cloudpickle.loads yaml.load yaml.load_all yaml.full_load yaml.full_load_all yaml.unsafe_load "
    "yaml.unsafe_load_all yaml.Loader yaml.UnsafeLoader yaml.FullLoader pd.read_pickle "
    "pandas.read_pickle np.load numpy.load os.system os.popen subprocess.getoutput "
    "subprocess.getstatusoutput tempfile.mktemp xml.sax.parse xml.sax.parseString "
    "ElementTree.parse ElementTree.fromstring ET.parse ET.fromstring minidom.parse "
    "minidom.parseString pulldom.parse extractall urllib.request.urlopen "
    "requests.get requests.post".split()
)
IMPORTS = frozenset(
    "pickle marshal shelve dill joblib cloudpickle requests urllib.request http.client ftplib "
    "telnetlib smtplib xmlrpc xml.dom xml.sax".split()
)
# a parser of lxml that reads XML from elsewhere: without entities, network and DTD
XML = frozenset({"etree.parse", "etree.fromstring", "etree.XML", "etree.iterparse"})


def name_of(node: ast.AST) -> str:
    """The dotted name of what is called, as it is written."""
    if isinstance(node, ast.Attribute):
        return f"{name_of(node.value)}.{node.attr}".lstrip(".")
    return node.id if isinstance(node, ast.Name) else ""


def faults(source: str) -> Iterator[str]:
    """What of a file is forbidden, with its line."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            name = name_of(node.func)
            bare = name.rpartition(".")[2]
            # the base loader makes strings of everything, which is less than the safe one does
            plain = any(ast.unparse(word.value) == "yaml.BaseLoader" for word in node.keywords)
            if (name in CALLS and not plain) or bare == "extractall":
                yield f"{node.lineno}: {name}"
            shell = [word for word in node.keywords if word.arg == "shell"]
            if shell and ast.unparse(shell[0].value) != "False":
                yield f"{node.lineno}: {name} with a shell"
            if name in XML and not any(word.arg == "parser" for word in node.keywords):
                yield f"{node.lineno}: {name} without a parser of ours"
            if name == "etree.XMLParser" and not _is_closed(node):
                yield f"{node.lineno}: {name} that may resolve entities"
        elif isinstance(node, ast.Import | ast.ImportFrom):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            for name in names:
                if name in IMPORTS or name.partition(".")[0] in IMPORTS:
                    yield f"{node.lineno}: import {name}"


def _is_closed(node: ast.Call) -> bool:
    given = {
        word.arg: word.value.value for word in node.keywords if isinstance(word.value, ast.Constant)
    }
    return given.get("resolve_entities") is False and given.get("no_network") is not False


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_nothing_that_was_read_is_run(path: Path) -> None:
    assert list(faults(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    "line",
    [
        "import pickle",
        "from pickle import loads",
        "import xml.sax",
        "yaml.load(text)",
        "eval(text)",
        "subprocess.run(text, shell=True)",
        "subprocess.run(text, shell=flag)",
        "archive.extractall(folder)",
        "etree.fromstring(text)",
        "etree.XMLParser()",
        "pd.read_pickle(path)",
    ],
)
def test_each_way_is_seen(line: str) -> None:
    assert list(faults(line)) != []


def test_what_is_allowed_is_not_seen() -> None:
    allowed = "yaml.safe_load(x)\nre.compile(x)\netree.fromstring(x, parser=p)\nrun(x, shell=False)"
    assert list(faults(allowed)) == []
