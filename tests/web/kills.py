"""Processes that are killed again and again: python -m tests.web.kills [how often]. No upload that was acknowledged may be lost."""

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
from tests.web.running import running

_WORDS = [f"Clause {number}. The database shall be Oracle 19c." for number in range(60)]


def main(rounds: int) -> int:
    """Kill a worker, the server, or both, so often; then have all that was acknowledged checked. 1 where anything is lost."""
    chance = random.Random(6)
    ids: list[str] = []
    killed: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        while sum(killed.values()) < rounds:
            with running(data, workers=1) as server:
                for _ in range(4):
                    with suppress(requests.RequestException):
                        ids.append(server.post(docx(*_WORDS)).json()["id"])
                    time.sleep(chance.uniform(0, 2))
                    if killed.total() < rounds and (workers := server.workers()):
                        os.kill(chance.choice(workers), signal.SIGKILL)
                        killed["worker"] += 1
                server.process.kill()
                killed["server"] += 1
        with running(data, workers=2) as server:
            states = Counter(server.until(ids, 600).values())
        with closing(sqlite3.connect(data / "tendercheck.db")) as connection:
            twice = connection.execute(
                "SELECT count(*) FROM (SELECT 1 FROM acts WHERE what = 'checked' GROUP BY subject HAVING count(*) > 1)"
            )
            doubled = twice.fetchone()[0]
    print(f"killed {dict(killed)}; {len(ids)} uploads acknowledged: {dict(states)}; done twice: {doubled}")
    return int(sum(states.values()) != len(ids) or bool(set(states) - {"done", "failed"}) or doubled > 0)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 40))
