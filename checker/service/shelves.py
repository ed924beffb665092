"""The rulebook for the faces: ours, or the rules at a path."""

from collections.abc import Collection
from pathlib import Path

from checker import rulebook
from checker.errors import BadSettings
from checker.model import Rule, Rulebook


def open_rulebook(only: Collection[str] | None = None, judging: bool = True) -> Rulebook:
    """Our rulebook; with `only`, just the rules of these ids or themes and what they need; without `judging`, for a reader.

    Raises BadRule.
    """
    return rulebook.load(only=only, judging=judging)


def rules_at(path: str) -> tuple[Rulebook, tuple[Rule, ...]]:
    """The rules at a path with the rulebook they stand on: a folder that is a rulebook, a rule file, or a folder of rule files.

    Raises BadRule for a file that cannot be used, and BadSettings where there is no rule.
    """
    place = Path(path)
    if (place / "rulebook.yaml").is_file():
        whole = rulebook.load(place)
        return whole, whole.rules
    files = sorted(place.rglob("*.yaml")) if place.is_dir() else [place] if place.is_file() else []
    if not files:
        raise BadSettings(f"{path}: there is no rule here. Give a rule file, a folder of rule files, or a folder with a rulebook.yaml")
    whole = rulebook.load()
    return whole, tuple(rulebook.load_rule_file(file, whole) for file in files)
