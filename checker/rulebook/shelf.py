"""The files of a rulebook, read and held against their schemas; every fault is gathered, so that all can be mended at once."""

import os
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from checker.rulebook import wording
from checker.validation import Sheet, faults, read_yaml

APART = ("schema", "vocabulary", "clauses")
SINGLE = ("rulebook", "language", "figures", "regimes")
WHOLE = ("standards",)  # a rulebook may do without, and so may a few of its rules
OF_OVERLAYS = {"rulebook": "overlay", "figures": "figures"}  # what an organisation may have beside its rules, by schema


@dataclass
class Shelf:
    """The sheets of a rulebook by what they hold, those without fault only; and the names of all, faulty or not."""

    folder: Path
    shown: str
    rules: list[tuple[str, Sheet]] = field(default_factory=list)  # with the theme
    vocabularies: list[Sheet] = field(default_factory=list)
    clauses: list[Sheet] = field(default_factory=list)
    single: dict[str, Sheet] = field(default_factory=dict)  # by name: rulebook, language, figures, regimes, standards
    named: dict[str, set[str]] = field(default_factory=dict)  # "rule", "kind", "clause": every id that has a file
    faults: list[str] = field(default_factory=list)
    overlay: bool = False  # an organisation's own, laid over another

    @property
    def files(self) -> set[str]:
        """The files that may stand in the folder itself."""
        return {f"{name}.yaml" for name in (OF_OVERLAYS if self.overlay else (*SINGLE, *WHOLE))}

    @property
    def empty(self) -> bool:
        """Whether there is nothing in it."""
        return not (self.single or self.faults or any(self.named.values()) or (self.folder / "vocabulary" / "brands").is_dir())

    def spoken(self, path: Path) -> str:
        """A path in the folder as it is spoken of."""
        return f"{self.shown}/{path.relative_to(self.folder).as_posix()}"

    def sheet(self, path: Path, schema: str) -> Sheet | None:
        """A file of the rulebook, or None where it has faults, which are noted."""
        sheet = read_yaml(path, self.spoken(path))
        found = faults(sheet, schema) or list(wording.faults(sheet, schema))
        self.faults += found
        return None if found else sheet

    def named_sheet(self, path: Path, schema: str, key: str = "id") -> Sheet | None:
        """A file that must bear the name of what it holds."""
        sheet = self.sheet(path, schema)
        found = list(misnamed(sheet, path, key)) if sheet else []
        self.faults += found
        return None if found else sheet


def misnamed(sheet: Sheet, path: Path, key: str = "id") -> Iterator[str]:
    """The fault of a file that does not bear the name of what it holds."""
    if sheet.data[key] != path.stem:
        yield sheet.fault((key,), f"{sheet.data[key]!r} is not the file's name, {path.stem!r}")


def filled(shelf: Shelf) -> Shelf:
    """A shelf with every file of its rulebook but the vocabularies."""
    folder = shelf.folder
    paths = list(_rule_paths(folder))
    shelf.named = {
        "rule": {path.stem for path in paths},
        "kind": {path.stem for path in (folder / "vocabulary").glob("*.yaml")},
        "clause": {path.stem for path in (folder / "clauses").glob("*.yaml")},
    }
    _refuse_twins(shelf, paths)
    for path in paths:
        sheet = shelf.named_sheet(path, "rule")
        shelf.rules += [(path.parent.name, sheet)] if sheet else []
    for path in sorted((folder / "clauses").glob("*.yaml")):
        shelf.clauses += [sheet] if (sheet := shelf.named_sheet(path, "clause")) else []
    _read_single(shelf)
    return shelf


def read_vocabularies(shelf: Shelf) -> None:
    """The vocabulary files; of brands there is one more file for each field of work."""
    for path in sorted((shelf.folder / "vocabulary").glob("*.yaml")):
        sheet = shelf.named_sheet(path, "vocabulary", "kind")
        shelf.vocabularies += [sheet] if sheet else []
    for path in sorted((shelf.folder / "vocabulary" / "brands").glob("*.yaml")):
        shelf.vocabularies += [sheet] if (sheet := shelf.sheet(path, "vocabulary")) else []


def strays(shelf: Shelf, themes: Collection[str]) -> Iterator[str]:
    """The faults of YAML files that stand where nobody would read them; without a list of themes every folder is one."""
    kept = {"vocabulary", "vocabulary/brands", "clauses", *(themes or (path.name for path in _themes(shelf.folder)))}
    for name in _all_files(shelf.folder):
        folder, _, last = name.rpartition("/")
        if last.endswith(".yml"):
            yield f"{shelf.shown}/{name}:1: it is not read: call it {last.removesuffix('.yml')}.yaml"
        elif last.endswith(".yaml") and folder not in kept and name not in shelf.files:
            where = f"the folder of its theme: {', '.join(sorted(themes))}" if themes else "the folder of its theme"
            own = "" if not folder else f"; {folder!r} is none"
            yield f"{shelf.shown}/{name}:1: it is not read: a rule stands in {where}{own}"


def _read_single(shelf: Shelf) -> None:
    """The files of which there is one; an organisation's folder may have some of them."""
    wanted = OF_OVERLAYS if shelf.overlay else {name: name for name in (*SINGLE, *WHOLE)}
    for name, schema in wanted.items():
        path = shelf.folder / f"{name}.yaml"
        if path.exists() or (name in SINGLE and not shelf.overlay):
            shelf.single |= {name: sheet} if (sheet := shelf.sheet(path, schema)) else {}


def _all_files(folder: Path) -> Iterator[str]:
    """Every file in a folder by its path in it, but for hidden ones and schemas."""
    for home, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and not (home == str(folder) and name == "schema"))
        inner = Path(home).relative_to(folder).as_posix()
        yield from (name if inner == "." else f"{inner}/{name}" for name in sorted(names) if not name.startswith("."))


def _themes(folder: Path) -> Iterator[Path]:
    """The folders that hold rules."""
    yield from sorted(path for path in folder.iterdir() if path.is_dir() and path.name not in APART and not path.name.startswith("."))


def _rule_paths(folder: Path) -> Iterator[Path]:
    """The rule files, theme by theme."""
    for theme in _themes(folder):
        yield from sorted(theme.glob("*.yaml"))


def _refuse_twins(shelf: Shelf, paths: list[Path]) -> None:
    """An id belongs to one rule, whatever its theme."""
    first: dict[str, Path] = {}
    for path in paths:
        if path.stem in first:
            twin = first[path.stem].relative_to(shelf.folder).as_posix()
            shelf.faults.append(f"{shelf.spoken(path)}:1: id: {path.stem!r} is already the id of {twin}")
        first.setdefault(path.stem, path)
