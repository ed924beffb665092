"""What a process that is forked from this one must not share with it, and so begins anew there.

Two processes that read from one connection would get each other's answers; and the threads of a pool stay behind.
"""

import os
from typing import Protocol
from weakref import WeakSet


class Parted(Protocol):
    """Something that only one process may use."""

    def part(self) -> None:
        """Leave to the parent what is the parent's, and be as when made; called in a process that was just forked."""


_KNOWN: "WeakSet[Parted]" = WeakSet()


def part_at_fork(each: Parted) -> None:
    """Have something begin anew in every process that is forked from now on, as long as it lives."""
    _KNOWN.add(each)


def _part() -> None:
    for each in list(_KNOWN):
        each.part()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_part)
