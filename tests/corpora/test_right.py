"""How right the rules are on the labelled documents of the corpora: faults found, false alarms, traps; and no fall below what was."""

import json
from collections.abc import Mapping

import pytest

from checker.model import Counted, Measured
from tests.places import CORPORA

COMMAND = "tendercheck rules measure --output corpora/measured.json"
SHOWN = ("labelled", "packs")


@pytest.fixture(scope="module")
def counts(measured: Measured) -> Counted:
    """The counts of all labelled documents that are not held back, each judged alone, and of the demonstration pack."""
    return sum((measured.sets[name].counted for name in SHOWN), Counted())


def falls(before: Mapping[str, Mapping[str, int]], now: Mapping[str, Counted]) -> list[str]:
    """Each concern of which less is found than before, or more is said in vain, as a line for a person."""
    found = []
    for concern, was in before.items():
        counted = now.get(concern, Counted())
        if counted.hits < was["hits"]:
            found.append(f"{concern}: {counted.hits} found, and {was['hits']} before")
        if counted.alarms > was["alarms"]:
            found.append(f"{concern}: {counted.alarms} false alarms, and {was['alarms']} before")
    return found


def test_most_faults_are_found(counts: Counted) -> None:
    """Of what any fair reviewer would raise, most is found."""
    assert (counts.recall or 0) >= 0.80, counts


def test_few_findings_are_false(counts: Counted) -> None:
    """False alarms are few beside what is rightly found."""
    assert (counts.precision or 0) >= 0.75, counts


def test_few_traps_are_sprung(measured: Measured) -> None:
    """Passages that only look like a fault are passed over."""
    sprung, traps = (sum(getattr(measured.sets[name], what) for name in SHOWN) for what in ("sprung", "traps"))

    assert sprung / traps <= 0.04


def test_no_concern_has_become_worse(measured: Measured) -> None:
    """No concern finds less, or says more in vain, than when the figures were written down last."""
    try:
        before = json.loads((CORPORA / "measured.json").read_text(encoding="utf-8"))["concerns"]
    except (OSError, ValueError):
        pytest.fail(f"corpora/measured.json cannot be read. Write it anew: {COMMAND}")
    worse = falls(before, measured.concerns)

    assert not worse, "\n".join(["Worse than corpora/measured.json says:", *worse, f"If that is as it should be, write it anew: {COMMAND}"])


def test_a_fall_is_told() -> None:
    """Fewer hits and more false alarms are told by concern; more hits, fewer alarms and new concerns are none."""
    before = {"a": {"hits": 2, "alarms": 0}, "b": {"hits": 1, "alarms": 1}, "gone": {"hits": 1, "alarms": 0}}
    now = {"a": Counted(hits=1, alarms=1), "b": Counted(hits=3), "new": Counted(alarms=4)}

    assert falls(before, now) == ["a: 1 found, and 2 before", "a: 1 false alarms, and 0 before", "gone: 0 found, and 1 before"]
