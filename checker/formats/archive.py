"""An archive that a pack travels in: each file in it is read as a file of its own, and an archive in an archive is not opened."""

from typing import NoReturn

from checker.errors import UnreadableDocument
from checker.formats.package import opened
from checker.model import Members, Source

_CURE = "Unpack it and check the files in it"
_SYSTEM = "__MACOSX/"  # what computers put into archives by themselves
_TENDER, _MOST_TENDER = "tender.toml", 65_536


def read(source: Source) -> NoReturn:
    """An archive is no document: met here it stands in another archive."""
    raise UnreadableDocument("It is an archive within an archive, which is not opened", _CURE)


def members(source: Source) -> Members:
    """The names of the files in an archive, without its folders; what its tender.toml says comes along."""
    package = opened(source.data)
    found = sorted(name for name in package.names() if not name.endswith("/") and not name.startswith(_SYSTEM))
    if not found:
        raise UnreadableDocument("It is an archive without files", "Check that it is the right file")
    tender = min((name for name in found if name.rpartition("/")[2] == _TENDER), key=len, default="")
    return Members(tuple(found), tender=package.read(tender)[:_MOST_TENDER].decode("utf-8", "replace") if tender else "")


def member(source: Source, name: str) -> Source:
    """A file of an archive, under the archive's name and its own."""
    return Source(f"{source.path}/{name}", opened(source.data).read(name), source.revisions)
