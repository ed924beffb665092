"""Where a file is, as programs want to have it: from the folder in which the command is run, and as an address without strange signs."""

from pathlib import Path
from urllib.parse import quote


def relative(path: str) -> str:
    """A path from the folder in which the command is run, with strokes between its parts; one that is elsewhere stays as it is."""
    given = Path(path)
    home = Path.cwd()
    return (given.relative_to(home) if given.is_relative_to(home) else given).as_posix()


def address(path: str) -> str:
    """A path as a reference by the rules for addresses (RFC 3986): every sign that is not plain is written as its bytes."""
    found = relative(path)
    rooted = Path(found).is_absolute()
    return ("file://" + ("" if found.startswith("/") else "/") if rooted else "") + quote(_in_bytes(found))


def _in_bytes(path: str) -> bytes:
    """The bytes of a file's name: those that stand on the disk, where it is no text at all."""
    try:
        return path.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:  # half a letter, as Windows allows
        return path.encode("utf-8", "surrogatepass")
