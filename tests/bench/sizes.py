"""How much is measured: for a figure to be stated, for a look, or for the test that the bench still works."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Sizes:
    """How many rounds, words, pages and documents."""

    name: str
    rounds: int  # of what is warm
    cold: int  # of what starts anew
    words: int  # of the one document
    pages: int
    documents: int  # of a batch
    each: int  # words of each of them
    hostile: int  # of them
    growth: int  # words of the shorter text
    semgrep: bool = True  # whether it has its turn, for one takes ten seconds


FULL = Sizes("full", rounds=5, cold=5, words=10_000, pages=100, documents=1_000, each=150, hostile=10, growth=2_000)
QUICK = Sizes("quick", rounds=2, cold=1, words=2_000, pages=5, documents=20, each=50, hostile=2, growth=300, semgrep=False)
TINY = Sizes("tiny", rounds=1, cold=1, words=200, pages=1, documents=2, each=30, hostile=1, growth=50, semgrep=False)
