"""How right each of our rules was on labelled tenders, as `tendercheck rules measure` wrote it down last."""

import json
from collections.abc import Mapping
from pathlib import Path

from checker.model import Counted

NAME = "measured.json"


def read_measured(rules: Path) -> Mapping[str, Counted]:
    """The counts of each rule: from beside the rules where they are installed, else from the corpora; none where there is no such file."""
    for place in (rules / NAME, rules.parent / "corpora" / NAME):
        try:
            told = json.loads(place.read_text("utf-8"))
            return {rule: Counted(**counts) for rule, counts in told["rules"].items()}
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            continue
    return {}
