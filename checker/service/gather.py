"""Which files make which pack: a folder is walked, and the nearest tender.toml makes the files below it one pack."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

TENDER = "tender.toml"
ASIDE = {TENDER, "waivers.toml", "thumbs.db", "desktop.ini"}
ASIDE_ENDINGS = (".labels.yaml", ".yaml", ".yml", ".tmp", ".bak", ".lock")


@dataclass
class Bundle:
    """The files of one pack by their paths as given, and the tender.toml that describes it."""

    name: str
    paths: list[str] = field(default_factory=list)
    tender: Path | None = None


def bundles(arguments: Iterable[str], one_pack: bool) -> list[Bundle]:
    """The packs that the arguments make; with `one_pack` all files under them are one."""
    found: dict[str, Bundle] = {}
    seen: set[str] = set()
    for argument in arguments:
        top = Path(argument)
        for path in _files(argument):
            real = os.path.realpath(path)
            if real in seen:
                continue
            seen.add(real)
            tender = _tender(Path(path), top)
            key = "*" if one_pack else str(tender) if tender else path
            bundle = found.setdefault(key, Bundle(_name(path, tender, top, one_pack), tender=tender))
            bundle.tender = bundle.tender or tender
            bundle.paths.append(path)
    return list(found.values())


def _files(argument: str) -> Iterator[str]:
    """The files of an argument: itself, or what a walk through the folder finds, in order; a missing path is kept and said later."""
    if not os.path.isdir(argument):
        yield argument
        return
    for folder, folders, names in os.walk(argument):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not _left_aside(name):
                yield os.path.join(folder, name)


def _left_aside(name: str) -> bool:
    """Whether a file in a folder is no part of the tender: hidden, a lock file, or one of ours."""
    lower = name.lower()
    return lower.startswith((".", "~$")) or lower in ASIDE or lower.endswith(ASIDE_ENDINGS)


def _tender(path: Path, top: Path) -> Path | None:
    """The nearest tender.toml at or above a file, inside the path that was given."""
    limit = top if top.is_dir() else top.parent
    for folder in (path.parent, *path.parent.parents):
        if (folder / TENDER).is_file():
            return folder / TENDER
        if folder == limit:
            break
    return None


def _name(path: str, tender: Path | None, top: Path, one_pack: bool) -> str:
    """What a pack is called: its folder, or the file."""
    if tender:
        return tender.parent.name or tender.resolve().parent.name
    return (top.name or top.resolve().name) if one_pack else Path(path).name
