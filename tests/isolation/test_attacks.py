"""A reading process that was taken over finds nothing to write, to read, to call or to end, and nobody who waits for it for ever."""

import os
import platform
import resource
import socket
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from checker.isolation import calls, client, kernel, wire
from tests.isolation.captive import Captive

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the kernel's guards are Linux's")
WITH_LANDLOCK = pytest.mark.skipif(not kernel.landlock(), reason="this kernel has no landlock")
ON_X86 = pytest.mark.skipif(platform.machine() != "x86_64", reason="the numbers are those of one kind of machine")
REFUSED, UNKNOWN = 1, 38  # EPERM, ENOSYS
UNFILTERED = {335, 336}  # the kernel's own probes: no filter sees them, and whoever calls them is ended


@pytest.fixture(scope="module")
def captive() -> Iterator[Captive]:
    """A server whose children obey."""
    os.environ["TENDERCHECK_SECRET"] = "canary-environment"
    made = Captive()
    yield made
    made.close()
    del os.environ["TENDERCHECK_SECRET"]


def fault(captive: Captive, attempt: str, **known: object) -> str:
    """The name of what an attempt raises in a reading process."""
    code = f"try:\n    {attempt}\n    found = 'done'\nexcept BaseException as fault:\n    found = type(fault).__name__"
    return str(captive.does(code, **known))


def lives(pid: int) -> bool:
    """Whether there is a process of this number that has not ended."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def children(pid: int) -> list[str]:
    """The numbers of the processes that a process has begun, also of those that are dead and not buried."""
    return [number for path in Path("/proc").glob(f"{pid}/task/*/children") for number in path.read_text().split()]


def test_no_call_is_let_but_those_that_are_named(captive: Captive) -> None:
    """Every other number that a kernel has or may have is refused."""
    machine = calls.MACHINES[platform.machine()]
    named = {*machine.let, *(call for call, _ in machine.opening), *machine.describing, machine.limiting}
    tried = [number for number in range(1000) if number not in named | UNFILTERED]
    found = captive.does("found = [call(number, 0, 0, 0, 0, 0, 0) for number in tried]", tried=tried)

    assert {number: fault for number, fault in zip(tried, found, strict=True) if fault not in (REFUSED, UNKNOWN)} == {}


def test_only_its_file_its_answer_and_nothing_are_open(captive: Captive) -> None:
    """Neither the report that is printed, nor the connection to the one who asks, nor what others read, is at hand."""
    code = """
import stat
found = []
for number in range(1024):
    try:
        about = os.fstat(number)
    except OSError:
        continue
    found.append('pipe' if stat.S_ISFIFO(about.st_mode) else 'file' if stat.S_ISREG(about.st_mode) else about.st_rdev)
"""
    nothing = os.stat(os.devnull).st_rdev

    assert captive.does(code) == [nothing, nothing, nothing, "file", "pipe"]


def test_our_environment_is_not_known(captive: Captive) -> None:
    """A password that stands in a variable cannot be told in a report."""
    assert captive.does("found = dict(os.environ)").keys() <= set(client._KNOWN)


@pytest.mark.parametrize(
    "attempt",
    [
        "os.open('/tmp/canary', os.O_WRONLY | os.O_CREAT)",
        "os.open('/dev/shm/canary', os.O_RDWR | os.O_CREAT)",
        "os.open('/tmp', os.O_RDWR | os.O_TMPFILE)",
        "os.open(path, os.O_RDONLY | os.O_TRUNC)",
        "os.truncate(path, 0)",
        "os.rename(path, path + '.gone')",
        "os.unlink(path)",
        "os.link(path, path + '.link')",
        "os.symlink(path, path + '.link')",
        "os.mkfifo(path + '.pipe')",
        "os.mkdir(path + '.folder')",
        "os.chmod(path, 0o777)",
        "os.fchmod(3, 0o777)",
        "os.fchown(3, 1, 1)",
        "os.utime(3)",
        "os.setxattr(path, 'user.canary', b'')",
        "os.memfd_create('canary')",
        "os.ftruncate(4, 0)",
    ],
)
def test_nothing_is_written(captive: Captive, attempt: str, tmp_path: Path) -> None:
    """Neither by any way to open a file, nor by what changes its name, its rights or its times, also of the file that it reads."""
    (tmp_path / "draft").write_text("Words")
    before = (tmp_path / "draft").stat()

    assert fault(captive, attempt, path=str(tmp_path / "draft")) == "PermissionError"
    assert [path.name for path in tmp_path.iterdir()] == ["draft"]
    assert (tmp_path / "draft").stat() == before


def test_the_open_file_cannot_be_written_through_memory(captive: Captive) -> None:
    """A file that was opened for reading is shared for reading alone."""
    code = "import mmap; mmap.mmap(3, 10, mmap.MAP_SHARED, mmap.PROT_READ | mmap.PROT_WRITE)"

    assert fault(captive, code) == "PermissionError"


@WITH_LANDLOCK
@pytest.mark.parametrize(
    "attempt",
    [
        "os.open('/etc/passwd', os.O_RDONLY)",
        "os.open('/etc/shadow', os.O_RDONLY)",
        "os.listdir('/')",
        "os.listdir('/tmp')",
        "os.listdir(os.path.expanduser('~'))",
        "os.open(path, os.O_RDONLY)",
        "os.open('/proc/self/environ', os.O_RDONLY)",
        "os.open('/proc/self/mem', os.O_RDONLY)",
        "os.open('/proc/self/fd/3', os.O_RDONLY)",
        "os.open(f'/proc/{os.getppid()}/environ', os.O_RDONLY)",
        "os.open(f'/proc/{parent}/environ', os.O_RDONLY)",
        "os.open(f'/proc/{parent}/mem', os.O_RDONLY)",
        "os.listdir(f'/proc/{parent}/fd')",
        "os.open('/dev/tty', os.O_RDONLY)",
        "os.open('/dev/mem', os.O_RDONLY)",
    ],
)
def test_nothing_else_is_read(captive: Captive, attempt: str, tmp_path: Path) -> None:
    """Neither the draft of another, nor what the system knows of users and of other processes."""
    (tmp_path / "draft").write_text("Words")

    assert fault(captive, attempt, path=str(tmp_path / "draft"), parent=os.getpid()) in {"PermissionError", "FileNotFoundError"}


@pytest.mark.parametrize("family", [socket.AF_INET, socket.AF_INET6, socket.AF_UNIX, socket.AF_NETLINK, socket.AF_PACKET, 38, 40])
def test_there_is_no_network(captive: Captive, family: int) -> None:
    """Neither outwards, nor within the machine, nor to the kernel."""
    assert fault(captive, f"import socket; socket.socket({int(family)}, socket.SOCK_RAW)") == "PermissionError"
    assert fault(captive, f"import socket; socket.socket({int(family)}, socket.SOCK_STREAM)") == "PermissionError"


@ON_X86
@pytest.mark.parametrize(
    "number_and_values",
    ["62, parent, 9", "200, parent, 9", "234, parent, parent, 9", "129, parent, 9, 0", "101, 16, parent, 0, 0", "424, 0, 9, 0, 0"],
    ids=["kill", "tkill", "tgkill", "rt_sigqueueinfo", "ptrace", "pidfd_send_signal"],
)
def test_no_process_is_meddled_with(captive: Captive, number_and_values: str) -> None:
    """Neither the one who asks, nor the server."""
    assert captive.does(f"found = call({number_and_values})", parent=os.getpid()) == REFUSED
    assert captive.does(f"parent = os.getppid(); found = call({number_and_values})") == REFUSED


@ON_X86
def test_limits_are_asked_for_and_not_set(captive: Captive) -> None:
    """The one who asks cannot be starved by a limit that is set to it, and its own limit stays."""
    ask = "held = ctypes.create_string_buffer(bytes(16), 16); found = call(302, {}, 7, {}, held)"

    assert captive.does(ask.format("0", "None")) == 0
    assert captive.does(ask.format("parent", "None"), parent=os.getpid()) == REFUSED
    assert captive.does(ask.format("0", "held")) == REFUSED
    assert captive.does(ask.format("0", "ctypes.c_void_p(1 << 32)")) == REFUSED


@ON_X86
def test_an_open_file_sends_no_signal_and_types_nothing(captive: Captive) -> None:
    """What else can be done to an open file than to read it: signals to its owner, a lease, keys typed into a terminal, its marks."""
    by_fcntl = "found = [call(72, 4, request, parent) for request in (4, 5, 6, 8, 10, 15, 1024, 1026, 1031, 1033)]"
    by_ioctl = "found = [call(16, 3, request, parent) for request in (0x5412, 0x8901, 0x5452, 0x40086602, 0x8004667E, 0xC0045877)]"

    assert set(captive.does(by_fcntl, parent=os.getpid())) == {REFUSED}
    assert set(captive.does(by_ioctl, parent=os.getpid())) == {REFUSED}


@pytest.mark.parametrize("attempt", ["os.fork()", "os.execv('/bin/true', ['true'])", "os.posix_spawn('/bin/true', ['true'], {})"])
def test_no_program_begins(captive: Captive, attempt: str) -> None:
    """Neither a copy of itself, nor another."""
    assert fault(captive, attempt) == "PermissionError"


@pytest.mark.parametrize("attempt", ["bytearray(2 << 30)", "import mmap; held = [mmap.mmap(-1, 64 << 20) for _ in range(64)]"])
def test_memory_has_an_end(captive: Captive, attempt: str) -> None:
    """However it is asked for."""
    assert fault(captive, attempt) in {"MemoryError", "OSError"}


def test_files_cannot_be_opened_without_end(captive: Captive) -> None:
    """A few are enough for reading."""
    assert fault(captive, "held = [os.open('/dev/null', os.O_RDONLY) for _ in range(100)]") == "OSError"


def test_an_answer_without_end_is_not_heard(captive: Captive) -> None:
    """It is cut off long before it fills our memory, and nothing of it is used."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began = time.monotonic()

    assert captive.hears("while True: os.write(4, bytes(1 << 20))") == b""
    assert time.monotonic() - began < 10
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 3 * wire.MOST // 1024


def test_an_answer_in_drips_is_stopped_in_time(captive: Captive) -> None:
    """Time is counted from the question, not from the last letter."""
    began = time.monotonic()
    with pytest.raises(client.Stopped):
        captive.hears("import time\nwhile True: os.write(4, b' '), time.sleep(0.05)", seconds=0.5)

    assert time.monotonic() - began < 5


def test_who_answers_and_lives_on_is_ended(captive: Captive) -> None:
    """A process is not left to go on when its answer has come, and one of its number is never ended in its place."""
    code = "import json, time; os.write(4, json.dumps({'found': os.getpid()}).encode()); os.close(4); time.sleep(60)"
    pid = captive.does(code)
    captive.does("found = 1")  # the server ends one before it begins another

    assert not lives(pid)


def test_who_takes_too_long_is_ended(captive: Captive) -> None:
    """Nothing is left of what was stopped, and the server goes on."""
    server = captive._server
    assert server
    with pytest.raises(client.Stopped):
        captive.hears("import time; time.sleep(60)", seconds=-0.5)
    end = time.monotonic() + 5
    while children(server.pid) and time.monotonic() < end:
        time.sleep(0.01)

    assert (captive._server, children(server.pid)) == (server, [])
