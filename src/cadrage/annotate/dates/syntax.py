"""The language of the patterns: parsed to a tree, which yields regular expressions and triggers.

`CLASS` and `word` are one token; `name:` before an atom captures it; `[` and `]` mark the
expression within its context; `( ) ? {m,n} |`, `(?:`, `(?=`, `(?!`, `(?<=` and `(?<!` mean what
they mean in regular expressions. Repetition is always bounded, so that no text takes more than
linear time.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

_ATOM = re.compile(
    r"\s*(?:(?P<look>\(\?(?:[=!]|<[=!]))|(?P<open>\((?:\?:)?)|(?P<group>[a-z]+):"
    r"|(?P<name>[A-Z]+)|(?P<word>[a-zà-ÿœ]+)|(?P<sign>['\-/])|(?P<keep>[)?|\[\]]|\{\d,\d\}))\s*"
)
_SIGNS = {"'": "APOSTROPHE", "-": "DASH", "/": "SLASH"}


@dataclass(frozen=True, slots=True)
class Node:
    """A node of a pattern: a token, a sequence, alternatives, a repetition, a lookaround.

    `kind` is one of token, capture, all, any, span, `?`, `{m,n}`, `(?=`, `(?!`, `(?<=`, `(?<!`;
    `name` is the class of a token or the name of a capture.
    """

    kind: str
    parts: tuple[Node, ...] = ()
    name: str = ""


def parse(pattern: str, macros: Mapping[str, str]) -> Node:
    """The tree of a pattern, with macros put in.

    Raises:
        ValueError: the pattern breaks the grammar of patterns.
    """
    atoms, position = [], 0
    while position < len(pattern):
        atom = _ATOM.match(pattern, position)
        if atom is None:
            raise ValueError(f"cannot read {pattern[position:]!r}")
        kind = atom.lastgroup or ""
        atoms.append((kind, atom[kind]))
        position = atom.end()
    node, rest = _any(atoms, macros)
    if rest:
        raise ValueError(f"unbalanced at {rest[0][1]!r}")
    return node


_Atom = tuple[str, str]


def _any(atoms: list[_Atom], macros: Mapping[str, str]) -> tuple[Node, list[_Atom]]:
    choices: list[Node] = []
    parts: list[Node] = []
    while atoms and atoms[0][1] not in (")", "]"):
        if atoms[0] == ("keep", "|"):
            choices.append(Node("all", tuple(parts)))
            parts, atoms = [], atoms[1:]
            continue
        node, atoms = _one(atoms, macros)
        while atoms and atoms[0][0] == "keep" and atoms[0][1][0] in "?{":
            node, atoms = Node(atoms[0][1], (node,)), atoms[1:]
        parts.append(node)
    choices.append(Node("all", tuple(parts)))
    return (choices[0] if len(choices) == 1 else Node("any", tuple(choices))), atoms


def _one(atoms: list[_Atom], macros: Mapping[str, str]) -> tuple[Node, list[_Atom]]:
    (kind, text), rest = atoms[0], atoms[1:]
    if kind == "group":
        node, rest = _one(rest, macros)
        return Node("capture", (node,), text), rest
    if kind in ("open", "look"):
        node, rest = _any(rest, macros)
        if not rest:
            raise ValueError("unclosed (")
        return (Node(text, (node,)) if kind == "look" else node), rest[1:]
    if kind == "name" and text in macros:
        return parse(macros[text], macros), rest
    if text == "[":
        node, rest = _any(rest, macros)
        if not rest:
            raise ValueError("unclosed [")
        return Node("span", (node,)), rest[1:]
    name = {"word": f"={text}", "sign": _SIGNS.get(text, "")}.get(kind, text)
    return Node("token", name=name), rest


def regex(node: Node, charset: Callable[[str], str]) -> str:
    """The tree as a regular expression over codes; later captures of a name get a number."""
    seen: dict[str, int] = {}

    def write(node: Node) -> str:
        inner = [write(part) for part in node.parts] if node.kind != "capture" else []
        if node.kind == "token":
            return charset(node.name)
        if node.kind == "capture":
            seen[node.name] = seen.get(node.name, 0) + 1
            number = seen[node.name] if seen[node.name] > 1 else ""
            return f"(?P<{node.name}{number}>{write(node.parts[0])})"
        if node.kind == "span":
            return f"(?P<s>){inner[0]}(?P<e>)"
        if node.kind[0] in "?{":
            return f"(?:{inner[0]}){node.kind}"
        if node.kind == "any":
            return f"(?:{'|'.join(inner)})"
        return f"{node.kind}{inner[0]})" if node.kind.startswith("(?") else "".join(inner)

    return write(node)


def first(node: Node) -> tuple[frozenset[str], bool]:
    """The classes a match may begin with, and whether the node may match nothing."""
    if node.kind == "token":
        return frozenset([node.name]), False
    if node.kind.startswith("(?"):
        return frozenset(), True
    if node.kind == "?" or node.kind.startswith("{0"):
        return first(node.parts[0])[0], True
    if node.kind == "any":
        found = [first(part) for part in node.parts]
        return frozenset().union(*(f for f, _ in found)), any(empty for _, empty in found)
    names: frozenset[str] = frozenset()
    for part in node.parts:
        more, is_empty = first(part)
        names |= more
        if not is_empty:
            return names, False
    return names, True


def needed(node: Node, weight: Callable[[str], float]) -> frozenset[str] | None:
    """The lightest set of classes of which every match holds one; None where there is none."""
    if node.kind == "token":
        return frozenset([node.name])
    if node.kind in ("?", "(?!", "(?<!", "(?<=") or node.kind.startswith("{0"):
        return None
    found = [needed(part, weight) for part in node.parts]
    if node.kind == "any":
        if any(names is None for names in found):
            return None
        return frozenset().union(*(names for names in found if names is not None))
    known = [names for names in found if names is not None]
    return min(known, key=lambda names: sum(map(weight, names)), default=None)
