"""Names and places that are hostile: links, pipes, sockets, devices, folders with a file's name, sparse files, and every wrong ending."""

import os
import socket
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from tests.hostile import pdfs, traps
from tests.hostile.hostile import Expected, Hostile
from tests.hostile.packing import docx, odt, xlsx, zipped
from tests.hostile.sheets import ods

WORDS = "The supplier shall use OpenDocument"

KINDS: dict[str, Callable[[], bytes]] = {
    "docx": lambda: zipped(docx()),
    "odt": lambda: zipped(odt()),
    "xlsx": lambda: zipped(xlsx()),
    "ods": lambda: ods(""),
    "pdf": lambda: pdfs.changed({}),
    "html": lambda: f"<!DOCTYPE html><html><body><p>{WORDS}</p></body></html>".encode(),
    "md": lambda: f"# Tender\n\n{WORDS}\n".encode(),
    "txt": lambda: f"TENDER\n\n{WORDS}\n".encode(),
    "csv": lambda: f"Requirement,Weight\n{WORDS},5\n".encode(),
    "rtf": lambda: b"{\\rtf1\\ansi " + WORDS.encode() + b"\\par}",
    "json": lambda: b'{"ocid": "a", "tender": {"description": "' + WORDS.encode() + b'"}}',
    "xml": lambda: f"<?xml version='1.0'?><ContractNotice><Note>{WORDS}</Note></ContractNotice>".encode(),
}
ENDINGS = (*KINDS, "doc", "xls", "png", "exe", "")
_TOLD_BY_CONTENT = frozenset({"docx", "odt", "xlsx", "ods", "pdf", "html"})


@dataclass(frozen=True)
class Placed:
    """Something in a folder that is no plain file, or has no plain name; the builder gives its path."""

    name: str
    build: Callable[[Path], str | bytes]
    expect: Expected = "refused"


def _file(folder: Path, name: str | bytes, data: bytes | None = None) -> bytes:
    path = os.path.join(os.fsencode(folder), os.fsencode(name))
    with open(path, "wb") as file:
        file.write(KINDS["txt"]() if data is None else data)
    return path


def _linked(folder: Path, to: str) -> str:
    os.symlink(to, folder / "tender.docx")
    return os.fspath(folder / "tender.docx")


def link_to_a_document(folder: Path) -> str:
    return _linked(folder, os.fsdecode(_file(folder, "other.txt")))


def link_to_nothing(folder: Path) -> str:
    return _linked(folder, "nothing")


def link_to_itself(folder: Path) -> str:
    return _linked(folder, "tender.docx")


def link_to_a_folder(folder: Path) -> str:
    return _linked(folder, os.fspath(folder))


def link_to_a_device(folder: Path) -> str:
    return _linked(folder, "/dev/zero")


def link_to_an_empty_device(folder: Path) -> str:
    return _linked(folder, "/dev/null")


def pipe(folder: Path) -> str:
    os.mkfifo(folder / "tender.docx")
    return os.fspath(folder / "tender.docx")


def plug(folder: Path) -> str:
    """A socket; its name must be short, so it is made from within."""
    here = os.getcwd()
    os.chdir(folder)
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind("t.docx")
    finally:
        os.chdir(here)
    return os.fspath(folder / "t.docx")


def folder_with_the_name_of_a_file(folder: Path) -> str:
    (folder / "a.docx").mkdir()
    return os.fspath(folder / "a.docx")


def sparse(folder: Path, megabytes: int) -> str:
    """A file that says it is large, and takes no room."""
    path = folder / "tender.docx"
    with path.open("wb") as file:
        file.truncate(megabytes * 1024 * 1024)
    return os.fspath(path)


def sparse_behind_a_head(folder: Path) -> str:
    path = folder / "tender.docx"
    with path.open("wb") as file:
        file.write(b"PK\x03\x04")
        file.truncate(90 * 1024 * 1024)
    return os.fspath(path)


def missing(folder: Path) -> str:
    return os.fspath(folder / "tender.docx")


def below_a_file(folder: Path) -> str:
    return os.fsdecode(_file(folder, "a.txt")) + "/tender.docx"


def a_name_that_is_too_long(folder: Path) -> str:
    return os.fspath(folder / ("a" * 300 + ".docx"))


def a_path_that_is_too_long(folder: Path) -> str:
    return os.fspath(folder) + "/a" * 5000


def a_zero_in_the_name(folder: Path) -> str:
    return os.fspath(folder / "a\x00.docx")


def lock_file_of_word(folder: Path) -> bytes:
    return _file(folder, "~$tender.docx", b"\x05admin" + bytes(157))


def lock_file_of_libreoffice(folder: Path) -> bytes:
    return _file(folder, ".~lock.tender.odt#", b",admin,host,26.11.2026 09:00,file:///home;")


def pointer_to_the_secret(folder: Path) -> bytes:
    return _file(folder, "tender.docx", b"version https://git-lfs.github.com/spec/v1\noid " + traps.FILE.encode() + b"\nsize 1\n")


NAMES: dict[str, str | bytes] = {
    "line_break": "ten\nder.txt",
    "escape": "\x1b[31mtender\x07.txt",
    "turned_round": "tender\u202etxt.exe.txt",
    "stroke_first": "-tender.txt",
    "option": "--help.txt",
    "quotes": "'\"`$(touch x)`;|&.txt",
    "markup": "<script>alert(1)<!--.txt",
    "no_utf_8": b"tender-\xff\xfe.txt",
    "no_ending": "tender",
    "only_an_ending": ".txt",
    "ending_in_capitals": "TENDER.TXT",
    "two_endings": "tender.pdf.txt",
    "dot_at_the_end": "tender.txt.",
    "space_at_the_end": "tender.txt ",
    "as_long_as_can_be": "a" * 251 + ".txt",
    "pictures": "\U0001f4a9\u0301\u200b.txt",
    "formula": "=cmd|' C calc'!A0.txt",
    "pattern": "*?[a].txt",
    "percent": "%2e%2e%2f%s%n{0}.txt",
    "device_of_windows": "CON.txt",
}

PLACED: tuple[Placed, ...] = (
    Placed("link_to_a_document", link_to_a_document, "either"),
    *(Placed(build.__name__, build) for build in (link_to_nothing, link_to_itself, link_to_a_folder, link_to_a_device)),
    *(Placed(build.__name__, build) for build in (link_to_an_empty_device, pipe, plug, folder_with_the_name_of_a_file)),
    *(Placed(f"sparse_of_{size}", partial(sparse, megabytes=size)) for size in (90, 5000, 1_000_000)),
    *(Placed(build.__name__, build) for build in (sparse_behind_a_head, missing, below_a_file, a_name_that_is_too_long)),
    *(Placed(build.__name__, build) for build in (a_path_that_is_too_long, a_zero_in_the_name, lock_file_of_word, pointer_to_the_secret)),
    Placed("lock_file_of_libreoffice", lock_file_of_libreoffice, "either"),
    *(Placed(f"name_{called}", partial(_file, name=name), "read") for called, name in NAMES.items()),
)


def wrong_endings() -> Iterator[Hostile]:
    """Every kind of file under the name of every other."""
    for kind, build in KINDS.items():
        for ending in ENDINGS:
            if ending != kind:
                told: Expected = "read" if kind in _TOLD_BY_CONTENT else "either"
                yield Hostile(f"{kind}_called_{ending or 'nothing'}", f"tender.{ending}".rstrip("."), build, told, (WORDS,))


FILES: tuple[Hostile, ...] = (*wrong_endings(),)
