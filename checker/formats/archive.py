"""An archive that a pack travels in: each file in it is read as a file of its own, and an archive in an archive is not opened."""

from typing import NoReturn

from checker.errors import UnreadableDocument
from checker.formats.package import Package
from checker.model import Members, Source

_CURE = "Unpack it and check the files in it"
_SYSTEM = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini")  # what computers put into archives by themselves


def read(source: Source) -> NoReturn:
    """An archive is no document: met here it stands in another archive."""
    raise UnreadableDocument("It is an archive within an archive, which is not opened", _CURE)


def members(source: Source) -> Members:
    """The names of the files in an archive, folders and what computers put there left aside."""
    names = (name for name in Package(source.data).names() if not name.endswith("/"))
    found = tuple(sorted(name for name in names if not name.startswith(_SYSTEM) and not name.rpartition("/")[2].startswith((".", "~$"))))
    if not found:
        raise UnreadableDocument("It is an archive without files", "Check that it is the right file")
    return Members(found)


def member(source: Source, name: str) -> Source:
    """A file of an archive, under the archive's name and its own."""
    return Source(f"{source.path}/{name}", Package(source.data).read(name), source.revisions)
