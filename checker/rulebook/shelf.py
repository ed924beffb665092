"""The files of a rulebook, read and held against their schemas; every fault is gathered, so that all can be mended at once."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from checker.validation import Sheet, faults, read_yaml

APART = ("schema", "vocabulary", "clauses")


@dataclass
class Shelf:
    """The sheets of a rulebook by what they hold, those without fault only; and the names of all, faulty or not."""

    folder: Path
    shown: str
    rules: list[tuple[str, Sheet]] = field(default_factory=list)  # with the theme
    vocabularies: list[Sheet] = field(default_factory=list)
    clauses: list[Sheet] = field(default_factory=list)
    named: dict[str, set[str]] = field(default_factory=dict)  # "rule", "kind", "clause": every id that has a file
    faults: list[str] = field(default_factory=list)

    def sheet(self, path: Path, schema: str) -> Sheet | None:
        """A file of the rulebook, or None where it has faults, which are noted."""
        sheet = read_yaml(path, f"{self.shown}/{path.relative_to(self.folder).as_posix()}")
        found = faults(sheet, schema)
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


def read_shelf(folder: Path, shown: str, only: Collection[str] | None) -> Shelf:
    """Every file of a rulebook; with `only`, of the rules just those of these ids or themes."""
    shelf = Shelf(folder, shown)
    paths = list(_rule_paths(folder))
    shelf.named = {
        "rule": {path.stem for path in paths},
        "kind": {path.stem for path in (folder / "vocabulary").glob("*.yaml")},
        "clause": {path.stem for path in (folder / "clauses").glob("*.yaml")},
    }
    _refuse_twins(shelf, paths)
    for path in paths:
        if only is None or path.stem in only or path.parent.name in only:
            sheet = shelf.named_sheet(path, "rule")
            shelf.rules += [(path.parent.name, sheet)] if sheet else []
    for path in sorted((folder / "clauses").glob("*.yaml")):
        shelf.clauses += [sheet] if (sheet := shelf.named_sheet(path, "clause")) else []
    return shelf


def read_vocabularies(shelf: Shelf, wanted: Collection[str] | None, brands: bool = True) -> None:
    """The vocabulary files, or just those of the wanted kinds; of brands there is one more file for each field of work."""
    for path in sorted((shelf.folder / "vocabulary").glob("*.yaml")):
        if wanted is None or path.stem in wanted:
            sheet = shelf.named_sheet(path, "vocabulary", "kind")
            shelf.vocabularies += [sheet] if sheet else []
    if brands and (wanted is None or "brand" in wanted):
        for path in sorted((shelf.folder / "vocabulary" / "brands").glob("*.yaml")):
            shelf.vocabularies += [sheet] if (sheet := shelf.sheet(path, "vocabulary")) else []


def _rule_paths(folder: Path) -> Iterator[Path]:
    """The rule files, theme by theme."""
    for theme in sorted(path for path in folder.iterdir() if path.is_dir() and path.name not in APART):
        yield from sorted(theme.glob("*.yaml"))


def _refuse_twins(shelf: Shelf, paths: list[Path]) -> None:
    """An id belongs to one rule, whatever its theme."""
    first: dict[str, Path] = {}
    for path in paths:
        if path.stem in first:
            twin = first[path.stem].relative_to(shelf.folder).as_posix()
            shelf.faults.append(
                f"{shelf.shown}/{path.relative_to(shelf.folder).as_posix()}:1: id: {path.stem!r} is already the id of {twin}"
            )
        first.setdefault(path.stem, path)
