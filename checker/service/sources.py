"""Opens the files that were handed in; one that cannot be opened is said with its cause and its cure. Nothing in them is looked at here."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256

from checker.errors import UnreadableDocument
from checker.model import Unread

LARGEST = 100  # megabytes of one file
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
_ROOM = 1 << 20
_LOCKS = ("~$", ".~lock.")  # of Word and of LibreOffice
_LOCK = ("It is no document: an editor leaves it beside a file that is open", "Give the file itself, and close it first")


def parted(path: str) -> tuple[str, str]:
    """The path of a file on the disk, and the name of the file in it that is meant: "pack.zip/ITT.docx" is a file in an archive."""
    outer = os.path.dirname(path)
    while outer and not os.path.lexists(path) and not os.path.isdir(outer):
        if os.path.isfile(outer):
            return outer, path[len(outer) :].lstrip("/\\")
        outer = os.path.dirname(outer)
    return path, ""


@contextmanager
def opened(path: str) -> Iterator[int]:
    """A file, open while it is needed. Raises UnreadableDocument where it is not there or may not be opened."""
    file = _open(path)
    try:
        about = os.fstat(file)
        if not stat.S_ISREG(about.st_mode):
            raise UnreadableDocument("It is not a file", "Give a file, or a folder of files")
        if about.st_size > LARGEST * 1024 * 1024:
            raise UnreadableDocument(f"It is larger than {LARGEST} MB", "Split it, or take out its pictures, and check again")
        yield file
    finally:
        os.close(file)


def unread(path: str, fault: Exception, place: str = "") -> Unread:
    """A file that could not be read, with what stopped it; a failure of our own is said to be one. `place` is where it stands."""
    known = _hash(place or path)
    if isinstance(fault, UnreadableDocument):
        return Unread(path, known, fault.cause, fault.cure)
    cause = f"Tendercheck itself failed on it ({type(fault).__name__})"
    return Unread(path, known, cause, "Check it by hand, and tell the maintainers what kind of file it is")


def _open(path: str) -> int:
    """The file's number with the system; a folder and a pipe are refused before they are opened, for opening one may have effects."""
    try:
        about = os.stat(path)
        if stat.S_ISDIR(about.st_mode):
            raise UnreadableDocument(*_folder(path))
        if not stat.S_ISREG(about.st_mode):
            raise UnreadableDocument("It is not a file", "Give a file, or a folder of files")
        if os.path.basename(path).startswith(_LOCKS):
            raise UnreadableDocument(*_LOCK)
        return os.open(path, _FLAGS)
    except (FileNotFoundError, NotADirectoryError, ValueError):
        raise UnreadableDocument("There is no such file", "Look at the spelling of its path") from None
    except PermissionError:
        raise UnreadableDocument("It may not be opened", "Ask for the right to read it, or copy it to a folder of your own") from None
    except OSError as fault:
        raise UnreadableDocument(f"It cannot be opened ({fault.strerror})", "Copy it to a folder of your own and check again") from None


def _folder(path: str) -> tuple[str, str]:
    """Why a folder gives nothing to check, and what to do."""
    try:
        os.listdir(path)
    except OSError:
        return "The folder may not be opened", "Ask for the right to read it"
    return "There is no file to check in this folder", "Give the folder that holds the tender's documents"


def _hash(path: str) -> str:
    """The hash of a file that could not be read as a document; nothing where it cannot be opened at all, or stands within another."""
    try:
        with opened(path) as file:
            told = sha256()
            while part := os.read(file, _ROOM):
                told.update(part)
            return told.hexdigest()
    except (OSError, UnreadableDocument):
        return ""
