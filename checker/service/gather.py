"""Which files make which pack: a folder is walked, and the nearest tender.toml makes the files below it one pack."""

import os
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from checker.service.sources import parted

TENDER, WAIVERS = "tender.toml", "waivers.toml"
ASIDE = (TENDER, WAIVERS, "tendercheck.toml", "pyproject.toml", "thumbs.db", "desktop.ini")
INTERNAL = "-INTERNAL"  # at the end of the name of a marked copy
ASIDE_ENDINGS = (".yaml", ".yml", ".tmp", ".bak", ".lock")  # labels, and what editors leave behind


@dataclass
class Bundle:
    """The files of one pack by their paths as given, and the tender.toml that describes it."""

    name: str
    paths: list[str] = field(default_factory=list)
    closed: set[str] = field(default_factory=set)  # links among them that lead out of the folder that was given
    tender: Path | None = None
    waivers: Path | None = None  # what was decided about it


def bundles(arguments: Iterable[str], one_pack: bool) -> list[Bundle]:
    """The packs that the arguments make; with `one_pack` all files under them are one."""
    found: dict[str, Bundle] = {}
    nearest = cache(_nearest)  # many files share a folder
    for path, top in _each_once(arguments):
        folder = os.path.dirname(path.rstrip(os.sep))
        tender = nearest(TENDER, folder, top)
        name = "" if one_pack else str(tender.parent) if tender else path
        bundle = found.setdefault(name, Bundle(name))
        bundle.tender = bundle.tender or tender
        bundle.waivers = bundle.waivers or nearest(WAIVERS, folder, top)
        bundle.paths.append(path)
        bundle.closed |= {path} if _leads_out(path, top) else set()
    taken: set[str] = set()
    for bundle in found.values():
        bundle.name = _spoken(bundle, taken)
        taken.add(bundle.name)
    return list(found.values())


def is_among(file: str, arguments: Iterable[str]) -> bool:
    """Whether a file is one of those that the arguments lead to, by whatever path: a document, its archive, or a tender.toml."""
    return os.path.exists(file) and any(
        os.path.exists(each) and os.path.samefile(file, each)
        for bundle in bundles(arguments, False)
        for each in (*(parted(path)[0] for path in bundle.paths), *([str(bundle.tender)] if bundle.tender else []))
    )


def leads_to(arguments: Iterable[str], place: str) -> bool:
    """Whether a walk through the arguments comes to a place, also to one that is not there yet."""
    real = os.path.realpath(place)
    tops = [os.path.realpath(each) for each in arguments if os.path.isdir(each)]
    below = [os.path.relpath(real, top).split(os.sep) for top in tops if os.path.splitdrive(top)[0] == os.path.splitdrive(real)[0]]
    return any(steps == ["."] or not any(step.startswith(".") for step in steps) for steps in below)


def _each_once(arguments: Iterable[str]) -> Iterator[tuple[str, Path]]:
    """Every file with the argument that led to it; one that two arguments lead to comes once."""
    seen: set[str] = set()
    real_folder = cache(os.path.realpath)  # which asks the disk about every folder above
    for argument in arguments:
        top = Path(argument)
        for path in _files(argument):
            folder, name = os.path.split(path)
            real = os.path.join(real_folder(folder), name) if _is_plain(path, name) else os.path.realpath(path)
            if real not in seen:
                seen.add(real)
                yield path, top


def _is_plain(path: str, name: str) -> bool:
    """Whether a file is known by its folder and its name: it is no link, and no folder by another name."""
    return name not in ("", os.curdir, os.pardir) and not os.path.islink(path)


def _files(argument: str) -> Iterator[str]:
    """The files of an argument: itself, or what a walk through the folder finds, in order.

    A missing path, and a folder without files, are kept: that nothing of them was read must be said.
    """
    if not os.path.isdir(argument):
        if os.path.basename(argument).lower() not in ASIDE:
            yield argument
        return
    closed: list[str] = []
    walk = os.walk(argument, onerror=lambda fault: closed.append(str(fault.filename)))
    top = Path(argument)
    found = [path for folder, folders, names in walk for path in _in_folder(folder, folders, names) if not _walked(path, top)]
    yield from [*found, *closed] or [argument]


def _in_folder(folder: str, folders: list[str], names: list[str]) -> list[str]:
    """The files of one folder, and its links to folders; the folders in it are put in order for the walk, without the hidden ones."""
    folders[:] = sorted(name for name in folders if not name.startswith("."))
    linked = [name for name in folders if os.path.islink(os.path.join(folder, name))]
    stems = {os.path.splitext(name)[0] for name in names}
    kept = [name for name in sorted([*names, *linked]) if not left_aside(name.lower()) and not _is_copy(name, stems)]
    return [os.path.join(folder, name) for name in kept]


def _is_copy(name: str, stems: set[str]) -> bool:
    """Whether a file is the marked copy of one beside it: to read it too would say everything twice."""
    stem = os.path.splitext(name)[0]
    return stem.endswith(INTERNAL) and stem.removesuffix(INTERNAL) in stems


def _walked(path: str, top: Path) -> bool:
    """Whether a path is a link to a folder that the walk comes to by itself; one that leads out is kept, so that it is said."""
    return os.path.islink(path) and os.path.isdir(path) and not _leads_out(path, top)


def left_aside(name: str) -> bool:
    """Whether a file in a folder is no part of the tender: hidden, a lock file, or one of ours."""
    return name.startswith((".", "~$")) or name in ASIDE or name.endswith(ASIDE_ENDINGS)


def _nearest(name: str, beside: str, top: Path) -> Path | None:
    """The nearest file of a name in a folder or above it, inside the path that was given."""
    limit = top if os.path.isdir(top) else top.parent  # os.path, since pathlib raises where one has no right to look
    for folder in (Path(beside), *Path(beside).parents):
        if os.path.isfile(folder / name):
            return folder / name
        if folder == limit:
            break
    return None


def _leads_out(path: str, top: Path) -> bool:
    """Whether what a walk found is a link that leads out of the folder of the walk; a link that is given itself is followed."""
    if path == str(top) or not os.path.islink(path):
        return False
    return os.path.commonpath((os.path.realpath(path), os.path.realpath(top))) != os.path.realpath(top)


def _spoken(bundle: Bundle, taken: Collection[str]) -> str:
    """What a pack is called: the folder that its files share, or its only file; with its whole path where that is another's name."""
    if bundle.tender is None and len(bundle.paths) == 1:
        return bundle.paths[0]
    shared = _shared([*bundle.paths, *([str(bundle.tender)] if bundle.tender else [])])
    spoken = os.path.basename(os.path.abspath(shared)) if shared in ("", ".", "..") else shared
    return os.path.abspath(shared) if spoken in taken else spoken


def _shared(paths: list[str]) -> str:
    """The folder that holds all of these files; where only some are given from the root of the disk, told from there."""
    folders = [os.path.dirname(path) or "." for path in paths]
    if len({os.path.isabs(folder) for folder in folders}) > 1:
        folders = [os.path.abspath(folder) for folder in folders]
    return os.path.commonpath(folders)
