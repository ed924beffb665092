"""Workers: their report is the one of a single checker, and one that dies costs only its own pack, and that only in the end."""

import json
import multiprocessing
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from checker.batch import pool
from checker.batch.work import Desk, Done, Lost
from checker.errors import BadSettings
from checker.model import Rulebook
from checker.render.formats import rendered
from checker.service.checker import Checker
from checker.service.judged import Order
from tests.batch.made import by_workers, folder, ordered, trade
from tests.cli.test_stopping import begun_by, lives, waited
from tests.places import ROOT

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="what a worker does is changed here in the process that it is forked from")
_usual = Desk.done


def test_the_report_is_the_same_to_the_byte(checker: Checker, rulebook: Rulebook, tmp_path: Path) -> None:
    """However many work at it, in whatever order they are done; a file that cannot be read is told in its place."""
    place = folder(tmp_path / "many", 9)
    (place / "0004.docx").write_bytes(b"PK\x03\x04")
    alone = checker.check([str(place)])

    assert rendered(by_workers(rulebook, ordered(place), jobs=3), "json") == rendered(alone, "json")


def test_what_is_done_before_its_turn_waits(rulebook: Rulebook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first pack takes longest, and still comes first; no more wait than there is room for, and workers give way to fresh ones."""

    def slow(desk: Desk, order: Order) -> Done:
        if order.bundle.name.endswith("0000.md"):
            time.sleep(0.5)
        return Done(f"{order.bundle.name} {os.getpid()}".encode())

    monkeypatch.setattr(Desk, "done", slow)
    monkeypatch.setattr(pool, "_AHEAD", 2)
    monkeypatch.setattr(pool, "_LASTS", 3)
    orders, told = ordered(folder(tmp_path / "many", 12)), []
    done = [
        each for each in pool.Pool(trade(), rulebook, 2).run(orders, lambda number, done: told.append(number)) if isinstance(each, Done)
    ]
    names, workers = zip(*(each.data.decode().rsplit(" ", 1) for each in done), strict=True)

    assert list(names) == [order.bundle.name for order in orders]
    assert sorted(told) == list(range(12))
    assert told.index(0) <= 3
    assert max(map(workers.count, workers)) <= 3


@pytest.mark.parametrize(("deaths", "is_lost"), [(1, False), (2, False), (3, True)])
def test_a_worker_that_dies_costs_nothing_but_time(
    rulebook: Rulebook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, deaths: int, is_lost: bool
) -> None:
    """Its pack is tried twice again, and then told as not checked with the cause; every other is checked."""
    marks = tmp_path / "deaths"
    marks.mkdir()

    def deadly(desk: Desk, order: Order) -> Done:
        if order.bundle.name.endswith("0002.md") and len(list(marks.iterdir())) < deaths:
            (marks / str(os.getpid())).touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return _usual(desk, order)

    monkeypatch.setattr(Desk, "done", deadly)
    report = by_workers(rulebook, ordered(folder(tmp_path / "many", 6)))
    states = [document.status for document in report.documents]

    assert len(list(marks.iterdir())) == deaths
    assert states == ["checked", "checked", "not checked" if is_lost else "checked", "checked", "checked", "checked"]
    assert ("stopped by something else, 3 times" in report.documents[2].cause) is is_lost


def test_a_failure_of_our_own_stops_no_other(rulebook: Rulebook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is told as one; settings that cannot be used stop all."""

    def failing(desk: Desk, order: Order) -> Done:
        raise (BadSettings("said") if order.bundle.name.endswith("0003.md") else ZeroDivisionError)

    monkeypatch.setattr(Desk, "done", failing)
    coming = pool.Pool(trade(), rulebook, 1).run(ordered(folder(tmp_path / "many", 4)))

    assert [next(coming) for _ in range(3)] == [Lost("Tendercheck itself failed on it (ZeroDivisionError)")] * 3
    with pytest.raises(BadSettings, match="said"):
        next(coming)


def test_no_pack_is_taken_up_long_before_its_turn(rulebook: Rulebook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a hundred thousand only so many are held as the workers have room for."""
    monkeypatch.setattr(pool, "_AHEAD", 2)
    taken: list[Order] = []
    coming = pool.Pool(trade(), rulebook, 2).run(taken.append(order) or order for order in ordered(folder(tmp_path / "many", 12)))
    seen = [len(taken) for _ in coming]

    assert seen[0] <= 5
    assert seen[-1] == len(seen) == 12


def test_workers_end_with_whoever_hands_the_work_out(rulebook: Rulebook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Even where that is killed, and they are in the midst of a pack that takes long."""

    def endless(desk: Desk, order: Order) -> Done:
        (tmp_path / order.bundle.name.rpartition("/")[2]).touch()
        time.sleep(60)
        return Done(b"")

    monkeypatch.setattr(Desk, "done", endless)
    orders = ordered(folder(tmp_path / "many", 2))
    parent = multiprocessing.get_context("fork").Process(target=lambda: list(pool.Pool(trade(), rulebook, 2).run(orders)))
    parent.start()
    assert waited(lambda: len(list(tmp_path.glob("*.md"))) == 2)
    workers = begun_by(parent.pid or 0)
    parent.kill()
    parent.join()

    assert len(workers) == 2
    assert waited(lambda: not any(map(lives, workers)), 5)


@pytest.mark.parametrize(("number", "code", "before"), [(signal.SIGINT, 130, "\n"), (signal.SIGTERM, 143, "")])
def test_a_batch_that_is_stopped_ends_at_once(tmp_path: Path, number: int, code: int, before: str) -> None:
    """With one line on how to go on, whole results, and no worker that goes on."""
    place, results = folder(tmp_path / "many", 400), tmp_path / "results"
    run = [sys.executable, "-m", "checker", "check", str(place), "--jobs", "2", "--no-cache", "--select", "brand-named"]
    pipes = {"stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE, "text": True}
    command = subprocess.Popen([*run, "--results", str(results)], cwd=ROOT, start_new_session=True, **pipes)
    assert waited(lambda: list(results.glob("*.json")), 60)
    begun = begun_by(command.pid)
    os.killpg(command.pid, number) if number == signal.SIGINT else command.send_signal(number)
    _, errors = command.communicate(timeout=30)
    manifest = [json.loads(line) for line in (results / "manifest.jsonl").read_text().splitlines()]

    assert (command.returncode, errors) == (code, f"{before}Stopped. To go on, check again with --resume {results}\n")
    assert {each["file"] for each in manifest} == {path.name for path in results.glob("*.json")}
    assert {path.name for path in results.glob(".*")} == {".lock"}
    assert waited(lambda: not any(map(lives, begun)), 5)
