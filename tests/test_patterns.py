"""No pattern takes long over any text: a long line of one letter must not keep a person waiting.

Every pattern that the checker makes is taken from its modules, and is used as its module uses it. Processor time is counted, so that
other work on the machine does not.
"""

import ast
import importlib
import re
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from types import ModuleType

import pytest

from tests.hostile.texts import PROBES
from tests.places import ROOT

LENGTH, LIMIT, GROWTH, FLOOR = 100_000, 1.0, 15, 0.02  # below the floor the clock is too coarse to compare
USES: dict[str, Callable[[re.Pattern, str | bytes], object]] = {
    "match": lambda pattern, text: pattern.match(text),
    "fullmatch": lambda pattern, text: pattern.fullmatch(text),
    "search": lambda pattern, text: pattern.search(text),
    "split": lambda pattern, text: pattern.split(text),
    "finditer": lambda pattern, text: sum(1 for _ in pattern.finditer(text)),
}


@dataclass(frozen=True)
class Used:
    """A pattern, where it stands, and how it is used there."""

    name: str
    pattern: re.Pattern
    use: str


def compiled(value: object) -> Iterator[re.Pattern]:
    """The patterns in a value of a module: itself, or those in a collection."""
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, dict):
        yield from compiled(tuple(value.values()))
    elif isinstance(value, tuple | list):
        for part in value:
            yield from compiled(part)


@cache
def patterns() -> tuple[Used, ...]:
    """Every pattern of every module, once for each use."""
    return tuple(_patterns())


def _patterns() -> Iterator[Used]:
    """See above; modules are imported for it."""
    for path in sorted((ROOT / "checker").rglob("*.py")):
        if path.name == "__main__.py":
            continue
        name = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        source, module = path.read_text("utf-8"), importlib.import_module(name)
        yield from named(module, source)
        yield from written(name, ast.parse(source))


def named(module: ModuleType, source: str) -> Iterator[Used]:
    """The patterns that have a name in a module."""
    ours, called = set(re.findall(r"(?m)^\w+", source)), set(re.findall(r"(?=\b(\w+)\.(\w+)\()", source))
    for name, value in vars(module).items():
        uses = {use for of, use in called if of == name} | ({"finditer"} if not isinstance(value, re.Pattern) else set())
        for at, pattern in enumerate(compiled(value) if name in ours else ()):
            yield from (Used(f"{module.__name__}.{name}-{at}-{use}", pattern, use if use in USES else "finditer") for use in sorted(uses))


def written(name: str, tree: ast.Module) -> Iterator[Used]:
    """The patterns that are written where they are used."""
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
        if isinstance(call.func.value, ast.Name) and call.func.value.id == "re" and call.func.attr != "compile" and call.args:
            first, use = call.args[0], call.func.attr
            if isinstance(first, ast.Constant):
                yield Used(f"{name}:{call.lineno}-{use}", re.compile(first.value), use if use in USES else "finditer")


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Stop what takes more processor time than this."""

    def stop(*_: object) -> None:
        raise TimeoutError

    signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def taken(used: Used, probe: bytes, length: int) -> float:
    """The seconds that a pattern takes over a text of this length that repeats the probe and ends with another sign."""
    long = probe * (length // len(probe)) + b"\x00!"
    text = long if isinstance(used.pattern.pattern, bytes) else long.decode()
    begun = time.process_time()
    with at_most(2 * LIMIT):
        USES[used.use](used.pattern, text)
    return time.process_time() - begun


def is_slow(used: Used, probe: bytes) -> bool:
    """Whether a pattern takes more than a second, or ten times the text takes more than fifteen times as long."""
    try:
        whole = taken(used, probe, LENGTH)
    except TimeoutError:
        return True
    return whole > LIMIT or (whole > GROWTH * FLOOR and whole > GROWTH * taken(used, probe, LENGTH // 10))


@pytest.mark.parametrize("used", patterns(), ids=lambda used: used.name)
def test_no_pattern_takes_long(used: Used) -> None:
    """A pattern takes at most a second over a hundred thousand letters, and ten times the text takes at most fifteen times as long."""
    assert [name for name, probe in PROBES.items() if is_slow(used, probe)] == []


def test_patterns_are_found() -> None:
    """The patterns of all rooms that have some are found."""
    found = {used.name.split(".")[1].split(":")[0] for used in patterns()}

    assert {"decisions", "engine", "formats", "mentions", "procurement", "render", "rulebook", "validation"} <= found
