"""Reports as they are kept: each report and its texts in files of their own, and each rulebook once for all reports that it made."""

from collections import OrderedDict
from hashlib import sha256
from pathlib import Path
from threading import Lock
from typing import cast

from checker.keeping import joined, kept, parted, restored
from checker.model import Document, Report, Rulebook
from web.store.files import Files
from web.store.tables import Draft

_AT_HAND = 8  # reports that stay in memory, since the same one is looked at page after page

_last: list[tuple[Rulebook, bytes]] = []  # a worker's reports are all made by one rulebook, which takes longer to write than they do


class Reports:
    """The kept reports of all drafts."""

    def __init__(self, files: Files, rulebooks: Path) -> None:
        self._files = files
        self._rulebooks = rulebooks
        rulebooks.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._lock = Lock()
        self._seen: OrderedDict[str, object] = OrderedDict()

    def keep(self, draft: Draft, report: Report) -> None:
        """Keep the report on a draft, and its texts."""
        bare, rulebook = parted(report)
        draft.report = self._files.keep(kept(Report(**{**vars(bare), "texts": ()})))
        draft.texts = self._files.keep(kept(report.texts))
        draft.rulebook = self._shared(_as_kept(report.rulebook, rulebook))

    def report(self, draft: Draft) -> Report:
        """The report on a draft, without its texts and without decisions. Raises BadSettings where it is damaged."""
        rulebook = cast(Rulebook, self._at_hand(draft.rulebook, self._rulebooks / draft.rulebook))
        return joined(cast(Report, self._at_hand(draft.report, self._files.path(draft.report))), rulebook)

    def texts(self, draft: Draft) -> tuple[Document, ...]:
        """The documents of a draft as they were read."""
        return cast(tuple[Document, ...], self._at_hand(draft.texts, self._files.path(draft.texts)))

    def forget(self, draft: Draft) -> None:
        """Remove what is kept of a draft, also from memory."""
        with self._lock:
            for name in (draft.report, draft.texts):
                self._seen.pop(name, None)
        self._files.remove([draft.report, draft.texts])

    def _shared(self, data: bytes) -> str:
        """Keep a rulebook under its hash, once."""
        name = sha256(data).hexdigest()
        place = self._rulebooks / name
        if not place.exists():
            aside = self._rulebooks / f".{self._files.keep(data)}"
            self._files.path(aside.name[1:]).replace(aside)
            aside.replace(place)
        return name

    def _at_hand(self, name: str, place: Path) -> object:
        """A kept value, from memory where it was looked at before."""
        with self._lock:
            if name in self._seen:
                self._seen.move_to_end(name)
                return self._seen[name]
        value = restored(place.read_bytes())
        with self._lock:
            self._seen[name] = value
            while len(self._seen) > _AT_HAND:
                self._seen.popitem(last=False)
        return value


def _as_kept(whole: Rulebook, needed: Rulebook) -> bytes:
    """What reports need of a rulebook as bytes, made once for as long as the same one comes."""
    last = next((each for each in _last if each[0] is whole), None) or (whole, kept(needed))
    _last[:] = [last]
    return last[1]
