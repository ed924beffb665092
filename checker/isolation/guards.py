"""What a process may no longer do before it sees the first byte of a file from outside, and whether that really holds.

Each guard is raised where the platform has it. `holding` tries the forbidden things: what is shown to a person was seen, not supposed.
"""

import contextlib
import os
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from checker.fixed import fixed
from checker.isolation import kernel
from checker.shipped import knowledge_folder

MEGABYTE = 1024 * 1024
_OPEN_FILES = 64
_LIBRARIES = ("/usr/lib", "/usr/lib64", "/lib", "/lib64", "/etc/ld.so.cache", "/dev/urandom", "/dev/null")
_PROGRAMS = ("/usr", "/lib", "/lib64", "/bin", "/etc", "/opt", "/dev", "/proc", "/sys", "/var/lib", "/var/spool", "/var/cache/fontconfig")
_MEETING = ("/tmp",)  # noqa: S108 - LibreOffice makes a socket there by which its two halves meet


@fixed
class Limits:
    """How long a file may take, in seconds of the clock on the wall, and how much memory, in megabytes."""

    seconds: float = 30.0
    megabytes: int = 1024


def raised(limits: Limits) -> None:
    """Raise every guard for reading: no more memory or time than this, no writing, no network, no program, no file but our own code."""
    if sys.platform == "linux":
        kernel.alone()
    _limited(limits, writing=0)
    if sys.platform == "linux":
        kernel.confine([*_LIBRARIES, *_own()])
        kernel.forbid()


def raised_for_program(limits: Limits, folder: str) -> None:
    """Raise the guards for a program of the system: it writes in one folder alone, and reaches no network."""
    if sys.platform == "linux":
        kernel.alone()
    _limited(limits, writing=512 * MEGABYTE)
    if sys.platform == "linux":
        kernel.confine(_PROGRAMS, [os.devnull, *([folder] if folder else [])], _MEETING if folder else ())
        kernel.forbid_program(meeting=bool(folder))


def _own() -> list[str]:
    """Where Python, its libraries, this package and its rules are: what is loaded late must still be found."""
    packages = [path for path in sys.path if path.rstrip("/").endswith(("site-packages", "dist-packages"))]
    return [sys.prefix, sys.base_prefix, *packages, str(Path(__file__).parents[1]), str(knowledge_folder())]


def _limited(limits: Limits, writing: int) -> None:
    try:
        import resource
    except ImportError:
        return  # Windows has no such limits
    memory, seconds = limits.megabytes * MEGABYTE, int(limits.seconds) + 5
    wanted = (
        ("RLIMIT_AS", memory),
        ("RLIMIT_CPU", seconds),
        ("RLIMIT_FSIZE", writing),
        ("RLIMIT_CORE", 0),
        ("RLIMIT_NOFILE", _OPEN_FILES if not writing else 1024),
    )
    for name, most in wanted:
        number = getattr(resource, name, None)
        if number is not None:
            _lower(resource, number, most)


def _lower(resource: object, number: int, most: int) -> None:
    """Lower one limit; one that is lower already stays, and one that this system does not have is left."""
    from resource import RLIM_INFINITY, getrlimit, setrlimit

    most = min([most, *(limit for limit in getrlimit(number) if limit != RLIM_INFINITY)])
    with contextlib.suppress(OSError, ValueError):
        setrlimit(number, (most, most))


def holding() -> dict[str, bool]:
    """By guard, whether what it forbids is really refused here; called where the guards are up."""
    return {
        "memory": _refused(lambda: bytearray(4096 * MEGABYTE), MemoryError),
        "writing": _refused(_try_writing),
        "network": _refused(lambda: socket.socket().close()),
        "programs": _refused(_try_program),
        "files": _refused(lambda: os.listdir(os.sep)),
    }


def _refused(attempt: Callable[[], object], fault: type[BaseException] = PermissionError) -> bool:
    try:
        attempt()
    except fault:
        return True
    except OSError:
        return False
    return False


def _try_writing() -> None:
    """Make a file, and take it away again."""
    path = f"/tmp/tendercheck-{os.getpid()}"  # noqa: S108 - it is there on every system with such guards
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    os.unlink(path)


def _try_program() -> None:
    """Begin another process, and end it at once."""
    if not hasattr(os, "fork"):
        subprocess.run([sys.executable, "-I", "-S", "-c", ""], check=False)
        return
    child = os.fork()
    if child == 0:
        os._exit(0)
    os.waitpid(child, 0)
