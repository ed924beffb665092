"""A reading process that a hostile file has wholly taken over: with its guards up, it does whatever the test says."""

import ctypes
import os
import sys
from typing import Any

from checker.isolation import client, server, wire, work


class Captive(client.ForkServer):
    """A fork server that is the true one in all, but that its children obey."""

    def _start(self) -> None:
        told = client._python
        client._python = _obeying
        try:
            super()._start()
        finally:
            client._python = told

    def does(self, code: str, seconds: float = 20.0, **known: Any) -> Any:
        """What a child finds when it runs some code, which puts it into `found`."""
        return wire.heard(self.hears(code, seconds, **known))["found"]

    def hears(self, code: str, seconds: float = 20.0, **known: Any) -> bytes:
        """What comes back from a child that runs some code."""
        request = {"task": "attack", "path": "a.txt", "code": code, "known": known, "limits": {"seconds": seconds, "megabytes": 1024}}
        with open(__file__, "rb") as file:
            return self.ask(request, file.fileno())


def call(number: int, *values: Any) -> int:
    """The fault of a call to the kernel by its number; 0 where it is done."""
    libc = ctypes.CDLL(None, use_errno=True)
    return ctypes.get_errno() if libc.syscall(number, *values) < 0 else 0


def _obeying(_function: str, *words: str) -> list[str]:
    code = f"import sys; sys.path[:] = {sys.path!r}; from tests.isolation.captive import main; main()"
    return [sys.executable, "-I", "-S", "-c", code, *words]


def _attack(request: wire.Plain, _data: bytes) -> wire.Plain:
    known = {"os": os, "ctypes": ctypes, "call": call, "found": None, **request["known"]}
    exec(request["code"], known)
    return {"found": known["found"]}


def main() -> None:
    """Serve as the true server does, with one task more."""
    work._TASKS["attack"] = _attack
    server.main()
