"""Earlier answers about packs that have not changed since, from the user's own cache: no file is read again, and no spaCy is imported.

What is kept stands before all decisions, so that exceptions, baselines and today's date always act afresh. An answer is known by all
that bears on it: the files with their names, what is said of the pack, the rules, how files are read, and this very program.
"""

import os
import shutil
import sysconfig
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

import checker
from checker import __version__, cache
from checker.errors import BadSettings, UnreadableDocument
from checker.fixed import fixed
from checker.keeping import kept, restored
from checker.packing import stamp
from checker.service.judged import Judged, Order, Said, Settings
from checker.service.sources import opened, parted
from checker.shipped import knowledge_folder

_KIND = "report"
_HELPING = ("tesseract", "soffice", "libreoffice")  # programs with which more can be read
_ROOM = 1 << 20


@fixed
class Manner:
    """How packs are checked, whatever is in them: whose rules are laid over ours, and how files are read."""

    overlays: tuple[str, ...] = ()
    revisions: str = "accept"
    ocr: str = "auto"


class Answers:
    """The answers that are kept of checks of one manner."""

    def __init__(self, manner: Manner, settings: Settings) -> None:
        asked = (settings.select, settings.ignore, sorted(settings.given.items()), settings.texts)
        rules = stamp((knowledge_folder(), *map(Path, manner.overlays)))
        helping = [shutil.which(name) for name in _HELPING]
        self._about = repr((__version__, program(), manner, asked, rules, helping))

    def key(self, order: Order) -> str:
        """By what the answer about a pack is known; nothing where some file of it cannot be opened. Raises BadSettings."""
        bundle = order.bundle
        try:
            files = [(path, path in bundle.closed, _hash(parted(path)[0])) for path in bundle.paths]
        except (OSError, UnreadableDocument):
            return ""
        given = str(bundle.tender), sorted(order.given.items())  # as it was read: the file may be edited meanwhile
        return sha256(repr((self._about, bundle.name, given, files)).encode("utf-8", "surrogatepass")).hexdigest()

    def said(self, key: str) -> Said | None:
        """What was said of a pack, where that is kept."""
        data = cache.get(_KIND, key) if key else None
        with suppress(BadSettings):
            return None if data is None else unpacked(data)
        return None

    def keep(self, key: str, order: Order, said: Said, data: bytes = b"") -> None:
        """Keep what is said of a pack, where another run would say the same, and no file has changed meanwhile."""
        if key and all(map(_lasts, said)) and self.key(order) == key:
            cache.put(_KIND, key, data or packed(said))


@fixed
class Recalled:
    """Packs, and what is kept of each."""

    answers: Answers | None
    orders: Sequence[Order]
    keys: tuple[str, ...]
    said: tuple[Said | None, ...]

    @property
    def missing(self) -> list[Order]:
        """The packs that must be checked."""
        return [order for order, said in zip(self.orders, self.said, strict=True) if said is None]

    def completed(self, fresh: Iterable[Said]) -> Iterator[tuple[Order, Said]]:
        """Every pack in its order with what is said of it, when what was missing is there; this is kept for another time."""
        for order in self.orders:
            _ = order.decisions  # what cannot be used is said before anything is read
        coming = iter(fresh)
        for order, key, said in zip(self.orders, self.keys, self.said, strict=True):
            if said is None:
                said = next(coming)
                if self.answers:
                    self.answers.keep(key, order, said)
            yield order, said


def recalled(answers: Answers | None, orders: Sequence[Order]) -> Recalled:
    """What is kept of packs; nothing where no answers are to be used."""
    keys = tuple(map(answers.key, orders)) if answers else ("",) * len(orders)
    return Recalled(answers, orders, keys, tuple(answers.said(key) if answers else None for key in keys))


def packed(said: Said) -> bytes:
    """What is said of a pack, as bytes."""
    return kept(tuple((each.documents, each.pack, each.outcomes, each.texts) for each in said))


def unpacked(data: bytes) -> Said:
    """What was said of a pack, from bytes. Raises BadSettings where they are damaged."""
    return tuple(Judged(*each) for each in restored(data))


def program() -> tuple[object, ...]:
    """What this program is: Python and its own files, and what is installed beside it."""
    beside = os.stat(sysconfig.get_path("purelib")).st_mtime_ns  # an installation of anything changes the folder
    return beside, stamp((Path(checker.__file__).parent,))


def _hash(path: str) -> str:
    """The hash of a file. Raises UnreadableDocument."""
    told = sha256()
    with opened(path) as file:
        while part := os.read(file, _ROOM):
            told.update(part)
    return told.hexdigest()


def _lasts(judged: Judged) -> bool:
    """Whether another run would say the same: every file was read, and of none a page is left that might be read with more time."""
    return all(document.status != "not checked" and not (document.gaps and document.format == "pdf") for document in judged.documents)
