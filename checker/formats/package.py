"""The zip file that a DOCX, ODT or XLSX is, opened with care: a small file may unpack to a very large one."""

from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from checker.errors import UnreadableDocument

_MOST_BYTES = 200 * 1024 * 1024
_MOST_PARTS = 5000
_ENCRYPTED = 0x1


class Package:
    """The parts of a package by name."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = ZipFile(BytesIO(data))
        except (BadZipFile, ValueError, NotImplementedError) as fault:
            raise UnreadableDocument("It is damaged and could not be read", "Open it, save it again and check the new copy") from fault
        self._parts = {part.filename.lstrip("/"): part for part in self._zip.infolist()}
        _refuse_too_much(self._zip.infolist())

    def __contains__(self, name: str) -> bool:
        return name in self._parts

    def names(self) -> tuple[str, ...]:
        """The names of all parts."""
        return tuple(self._parts)

    def read(self, name: str) -> bytes:
        """The bytes of a part; a part that is missing is as bad as one that is damaged."""
        try:
            return self._zip.read(self._parts[name])
        except (KeyError, BadZipFile, NotImplementedError, EOFError, OSError, ValueError) as fault:
            raise UnreadableDocument(f"Its part {name} is missing or damaged", "Open it, save it again and check the new copy") from fault


def _refuse_too_much(parts: list[ZipInfo]) -> None:
    """Refuse by what the package says of itself: no more than that is ever unpacked."""
    if any(part.flag_bits & _ENCRYPTED for part in parts):
        raise UnreadableDocument("It is password protected", "Remove the password and check again")
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _MOST_BYTES:
        raise UnreadableDocument("It is too large when it is unpacked", "Split it, or take out its pictures, and check again")
