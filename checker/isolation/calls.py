"""The calls to the Linux kernel that a reading process needs, and those that no program of the system may make; numbers by machine.

Whoever reads a file needs little, so that what it may do is named and all else is refused: what the kernel learns next year is refused
too. A program of the system needs much, so that for it what is refused is named. Numbers are those of the kernel's asm/unistd.h.
"""

from typing import NamedTuple


class Machine(NamedTuple):
    """The numbers of the calls on one kind of machine."""

    audit: int
    let: tuple[int, ...]  # what reads, reckons, or asks about the process itself
    opening: tuple[tuple[int, int], ...]  # calls that open files, and which argument says how
    describing: tuple[int, int]  # fcntl and ioctl, which can do anything to an open file: a few requests are let
    limiting: int  # prlimit64, which is let where it only asks
    refused: tuple[int, ...]  # to programs: meddling with other processes, the kernel, the system's set-up, or what outlives them
    socket: int


MACHINES = {
    "x86_64": Machine(
        audit=0xC000003E,
        let=(
            *(0, 1, 3, 5, 8, 262, 4, 6, 9, 11, 12, 10, 17, 202, 25, 28, 217, 78),  # read, write, close, stat, memory, folders
            *(19, 295, 20, 32, 33, 292, 21, 269, 439, 89, 267, 332, 137, 138, 221, 79, 7, 271),  # vectors, doubles, links, polling
            *(13, 14, 15, 131, 219, 60, 231),  # its own signals, its end
            *(24, 204, 309, 35, 230, 39, 186, 110, 102, 107, 104, 108, 115, 97, 98, 100, 99, 63, 125),  # turns, and who it is
            *(318, 228, 229, 96, 201, 218, 273, 334, 95, 158),  # chance, clocks, threads
        ),
        opening=((2, 1), (257, 2)),
        describing=(72, 16),
        limiting=302,
        refused=(
            *(62, 129, 200, 234, 297, 424, 101, 109, 112, 308, 310, 311, 312, 434, 438, 440, 448),  # signals and other processes
            *(165, 166, 155, 161, 272, 428, 429, 430, 431, 432, 433, 442, 303, 304, 300, 179),  # what is mounted
            *(103, 163, 164, 167, 168, 169, 170, 171, 172, 173, 175, 176, 227, 246, 313, 320),  # the machine
            *(248, 249, 250, 298, 321, 323, 425, 426, 427, 447),  # keys, and the kernel's own machines
            *(29, 64, 68, 240),  # memory and messages that stay when all processes are gone
        ),
        socket=41,
    ),
    "aarch64": Machine(
        audit=0xC00000B7,
        let=(
            *(63, 64, 57, 80, 62, 79, 222, 215, 214, 226, 67, 98, 216, 233, 61),
            *(65, 69, 66, 23, 24, 48, 439, 78, 291, 43, 44, 223, 17, 73),
            *(134, 135, 139, 132, 128, 93, 94),
            *(124, 123, 168, 101, 115, 172, 178, 173, 174, 175, 176, 177, 158, 163, 165, 153, 179, 160, 90),
            *(278, 113, 114, 169, 96, 99, 293, 166),
        ),
        opening=((56, 2),),
        describing=(25, 29),
        limiting=261,
        refused=(
            *(129, 138, 130, 131, 240, 424, 117, 154, 157, 268, 270, 271, 272, 434, 438, 440, 448),
            *(40, 39, 41, 51, 97, 428, 429, 430, 431, 432, 433, 442, 264, 265, 262, 60),
            *(116, 89, 170, 224, 225, 142, 161, 162, 105, 106, 112, 104, 273, 294),
            *(217, 218, 219, 241, 280, 282, 425, 426, 427, 447),
            *(194, 190, 186, 180),
        ),
        socket=198,
    ),
}
HIDING = (435, 437)  # clone3 and openat2, which hide what they ask for: a kernel without them is pretended
UNKNOWN = 435  # from here on calls are so new that libraries do without them when they are told that there are none
WRITES = 0o1 | 0o2 | 0o100 | 0o1000  # O_WRONLY, O_RDWR, O_CREAT, O_TRUNC
DESCRIPTIONS = (0, 1, 2, 3, 1030), (0x5401, 0x5413, 0x541B, 0x5450, 0x5451)  # of fcntl: double, ask, close; of ioctl: a terminal? close
UNIX = 1
