"""The rulebook for the faces: ours, with an organisation's own rules laid over it, or the rules at a path."""

from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from checker import cache, shipped
from checker.errors import BadSettings
from checker.model import Rule, Rulebook
from checker.packing import packed, stamp, unpacked

if TYPE_CHECKING:
    from checker.mentions import Finder

_CODE = tuple(Path(__file__).parents[1] / room for room in ("mentions", "model", "rulebook", "validation", "packing.py"))
OF_A_WHOLE = ("language.yaml", "regimes.yaml")  # a folder with one of these stands on itself
OF_AN_OVERLAY = ("rulebook.yaml", "figures.yaml", "vocabulary", "clauses")  # one with one of these is laid over ours


def open_rulebook(overlays: Sequence[str] = ()) -> Rulebook:
    """Our rulebook, with these folders laid over it; what was opened before is kept until one of its files changes. Raises BadRule."""
    folders = [Path(folder) for folder in overlays]
    home = shipped.knowledge_folder()
    key = stamp((*_CODE, home, *shipped.measured_files(home), *folders))
    kept = unpacked(cache.get("rulebook", key))
    if isinstance(kept, Rulebook):
        return kept
    from checker import rulebook  # with all that reads YAML

    opened = rulebook.load(overlays=folders)
    cache.put("rulebook", key, packed(opened))
    return opened


def open_finder(book: Rulebook) -> "Finder":
    """What finds everything that a rulebook speaks of. Raises BadRule."""
    spacy = find_spec("spacy")
    key = f"{book.digest} {stamp((*_CODE, Path(str(spacy and spacy.origin))))}"  # before what it tells of is imported: it may be edited
    from checker.mentions import Compiled, Finder  # spaCy takes a second to import, and a file that cannot be read needs none

    if not book.digest:
        return Finder(book.lexicon)
    kept = unpacked(cache.get("finder", key))
    finder = Finder(book.lexicon, kept if isinstance(kept, Compiled) else None)
    if finder.made is not kept:
        cache.put("finder", key, packed(finder.made))
    return finder


def rules_at(path: str, overlays: Sequence[str] = ()) -> tuple[Rulebook, tuple[Rule, ...]]:
    """The rules at a path with the rulebook they stand on: a whole rulebook, an organisation's folder, a rule file, or a folder of them.

    Raises BadRule for a file that cannot be used, and BadSettings where there is no rule.
    """
    from checker import rulebook  # see above

    place = Path(path)
    if _has(place, OF_A_WHOLE):
        whole = rulebook.load(place)
        return whole, whole.rules
    home = next((folder for folder in (place, *list(place.parents)[:2]) if _has(folder, OF_AN_OVERLAY)), None)
    if place.exists() and home and not _has(home, OF_A_WHOLE):
        whole = open_rulebook(overlays=[*(each for each in overlays if Path(each) != home), str(home)])
        return whole, tuple(rule for rule in whole.rules if Path(rule.path).is_relative_to(place))
    files = sorted(place.rglob("*.yaml")) if place.is_dir() else [place] if place.is_file() else []
    if not files:
        raise BadSettings(f"{path}: there is no rule here. Give a rule file, a folder of rule files, or a folder with a rulebook.yaml")
    whole = open_rulebook(overlays=overlays)
    return whole, tuple(rulebook.load_rule_file(file, whole) for file in files)


def _has(folder: Path, names: Sequence[str]) -> bool:
    """Whether one of these stands in a folder."""
    return any((folder / name).exists() for name in names)
