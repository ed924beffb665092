"""A server as it is started: it answers, it ends whole, and what was acknowledged outlives any of its processes."""

import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from random import Random

import pytest
import requests

from tests.web.kills import killed, twice
from tests.web.made import docx
from tests.web.running import HERE, Running, alive, family, heavy, running, until

pytestmark = [
    pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="processes are looked for in /proc, which this system does not have"),
    pytest.mark.skipif(bool(os.environ.get("TENDERCHECK_TEST_POSTGRES")), reason="what is tried here are processes, on SQLite"),
]
SLOW = 120.0  # seconds that anything may take on a busy machine
POISON = """
import os, sys
from checker.service.checker import Checker
judged = Checker.judged
Checker.judged = lambda self, bundles, settings: os._exit(9) if bundles[0].name == "poison.txt" else judged(self, bundles, settings)
sys.argv[0] = "tendercheck"
from checker.cli import main
main()
"""
LONG = [f"Clause {number}. The supplier shall keep a record of each contact with a resident of the borough." for number in range(500)]


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A server with two workers, for tests that leave it as it is."""
    with running(tmp_path_factory.mktemp("shared") / "data", workers=2) as made:
        yield made


def _acts(data: Path, what: str) -> Counter[str]:
    """How often an act is on record, by its subject."""
    with closing(sqlite3.connect(data / "tendercheck.db", timeout=30)) as connection:
        return Counter(subject for (subject,) in connection.execute("SELECT subject FROM acts WHERE what = ?", [what]))


def _set_lease_over(data: Path) -> None:
    """Have every lease be over, so that nobody waits for it in the test."""
    with closing(sqlite3.connect(data / "tendercheck.db", timeout=30)) as connection:
        connection.execute("UPDATE drafts SET lease = '2000-01-01T00:00:00.000000+00:00' WHERE state = 'running'")
        connection.commit()


def test_a_page_answers_and_the_log_tells_of_it(shared: Running) -> None:
    """By the pattern of its address; what somebody types into an address is in no line."""
    assert "Check a draft tender" in requests.get(shared.address, timeout=60).text
    assert requests.get(f"{shared.address}healthz", timeout=60).text == "ok\n"
    assert requests.get(f"{shared.address}secret-words?secret=words", timeout=60).status_code == 404
    requests.get(f"{shared.address}checks/0123secret", timeout=60)

    assert until(lambda: any("GET /checks/<id> 404" in line for line in shared.lines), 10)
    assert any("GET (no such page) 404" in line for line in shared.lines)
    assert not any("secret" in line for line in shared.lines)


def test_two_workers_check_thirty_drafts_once_each(shared: Running) -> None:
    """Each begun once and done once."""
    ids = [shared.post(b"The database shall be Oracle 19c.", f"{number}.txt").json()["id"] for number in range(30)]

    assert set(shared.until(ids, SLOW).values()) == {"done"}
    for what in ("check begun", "checked"):
        assert {_acts(shared.data, what)[id] for id in ids} == {1}


def test_slow_clients_keep_nobody_waiting(shared: Running) -> None:
    """Two hundred that send half a head, or half a body, and the page is there within a second."""
    host, port = "127.0.0.1", int(shared.address.rstrip("/").rsplit(":", 1)[1])
    half = [b"GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ", b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\nhalf"]
    slow = [socket.create_connection((host, port), 30) for _ in range(200)]
    try:
        for number, connection in enumerate(slow):
            connection.sendall(half[number % 2])
        spent = [requests.get(f"{shared.address}healthz", timeout=60).elapsed.total_seconds() for _ in range(5)]
    finally:
        for connection in slow:
            connection.close()

    assert min(spent) < 1.0


def test_uploads_at_once_are_taken_or_asked_to_come_back(shared: Running) -> None:
    """Twenty of 100 kB: no answer is a fault of the server, and every report is made."""
    words = heavy()
    with ThreadPoolExecutor(20) as pool:
        answers = list(pool.map(lambda _: shared.post(words), range(20)))
    taken = [answer.json()["id"] for answer in answers if answer.status_code == 202]

    assert {answer.status_code for answer in answers} <= {202, 429}
    assert all("Retry-After" in answer.headers for answer in answers)
    assert set(shared.until(taken, SLOW).values()) == {"done"}


def test_too_large_a_request_is_refused_in_plain_words(shared: Running) -> None:
    """Also where it is so large that no page is asked about it."""
    port = int(shared.address.rstrip("/").rsplit(":", 1)[1])
    with socket.create_connection(("127.0.0.1", port), 60) as connection:
        connection.sendall(b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 999000000\r\n\r\n")
        told = b""
        while part := connection.recv(4096):
            told += part

    assert b"413" in told.splitlines()[0]
    assert b"choose fewer or smaller files" in told
    assert b"waitress" not in told


def test_a_port_that_is_taken_is_told_in_a_line(shared: Running, tmp_path: Path) -> None:
    """With what to do, and no traceback."""
    port = shared.address.rstrip("/").rsplit(":", 1)[1]
    told = subprocess.run(
        [sys.executable, "-m", "checker", "serve", "--data", str(tmp_path / "data"), "--port", port],
        capture_output=True,
        text=True,
        timeout=SLOW,
    )

    assert told.returncode == 2
    assert "nothing can listen there" in told.stderr
    assert len(told.stderr.splitlines()) == 1


def test_the_word_to_end_ends_everything(tmp_path: Path) -> None:
    """No process is left, and a draft that was being checked waits to be begun anew by the next, without a try lost."""
    with running(tmp_path / "data") as first:
        id = first.post(docx(*LONG * 4)).json()["id"]
        assert first.until([id], SLOW, ("running",)) == {id: "running"}
        everybody = family(first.process.pid)
        first.end()

    assert everybody
    assert until(lambda: not any(map(alive, everybody)), 10)
    with running(tmp_path / "data") as second:
        assert second.until([id], SLOW) == {id: "done"}


def test_a_worker_that_is_killed_loses_nothing(tmp_path: Path) -> None:
    """The next one checks the draft again, and it is done once."""
    with running(tmp_path / "data") as made:
        id = made.post(docx(*LONG)).json()["id"]
        assert made.until([id], SLOW, ("running",)) == {id: "running"}
        os.kill(made.workers()[0], signal.SIGKILL)
        _set_lease_over(made.data)

        assert made.until([id], SLOW) == {id: "done"}
        assert _acts(made.data, "check begun")[id] == 2
        assert _acts(made.data, "checked")[id] == 1


def test_whatever_is_killed_nothing_is_lost(tmp_path: Path) -> None:
    """The worker at some moment after each of four files, then the server, with which its worker ends: the next does each file once."""
    data = tmp_path / "data"
    ids = killed(data, 4, Random(6), 0.7)
    _set_lease_over(data)

    with running(data) as second:
        assert second.until(ids, SLOW) == dict.fromkeys(ids, "done")
    assert (len(ids), twice(data)) == (4, 0)


def test_a_draft_that_kills_its_workers_is_given_up_and_others_are_done(tmp_path: Path) -> None:
    """After three tries, each with a worker of its own."""
    harness = tmp_path / "harness.py"
    harness.write_text(POISON)
    with running(tmp_path / "data", workers=0) as made:
        poison = made.post(b"Some words", "poison.txt").json()["id"]
        others = [made.post(b"The database shall be Oracle 19c.", f"{number}.txt").json()["id"] for number in range(3)]
        end = time.monotonic() + SLOW
        while made.state(poison) != "failed" and time.monotonic() < end:
            _set_lease_over(made.data)
            worker = subprocess.Popen(
                [sys.executable, str(harness), "work", "--data", str(made.data), "--attended"], stdin=subprocess.PIPE, env=HERE
            )
            until(lambda: worker.poll() is not None or made.state(poison) == "failed", SLOW)  # noqa: B023 - it is over within the turn
            if worker.poll() is None:
                made.until(others, SLOW)
            assert worker.stdin
            worker.stdin.close()
            worker.wait(SLOW)

        assert made.state(poison) == "failed"
        assert set(made.until(others, SLOW).values()) == {"done"}
        assert _acts(made.data, "check begun")[poison] == 3
