"""Run the bench: `python -m tests.bench`, with `--quick` for a look, `--only` for some kinds of measure, `--output` for the JSON."""

import argparse
import json
import os
import platform
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from checker import __version__
from checker.service.shelves import open_rulebook
from tests.bench import batch, cold, growth, pages, peers, stages
from tests.bench.figures import Figure
from tests.bench.pipeline import Pipeline
from tests.bench.sizes import FULL, QUICK, Sizes
from tests.bench.table import as_table
from tests.places import ROOT

MEASURES: dict[str, Callable[[Sizes, Pipeline], list[Figure]]] = {
    "cold": cold.cold,
    "warm": stages.waits,
    "stages": stages.stages,
    "pages": pages.pages,
    "growth": growth.growth,
    "batch": batch.batch,
    "peers": peers.peers,
}


def main(arguments: Sequence[str]) -> int:
    """Measure, print a table for each kind as it is done, and write all down."""
    asked = _asked(arguments)
    sizes, pipeline, before = _sizes(asked), Pipeline(open_rulebook()), os.getloadavg()
    figures: list[Figure] = []
    for name in asked.only or MEASURES:
        own = MEASURES[name](sizes, pipeline)
        print(as_table(own), flush=True)
        figures += own
    written = as_json(figures, sizes, before)
    asked.output.parent.mkdir(parents=True, exist_ok=True)
    asked.output.write_text(json.dumps(written, indent=2) + "\n", "utf-8")
    print(f"\n{_busyness(before)}\nWritten: {asked.output}")
    return 0


def as_json(figures: Sequence[Figure], sizes: Sizes, before: tuple[float, float, float]) -> dict[str, Any]:
    """All that was measured, with where and when, and how busy the machine was before and after."""
    return {
        "tendercheck": __version__,
        "made": datetime.now(UTC).isoformat(timespec="seconds"),
        "size": sizes.name,
        "machine": {"cores": os.cpu_count(), "python": platform.python_version(), "system": platform.system()},
        "load": {"before": list(before), "after": list(os.getloadavg())},
        "figures": [figure.as_json() for figure in figures],
    }


def _busyness(before: tuple[float, float, float]) -> str:
    """How busy the machine was, and what that means for the figures."""
    cores, after = os.cpu_count() or 1, os.getloadavg()
    said = f"Load before {before[0]:.1f}, after {after[0]:.1f}, on {cores} cores."
    busy = max(before[0], after[1]) > cores
    return f"{said} The machine was busy: what is taken on the clock is too long, and ratios tell more." if busy else said


def _sizes(asked: argparse.Namespace) -> Sizes:
    """How much is to be measured."""
    sizes = QUICK if asked.quick else FULL
    return replace(sizes, rounds=asked.rounds, cold=asked.rounds) if asked.rounds else sizes


def _asked(arguments: Sequence[str]) -> argparse.Namespace:
    """What is asked for on the command line."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="smaller files and fewer rounds: under a minute")
    parser.add_argument("--rounds", type=int, help="how many times each is measured, in place of what the size says")
    parser.add_argument("--only", nargs="+", choices=list(MEASURES), metavar="KIND", help=f"some of: {', '.join(MEASURES)}")
    parser.add_argument("--output", type=Path, default=ROOT / "build" / "bench.json", help="where the JSON goes")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
