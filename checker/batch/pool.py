"""Workers on this machine, each a process that checks one pack at a time; one that dies takes nothing with it but time.

Where processes can be forked they share the memory of the rulebook and of the compiled vocabulary; elsewhere each makes its own.
"""

import gc
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from multiprocessing.connection import Connection, wait
from threading import Thread
from typing import Any

from checker.batch.work import Desk, Done, Lost, Trade
from checker.errors import CheckerError
from checker.model import Rulebook
from checker.service.judged import Order

AGAIN = 2  # how often a pack is tried again, when the process that checked it ended without an answer
_LASTS = 250  # packs, after which a worker gives way to a fresh one, for words that it has seen stay in its memory
_AHEAD = 64  # packs for each worker that may be done before their turn
_FORKS = sys.platform == "linux"


@dataclass
class _Worker:
    """A process, the way to it, and the pack that it is at."""

    process: Any
    way: "Connection[Any, Any]"
    at: int | None = None
    done: int = 0

    def end(self) -> None:
        """End it at once."""
        self.way.close()
        self.process.kill()
        self.process.join()


class Pool:
    """So many workers."""

    def __init__(self, trade: Trade, rulebook: Rulebook, jobs: int) -> None:
        self._trade, self.jobs = trade, jobs
        self._context: Any = multiprocessing.get_context("fork" if _FORKS else "spawn")
        self._desk: Desk | Trade = trade
        self._workers: list[_Worker] = []
        if _FORKS:
            self._desk = Desk(trade, rulebook)
            _ = self._desk.laid_out.finder  # compiled once for all
            gc.freeze()  # or looking for garbage would give each worker a copy of what they share

    def run(self, orders: Iterable[Order], told: Callable[[int, Done | Lost], None] = lambda number, done: None) -> Iterator[Done | Lost]:
        """What came of each pack, in their order; `told` hears of each at once. No order is taken up long before its turn.

        Raises CheckerError where the rules are at fault.
        """
        try:
            yield from _Shift(self, orders, told).results()
        finally:
            for worker in self._workers:
                worker.end()
            self._workers.clear()

    @property
    def has_room(self) -> bool:
        """Whether somebody has nothing to do, or could be hired."""
        return len(self._workers) < self.jobs or any(worker.at is None for worker in self._workers)

    def free(self) -> _Worker:
        """A worker with nothing to do, or a new one."""
        return next((worker for worker in self._workers if worker.at is None), None) or self._hired()

    def busy(self) -> dict[Any, _Worker]:
        """Every worker that is at a pack, by the way to it."""
        return {worker.way: worker for worker in self._workers if worker.at is not None}

    def dismiss(self, worker: _Worker) -> None:
        """Do without a worker from now on."""
        self._workers.remove(worker)
        worker.end()

    def _hired(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        others = [each.way for each in self._workers] + [ours] if _FORKS else []
        process = self._context.Process(target=_work, args=(theirs, others, self._desk), daemon=True)
        process.start()
        theirs.close()
        self._workers.append(_Worker(process, ours))
        return self._workers[-1]


@dataclass
class _Task:
    """A pack that is handed out, and how often a worker died of it."""

    order: Order
    died: int = 0


class _Shift:
    """One run over some packs: which are handed out, which must be again, and what is done before its turn."""

    def __init__(self, pool: Pool, orders: Iterable[Order], told: Callable[[int, Done | Lost], None]) -> None:
        self._pool, self._told = pool, told
        self._coming = enumerate(map(_Task, orders))
        self._out: dict[int, _Task] = {}
        self._again: list[int] = []
        self._ready: dict[int, Done | Lost] = {}

    def results(self) -> Iterator[Done | Lost]:
        """What came of each pack, in their order."""
        for turn in count():
            self._hand_out()
            while turn not in self._ready:
                if not (busy := self._pool.busy()):
                    return
                for way in wait(list(busy)):
                    self._hear(busy[way])
                self._hand_out()
            yield self._ready.pop(turn)

    def _hand_out(self) -> None:
        """Give every worker that has nothing to do the next pack."""
        while self._pool.has_room and (number := self._next()) is not None:
            worker = self._pool.free()
            worker.at = number
            try:
                worker.way.send(self._out[number].order)
            except OSError:
                self._bury(worker)

    def _next(self) -> int | None:
        """The number of the next pack: one whose worker died, else the next that comes, as long as not too many are before their turn."""
        if self._again:
            return self._again.pop()
        if len(self._out) + len(self._ready) >= _AHEAD * self._pool.jobs:
            return None
        for number, task in self._coming:
            self._out[number] = task
            return number
        return None

    def _hear(self, worker: _Worker) -> None:
        """Take what a worker has to say; one that says nothing has died."""
        assert worker.at is not None
        try:
            answer = worker.way.recv()
        except (EOFError, OSError):
            self._bury(worker)
            return
        if isinstance(answer, CheckerError):
            raise answer
        number, worker.at, worker.done = worker.at, None, worker.done + 1
        if worker.done >= _LASTS:
            self._pool.dismiss(worker)
        self._finish(number, answer)

    def _bury(self, worker: _Worker) -> None:
        """Do without a worker that died, and have its pack tried again, or told as not checked."""
        assert worker.at is not None
        self._pool.dismiss(worker)
        task = self._out[worker.at]
        task.died += 1
        if task.died > AGAIN:
            times = f"{task.died} times"
            self._finish(worker.at, Lost(f"The process that checked it was stopped by something else, {times}, as for want of memory"))
        else:
            self._again.append(worker.at)

    def _finish(self, number: int, done: Done | Lost) -> None:
        del self._out[number]
        self._ready[number] = done
        self._told(number, done)


def _work(way: "Connection[Any, Any]", others: Sequence["Connection[Any, Any]"], given: Desk | Trade) -> None:
    """Check pack after pack, until nobody asks any more; the keyboard is the business of whoever hands the work out."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    for other in others:
        other.close()  # or a worker would not hear that nobody asks any more
    Thread(target=_end_with, args=(multiprocessing.parent_process(),), daemon=True).start()
    desk = given if isinstance(given, Desk) else Desk(given)
    try:
        while True:
            way.send(answered(desk, way.recv()))
    except (EOFError, OSError):
        desk.close()


def _end_with(parent: Any) -> None:
    """End when whoever hands the work out has ended, in the midst of a pack too: nobody is there to take what comes of it."""
    parent.join()
    os._exit(1)


def answered(desk: Desk, order: Order) -> Done | Lost | CheckerError:
    """What came of a pack; a failure of our own is told as one, and stops no other pack."""
    try:
        return desk.done(order)
    except CheckerError as fault:
        return fault
    except Exception as fault:
        return Lost(f"Tendercheck itself failed on it ({type(fault).__name__})")
