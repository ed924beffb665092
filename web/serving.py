"""Serves an installation: the pages in this process, and workers in processes of their own, each started anew when it dies."""

import logging
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

from waitress import create_server
from waitress.channel import HTTPChannel
from waitress.task import ErrorTask

from checker.fixed import fixed
from web.app import create_app
from web.incoming import keep_aside
from web.logs import log_to_console
from web.settings import WebSettings
from web.troubles import TROUBLES

_THREADS, _CONNECTIONS, _PATIENCE = 8, 1000, 20  # the pages stay at hand while hundreds of slow clients wait
_MB = 1_000_000
_PAUSE = 1.0  # seconds before a worker that died is started anew
_ENDING = 12.0  # seconds that a worker has to end
_log = logging.getLogger(__name__)


@fixed
class Manners:
    """How an installation is served: where, by how many workers, and whether the log says only what somebody should look at."""

    host: str
    port: int
    workers: int
    quiet: bool = False


def serve(settings: WebSettings, manners: Manners, ready: Callable[[str], None]) -> None:
    """Serve until the process is told to stop; `ready` is told the address when the first page can be asked for. Raises OSError."""
    log_to_console(manners.quiet)
    app = create_app(settings)
    keep_aside(settings.data)
    server = create_server(
        app,
        host=manners.host,
        port=manners.port,
        threads=_THREADS,
        connection_limit=_CONNECTIONS,
        channel_timeout=_PATIENCE,
        max_request_body_size=(settings.limits.request + 1) * _MB,
        ident=None,
        clear_untrusted_proxy_headers=True,
    )
    server.channel_class = _Channel
    crew = Crew(settings.data, manners)
    crew.start()
    try:
        host = f"[{manners.host}]" if ":" in manners.host else manners.host
        ready(f"http://{host}:{server.effective_port}/")
        server.run()
    finally:
        crew.stop()
        server.close()


class _Refusal(ErrorTask):  # type: ignore[misc]
    """What is answered to a request that never becomes one for the pages; too large a one is told in the words of the pages."""

    def execute(self) -> None:
        """Say it in a few plain words, and end the connection."""
        error = self.request.error
        told = TROUBLES.get(error.code, TROUBLES[400])
        body = f"{told.heading}. {told.cause} {told.cure}\n".encode()
        self.status = f"{error.code} {error.reason}"
        self.response_headers.extend([("Content-Type", "text/plain; charset=utf-8"), ("X-Content-Type-Options", "nosniff")])
        self.set_close_on_finish()
        self.content_length = len(body)
        self.write(body)


class _Channel(HTTPChannel):  # type: ignore[misc]
    """A connection that refuses in our own words."""

    error_task_class = _Refusal


class Crew:
    """The workers of an installation; each ends by itself when this process is gone, whatever ended it."""

    def __init__(self, data: Path, manners: Manners) -> None:
        self._command = [sys.executable, "-m", "checker", "work", "--data", str(data), "--attended", *(["--quiet"] * manners.quiet)]
        self._over = threading.Event()
        self._watching = [threading.Thread(target=self._keep_one, daemon=True) for _ in range(manners.workers)]

    def start(self) -> None:
        """Start the workers."""
        for each in self._watching:
            each.start()

    def stop(self) -> None:
        """Have the workers end what they are at, and wait for them."""
        self._over.set()
        for each in self._watching:
            each.join(_ENDING + 1)

    def _keep_one(self) -> None:
        """Keep one worker at work."""
        while not self._over.is_set():
            with subprocess.Popen(self._command, stdin=subprocess.PIPE) as worker:  # noqa: S603 - our own
                while worker.poll() is None and not self._over.wait(0.1):
                    pass
                if worker.poll() is None:
                    _end(worker)
                elif not self._over.is_set():
                    _log.warning("a worker ended (%s), and another begins", worker.returncode)
            self._over.wait(_PAUSE)


def _end(worker: "subprocess.Popen[bytes]") -> None:
    """End a worker: its input closes, which it takes as a word to stop on every system."""
    assert worker.stdin
    worker.stdin.close()
    try:
        worker.wait(_ENDING)
    except subprocess.TimeoutExpired:
        worker.kill()
