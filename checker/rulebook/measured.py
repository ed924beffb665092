"""How right each of our rules was on labelled tenders, as `tendercheck rules measure` wrote it down last."""

import json
from collections.abc import Mapping
from pathlib import Path

from checker.model import Counted
from checker.shipped import measured_files


def read_measured(rules: Path) -> Mapping[str, Counted]:
    """The counts of each rule; none where there is no such file."""
    for place in measured_files(rules):
        try:
            told = json.loads(place.read_text("utf-8"))
            return {rule: Counted(**counts) for rule, counts in told["rules"].items()}
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            continue
    return {}
