"""The fork server: a small process that has the readers' libraries at hand, and gives each file a process of its own.

It never looks at a file. It runs as `python -c`, so that a program that uses this package is not run a second time, as Python's
own fork server would do.
"""

import contextlib
import gc
import json
import os
import signal
import socket
import struct
import sys
from importlib import import_module

from checker.isolation import guards, wire
from checker.isolation.files import whole
from checker.isolation.work import answer

_WARM = {  # by a file's ending, or by what is asked and the ending: what is wanted, as to import it in each child takes longer than reading
    "": ("checker.formats.docx", "checker.formats.markdown", "checker.formats.plain", "checker.formats.archive"),
    "pdf": ("checker.formats.pdf", "checker.formats.ocr", "pdfplumber.table"),
    "mark pdf": ("checker.formats.pdf.marking",),
    "rtf": ("checker.formats.rtf",),
    **dict.fromkeys(("xlsx", "xlsm", "xls", "xlsb", "ods", "csv", "tsv"), ("checker.formats.spreadsheet",)),
    **dict.fromkeys(("odt", "odp"), ("checker.formats.odf",)),
    "pptx": ("checker.formats.pptx",),
    **dict.fromkeys(("html", "htm"), ("checker.formats.html",)),
    **dict.fromkeys(("json", "xml"), ("checker.formats.notice",)),
}


def serve(number: int) -> None:
    """Answer requests until the one who asks is gone."""
    asked = socket.socket(fileno=number)
    children: set[int] = set()  # none is buried before its end is asked for: until then its number is nobody else's
    _warm("")
    while (met := received(asked)) is not None:
        request, files = met
        if request["task"] == "end":
            _end(children, request["child"])
            asked.sendall(struct.pack("=I", request["child"]))
            continue
        ending = (request.get("member") or request["path"]).rpartition(".")[2].lower()
        for wanted in (ending, f"{request['task']} {ending}"):
            _warm(wanted)
        child = os.fork()
        if child == 0:
            asked.close()
            _child(request, files)
        children.add(child)
        for file in files:
            os.close(file)
        asked.sendall(struct.pack("=I", child))
    for child in list(children):
        _end(children, child)


def _end(children: set[int], child: int) -> None:
    """End a child and all that it began; one that has just begun has no group of its own yet."""
    if child not in children:
        return
    children.remove(child)
    for stop in (os.killpg, os.kill):
        with contextlib.suppress(ProcessLookupError, PermissionError):
            stop(child, signal.SIGKILL)
    os.waitpid(child, 0)


def received(asked: socket.socket) -> tuple[wire.Plain, list[int]] | None:
    """The next request with its open files; None at the end."""
    try:
        head, files, _, _ = socket.recv_fds(asked, 4, 4)
    except OSError:
        return None
    if 0 < len(head) < 4:
        head += asked.recv(4 - len(head), socket.MSG_WAITALL)
    if len(head) < 4:
        return None
    left = struct.unpack("=I", head)[0]
    parts = []
    while left and (part := asked.recv(min(left, 1 << 20))):
        parts.append(part)
        left -= len(part)
    return (json.loads(b"".join(parts)), files) if not left else None


def _warm(ending: str) -> None:
    """Import what readers of a kind of file want; what is missing is missed where it is used."""
    for name in _WARM.pop(ending, ()):
        with contextlib.suppress(ImportError):
            import_module(name)


def _child(request: wire.Plain, files: list[int]) -> None:
    """One process for one file; it never returns."""
    os.setsid()
    sys.dont_write_bytecode = True  # what it imports after all is not its to keep, and it may write nothing
    gc.disable()  # it ends with its one file, and looking for waste would take a fifth of its time
    limits = guards.Limits(**request["limits"])
    if request["task"] == "program":
        _become(request, files, limits)
    code = 1
    try:
        guards.raised(limits)
        _write(files[1], wire.written(answer(request, whole(files[0]))))
        code = 0
    finally:
        os._exit(code)


def _become(request: wire.Plain, files: list[int], limits: guards.Limits) -> None:
    """Become a program of the system, with a file as its input and another as its output."""
    try:
        nothing = os.open(os.devnull, os.O_WRONLY)
        for file, place in ((files[0], 0), (files[1], 1), (nothing, 2)):
            os.dup2(file, place)
        os.closerange(3, 256)
        guards.raised_for_program(limits, request["folder"])
        os.chdir(request["folder"] or "/")
        os.execve(request["program"][0], request["program"], request["environment"])  # noqa: S606
    finally:
        os._exit(127)


def _write(file: int, data: bytes) -> None:
    """Write an answer."""
    left = memoryview(data)
    while left:
        left = left[os.write(file, left) :]


def once() -> None:
    """Answer one request that comes with its file through the standard input."""
    asked = sys.stdin.buffer
    request = json.loads(asked.read(struct.unpack("=I", asked.read(4))[0]))
    guards.raised(guards.Limits(**request["limits"]))
    sys.stdout.buffer.write(wire.written(answer(request, asked.read())))


def main() -> None:
    """Begin, with the number of the socket as the last word of the command line."""
    serve(int(sys.argv[-1]))
    os._exit(0)  # whoever asked waits for the end, and there is nothing left to put in order
