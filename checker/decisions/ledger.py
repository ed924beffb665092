"""Writes to waivers.toml: a new entry at its end, or without entries that cover nothing; what else stands there stays as it was written."""

from collections.abc import Iterable, Mapping
from pathlib import Path

import tomlkit

from checker.decisions.waivers import read_decisions
from checker.errors import BadSettings
from checker.model import Answer, Waiver

_HEAD = "Decisions about this pack: exceptions that were agreed, and reasons on record. Keep it with the procurement's records."


def enter(path: Path, kind: str, entry: Mapping[str, object]) -> None:
    """Add an entry to a waivers.toml, which is made where it is missing: kind "waiver" or "answer", its keys as the file spells them.

    Raises BadSettings.
    """
    amend(path, (), [(kind, entry)])


def agree(path: Path, number: int, person: Mapping[str, str]) -> None:
    """Add one more person to those who agreed an exception. Raises BadSettings."""
    amend(path, [(number, person)], ())


def amend(path: Path, people: Iterable[tuple[int, Mapping[str, str]]], entries: Iterable[tuple[str, Mapping[str, object]]]) -> None:
    """Add people to those who agreed, each with the number of the exception, and entries at the end; all of it or nothing.

    Raises BadSettings.
    """
    text = _text(path)
    document = tomlkit.parse(text) if text.strip() else _begun()
    for number, person in people:
        agreed = [dict(each) for each in document["waiver"][number]["agreed"]]
        document["waiver"][number]["agreed"] = _people([*agreed, person])
    for kind, entry in entries:
        _enter(document, kind, entry)
    _written(path, tomlkit.dumps(document))


def drafted(entries: Iterable[tuple[str, Mapping[str, object]]]) -> str:
    """The text of a waivers.toml with these entries and nothing else."""
    document = _begun()
    for kind, entry in entries:
        _enter(document, kind, entry)
    return tomlkit.dumps(document)


def _begun() -> tomlkit.TOMLDocument:
    """A new file, which says what it is for."""
    document = tomlkit.document()
    document.add(tomlkit.comment(_HEAD))
    return document


def _enter(document: tomlkit.TOMLDocument, kind: str, entry: Mapping[str, object]) -> None:
    """Write an entry at the end of its kind; what is empty is left out."""
    table = tomlkit.table()
    for key, value in entry.items():
        if value not in ("", None):
            table.add(key, _people(value) if isinstance(value, list) else value)
    if kind not in document:
        document.add(tomlkit.nl())
        document.add(kind, tomlkit.aot())
    document[kind].append(table)


def prune(unused: Iterable[Waiver | Answer]) -> None:
    """Take entries out of their files. Raises BadSettings."""
    by_file: dict[str, list[Waiver | Answer]] = {}
    for each in unused:
        by_file.setdefault(each.at.path, []).append(each)
    for file, entries in by_file.items():
        document = tomlkit.parse(_text(Path(file)))
        for kind, sort in (("waiver", Waiver), ("answer", Answer)):
            gone = sorted((each.at.number for each in entries if isinstance(each, sort)), reverse=True)
            for number in gone:
                del document[kind][number]
            if gone and not document[kind]:
                del document[kind]
        _written(Path(file), tomlkit.dumps(document))


def _people(people: Iterable[Mapping[str, str]]) -> tomlkit.items.Array:
    """Those who agreed, on a line."""
    made = tomlkit.array()
    for each in people:
        table = tomlkit.inline_table()
        table.update(each)
        made.append(table)
    return made


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig") if path.exists() else ""
    except (OSError, UnicodeDecodeError) as fault:
        raise BadSettings(f"{path}: it cannot be read: {fault}") from None


def _written(path: Path, text: str) -> None:
    """Write the file whole or not at all, and only if it can be read again."""
    part = path.with_name(f".{path.name}.part")
    try:
        part.write_text(text, "utf-8")
        read_decisions(part)
        part.replace(path)
    except BadSettings as fault:
        said = str(fault).replace(str(part), str(path))
        raise BadSettings(f"{path}: left as it is, for with this it could not be read again:\n{said}") from None
    except OSError as fault:
        raise BadSettings(f"{path}: it cannot be written: {fault.strerror}") from None
    finally:
        part.unlink(missing_ok=True)
