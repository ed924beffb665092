"""Which notices a file of open contracting data holds: releases and records, alone or in packages.

Those of one procurement are one notice.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from checker.formats.lines import one_line

_HOLDERS = ("releases", "records", "results")  # what packages, records and lists of found notices hold theirs in
_MOST_NAME = 120


class Entry(NamedTuple):
    """A release with the pointer to it, and whether it is what a record compiles of all its releases."""

    release: Mapping[str, Any]
    pointer: str
    compiled: bool = False


class Notice(NamedTuple):
    """The release that stands for a procurement, its name in the file, and how many releases it was chosen from."""

    name: str
    entry: Entry
    among: int


def notices(values: Sequence[Any]) -> tuple[Notice, ...]:
    """The notices of a file, each procurement once, in the order of the file."""
    by_procurement: dict[str, list[Entry]] = {}
    for entry in _all_entries(values):
        by_procurement.setdefault(_ocid(entry) or f"\0{len(by_procurement)}", []).append(entry)
    chosen = [(_chosen(entries), len(entries)) for entries in by_procurement.values()]
    names = _names([entry for entry, _ in chosen])
    return tuple(Notice(name, entry, among) for name, (entry, among) in zip(names, chosen, strict=True))


def _all_entries(values: Sequence[Any]) -> Iterator[Entry]:
    for number, value in enumerate(values):
        yield from _entries(value, f"/{number}" if len(values) > 1 else "")


def _entries(value: Any, pointer: str) -> Iterator[Entry]:
    """Every release in a value, whatever it is packed in."""
    if isinstance(value, list):
        for number, item in enumerate(value):
            yield from _entries(item, f"{pointer}/{number}")
    if not isinstance(value, dict):
        return
    if isinstance(value.get("compiledRelease"), dict):
        yield Entry(value["compiledRelease"], f"{pointer}/compiledRelease", compiled=True)
    held = [name for name in _HOLDERS if isinstance(value.get(name), list)]
    for name in held:
        yield from _entries(value[name], f"{pointer}/{name}")
    if not held and "compiledRelease" not in value and _is_release(value):
        yield Entry(value, pointer)


def _is_release(value: Mapping[str, Any]) -> bool:
    """Whether an object says something of a procurement; the bare address of a release does not."""
    return any(isinstance(value.get(key), dict | list) for key in ("tender", "planning", "awards", "contracts"))


def _ocid(entry: Entry) -> str:
    """The number of the procurement."""
    number = entry.release.get("ocid")
    return number.strip() if isinstance(number, str) else ""


def _chosen(entries: Sequence[Entry]) -> Entry:
    """The release that tells most of a procurement: the compiled one, else the latest that has a tender."""
    return max(enumerate(entries), key=lambda numbered: (*_rank(numbered[1]), numbered[0]))[1]


def _rank(entry: Entry) -> tuple[bool, bool, str]:
    dated = entry.release.get("date")
    return entry.compiled, isinstance(entry.release.get("tender"), dict), dated if isinstance(dated, str) else ""


def _names(entries: Sequence[Entry]) -> list[str]:
    """A name for each notice, none twice: the number of its procurement, else of its release, else its place in the file."""
    names: dict[str, None] = {}
    for number, entry in enumerate(entries, start=1):
        said = (entry.release.get(key) for key in ("ocid", "id"))
        plain = next((name for one in said if isinstance(one, str) and (name := _plain(one))), f"notice {number}")
        name, again = plain, 2
        while name in names:
            name, again = f"{plain} ({again})", again + 1
        names[name] = None
    return list(names)


def _plain(name: str) -> str:
    """A name that can stand behind a path."""
    return one_line(name).replace("/", "-").strip(". ")[:_MOST_NAME]
