"""A worker: a process that takes drafts out of the queue and checks them, one at a time, until it is told to stop."""

import logging
import os
import signal
import sys
import threading
from collections.abc import Callable

from checker.service.checker import Checker
from checker.service.readers import Limits, Readers, Reading
from checker.service.shelves import open_rulebook
from web.jobs.checking import Checking
from web.jobs.queue import Queue
from web.jobs.retention import Keeping, sweep, tidy
from web.settings import WebSettings
from web.store.files import Files
from web.store.opened import Store
from web.store.reports import Reports

_LOOK = 5.0  # seconds between looks for drafts that were left lying, and files that are to be deleted
_CLEAR = 3600.0  # between looks for files that nothing names
_ENDING = 8.0  # seconds in which what is under way may be ended, once the worker is told to stop
_LONGEST_NAP = 0.1  # seconds between looks into the queue: one reads a row, and somebody waits
_log = logging.getLogger(__name__)


def work(settings: WebSettings, attended: bool) -> None:
    """Work until the process is told to stop; where it is `attended`, also when its standard input ends, as it does with its parent."""
    store = Store(settings.database_url)
    files = Files(settings.data / "files")
    reports = Reports(files, settings.data / "rulebooks")
    readers = Readers(Reading(limits=Limits(seconds=settings.timeout), ocr=settings.ocr))
    checker = Checker(open_rulebook(overlays=settings.rules), readers)
    _ = checker.finder  # warm before the first draft comes
    checking = Checking(store, files, reports, checker)
    queue = Queue(settings, checking)
    over = threading.Event()
    kept = Keeping(store, files, reports)

    def look() -> None:
        """Look for what waits, and for what is to be deleted."""
        for draft in checking.waiting():
            queue.put(draft)
        sweep(kept)

    def clear() -> None:
        """Remove files that no draft knows."""
        tidy(kept)

    _aside(_again_and_again, look, over, _LOOK)
    _aside(_again_and_again, clear, over, _CLEAR)
    if attended:
        _aside(_until_alone)
    try:
        queue.work(_LONGEST_NAP, _ENDING)
    finally:
        over.set()
        _let_go(checking)
        readers.close()
        store.close()


def _aside(task: Callable[..., None], *words: object) -> None:
    """Do something beside the work, for as long as it goes on."""
    threading.Thread(target=task, args=words, daemon=True).start()


def _until_alone() -> None:
    """Wait until nobody holds the other end of our standard input, and then end as if told to."""
    while os.read(sys.stdin.fileno(), 1):
        pass
    signal.raise_signal(signal.SIGTERM)


def _let_go(checking: Checking) -> None:
    """Leave what could not be ended in time to another worker."""
    try:
        checking.let_go()
    except OSError as fault:
        _log.error("what was being checked waits until its lease is over: %s", type(fault).__name__)


def _again_and_again(look: Callable[[], None], over: threading.Event, pause: float) -> None:
    """Look at once, and then after every pause; a fault is told, and the next look comes all the same."""
    while True:
        try:
            look()
        except Exception as fault:
            _log.error("looking for work failed: %s", type(fault).__name__)
        if over.wait(pause):
            return
