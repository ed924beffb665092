"""Settings that stand beside the work: tendercheck.toml, or [tool.tendercheck] in pyproject.toml, the nearest at or above a path.

A settings file may come with the documents of somebody else. So it may choose what is looked at and how that is said, which every
report tells, and it may have a report written into its own folder, but nowhere else.
"""

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field, replace
from pathlib import Path
from typing import Any

from checker.errors import BadSettings
from checker.fixed import fixed
from checker.validation import Field, Sheet, faults, insist, read_toml

__all__ = ["NAMES", "Settled", "nearest", "read", "settled"]

NAMES = ("tendercheck.toml", "pyproject.toml")  # the first that is in a folder and speaks of us
_TABLE = ("tool", "tendercheck")
_LISTS = ("rules", "select", "ignore", "format", "output")  # what may be one name, or several
_PLACES = ("rules", "output", "baseline")  # what is told from the folder of the file
_THERE = {"rules": ("folder", os.path.isdir), "baseline": ("file", os.path.isfile)}  # what must be there already


@fixed
class Settled:
    """What one file settles, by the names of the options, and where each of it stands; nothing where there is no file."""

    path: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)

    def where(self, name: str) -> str:
        """Where a setting stands, as `path:line`."""
        return f"{self.path}:{self.lines[name]}"


def settled(paths: Iterable[str]) -> Settled:
    """What holds for all of these paths. Raises BadSettings where a file cannot be used, and where they have different ones."""
    found: dict[Path | None, str] = {}
    for folder, path in {_folder(path): path for path in paths}.items():
        found.setdefault(nearest(folder), path)
    if len(found) > 1:
        said = "; ".join(f"{path} has {_spoken(file) if file else 'none'}" for file, path in found.items())
        raise BadSettings(f"These files have different settings: {said}. Check them apart, or say which with --config or --isolated.")
    file = next(iter(found), None)
    return read(file) if file else Settled()


def nearest(folder: Path) -> Path | None:
    """The settings file in a folder or the nearest above it, no further up than the folder with .git in it."""
    for each in (folder, *folder.parents):
        for name in NAMES:
            if os.path.isfile(each / name) and (name == NAMES[0] or _speaks(each / name)):
                return each / name
        if os.path.exists(each / ".git"):  # a folder, or a file in a further worktree
            return None
    return None


def read(file: Path) -> Settled:
    """What a settings file settles. Raises BadSettings with every fault of it, a line each."""
    sheet = _sheet(file)
    insist(faults(sheet, "settings"), BadSettings)
    lists = {name: [value] if isinstance(value, str) else value for name, value in sheet.data.items() if name in _LISTS}
    sheet = replace(sheet, data={**sheet.data, **lists})
    insist(_misplaced(sheet, file.parent), BadSettings)
    values = {_option(name): _placed(name, value, file.parent) for name, value in sheet.data.items()}
    return Settled(sheet.path, values, {_option(name): sheet.line((name,)) for name in sheet.data})


def _folder(path: str) -> Path:
    """The folder at a path, or that it is in: a file within an archive is in the archive's."""
    place = Path(os.path.abspath(path))
    while not os.path.isdir(place) and place != place.parent:
        place = place.parent
    return place


def _speaks(file: Path) -> bool:
    """Whether a pyproject.toml says anything of us; one that cannot be read is for those to mend whose it is, unless it names us."""
    sheet = read_toml(file)
    if sheet.faults:
        return ".".join(_TABLE).encode() in file.read_bytes()
    tools = sheet.data.get(_TABLE[0])
    return isinstance(tools, Mapping) and _TABLE[1] in tools


def _sheet(file: Path) -> Sheet:
    """The part of a settings file that is about us, with the lines on which it stands."""
    sheet = read_toml(file, _spoken(file))
    if file.name != NAMES[1] or sheet.faults:
        return sheet
    tools = sheet.data.get(_TABLE[0])
    own = tools.get(_TABLE[1], {}) if isinstance(tools, Mapping) else {}
    return replace(sheet, data=own, numbered=lambda: _numbered(sheet))


def _numbered(sheet: Sheet) -> Mapping[Field, int]:
    """The lines of what is said of us, by the keys within our table."""
    return {place[2:]: line for place, line in sheet.lines.items() if place[:2] == _TABLE}


def _misplaced(sheet: Sheet, folder: Path) -> Iterator[str]:
    """Folders and files that are not there, and reports that would be written elsewhere than below the settings file."""
    for name in _PLACES:
        for at, place in enumerate(_each(sheet.data.get(name, []))):
            kind, is_there = _THERE.get(name, ("", os.path.exists))
            if kind and not is_there(folder / place):
                yield sheet.fault((name, at), f"there is no {kind} {place!r} beside this file")
            elif not kind and not _is_below(folder / place, folder):
                yield sheet.fault((name, at), f"{place!r} is not in the folder of this file, and only --output may write elsewhere")


def _is_below(place: Path, folder: Path) -> bool:
    """Whether a place is in a folder, links followed."""
    return Path(os.path.realpath(place)).is_relative_to(os.path.realpath(folder))


def _placed(name: str, value: Any, folder: Path) -> Any:
    """A value as an option would have it: what is told from the folder of the file is told from where we are."""
    if name not in _PLACES:
        return value
    return [_spoken(folder / place) for place in value] if isinstance(value, list) else _spoken(folder / value)


def _each(value: Any) -> list[str]:
    return value if isinstance(value, list) else [value]


def _option(name: str) -> str:
    """A key as the options of the command line are called within it."""
    return name.replace("-", "_")


def _spoken(place: Path) -> str:
    """A path from where we are, where it is below; else whole."""
    whole = Path(os.path.abspath(place))
    return str(whole.relative_to(Path.cwd())) if whole.is_relative_to(Path.cwd()) else str(whole)
