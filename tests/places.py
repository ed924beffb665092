"""Where the project keeps its things, and where the benchmark and the schemas of others are when they are at hand."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RULES = ROOT / "rules"
CORPORA = ROOT / "corpora"
BENCH = ROOT.parent / "shared" / "bench"
SCHEMAS = ROOT.parent / "shared" / "schemas"
