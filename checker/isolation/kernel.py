"""What the Linux kernel can forbid a process for good: files (landlock) and calls (seccomp). Elsewhere nothing here is used.

Numbers and structures are those of the kernel's own headers: linux/landlock.h, linux/seccomp.h, linux/filter.h and asm/unistd.h.
"""

import ctypes
import os
import platform
import struct
from collections.abc import Iterable, Sequence
from typing import NamedTuple

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
_WRITES = 0o1 | 0o2 | 0o100 | 0o1000  # O_WRONLY, O_RDWR, O_CREAT, O_TRUNC
_UNIX = 1


class _Machine(NamedTuple):
    """The numbers of the calls on one kind of machine."""

    audit: int
    network: tuple[int, ...]
    spawning: tuple[int, ...]
    meddling: tuple[int, ...]  # with other processes, the kernel or the system's set-up
    changing: tuple[int, ...]  # names, owners and rights of files
    opening: tuple[tuple[int, int], ...]  # calls that open files, and which argument says how
    socket: int


_MACHINES = {
    "x86_64": _Machine(
        audit=0xC000003E,
        network=(41, 42, 43, 44, 46, 49, 50, 53, 288, 307),
        spawning=(56, 57, 58, 59, 322),
        meddling=(62, 101, 165, 166, 169, 200, 246, 250, 272, 298, 308, 310, 311, 321, 323, 425, 426, 427, 434, 438),
        changing=(76, 82, 83, 84, 85, 86, 87, 88, 90, 92, 94, 132, 133, 188, 235, 258, 259, 260, 261, 263, 264, 265, 266, 268, 280, 316),
        opening=((2, 1), (257, 2)),
        socket=41,
    ),
    "aarch64": _Machine(
        audit=0xC00000B7,
        network=(198, 199, 200, 201, 202, 203, 206, 211, 242, 269),
        spawning=(220, 221, 281),
        meddling=(39, 40, 97, 104, 117, 129, 130, 142, 219, 241, 268, 270, 271, 280, 282, 425, 426, 427, 434, 438),
        changing=(5, 33, 34, 35, 36, 37, 38, 45, 53, 54, 88, 276),
        opening=((56, 2),),
        socket=198,
    ),
}
_NEWER = (435, 437)  # clone3 and openat2, which hide what they ask for: a kernel without them is pretended


def alone() -> None:
    """Never gain rights, die with the parent, and be closed to others' debuggers."""
    libc = _libc()
    libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    libc.prctl(_DEATH_SIGNAL, 9, 0, 0, 0)
    libc.prctl(_DUMPABLE, 0, 0, 0, 0)


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
    network = 3 if version >= _NET else 0
    wanted = struct.pack("=QQ", rights, network)[: 16 if version >= _NET else 8]
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


def forbid(programs: bool = False) -> bool:
    """Refuse calls for good: network, new processes, writing. With `programs` only what no program needs. False where it cannot be."""
    machine = _MACHINES.get(platform.machine())
    if machine is None or platform.system() != "Linux":
        return False
    steps = _for_programs(machine) if programs else _for_reading(machine)
    return _load([*_gate(machine), *steps, _step(0x06, _ALLOW)])


def _gate(machine: _Machine) -> list[bytes]:
    """Another kind of machine's calls end the process; those of the odd ABI are refused."""
    return [
        _step(0x20, 4),
        _step(0x15, machine.audit, 1, 0),
        _step(0x06, _KILL),
        _step(0x20, 0),
        _step(0x35, _X32, 0, 1),
        _step(0x06, _REFUSE),
    ]


def _for_reading(machine: _Machine) -> list[bytes]:
    refused = (*machine.network, *machine.spawning, *machine.meddling, *machine.changing)
    steps = [step for call in refused for step in (_step(0x15, call, 0, 1), _step(0x06, _REFUSE))]
    steps += [step for call in _NEWER for step in (_step(0x15, call, 0, 1), _step(0x06, _UNKNOWN))]
    for call, argument in machine.opening:
        steps += [
            _step(0x15, call, 0, 4),
            _step(0x20, 16 + 8 * argument),
            _step(0x45, _WRITES, 0, 1),
            _step(0x06, _REFUSE),
            _step(0x06, _ALLOW),
        ]
    return steps


def _for_programs(machine: _Machine) -> list[bytes]:
    """A program may start its threads and write where it is let; the only sockets are those within the machine."""
    steps = [
        step for call in machine.meddling if call not in (62, 129, 130, 200) for step in (_step(0x15, call, 0, 1), _step(0x06, _REFUSE))
    ]
    return [*steps, _step(0x15, machine.socket, 0, 4), _step(0x20, 16), _step(0x15, _UNIX, 1, 0), _step(0x06, _REFUSE), _step(0x06, _ALLOW)]


def _step(code: int, value: int, yes: int = 0, no: int = 0) -> bytes:
    """One step of a filter: load, compare (and how many steps to leap), or answer."""
    return struct.pack("=HBBI", code, yes, no, value)


def _load(steps: Sequence[bytes]) -> bool:
    held = ctypes.create_string_buffer(b"".join(steps))
    program = struct.pack("=H6xQ" if struct.calcsize("P") == 8 else "=H2xI", len(steps), ctypes.addressof(held))
    return bool(_libc().prctl(_SECCOMP, _FILTER, program, 0, 0) == 0)


def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)
