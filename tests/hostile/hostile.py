"""What a hostile file is: a small builder, the name that it goes by, and what must become of it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from checker.model import Source

Expected = Literal["read", "refused", "either"]


@dataclass(frozen=True)
class Hostile:
    """A file that wishes us ill, or that is broken. Words are what a reader would see in it, so that it is not passed in silence."""

    name: str
    file_name: str
    build: Callable[[], bytes]
    expect: Expected = "either"
    words: tuple[str, ...] = ()


def refused(build: Callable[[], bytes], file_name: str) -> Hostile:
    """A file that must be refused, with a cause and a cure."""
    return Hostile(build.__name__, file_name, build, "refused")


def read(build: Callable[[], bytes], file_name: str, *words: str) -> Hostile:
    """A file that must be read, and whose words must be found."""
    return Hostile(build.__name__, file_name, build, "read", words)


def either(build: Callable[[], bytes], file_name: str, *words: str) -> Hostile:
    """A file that may be read or refused; where it is read without a gap, its words must be found."""
    return Hostile(build.__name__, file_name, build, "either", words)


def data(source: Source) -> Callable[[], bytes]:
    """A builder that gives the bytes of a file that was made already."""
    return lambda: source.data
