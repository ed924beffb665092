"""Where the project keeps its things, and where the benchmark is when it is at hand."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RULES = ROOT / "rules"
CORPORA = ROOT / "corpora"
BENCH = ROOT.parent / "shared" / "bench"
