"""Processes that are killed again and again: python -m tests.web.kills [rounds of five]. No upload that was acknowledged may be lost."""

import os
import random
import signal
import sqlite3
import sys
import tempfile
import time
from collections import Counter
from contextlib import closing, suppress
from pathlib import Path

import requests

from tests.web.made import docx
from tests.web.running import alive, family, running, until

_WORDS = [f"Clause {number}. The database shall be Oracle 19c." for number in range(60)]


def killed(data: Path, often: int, chance: random.Random, longest: float) -> list[str]:
    """Hand files in to a server, killing its worker at some moment after each, and at last the server; the ids that it acknowledged."""
    ids: list[str] = []
    with running(data) as server:
        for _ in range(often):
            with suppress(requests.RequestException):
                ids.append(server.post(docx(*_WORDS)).json()["id"])
            time.sleep(chance.uniform(0, longest))
            until(lambda: bool(server.workers()), 30)
            os.kill(chance.choice(server.workers()), signal.SIGKILL)
        everybody = family(server.process.pid)
        server.process.kill()
        assert until(lambda: not any(map(alive, everybody)), 20), "a worker outlives its server"
    return ids


def twice(data: Path) -> int:
    """How many drafts were done more than once."""
    several = "SELECT count(*) FROM (SELECT 1 FROM acts WHERE what = 'checked' GROUP BY subject HAVING count(*) > 1)"
    with closing(sqlite3.connect(data / "tendercheck.db")) as connection:
        return int(connection.execute(several).fetchone()[0])


def main(rounds: int) -> int:
    """Kill the worker four times, then the server, so often; then have all that was acknowledged checked. 1 where anything is lost."""
    chance = random.Random(6)
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        ids = [id for _ in range(rounds) for id in killed(data, 4, chance, 2)]
        with running(data, workers=2) as server:
            states = Counter(server.until(ids, 600).values())
        doubled = twice(data)
    print(f"killed {4 * rounds} workers and {rounds} servers; {len(ids)} uploads acknowledged: {dict(states)}; done twice: {doubled}")
    return int(sum(states.values()) != len(ids) or bool(set(states) - {"done", "failed"}) or doubled > 0)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 8))
