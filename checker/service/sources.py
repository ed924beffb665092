"""Opens the files that were handed in; one that cannot be opened is said with its cause and its cure."""

import os
import stat
from hashlib import sha256
from pathlib import Path

from checker.errors import UnreadableDocument
from checker.model import Document, Source, Unread

LARGEST = 100  # megabytes of one file


def read(path: str) -> Document:
    """A file as a document. Raises UnreadableDocument where it is not there, may not be opened or cannot be read."""
    from checker import formats  # the readers of all formats are slow to import, and a list of rules needs none

    return formats.read(Source(path, _bytes(path)))


def unread(path: str, fault: Exception) -> Unread:
    """A file that could not be read, with what stopped it; a failure of our own is said to be one."""
    if isinstance(fault, UnreadableDocument):
        return Unread(path, _hash(path), fault.cause, fault.cure)
    cause = f"Tendercheck itself failed on it ({type(fault).__name__})"
    return Unread(path, _hash(path), cause, "Check it by hand, and tell the maintainers what kind of file it is")


def _bytes(path: str) -> bytes:
    """What is in a file, or why it cannot be opened."""
    try:
        about = os.stat(path)
        if stat.S_ISDIR(about.st_mode):
            raise UnreadableDocument(*_folder(path))
        if not stat.S_ISREG(about.st_mode):  # a pipe would be waited for without end
            raise UnreadableDocument("It is not a file", "Give a file, or a folder of files")
        if about.st_size > LARGEST * 1024 * 1024:
            raise UnreadableDocument(f"It is larger than {LARGEST} MB", "Split it, or take out its pictures, and check again")
        return Path(path).read_bytes()
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
    """The hash of a file that could not be read as a document; nothing where it cannot be opened at all."""
    try:
        return sha256(_bytes(path)).hexdigest()
    except UnreadableDocument:
        return ""
