"""The queue: ids of drafts that wait, in a file of its own or in PostgreSQL. It only wakes workers: what counts is the draft's row."""

import json
import logging
from collections.abc import Callable
from typing import Any

from huey import Huey, PostgresHuey, SqliteHuey
from huey.registry import Message
from huey.serializer import Serializer

from web.settings import WebSettings

_NAME = "tendercheck"
_log = logging.getLogger(__name__)


class Plain(Serializer):  # type: ignore[misc]
    """Messages as JSON: what is read from a queue can then make nothing but plain values."""

    def _serialize(self, data: Any) -> bytes:
        fields = [*data[:2], *data[3:]] if isinstance(data, Message) else data
        return json.dumps(fields).encode("ascii")

    def _deserialize(self, data: bytes) -> Any:
        fields = json.loads(data)
        return Message(*fields[:2], None, *fields[2:]) if isinstance(fields, list) else fields


class Queue:
    """Drafts that wait. `check` is what whoever takes one out does with its id; whoever only puts them in says nothing."""

    def __init__(self, settings: WebSettings, check: Callable[[str], None] | None = None) -> None:
        self.huey = _opened(settings)

        @self.huey.task(name="check")  # type: ignore[untyped-decorator]
        def _check(draft: str) -> None:
            if check:
                check(draft)

        self._check = _check

    def put(self, draft: str) -> None:
        """Have a draft checked by whichever worker is free first; where the queue is at fault, a worker finds it by its row soon after."""
        try:
            self.huey.enqueue(self._check.s(draft))
        except Exception as fault:
            _log.warning("draft %s waits without its place in the queue: %s", draft, type(fault).__name__)

    def work(self, nap: float, ending: float) -> None:
        """Take drafts out and check them until told to stop; then so many seconds are left for the one under way."""
        told = {"graceful_signal": "TERM", "shutdown_timeout": ending}
        self.huey.create_consumer(workers=1, worker_type="thread", periodic=False, initial_delay=nap / 2, max_delay=nap, **told).run()


def _opened(settings: WebSettings) -> Huey:
    """The queue that the settings name."""
    common = {"results": False, "serializer": Plain(), "utc": True}
    if settings.queue:
        return PostgresHuey(_NAME, dsn=settings.queue, **common)
    return SqliteHuey(_NAME, filename=str(settings.data / "queue.db"), fsync=True, timeout=30, **common)
