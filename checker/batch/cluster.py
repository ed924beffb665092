"""The same work on a cluster of Dask, whose engine it is: it schedules, and tries again what a lost worker was at.

The workers must find the files under the same paths, as on a shared disk, and have the same Tendercheck.
"""

import logging
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import CancelledError
from functools import cache
from itertools import count, islice
from threading import Lock
from typing import Any

from checker import __version__
from checker.batch.pool import AGAIN, answered
from checker.batch.work import Desk, Done, Lost, Trade
from checker.errors import BadSettings, CheckerError
from checker.service.judged import Order

_AHEAD = 16  # packs for each thread of the cluster that are handed out before their turn
_SECONDS = 10  # in which the scheduler must answer, and have a worker
_LOST = "--engine dask: the scheduler is gone. When it is back, check again; where --results were wanted, --resume goes on with them"
_UNLIKE = "--engine dask: a worker cannot do what is asked ({}). Install the same Python and the same Tendercheck on all."
_one_at_a_time = Lock()  # a desk serves one pack at a time, however many threads a worker has


class Cluster:
    """The workers of a scheduler."""

    def __init__(self, trade: Trade, address: str) -> None:
        try:
            import distributed
        except ImportError:
            raise BadSettings("--engine dask: Dask is not installed. Install it: pip install tendercheck[dask]") from None
        self._library: Any = distributed
        self._trade = trade
        self._client = self._met(address)

    def run(self, orders: Iterable[Order], told: Callable[[int, Done | Lost], None] = lambda number, done: None) -> Iterator[Done | Lost]:
        """What came of each pack, in their order. Raises CheckerError where the rules are at fault."""
        coming = iter(orders)
        ahead: deque[Any] = deque()
        room = _AHEAD * max(1, sum(self._client.nthreads().values()))
        try:
            for number in count():
                for order in islice(coming, room - len(ahead)):
                    ahead.append(self._client.submit(checked, __version__, self._trade, order, pure=False, retries=AGAIN))
                if not ahead:
                    return
                done = self._result(ahead.popleft())
                told(number, done)
                yield done
        finally:
            if self._client.status == "running":
                self._client.cancel(list(ahead))
            _leave(self._client)

    def _met(self, address: str) -> Any:
        """A client of the scheduler, which has a worker. Raises BadSettings."""
        for name in ("distributed", "distributed.client"):
            logging.getLogger(name).setLevel(logging.CRITICAL)  # what a person must know of it is said by us
        client = self._library.Client.__new__(self._library.Client)  # known also where it cannot be made, to be left at once
        try:
            client.__init__(address, timeout=_SECONDS, set_as_default=False)
            client.wait_for_workers(1, timeout=_SECONDS)
        except (OSError, ValueError, TimeoutError) as fault:
            told = "it has no workers" if client.status == "running" else f"it does not answer ({type(fault).__name__})"
            _leave(client)
            raise BadSettings(f"--scheduler {address}: {told}") from None
        return client

    def _result(self, future: Any) -> Done | Lost:
        """What came of one pack; the scheduler gives up where several workers died of it."""
        try:
            answer: Done | Lost | CheckerError = future.result()
        except self._library.KilledWorker:
            return Lost("The workers that checked it died, several times, as for want of memory")
        except CancelledError:
            raise BadSettings(_LOST) from None
        except Exception as fault:  # what a worker does not understand fails there in ways of its own
            raise BadSettings(_UNLIKE.format(type(fault).__name__)) from None
        if isinstance(answer, CheckerError):
            raise answer
        return answer


def _leave(client: Any) -> None:
    """Close a client; one that has no scheduler would wait for it long, and again when Python ends."""
    if client.status == "running":
        client.close()
    client.status = "closed"


def checked(version: str, trade: Trade, order: Order) -> Done | Lost | CheckerError:
    """What came of a pack, on a worker of the cluster."""
    if version != __version__:
        return BadSettings(f"--engine dask: a worker has Tendercheck {__version__}, and here it is {version}. Install the same on all.")
    with _one_at_a_time:
        try:
            desk = _desk(_ByWords(trade))
        except CheckerError as fault:
            return fault
        return answered(desk, order)


class _ByWords:
    """A trade that is the same as another where it says the same."""

    def __init__(self, trade: Trade) -> None:
        self.trade = trade
        self._words = repr(trade)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _ByWords) and self._words == other._words

    def __hash__(self) -> int:
        return hash(self._words)


@cache
def _desk(trade: _ByWords) -> Desk:
    """A desk for a trade, laid out when its first pack comes."""
    return Desk(trade.trade)
