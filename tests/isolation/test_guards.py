"""The guards: each forbidden thing is tried in a reading process, and refused."""

import sys

import pytest

from checker.isolation import Door, guards, kernel
from tests.formats.made import p, word
from tests.isolation.made import document

ON_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="the kernel's guards are Linux's")


@ON_LINUX
def test_every_guard_holds_here(door: Door) -> None:
    """More memory, writing, the network, programs and other files are refused; where the kernel has no landlock, other files are not."""
    expected = dict.fromkeys(("memory", "writing", "network", "programs", "files"), True)

    assert door.guards == {**expected, "files": kernel.landlock() > 0}


def test_without_guards_everything_is_let() -> None:
    """The trial is one that can fail: here, where no guard is up, what it tries succeeds."""
    assert guards.holding() == dict.fromkeys(("memory", "writing", "network", "programs", "files"), False)


@ON_LINUX
def test_a_kernel_without_the_guards_reads_all_the_same(door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where landlock or the filter cannot be had, it is said and reading goes on."""
    monkeypatch.setattr(kernel.platform, "system", lambda: "Other")

    assert (kernel.landlock(), kernel.confine([]), kernel.forbid()) == (0, False, False)
    assert document(door, word(p("Words"))).text == "Words\n"
