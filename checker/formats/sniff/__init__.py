"""What a file is, by its content and only then by its name, and how to say that it is one that is not read."""

import re

from checker.errors import OwnOutput, UnreadableDocument
from checker.formats.package import opened
from checker.formats.sniff.kinds import Form, refuse
from checker.formats.sniff.own import is_own
from checker.formats.sniff.packages import packed, wrapped
from checker.formats.sniff.written import written
from checker.model import Source

__all__ = ["Form", "form"]

_MAGIC = (
    (b"\x89PNG", "a picture", "Put it into a PDF and check that, or check the document that it belongs to"),
    (b"\xff\xd8\xff", "a picture", "Put it into a PDF and check that, or check the document that it belongs to"),
    (b"GIF8", "a picture", "Put it into a PDF and check that, or check the document that it belongs to"),
    (b"II*\x00", "a picture", "Put it into a PDF and check that, or check the document that it belongs to"),
    (b"MM\x00*", "a picture", "Put it into a PDF and check that, or check the document that it belongs to"),
    (b"Rar!", "an archive", "Unpack it and check the files in it"),
    (b"7z\xbc\xaf", "an archive", "Unpack it and check the files in it"),
    (b"\x1f\x8b", "an archive", "Unpack it and check the files in it"),
)
# By the beginning of a file's name, what leaves a small file beside a document while that is open.
_LOCKS = {"~$": "Microsoft Office", ".~lock.": "LibreOffice"}
_LOCK_SIZE = 1024  # bytes; a document that was given such a name is larger
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_RICH = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{\\rtf")
_LETTER = re.compile(rb"(?:From [^\n]*\n)?(?:[!-9;-~]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?MIME-Version:[ \t]*1", re.IGNORECASE)
_HEAD = 4096  # bytes that the head of a letter may take
_LFS = b"version https://git-lfs.github.com/spec/"


def form(source: Source) -> Form:
    """Which room reads a file; a file that none reads is said to be so, with what to do."""
    data = source.data
    if not data.strip():
        raise UnreadableDocument("It is empty", "Check that it is the right file")
    _refuse_lock(source)
    if data.startswith(_LFS):
        raise UnreadableDocument(
            "It only says where the document is kept (a Git LFS pointer)", "Fetch it with git lfs pull and check again"
        )
    if _RICH.match(data):
        return "rtf"
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return packed(opened(data))  # before PDF: the first part of a package may be a PDF that hangs in it
    if b"%PDF-" in data[:1024] and (data.lstrip().startswith(b"%PDF-") or b"endobj" in data):
        return "pdf"
    if data.startswith(_OLE):
        return wrapped(data)
    for magic, name, cure in _MAGIC:
        if data.startswith(magic):
            refuse(name, cure)
    if _LETTER.match(data[:_HEAD]):  # its words may be packed in letters and figures that nobody can read
        refuse("an e-mail or a saved web archive", "Save its words, and each attached file, as DOCX, ODT or PDF and check these")
    if is_own(data):
        raise OwnOutput
    return written(data, source.path.rpartition(".")[2].lower())


def _refuse_lock(source: Source) -> None:
    """Refuse the small file that says who has a document open."""
    name = source.path.rpartition("/")[2]
    for start, program in _LOCKS.items():
        if name.startswith(start) and len(source.data) <= _LOCK_SIZE:
            raise UnreadableDocument(
                f"It is a lock file that {program} leaves while a document is open", "Close the document and check the document itself"
            )
