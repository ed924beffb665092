"""Reads files ahead of those who find and judge: two at a time, each in a process of its own, and gives them back in their order."""

import copy
from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import AbstractContextManager
from dataclasses import replace
from typing import Any
from weakref import finalize

from checker.errors import OwnOutput, UnreadableDocument
from checker.fixed import fixed
from checker.isolation import Door, Limits, Reading, part_at_fork
from checker.model import Copy, Document, Leftover, Mark, Members, Unread
from checker.service.gather import left_aside
from checker.service.sources import opened, parted, unread
from checker.service.watching import Watch

__all__ = ["Limits", "Read", "Readers", "Reading", "Watch"]

_AT_ONCE, _AHEAD = 2, 3
_SOON = 0.03  # seconds in which what cannot be read at all is refused
_LINKED = ("It is a link to what is outside this folder, and was not followed", "Check that itself, or put a copy in the folder")
_EMPTY = ("There is nothing to check in it but hidden files and what editors leave", "Check that it is the right file")
_WITHIN = ("It holds {} files", "Name one of them, such as {}")


@fixed
class Read:
    """What became of one file: its document, or why it is none.

    `given` is the path that led to it: the archive's, for a file in an archive. `apart` where it is one of many procurements in a file.
    """

    path: str
    found: Document | Unread
    given: str
    apart: bool = False
    tender: str = ""  # what the tender.toml of its archive says
    own: bool = False  # a report that we wrote


@fixed
class _Wanted:
    """A file to read: its path, the file on the disk, which file within it; and the path that led to it."""

    path: str
    file: str
    member: str
    given: str
    apart: bool = False
    closed: bool = False
    tender: str = ""


class Readers:
    """The processes that read, at work from the moment they are made."""

    def __init__(self, reading: Reading | None = None, watch: Watch | None = None) -> None:
        self._door = Door(reading)
        self.watch = watch or Watch()
        self._shelf: Mapping[str, str] = {}
        self._meanwhile: Callable[[], object] | None = None
        self.part()
        part_at_fork(self)

    def part(self) -> None:
        """Have threads of one's own, as each process must: those of a parent do not come along when it forks."""
        self._pool = ThreadPoolExecutor(_AT_ONCE, "reader")
        self._end = finalize(self, _close, self._pool, self._door)

    def close(self) -> None:
        """End all reading, also what is under way."""
        self._end()

    def shelved(self, shelf: Mapping[str, str], watch: Watch | None = None) -> "Readers":
        """The same processes, reading files that stand on the disk elsewhere than their names tell: the path of each by its name."""
        seen = copy.copy(self)
        seen._shelf, seen.watch = shelf, watch or Watch()
        return seen

    def try_out(self) -> None:
        """Begin to try the guards out, beside whatever the caller does next."""
        self._pool.submit(getattr, self._door, "guards")

    @property
    def guards(self) -> dict[str, bool]:
        """Which guards hold on this machine."""
        return self._door.guards

    @property
    def programs(self) -> tuple[tuple[str, str, bool], ...]:
        """The programs of the system that help to read: name, use, and whether each is here."""
        return self._door.programs

    @property
    def recognises(self) -> bool:
        """Whether the words of scanned pages can be recognised."""
        return self._door.recognises

    def read(self, paths: Iterable[str], closed: Collection[str] = (), meanwhile: Callable[[], object] | None = None) -> Iterator[Read]:
        """Every file in its order; the files in an archive stand in its place. One that cannot be read stops no other.

        Those that are `closed` are links that lead out of the folder that was given: they are said, and not followed. `meanwhile` is
        done while a file is waited for; where all are refused at once it is not done.
        """
        self._meanwhile = meanwhile
        wanted = [_Wanted(path, *self._parted(path), path, closed=path in closed) for path in paths]
        self.watch.expect(len(wanted))
        try:
            yield from self._each(wanted)
        finally:
            self.watch.over()

    def document(self, path: str) -> Document:
        """One file as a document. Raises UnreadableDocument, also where the file holds several."""
        found = self._found(_Wanted(path, *self._parted(path), path))
        if isinstance(found, Members):
            cause, cure = _WITHIN
            raise UnreadableDocument(cause.format(len(found.names)), cure.format(f"{path}/{found.names[0]}"))
        return found

    def marked(self, path: str, marks: Sequence[Mark]) -> Copy:
        """A copy of a file with marks in it. Raises UnreadableDocument."""
        file, member = self._parted(path)
        with self._opened(file) as handle:
            return self._door.mark(file, handle, member, marks)

    def leftovers(self, path: str) -> tuple[Leftover, ...]:
        """What must not be published with a file. Raises UnreadableDocument."""
        file, member = self._parted(path)
        with self._opened(file) as handle:
            return self._door.leftovers(file, handle, member)

    def pack(self, path: str) -> Mapping[str, Any]:
        """What an open pack that others made holds: its manifest, files, clauses, rules and exceptions. Raises UnreadableDocument."""
        with self._opened(path) as handle:
            return self._door.pack(handle)

    def _parted(self, path: str) -> tuple[str, str]:
        """The name of a file, and of the file in it that is meant."""
        on_shelf = next((name for name in self._shelf if path == name or path.startswith(f"{name}/")), None)
        return parted(path) if on_shelf is None else (on_shelf, path[len(on_shelf) + 1 :])

    def _opened(self, file: str) -> AbstractContextManager[int]:
        """A file, open while it is needed."""
        return opened(self._shelf.get(file, file))

    def _each(self, wanted: Iterable[_Wanted]) -> Iterator[Read]:
        waiting = iter(wanted)
        ahead: deque[tuple[_Wanted, Future[Document | Members]]] = deque()
        while True:
            while len(ahead) < _AHEAD and (following := next(waiting, None)) is not None:
                ahead.append((following, self._pool.submit(self._found, following)))
            if not ahead:
                return
            yield from self._became(*ahead.popleft())

    def _became(self, wanted: _Wanted, future: "Future[Document | Members]") -> Iterator[Read]:
        self.watch.turn(wanted.path)
        if self._meanwhile and wait((future,), _SOON).not_done:
            self._meanwhile()
        own = False
        try:
            found: Document | Members | Unread = future.result()
        except Exception as fault:
            own = isinstance(fault, OwnOutput)
            found = Unread(wanted.path, "", *_LINKED) if wanted.closed else unread(wanted.path, fault, self._shelf.get(wanted.path, ""))
        if isinstance(found, Members):
            within = list(_within(wanted, found))
            if within:
                self.watch.expect(len(within))
                yield from self._each(within)
                return
            found = unread(wanted.path, UnreadableDocument(*_EMPTY), self._shelf.get(wanted.path, ""))
        yield Read(wanted.path, found, wanted.given, wanted.apart, wanted.tender, own)

    def _found(self, wanted: _Wanted) -> Document | Members:
        if wanted.closed:
            raise UnreadableDocument(*_LINKED)
        with self._opened(wanted.file) as file:
            found = self._door.read(wanted.file, file, wanted.member)
        return found if isinstance(found, Members) else replace(found, path=wanted.path)


def _within(wanted: _Wanted, held: Members) -> Iterator[_Wanted]:
    """The files in a file; what is no part of a tender in a folder is none in an archive."""
    for name in held.names:
        *folders, last = name.split("/")
        if not left_aside(last.lower()) and not any(folder.startswith(".") for folder in folders):
            yield replace(wanted, path=f"{wanted.path}/{name}", member=name, apart=held.apart, tender=held.tender)


def _close(pool: ThreadPoolExecutor, door: Door) -> None:
    """End all reading, also what is under way."""
    pool.shutdown(wait=False, cancel_futures=True)
    door.close()
