"""A cluster of Dask: a scheduler and two workers on this machine, one of which dies in the midst; the bytes are the usual ones."""

import gc
import importlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest

from checker.batch.cluster import Cluster, checked
from checker.batch.results import Results, file_of
from checker.batch.run import Batch
from checker.batch.work import Done
from checker.errors import BadSettings
from checker.model import Rulebook
from checker.render.formats import rendered
from checker.service.answers import Answers, Manner
from checker.service.checker import Checker
from checker.service.judged import Settings
from tests.batch.made import folder, ordered, trade
from tests.cli.made import typed
from tests.cli.test_stopping import waited
from tests.places import ROOT

fsspec = pytest.importorskip("fsspec")
pytest.importorskip("distributed")


@dataclass(frozen=True)
class Running:
    """A scheduler, and its workers."""

    address: str
    workers: list["subprocess.Popen[bytes]"]


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Running]:
    """A scheduler and two workers, each a process on the loopback interface."""
    silent = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": ROOT, "env": {**os.environ, "PYTHONPATH": str(ROOT)}}
    told = tmp_path / "scheduler.json"
    python, local = [sys.executable, "-m"], ["--host", "127.0.0.1", "--no-dashboard"]
    scheduler = [*python, "distributed.cli.dask_scheduler", *local, "--port", "0", "--scheduler-file", str(told)]
    worker = [
        *python,
        "distributed.cli.dask_worker",
        *local,
        "--no-nanny",
        "--nthreads",
        "1",
        "--preload",
        "tests.batch.few",
        "--scheduler-file",
        str(told),
    ]
    with ExitStack() as stack:
        running = [stack.enter_context(subprocess.Popen(scheduler, **silent))]  # type: ignore[call-overload]
        stack.callback(running[0].kill)
        assert waited(lambda: told.exists() and told.read_text().rstrip().endswith("}"), 60)
        room = [["--local-directory", str(tmp_path / name)] for name in "ab"]
        running += [stack.enter_context(subprocess.Popen([*worker, *each], **silent)) for each in room]  # type: ignore[call-overload]
        stack.callback(lambda: [each.kill() for each in running])
        address = next(part for part in told.read_text().split('"') if part.startswith("tcp://"))
        yield Running(address, running[1:])


def test_a_cluster_says_what_one_checker_says(
    cluster: Running, checker: Checker, rulebook: Rulebook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """To the byte, at an address of fsspec, though a worker dies when the first pack is done."""
    monkeypatch.setattr("checker.batch.cluster._SECONDS", 60)  # its workers import for long on a busy machine
    place, address = folder(tmp_path / "many", 12), f"memory://{tmp_path.name}"
    made, orders = Cluster(trade(whole=True), cluster.address), ordered(place)
    made._client.wait_for_workers(2, timeout=60)

    def kill(name: str) -> None:
        if name == orders[0].bundle.name:
            cluster.workers[0].send_signal(signal.SIGKILL)
            time.sleep(0.2)

    lines = list(Batch(orders, rulebook).lines(made, Results(address), Answers(Manner(), Settings()), kill))
    files, home = fsspec.core.url_to_fs(address)

    assert cluster.workers[0].wait(10) == -signal.SIGKILL
    assert [tally.unread for _, tally, _ in lines] == [0] * 12
    for order in orders:
        name = order.bundle.name
        assert files.cat_file(f"{home}/{file_of(name)}") == rendered(checker.check([name]), "json")


def test_another_tendercheck_is_refused(tmp_path: Path) -> None:
    """A worker with another version would say other things."""
    (order,) = ordered(folder(tmp_path / "many", 1))

    assert "a worker has Tendercheck" in str(checked("0.0.1", trade(), order))


def test_without_dask_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """In one line."""
    monkeypatch.setitem(sys.modules, "distributed", None)

    with pytest.raises(BadSettings, match=r"^--engine dask: Dask is not installed. Install it: pip install tendercheck\[dask\]$"):
        Cluster(trade(), "tcp://127.0.0.1:1")


def test_a_scheduler_must_be_named_and_answer(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Else it is said, in one line."""
    monkeypatch.setattr("checker.batch.cluster._SECONDS", 1)

    assert "say where its scheduler is" in typed("check", tmp_path, "--engine", "dask").err
    assert "Add --engine dask" in typed("check", tmp_path, "--scheduler", "tcp://127.0.0.1:1").err
    for address in ("tcp://127.0.0.1:1", "nonsense"):
        began = time.monotonic()
        with pytest.raises(BadSettings, match="it does not answer"):
            Cluster(trade(), address)
        gc.collect()  # what is left of a client waits for its scheduler no longer
        assert time.monotonic() - began < 5


def test_what_ends_or_fails_elsewhere_is_told() -> None:
    """A scheduler that goes, and a worker that does not understand what is asked: in one line, with what to do."""
    made, gone, unlike = Cluster.__new__(Cluster), Future[Done](), Future[Done]()
    made._library = importlib.import_module("distributed")
    gone.cancel()
    unlike.set_exception(ModuleNotFoundError("checker"))

    with pytest.raises(BadSettings, match="the scheduler is gone"):
        made._result(gone)
    with pytest.raises(BadSettings, match=r"cannot do what is asked \(ModuleNotFoundError\). Install the same"):
        made._result(unlike)
