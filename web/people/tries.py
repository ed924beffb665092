"""How often somebody has tried to log in to an account: beyond so many times in a while they are asked to wait.

It is kept in memory, since pages are served by one process; a server with several lets each have its own count.
"""

from collections import OrderedDict, deque
from threading import Lock
from time import monotonic

MOST, WHILE = 10, 15 * 60  # tries of an account from an address, in so many seconds
_ROOM = 50_000  # accounts and addresses that are remembered; the longest untried are forgotten first


class Tries:
    """The failed tries of the last minutes."""

    def __init__(self) -> None:
        self._failed: OrderedDict[tuple[str, str], deque[float]] = OrderedDict()
        self._lock = Lock()

    def wait(self, account: str, address: str) -> int:
        """How many seconds somebody has to wait before they may try again; none where they may now."""
        with self._lock:
            failed = self._recent((account, address))
            return max(1, round(failed[0] + WHILE - monotonic())) if len(failed) >= MOST else 0

    def failed(self, account: str, address: str) -> int:
        """Remember a failed try; the answer is the how manieth it is."""
        with self._lock:
            failed = self._failed[(account, address)] = self._recent((account, address))
            failed.append(monotonic())
            self._failed.move_to_end((account, address))
            while len(self._failed) > _ROOM:
                self._failed.popitem(last=False)
            return len(failed)

    def forget(self, account: str, address: str) -> None:
        """Forget the failed tries of somebody who got in."""
        with self._lock:
            self._failed.pop((account, address), None)

    def _recent(self, key: tuple[str, str]) -> deque[float]:
        """The failed tries that still count."""
        failed = self._failed.get(key, deque())
        while failed and failed[0] <= monotonic() - WHILE:
            failed.popleft()
        return failed
