"""What the Linux kernel can forbid a process for good: files (landlock) and calls (seccomp). Elsewhere nothing here is used.

Numbers and structures are those of the kernel's own headers: linux/landlock.h, linux/seccomp.h, linux/filter.h and linux/capability.h.
"""

import ctypes
import os
import platform
import struct
from collections.abc import Iterable, Sequence

from checker.isolation.calls import DESCRIPTIONS, HIDING, MACHINES, UNIX, UNKNOWN, WRITES, Machine

_NO_NEW_PRIVILEGES, _SECCOMP, _DEATH_SIGNAL, _DUMPABLE = 38, 22, 1, 4
_FILTER = 2
_LANDLOCK_CREATE, _LANDLOCK_ADD, _LANDLOCK_RESTRICT = 444, 445, 446
_BENEATH = 1
_READ = 1 << 2 | 1 << 3  # read a file, list a folder
_RUN = 1 << 0
_MEETING = 1 << 5 | 1 << 9  # remove a file, make a socket: nothing there can be read or written
_FILES = ((1, 13), (2, 14), (3, 15), (5, 16))  # from each version of landlock: how many rights over files it knows
_NET = 4  # the first version that knows the network
_ALLOW, _REFUSE, _UNKNOWN, _KILL = 0x7FFF0000, 0x00050001, 0x00050026, 0x80000000  # EPERM is 1, ENOSYS is 38
_X32 = 0x40000000
_SCOPED = 6  # the first version that can keep signals and sockets without a file within
_CAPABILITIES, _SEARCHING = struct.pack("=II", 0x20080522, 0), 1 << 2


def alone() -> None:
    """Never gain rights, die with the parent, be closed to others' debuggers; and be no more than a user, even where we are root.

    To look into every folder stays allowed to root, for our own code may be in a user's: what is read there, landlock says.
    """
    libc = _libc()
    libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    libc.prctl(_DEATH_SIGNAL, 9, 0, 0, 0)
    libc.prctl(_DUMPABLE, 0, 0, 0, 0)
    held = ctypes.create_string_buffer(24)
    if libc.capget(_CAPABILITIES, held) == 0:
        kept = struct.unpack_from("=I", held, 4)[0] & _SEARCHING
        libc.capset(_CAPABILITIES, struct.pack("=IIIIII", kept, kept, 0, 0, 0, 0))


def landlock() -> int:
    """The version of landlock that this kernel has; 0 for none."""
    if platform.system() != "Linux":
        return 0
    return max(int(_libc().syscall(_LANDLOCK_CREATE, None, 0, 1)), 0)


def confine(readable: Iterable[str], writable: Iterable[str] = (), meeting: Iterable[str] = ()) -> bool:
    """Close all files but those under some folders, and TCP with them; False where the kernel cannot.

    With a `writable` folder the readable ones may be run. In a `meeting` place sockets may be made and nothing else.
    """
    version = landlock()
    if not version:
        return False
    libc = _libc()
    rights = (1 << max(count for since, count in _FILES if version >= since)) - 1
    network, scope = 3 if version >= _NET else 0, 3 if version >= _SCOPED else 0
    wanted = struct.pack("=QQQ", rights, network, scope)[: 24 if version >= _SCOPED else 16 if version >= _NET else 8]
    rules = libc.syscall(_LANDLOCK_CREATE, wanted, len(wanted), 0)
    if rules < 0:
        return False
    running = _RUN if writable else 0
    for paths, granted in ((readable, _READ | running), (writable, rights), (meeting, _MEETING)):
        for path in paths:
            _allow(rules, path, granted & rights)
    done = bool(libc.syscall(_LANDLOCK_RESTRICT, rules, 0) == 0)
    os.close(rules)
    return done


def _allow(rules: int, path: str, rights: int) -> None:
    try:
        folder = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return  # what is not there needs no leave
    only_file = rights if os.path.isdir(path) else rights & (1 << 0 | 1 << 1 | 1 << 2 | 1 << 14)
    _libc().syscall(_LANDLOCK_ADD, rules, _BENEATH, struct.pack("=QI", only_file, folder), 0)
    os.close(folder)


def forbid() -> bool:
    """Refuse for good every call that reading does not need. False where it cannot be."""
    machine = _machine()
    return machine is not None and _load([*_gate(machine), *_for_reading(machine), _step(0x06, _REFUSE)])


def forbid_program(meeting: bool) -> bool:
    """Refuse for good what no program needs; one whose halves must meet may do so within the machine. False where it cannot be."""
    machine = _machine()
    return machine is not None and _load([*_gate(machine), *_for_programs(machine, meeting), _step(0x06, _ALLOW)])


def _machine() -> Machine | None:
    return MACHINES.get(platform.machine()) if platform.system() == "Linux" else None


def _gate(machine: Machine) -> list[bytes]:
    """Another kind of machine's calls end the process; those of the odd ABI are refused."""
    return [
        _step(0x20, 4),
        _step(0x15, machine.audit, 1, 0),
        _step(0x06, _KILL),
        _step(0x20, 0),
        _step(0x35, _X32, 0, 1),
        _step(0x06, _REFUSE),
    ]


def _for_reading(machine: Machine) -> list[bytes]:
    steps = _each(machine.let, _ALLOW)
    for call, argument in machine.opening:
        steps += _if_call(call, [_step(0x20, 16 + 8 * argument), _step(0x45, WRITES, 0, 1), _step(0x06, _REFUSE), _step(0x06, _ALLOW)])
    for call, requests in zip(machine.describing, DESCRIPTIONS, strict=True):
        steps += _if_call(call, [_step(0x20, 24), *_each(requests, _ALLOW), _step(0x06, _REFUSE)])
    return [*steps, *_asking_limits(machine), _step(0x35, UNKNOWN, 0, 1), _step(0x06, _UNKNOWN)]


def _for_programs(machine: Machine, meeting: bool) -> list[bytes]:
    """A program may start its threads and write where it is let; the only sockets, if any, are those within the machine."""
    steps = [*_each(HIDING, _UNKNOWN), *_each(machine.refused, _REFUSE), *_asking_limits(machine)]
    return [*steps, *_if_call(machine.socket, [_step(0x20, 16), *_each([UNIX] if meeting else [], _ALLOW), _step(0x06, _REFUSE)])]


def _asking_limits(machine: Machine) -> list[bytes]:
    """Limits, one's own, may be asked for and not set: another's could be lowered until it dies."""
    nothing = [step for at in (16, 32, 36) for step in (_step(0x20, at), _step(0x15, 0, 1, 0), _step(0x06, _REFUSE))]
    return _if_call(machine.limiting, [*nothing, _step(0x06, _ALLOW)])


def _if_call(call: int, steps: Sequence[bytes]) -> list[bytes]:
    """Steps for one call alone; each way through them ends with an answer."""
    return [_step(0x15, call, 0, len(steps)), *steps]


def _each(values: Iterable[int], answer: int) -> list[bytes]:
    """One answer to each of some values."""
    return [step for value in values for step in (_step(0x15, value, 0, 1), _step(0x06, answer))]


def _step(code: int, value: int, yes: int = 0, no: int = 0) -> bytes:
    """One step of a filter: load, compare (and how many steps to leap), or answer."""
    return struct.pack("=HBBI", code, yes, no, value)


def _load(steps: Sequence[bytes]) -> bool:
    held = ctypes.create_string_buffer(b"".join(steps))
    program = struct.pack("=H6xQ" if struct.calcsize("P") == 8 else "=H2xI", len(steps), ctypes.addressof(held))
    return bool(_libc().prctl(_SECCOMP, _FILTER, program, 0, 0) == 0)


def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)
