"""Peers side by side with the checker over the same words: how fast when warm, how long to start, and how much each says.

Those that can be called stay in memory and lint the text once a round. Semgrep can only be run: from the processor's time over many
copies of the text is taken what it needs for a single line. All are measured by the processor's clock, so that nobody gains or
loses by a second core; how long somebody waits for a single line is taken on the clock.
"""

from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from checker.model import Source
from tests.bench import texts
from tests.bench.clock import Taken, once, run, turns, waited
from tests.bench.command import CHECKER, without_cache
from tests.bench.figures import Figure, Goal, Sheet
from tests.bench.peers.drivers import Driver, driver, installed, starting
from tests.bench.peers.semgrep import MODES, PHRASES, ROUNDS, Semgrep, phrases
from tests.bench.pipeline import Pipeline
from tests.bench.sizes import Sizes

NAMES = ("proselint", "semgrep", "textlint", "write-good", "alex")
GOALS = {
    **{f"semgrep ({mode})": Goal("at least", 3) for mode in MODES},
    **{"textlint": Goal("at least", 3), "write-good": Goal("above", 1), "proselint": Goal("at least", 1)},
}
OURS = ("tendercheck, DOCX", "tendercheck, text")


class Beside:
    """The peers that are there, over one text in a folder."""

    def __init__(self, folder: Path, pipeline: Pipeline, sizes: Sizes) -> None:
        written = texts.paragraphs(sizes.words)
        self.pipeline, self.sizes, self.words = pipeline, sizes, texts.counted(written)
        text, self.line = folder / "text.txt", folder / "line.txt"
        text.write_bytes(texts.plain(written))
        self.line.write_text("Tenders close on Friday.\n", "utf-8")
        self.sources = dict(zip(OURS, (Source("t.docx", texts.docx(written)), Source("t.txt", texts.plain(written))), strict=True))
        self.drivers: dict[str, Driver] = {name: driver(name, text) for name in installed() if name != "semgrep"}
        self.semgreps: dict[str, Semgrep] = {}
        if sizes.semgrep and "semgrep" in installed():
            wanted = phrases(pipeline.rulebook.lexicon)
            self.semgreps = {f"semgrep ({mode})": Semgrep(mode, folder, text.read_text("utf-8"), wanted) for mode in MODES}

    def close(self) -> None:
        """End those that stay in memory."""
        for each in self.drivers.values():
            each.close()

    def rates(self) -> dict[str, Taken]:
        """Everybody's words per second; Semgrep, whose turns are long, has fewer of them."""
        works: dict[str, Callable[[], float]] = {name: partial(self._passed, source) for name, source in self.sources.items()}
        told = turns(works | {name: each.lint for name, each in self.drivers.items()}, self.sizes.rounds, unused=1)
        scans = {name: each.scan for name, each in self.semgreps.items()} | {
            f"{name}: start": each.start for name, each in self.semgreps.items()
        }
        scanned = turns(scans, min(ROUNDS, self.sizes.rounds))
        return {name: taken.rate(self.words) for name, taken in told.items()} | {
            name: scanned[name].beyond(scanned[f"{name}: start"]).rate(self.words * each.copies) for name, each in self.semgreps.items()
        }

    def starts(self) -> dict[str, Taken]:
        """How long somebody waits for what each says of a single line."""
        commands = {"tendercheck": [*CHECKER, "check", *without_cache(), str(self.line)]}
        commands |= {name: starting(name, self.line) for name in self.drivers}
        commands |= {name: each.command(each.one) for name, each in self.semgreps.items()}
        return turns({name: partial(waited, partial(run, command)) for name, command in commands.items()}, min(ROUNDS, self.sizes.cold))

    def found(self) -> dict[str, float]:
        """How much everybody says of a thousand words."""
        report = self.pipeline.passed(self.sources[OURS[1]]).report
        counts = {OURS[1]: len(report.findings) if report else 0}
        counts |= {name: each.found for name, each in self.drivers.items()} | {name: each.found for name, each in self.semgreps.items()}
        return {name: 1000 * count / self.words for name, count in counts.items()}

    def _passed(self, source: Source) -> float:
        """The checker's turn, from bytes to report."""
        return self.pipeline.passed(source).whole


def peers(sizes: Sizes, pipeline: Pipeline) -> list[Figure]:
    """Everybody who is installed, turn by turn."""
    with TemporaryDirectory() as folder, ExitStack() as ending:
        beside = Beside(Path(folder), pipeline, sizes)
        ending.callback(beside.close)
        sheet = Sheet(f"Peers over the same {beside.words:,} words, warm, on the processor's clock; start-up on the clock")
        _tell(sheet, beside)
    for name in (name for name in NAMES if name not in installed()):
        sheet.lack(name, "not installed: make bench-peers", GOALS.get(name))
    if "semgrep" in installed() and not sizes.semgrep:
        sheet.lack("semgrep", "it has no turn in a quick look, for one takes ten seconds", GOALS["semgrep (generic)"])
    return sheet.figures


def _tell(sheet: Sheet, beside: Beside) -> None:
    """Write down everybody's pace, how ours stands to it, who starts how fast, and who says how much."""
    rates = beside.rates()
    for name, rate in rates.items():
        scans = beside.semgreps.get(name)
        sheet.put(name, rate, "words/s", note=f"{PHRASES} phrases of ours, {scans.copies} copies less the start" if scans else "")
    for name in (name for name in rates if name not in OURS):
        for ours in OURS:
            sheet.put(f"{ours}, against {name}", rates[ours].over(rates[name]), "x", goal=GOALS.get(name))
    for name, taken in beside.starts().items():
        sheet.put(f"{name}: a file of one line, as a command", taken)
    for name, many in beside.found().items():
        sheet.put(f"{name}: findings per 1,000 words", once(many), "")
