"""Serves an installation: the pages in this process, and workers in processes of their own, each started anew when it dies."""

import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path

from waitress import create_server

from web.app import create_app
from web.settings import WebSettings

_THREADS, _CONNECTIONS, _PATIENCE = 8, 1000, 20  # the pages stay at hand while hundreds of slow clients wait
_MB = 1_000_000
_PAUSE = 1.0  # seconds before a worker that died is started anew
_ENDING = 10.0  # seconds that a worker has to end


def serve(settings: WebSettings, address: tuple[str, int], workers: int, ready: Callable[[str], None]) -> None:
    """Serve until the process is told to stop; `ready` is told the address when the first page can be asked for. Raises OSError."""
    app = create_app(settings)
    keep_aside(settings.data)
    host, port = address
    server = create_server(
        app,
        host=host,
        port=port,
        threads=_THREADS,
        connection_limit=_CONNECTIONS,
        channel_timeout=_PATIENCE,
        max_request_body_size=(settings.limits.request + 1) * _MB,
        ident=None,
        clear_untrusted_proxy_headers=True,
    )
    crew = Crew(settings.data, workers)
    crew.start()
    try:
        ready(f"http://{host}:{server.effective_port}/")
        server.run()
    finally:
        crew.stop()
        server.close()


def keep_aside(data: Path) -> None:
    """Have bytes on their way in wait in the data folder: a draft has no business in a folder that all on the machine share."""
    folder = data / "incoming"
    folder.mkdir(exist_ok=True, mode=0o700)
    for left in folder.iterdir():
        left.unlink(missing_ok=True)
    tempfile.tempdir = str(folder)


class Crew:
    """The workers of an installation."""

    def __init__(self, data: Path, workers: int) -> None:
        self._data = data
        self._over = threading.Event()
        self._watching = [threading.Thread(target=self._keep_one, daemon=True) for _ in range(workers)]

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
            worker = subprocess.Popen([sys.executable, "-m", "checker", "work", "--data", str(self._data)])  # noqa: S603 - our own
            while worker.poll() is None and not self._over.wait(0.2):
                pass
            if worker.poll() is None:
                worker.send_signal(signal.SIGTERM)
                try:
                    worker.wait(_ENDING)
                except subprocess.TimeoutExpired:
                    worker.kill()
                    worker.wait()
            self._over.wait(_PAUSE)
