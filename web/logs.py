"""The log: a line for each request, with the pattern of its address and never the address itself, since what people type is theirs."""

import logging
import sys
from time import perf_counter

from flask import Flask, Response, g, request

_log = logging.getLogger(__name__)


def log_to_console(quiet: bool) -> None:
    """Write the log to standard error; with `quiet`, only what somebody should look at."""
    logging.basicConfig(stream=sys.stderr, format="%(asctime)s %(levelname)s %(message)s", level=logging.WARNING, force=True)
    for name in ("web", "checker"):
        logging.getLogger(name).setLevel(logging.WARNING if quiet else logging.INFO)
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)  # that requests wait for a moment is no trouble


def log_requests(app: Flask) -> None:
    """Have a line written for each request but those for styles and scripts."""

    @app.before_request
    def _begun() -> None:
        g.begun = perf_counter()

    @app.after_request
    def _over(response: Response) -> Response:
        if request.endpoint != "static":
            spent = (perf_counter() - g.pop("begun", perf_counter())) * 1000
            pattern = request.url_rule.rule if request.url_rule else "(no such page)"
            _log.info("%s %s %d %.0f ms", _method(), pattern, response.status_code, spent)
        return response


def _method() -> str:
    """The method of the request; one that nobody knows is not repeated."""
    return request.method if request.method in ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS") else "(other)"
