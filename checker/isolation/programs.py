"""Programs of the system that read what we cannot: tesseract for pages that are pictures, LibreOffice for files of an old kind.

They are never required. They run under the same guards as our own readers, but for what a program needs, and without the network.
"""

import os
import shutil
import stat
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir

from checker.errors import UnreadableDocument
from checker.isolation import client, wire
from checker.isolation.files import whole

NEW = {"doc": "docx", "ppt": "pptx"}  # what a file of an old kind is converted to
_SECONDS, _MEGABYTES = 90, 8192  # LibreOffice reserves much memory and uses little of it
_PREFIX, _STALE = "tendercheck-", 3600  # seconds: no conversion takes so long
_PAGE_SECONDS, _PAGE_MEGABYTES = 60, 2048
_FAILED = ("It is of an old kind, and LibreOffice could not convert it", "Save it as DOCX or ODT and check again")
_NO_ROOM = (
    "It is of an old kind, and there is no temporary folder for the copy that LibreOffice would make",
    "Make room there, or name another folder in TMPDIR; or save it as DOCX or ODT, and check again",
)


@cache
def tesseract() -> str:
    """Where tesseract is; nothing where it is not installed."""
    return (shutil.which("tesseract") or "") if hasattr(os, "fork") else ""


@cache
def office() -> str:
    """Where LibreOffice is; nothing where it is not installed."""
    return (shutil.which("soffice") or shutil.which("libreoffice") or "") if hasattr(os, "fork") else ""


def recognised(asked: client.Asked, picture: int) -> str:
    """The words of a picture with their places, in tesseract's table; nothing where it fails."""
    run = [tesseract(), "stdin", "stdout", "tsv"]
    request = _request(run, "", (_PAGE_SECONDS, _PAGE_MEGABYTES))
    try:
        return asked.ask(request, picture).decode("utf-8", "replace")
    except (client.Stopped, client.Broken):
        return ""


@contextmanager
def converted(asked: client.Asked, file: int, kind: str) -> Iterator[int]:
    """A copy in a new format as an open file. Raises UnreadableDocument."""
    with _room(file, kind) as folder:
        old, new = Path(folder, f"old.{kind}"), Path(folder, f"old.{NEW[kind]}")
        options = ["--headless", "--norestore", "--nologo", f"-env:UserInstallation=file://{folder}/profile"]
        run = [office(), *options, "--convert-to", NEW[kind], "--outdir", folder, str(old)]
        try:
            asked.ask(_request(run, folder, (_SECONDS, _MEGABYTES)), file)
            opened = os.open(new, os.O_RDONLY | os.O_CLOEXEC)
        except (client.Stopped, client.Broken, OSError):
            raise UnreadableDocument(*_FAILED) from None
        try:
            yield opened
        finally:
            os.close(opened)


@contextmanager
def _room(file: int, kind: str) -> Iterator[str]:
    """A temporary folder with the old file in it. Raises UnreadableDocument where there is no room for them."""
    with ExitStack() as held:
        try:
            _sweep()
            folder = held.enter_context(TemporaryDirectory(prefix=_PREFIX))
            Path(folder, f"old.{kind}").write_bytes(whole(file))
        except OSError:
            raise UnreadableDocument(*_NO_ROOM) from None
        yield folder


def _sweep() -> None:
    """Remove the copies that a command left which was killed in the midst of a conversion, for they are drafts."""
    for left in Path(gettempdir()).glob(f"{_PREFIX}*"):
        about = left.lstat()
        if stat.S_ISDIR(about.st_mode) and about.st_uid == os.getuid() and time.time() - about.st_mtime > _STALE:
            shutil.rmtree(left, ignore_errors=True)


def _request(run: list[str], folder: str, limits: tuple[int, int]) -> wire.Plain:
    """What is asked of a process that becomes a program: little of our environment is its business."""
    room = folder or "/"  # what a program lays down while it works goes where it may write, and not into /tmp
    path = os.environ.get("PATH", os.defpath)
    environment = {"PATH": path, "HOME": room, "TMPDIR": room, "LANG": "C.UTF-8", "OMP_THREAD_LIMIT": "1"}
    if "TESSDATA_PREFIX" in os.environ:
        environment["TESSDATA_PREFIX"] = os.environ["TESSDATA_PREFIX"]
    seconds, megabytes = limits
    return {
        "task": "program",
        "path": "",
        "program": run,
        "folder": folder,
        "environment": environment,
        "limits": {"seconds": seconds, "megabytes": megabytes},
    }
