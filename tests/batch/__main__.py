"""A batch of a thousand documents with ten hostile ones among them, to be seen completing: python -m tests.batch [COUNT] [JOBS].

It prints every minute how many are done, how fast these were, and what memory the workers and the one who hands the work out have;
then what became of the hostile ones, the last line, and the most memory that a worker had while it ran.
"""

import json
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from checker.batch.results import MANIFEST
from tests.batch.hostile import laid_out
from tests.cli.test_stopping import begun_by
from tests.places import ROOT

HOSTILE = 10
EVERY = 60.0  # seconds between two lines on how it goes


def resident(pid: int) -> int:
    """The memory that a process has, in megabytes, what it shares with others too; nothing where it is gone."""
    try:
        told = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0
    return next((int(line.split()[1]) // 1024 for line in told.splitlines() if line.startswith("VmRSS")), 0)


def workers(pid: int) -> list[int]:
    """The workers of a batch: those that it has forked, and so bear its own command line."""
    try:
        own = Path(f"/proc/{pid}/cmdline").read_bytes()
        return [each for each in begun_by(pid) if Path(f"/proc/{each}/cmdline").read_bytes() == own]
    except OSError:
        return []


class Course:
    """How a batch goes: what is done and what memory it takes, told every minute."""

    def __init__(self, batch: "subprocess.Popen[bytes]", results: Path) -> None:
        self._batch, self._results = batch, results
        self._told, self._done, self.peak = time.monotonic(), 0, 0

    def look(self) -> None:
        """Look at it once."""
        sizes = [resident(each) for each in workers(self._batch.pid)]
        self.peak = max(self.peak, *sizes, 0)
        taken = time.monotonic() - self._told
        if taken > EVERY:
            done = len(list(self._results.glob("*.json")))
            rate = (done - self._done) / taken
            print(f"{done} done, {rate:.1f} a second; workers {sizes} MB, parent {resident(self._batch.pid)} MB", flush=True)
            self._told, self._done = time.monotonic(), done


def main(count: int, jobs: int) -> None:
    """Run it."""
    with TemporaryDirectory() as home:
        names = laid_out(Path(home, "many"), count, HOSTILE)
        run = [sys.executable, "-m", "checker", "check", str(Path(home, "many")), "--jobs", str(jobs), "--no-cache"]
        with Path(home, "lines").open("w") as lines:
            batch = subprocess.Popen([*run, "--results", str(Path(home, "results"))], cwd=ROOT, stdout=lines)
            course = Course(batch, Path(home, "results"))
            while batch.poll() is None:
                course.look()
                time.sleep(0.2)
        entries = [json.loads(line) for line in Path(home, "results", MANIFEST).read_text().splitlines()]
        for entry in entries:
            if Path(entry["pack"]).name in names:
                print(f"{Path(entry['pack']).name}: {entry['line']}")
        print(Path(home, "lines").read_text().splitlines()[-1])
        print(f"{len(entries)} reports, exit code {batch.returncode}, at most {course.peak} MB for a worker")


if __name__ == "__main__":
    given = [int(word) for word in sys.argv[1:3]]
    main(*given, *(1000, 2)[len(given) :])
