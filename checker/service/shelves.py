"""The rulebook for the faces: ours, with an organisation's own rules laid over it, or the rules at a path."""

from collections.abc import Collection, Sequence
from pathlib import Path

from checker import rulebook
from checker.errors import BadSettings
from checker.model import Rule, Rulebook

OF_A_WHOLE = ("language.yaml", "regimes.yaml")  # a folder with one of these stands on itself
OF_AN_OVERLAY = ("rulebook.yaml", "figures.yaml", "vocabulary", "clauses")  # one with one of these is laid over ours


def open_rulebook(only: Collection[str] | None = None, judging: bool = True, overlays: Sequence[str] = ()) -> Rulebook:
    """Our rulebook, with these folders laid over it.

    With `only`, just the rules of these ids or themes and what they need; without `judging`, for a reader. Raises BadRule.
    """
    return rulebook.load(only=only, judging=judging, overlays=[Path(folder) for folder in overlays])


def rules_at(path: str, overlays: Sequence[str] = ()) -> tuple[Rulebook, tuple[Rule, ...]]:
    """The rules at a path with the rulebook they stand on: a whole rulebook, an organisation's folder, a rule file, or a folder of them.

    Raises BadRule for a file that cannot be used, and BadSettings where there is no rule.
    """
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
