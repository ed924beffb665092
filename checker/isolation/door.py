"""Reads a file that comes from outside: never here, always in a process of its own; what goes wrong is told by whose fault it is."""

import base64
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import field, replace
from functools import cached_property
from typing import Literal

from checker.errors import UnreadableDocument
from checker.fixed import fixed
from checker.isolation import answers, client, programs, wire
from checker.isolation.files import fingerprint, nameless
from checker.isolation.guards import Limits
from checker.model import Copy, Document, Leftover, Mark, Members, Revisions
from checker.validation import packs

Ocr = Literal["auto", "never", "always"]

_DAMAGED = ("It is damaged and could not be read", "Open it, save it again and check the new copy")
_FAILED = ("It is damaged or too complex, and reading it failed", "Open it, save it again and check the new copy")
_BY_HAND = "Check it by hand, and tell the maintainers what kind of file it is"


@fixed
class Reading:
    """How files are to be read: tracked changes, pages that are pictures, limits, and who is told of slow work."""

    revisions: Revisions = "accept"
    ocr: Ocr = "auto"
    limits: Limits = field(default_factory=Limits)
    told: Callable[[str], None] = lambda line: None


class Door:
    """The processes that read, begun when the door is made and ended when it is closed."""

    def __init__(self, reading: Reading | None = None) -> None:
        self.reading = reading or Reading()
        self.peak = 0  # the most memory that reading one file took so far, in megabytes
        self._asked = client.begun()

    def __enter__(self) -> "Door":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End all reading."""
        self._asked.close()

    def read(self, path: str, file: int, member: str = "") -> Document | Members:
        """An open file, or one that it holds, as a document; a file that holds several is told by their names.

        `path` is only a name: it tells the ending. Raises UnreadableDocument.
        """
        try:
            return self._read((path, file, member))
        except wire.Garbled:
            raise UnreadableDocument(*_FAILED) from None

    def _read(self, handed: tuple[str, int, str], convert: bool = True) -> Document | Members:
        """What a reading process finds, or what is found when a program of the system has helped; each helps once."""
        path, file, member = handed
        answer = self._answer("read", path, file, {"member": member})
        if "old" in answer and convert:
            return self._converted(path, file, answer)
        if "members" in answer and convert and not member:
            return answers.members(answer)
        pictures = answers.pictures(answer)
        if pictures and self._may_recognise:
            words = self._words(handed, pictures)
            answer = self._answer("read", path, file, {"member": member, "recognised": words})
        if "unread" in answer:
            raise answers.fault(answer)
        document = answers.document(answer, "" if member else fingerprint(file))
        return replace(document, path=f"{path}/{member}" if member else path)

    def mark(self, path: str, file: int, member: str, marks: Sequence[Mark]) -> Copy:
        """A copy of an open file, or of one that it holds, with marks in it; a file of an old kind comes back as one of the new.

        The marks stand at places of the text that `read` gives. Raises UnreadableDocument.
        """
        try:
            return self._marked((path, file, member), [wire.mark(mark) for mark in marks])
        except wire.Garbled:
            raise UnreadableDocument("It could not be marked", "Use the marked page instead") from None

    def _marked(self, handed: tuple[str, int, str], marks: list[wire.Plain]) -> Copy:
        path, file, member = handed
        told = self._answer("read", path, file, {"member": member})
        if "old" in told and programs.office():
            kind = told["old"]
            with programs.converted(self._asked, file, kind) as new:
                return self._marked((f"{path}.{programs.NEW[kind]}", new, ""), marks)
        words = self._words(handed, pages) if (pages := answers.pictures(told)) and self._may_recognise else {}
        answer = self._answer("mark", path, file, {"member": member, "marks": marks, "recognised": words})
        if "unread" in answer:
            raise answers.fault(answer)
        return answers.copy(answer, len(marks))

    def leftovers(self, path: str, file: int, member: str = "") -> tuple[Leftover, ...]:
        """What must not be published with an open file, or with one that it holds. Raises UnreadableDocument."""
        answer = self._answer("leftovers", path, file, {"member": member})
        try:
            if "unread" in answer:
                raise answers.fault(answer)
            return answers.leftovers(answer)
        except wire.Garbled:
            raise UnreadableDocument(*_FAILED) from None

    def pack(self, file: int) -> wire.Plain:
        """What an open pack that others made holds. Raises UnreadableDocument."""
        try:
            answer = self._answer("pack", "", file, {})
            if "unread" in answer:
                raise answers.fault(answer)
        except wire.Garbled:
            raise UnreadableDocument(*_FAILED) from None
        return packs.held(answer["pack"] if isinstance(answer.get("pack"), dict) else {})

    @property
    def _may_recognise(self) -> bool:
        """Whether the words of pictured pages are wanted, and can be had."""
        return self.reading.ocr != "never" and bool(programs.tesseract())

    @cached_property
    def guards(self) -> dict[str, bool]:
        """Which guards hold on this machine, each tried out."""
        with _nameless(b"") as file:
            try:
                return dict(self._answer("probe", "", file, {})["guards"])
            except (UnreadableDocument, wire.Garbled, KeyError):
                return {}

    @property
    def recognises(self) -> bool:
        """Whether the words of scanned pages can be recognised here."""
        return bool(programs.tesseract())

    @property
    def programs(self) -> tuple[tuple[str, str, bool], ...]:
        """The programs of the system that help to read: name, use, and whether each is here."""
        return (
            ("tesseract", "scanned pages", bool(programs.tesseract())),
            ("LibreOffice", "Office files of the old kinds", bool(programs.office())),
        )

    def _answer(self, task: str, path: str, file: int, more: wire.Plain) -> wire.Plain:
        """What a process of its own answers, which may be that the file is at fault. Raises UnreadableDocument where it does not answer."""
        limits = self.reading.limits
        request = {"task": task, "path": path, "revisions": self.reading.revisions, "member": "", "recognised": {}, **more}
        request["limits"] = {"seconds": limits.seconds, "megabytes": limits.megabytes}
        try:
            answer = wire.heard(self._asked.ask(request, file))
        except client.Stopped:
            cure = "Split it, or give it more time (--timeout), and check again"
            raise UnreadableDocument(f"It took longer than {limits.seconds:g} seconds and was stopped", cure) from None
        except client.Broken as fault:
            raise UnreadableDocument(f"It could not be checked: {fault}", _BY_HAND) from None
        self.peak = max(self.peak, answers.memory(answer))
        if ours := answers.our_fault(answer):
            raise UnreadableDocument(f"Tendercheck itself failed on it ({ours})", _BY_HAND)
        return answer

    def _converted(self, path: str, file: int, answer: wire.Plain) -> Document:
        """A file of an old kind through LibreOffice, where it is installed."""
        kind, fault = answer["old"], answers.fault(answer)
        if not isinstance(kind, str) or kind not in programs.NEW:
            raise wire.Garbled("no such kind")
        if not programs.office():
            raise UnreadableDocument(fault.cause, f"{fault.cure}; or install LibreOffice on the machine that checks")
        self.reading.told(f"{path}: converting with LibreOffice")
        with programs.converted(self._asked, file, kind) as new:
            found = self._read((f"{path.rpartition('.')[0] or path}.{programs.NEW[kind]}", new, ""), convert=False)
        if isinstance(found, Members):
            raise UnreadableDocument(*_DAMAGED)
        remark = f"It is a file of an old kind (.{kind}), and was read from a copy that LibreOffice made of it"
        return replace(found, path=path, sha256=fingerprint(file), remarks=(remark, *found.remarks))

    def _words(self, handed: tuple[str, int, str], pictures: Sequence[int]) -> dict[str, tuple[str, float]]:
        """What is recognised on pictured pages, by the number of the page."""
        path = handed[0]
        words: dict[str, tuple[str, float]] = {}
        for number, page in enumerate(pictures, start=1):
            self.reading.told(f"{path}: recognising page {page} ({number} of {len(pictures)})")
            words[str(page)] = self._page(handed, page)
        return words

    def _page(self, handed: tuple[str, int, str], page: int) -> tuple[str, float]:
        """What tesseract finds on one page, and the picture's dots an inch; nothing where it fails, so that the page stays a gap."""
        path, file, member = handed
        try:
            answer = self._answer("picture", path, file, {"member": member, "page": page})
            with _nameless(base64.b64decode(answer["picture"])) as picture:
                return programs.recognised(self._asked, picture), float(answer["dots"])
        except (KeyError, TypeError, ValueError, wire.Garbled, UnreadableDocument):
            return "", 1.0


@contextmanager
def _nameless(data: bytes) -> Iterator[int]:
    """Bytes as an open file, closed afterwards."""
    file = nameless(data)
    try:
        yield file
    finally:
        os.close(file)
