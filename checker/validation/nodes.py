"""The nodes of YAML text as plain data, quickly where nothing is odd in it, and with the line of each key where something is."""

from math import inf
from typing import Any

import yaml

from checker.validation.sheet import Field, Sheet, spoken

QUOTES = "text that begins with [, { or <, or has a colon in it, must stand in quotes"
TEXT = "tag:yaml.org,2002:str"
PLAIN = frozenset(f"tag:yaml.org,2002:{tag}" for tag in ("str", "bool", "timestamp", "merge", "value", "int", "float", "null"))
SPECIAL = frozenset("+-.0123456789tTfFnNyYoO~<=") | {""}  # how numbers, dates, yes-or-no values and nothing begin
ENDLESS = (inf, -inf)
DEEPEST = 40  # levels of lists in lists


def plain_sheet(text: str, shown: str) -> Sheet:
    """YAML text as plain data that remembers its lines."""
    try:
        root = _root(text)
        try:
            return Sheet(shown, _plainly(root, set()), lambda: _numbered(text, shown).lines)
        except _Odd:
            builder = _numbered(text, shown)
            return Sheet(shown, builder.data, lambda: builder.lines, tuple(builder.faults))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        return Sheet(shown, faults=(f"{shown}:{line}: this is not YAML: {error.problem or error.context}; {QUOTES}",))
    except (yaml.YAMLError, RecursionError) as error:
        return Sheet(shown, faults=(f"{shown}:1: this is not YAML: {str(error).splitlines()[0]}",))


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """PyYAML's quick loader, told at once that most words are plain text."""

    def resolve(self, kind: Any, value: Any, implicit: Any) -> str:
        """The tag of a node: only what begins like a number, a yes-or-no or nothing may be something else than text."""
        if kind is yaml.ScalarNode and implicit[0] and value[:1] not in SPECIAL:
            return TEXT
        return str(super().resolve(kind, value, implicit))


class _Odd(Exception):
    """Something in a file that must be looked at with its place: a key that stands twice, a tag, a node used again."""


def _root(text: str) -> yaml.Node | None:
    """The nodes of YAML text."""
    loader = _Loader(text)
    try:
        root: yaml.Node | None = loader.get_single_node()
        return root
    finally:
        loader.dispose()


def _plainly(node: yaml.Node | None, seen: set[int], deep: int = 0) -> Any:
    """The data of one node, with everything in it; raises _Odd where a person must be told of something."""
    if node is None:
        return None
    if isinstance(node, yaml.ScalarNode):
        if node.tag != TEXT and node.tag not in PLAIN:
            raise _Odd
        return str(node.value) if node.tag == TEXT else _scalar(node)
    if id(node) in seen or deep > DEEPEST:
        raise _Odd
    seen.add(id(node))
    if isinstance(node, yaml.SequenceNode):
        return [_plainly(item, seen, deep + 1) for item in node.value]
    made = {str(key.value): _plainly(value, seen, deep + 1) for key, value in node.value if isinstance(key, yaml.ScalarNode)}
    if len(made) != len(node.value):
        raise _Odd
    return made


def _numbered(text: str, shown: str) -> "_Builder":
    """The data of YAML text with the line of each key and item, and what is wrong with it."""
    builder = _Builder(shown)
    root = _root(text)
    builder.data = builder.built(root, ()) if root is not None else None
    return builder


class _Builder:
    """Turns the nodes of a YAML file into plain data, noting lines and what is wrong on the way."""

    def __init__(self, shown: str) -> None:
        self.shown = shown
        self.data: Any = None
        self.lines: dict[Field, int] = {}
        self.faults: list[str] = []
        self._seen: set[int] = set()

    def built(self, node: yaml.Node, place: Field) -> Any:
        """The data of one node, with everything in it."""
        self.lines.setdefault(place, node.start_mark.line + 1)
        if isinstance(node, yaml.ScalarNode):
            return self._scalar(node, place)
        if id(node) in self._seen or len(place) > DEEPEST:
            self._fault(node, place, "write it out: `*` and `&` are not used here" if id(node) in self._seen else "nested too deep")
            return None
        self._seen.add(id(node))
        if isinstance(node, yaml.SequenceNode):
            return [self.built(item, (*place, i)) for i, item in enumerate(node.value)]
        return self._mapping(node, place)

    def _mapping(self, node: yaml.Node, place: Field) -> dict[str, Any]:
        """Keys with their values; a key that stands twice is a fault."""
        made: dict[str, Any] = {}
        for key, value in node.value:
            name = str(key.value) if isinstance(key, yaml.ScalarNode) else "?"
            at = (*place, name)
            if name in made:
                self._fault(key, at, f"the same key stands twice, first on line {self.lines[at]}")
                continue
            self.lines[at] = key.start_mark.line + 1
            made[name] = self.built(value, at)
        return made

    def _scalar(self, node: yaml.ScalarNode, place: Field) -> Any:
        """One word, number or yes-or-no; a tag of another kind is a fault."""
        if node.tag not in PLAIN:
            self._fault(node, place, f"the tag {node.tag} is not used here")
        return _scalar(node)

    def _fault(self, node: yaml.Node, place: Field, cause: str) -> None:
        """Note what is wrong at a node."""
        self.faults.append(f"{self.shown}:{node.start_mark.line + 1}: {spoken(place)}: {cause}")


def _scalar(node: yaml.ScalarNode) -> Any:
    """One word, number or yes-or-no; whatever else YAML would make of it, it stays text."""
    text, tag = str(node.value), node.tag.rpartition(":")[2]
    if tag == "bool" and text.lower() in ("true", "false"):
        return text.lower() == "true"
    if tag in ("int", "float"):
        return _number(text)
    return None if tag == "null" else text


def _number(text: str) -> int | float | str:
    """A number in plain decimal digits; 0x1F, 1:30, .inf and 1e999 stay text."""
    bare = text.replace("_", "")
    for kind in (int, float):
        try:
            number = kind(bare) if bare.lstrip("+-")[:1].isdigit() else text
            return text if number in ENDLESS else number
        except ValueError:
            continue
    return text
