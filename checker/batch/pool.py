"""Workers on this machine, each a process that checks one pack at a time; one that dies takes nothing with it but time.

Where processes can be forked they share the memory of the rulebook and of the compiled vocabulary; elsewhere each makes its own.
"""

import gc
import multiprocessing
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
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
        self._trade, self._jobs = trade, jobs
        self._context: Any = multiprocessing.get_context("fork" if _FORKS else "spawn")
        self._desk: Desk | Trade = trade
        self._workers: list[_Worker] = []
        if _FORKS:
            self._desk = Desk(trade, rulebook)
            _ = self._desk.laid_out.finder  # compiled once for all
            gc.freeze()  # or looking for garbage would give each worker a copy of what they share

    def run(self, orders: Sequence[Order], told: Callable[[int, Done | Lost], None] = lambda number, done: None) -> Iterator[Done | Lost]:
        """What came of each pack, in their order; `told` hears of each at once. Raises CheckerError where the rules are at fault."""
        try:
            yield from _Shift(self, orders, told).results()
        finally:
            for worker in self._workers:
                worker.end()
            self._workers.clear()

    def idle(self) -> Iterator[_Worker]:
        """Every worker with nothing to do, and new ones while there are fewer than wanted."""
        yield from [worker for worker in self._workers if worker.at is None]
        while len(self._workers) < self._jobs:
            yield self._hired()

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


class _Shift:
    """One run over some packs: what waits, what is done before its turn, and how often each was tried."""

    def __init__(self, pool: Pool, orders: Sequence[Order], told: Callable[[int, Done | Lost], None]) -> None:
        self._pool, self._orders, self._told = pool, orders, told
        self._waiting = deque(range(len(orders)))
        self._tried = dict.fromkeys(range(len(orders)), 0)
        self._ready: dict[int, Done | Lost] = {}

    def results(self) -> Iterator[Done | Lost]:
        """What came of each pack, in their order."""
        for turn in range(len(self._orders)):
            while turn not in self._ready:
                self._hand_out(turn)
                busy = self._pool.busy()
                for way in wait(list(busy)):
                    self._hear(busy[way])
            yield self._ready.pop(turn)

    def _hand_out(self, turn: int) -> None:
        """Give every worker that is idle the next pack, as long as not too many are done before their turn."""
        for worker in self._pool.idle():
            if not self._waiting or self._waiting[0] >= turn + _AHEAD * self._pool._jobs:
                return
            worker.at = self._waiting.popleft()
            try:
                worker.way.send(self._orders[worker.at])
            except OSError:
                self._bury(worker)

    def _hear(self, worker: _Worker) -> None:
        """Take what a worker has to say; one that says nothing has died."""
        number = worker.at
        try:
            answer = worker.way.recv()
        except (EOFError, OSError):
            self._bury(worker)
            return
        if isinstance(answer, CheckerError):
            raise answer
        worker.at, worker.done = None, worker.done + 1
        if worker.done >= _LASTS:
            self._pool.dismiss(worker)
        self._finish(number, answer)  # type: ignore[arg-type]  # it was busy

    def _bury(self, worker: _Worker) -> None:
        """Do without a worker that died, and have its pack tried again, or told as not checked."""
        number = worker.at
        assert number is not None
        self._pool.dismiss(worker)
        self._tried[number] += 1
        if self._tried[number] > AGAIN:
            times = f"{self._tried[number]} times"
            self._finish(number, Lost(f"The process that checked it was stopped by something else, {times}, as for want of memory"))
        else:
            self._waiting.appendleft(number)

    def _finish(self, number: int, done: Done | Lost) -> None:
        self._ready[number] = done
        self._told(number, done)


def _work(way: "Connection[Any, Any]", others: Sequence["Connection[Any, Any]"], given: Desk | Trade) -> None:
    """Check pack after pack, until nobody asks any more; the keyboard is the business of whoever hands the work out."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    for other in others:
        other.close()  # or a worker would not hear that nobody asks any more
    desk = given if isinstance(given, Desk) else Desk(given)
    try:
        while True:
            way.send(answered(desk, way.recv()))
    except (EOFError, OSError):
        desk.close()


def answered(desk: Desk, order: Order) -> Done | Lost | CheckerError:
    """What came of a pack; a failure of our own is told as one, and stops no other pack."""
    try:
        return desk.done(order)
    except CheckerError as fault:
        return fault
    except Exception as fault:
        return Lost(f"Tendercheck itself failed on it ({type(fault).__name__})")
