"""A worker: a process that takes drafts out of the queue and checks them, one at a time, until it is told to stop."""

import logging
import threading
from collections.abc import Callable

from checker.service.checker import Checker
from checker.service.readers import Limits, Readers, Reading
from checker.service.shelves import open_rulebook
from web.jobs.checking import Checking
from web.jobs.queue import Queue
from web.jobs.retention import Keeping, sweep
from web.settings import WebSettings
from web.store.files import Files
from web.store.opened import Store
from web.store.reports import Reports

_LOOK = 5.0  # seconds between looks for drafts that were left lying, and files that are to be deleted
_log = logging.getLogger(__name__)


def work(settings: WebSettings) -> None:
    """Work until the process is told to stop."""
    store = Store(settings.database_url)
    files = Files(settings.data / "files")
    reports = Reports(files, settings.data / "rulebooks")
    readers = Readers(Reading(limits=Limits(seconds=settings.timeout), ocr=settings.ocr))
    checker = Checker(open_rulebook(overlays=settings.rules), readers)
    _ = checker.finder  # warm before the first draft comes
    checking = Checking(store, files, reports, checker)
    queue = Queue(settings, checking)
    over = threading.Event()

    def look() -> None:
        for draft in checking.waiting():
            queue.put(draft)
        sweep(Keeping(store, files, reports))

    watching = threading.Thread(target=_again_and_again, args=(look, over), daemon=True)
    watching.start()
    try:
        queue.huey.create_consumer(workers=1, worker_type="thread", periodic=False, initial_delay=0.05, max_delay=0.3).run()
    finally:
        over.set()
        readers.close()
        store.close()


def _again_and_again(look: Callable[[], None], over: threading.Event) -> None:
    """Look at once, and then every few seconds; a fault is told, and the next look comes all the same."""
    while True:
        try:
            look()
        except Exception as fault:
            _log.error("looking for work failed: %s", type(fault).__name__)
        if over.wait(_LOOK):
            return
