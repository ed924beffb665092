"""The reports of a batch, each a file of its own, in a place that takes files whole or not at all.

`manifest.jsonl` says of each pack which file is its report, by what the check is known, and what it counted; so that whoever goes on
after an interruption does nothing twice.
"""

import json
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import asdict
from hashlib import sha256
from time import monotonic
from typing import IO, Any, NoReturn

from checker.batch.places import Folder, Remote
from checker.batch.tally import Tally
from checker.errors import BadSettings
from checker.fixed import fixed

MANIFEST = "manifest.jsonl"
_EVERY = 10.0  # seconds between two manifests: what was done since the last is done again after an interruption
_SELDOM = 20  # times as long as a manifest takes: meanwhile nobody hands work out
_PLAIN = re.compile(r"[^a-z0-9]+")


@fixed
class Entry:
    """A pack in the manifest: its report's file with its hash, by what the check is known, a line for a person, and counts."""

    pack: str
    file: str
    sha256: str
    key: str
    line: str
    tally: Tally


def file_of(pack: str) -> str:
    """The name of a pack's report: safe on every system, the same every time, and no other's."""
    plain = _PLAIN.sub("-", os.path.basename(pack.rstrip("/\\")).lower()).strip("-")[:40]
    return f"{plain or 'pack'}-{sha256(pack.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}.json"


class Results:
    """The reports of a batch, and what the manifest says of them."""

    def __init__(self, place: str, resumed: bool = False) -> None:
        self.place = place
        self._store: Folder | Remote = Remote(place) if "://" in place else Folder(place)
        self._due = monotonic() + _EVERY
        self.entries: dict[str, Entry] = {}
        self._hold()
        earlier = self._manifest()
        if earlier and not resumed:
            raise BadSettings(f"{place}: there are results in it already. Go on with them (--resume {place}), or give another folder.")
        self._earlier: Mapping[str, Entry] = earlier

    @property
    def left(self) -> int:
        """How many earlier reports are of packs that nobody asked for this time."""
        return len(self._earlier.keys() - self.entries.keys())

    def earlier(self, pack: str, key: str) -> bool:
        """Whether the report of a pack is here, whole, and the check would be the same; then it counts as done."""
        entry = self._earlier.get(pack)
        if entry is None or not key or entry.key != key:
            return False
        with suppress(OSError):
            if sha256(self._read(entry.file)).hexdigest() == entry.sha256:
                self.entries[pack] = entry
                return True
        return False

    def add(self, entry: Entry, data: bytes) -> None:
        """Write the report of a pack. Raises BadSettings where it cannot be written."""
        self._write(entry.file, data)
        self.entries[entry.pack] = entry
        if monotonic() > self._due:
            self.close(())

    def report(self, entry: Entry) -> Mapping[str, Any]:
        """The report of a pack, by the contract of the JSON report. Raises BadSettings where it has gone or was changed meanwhile."""
        with suppress(OSError):
            if sha256(data := self._read(entry.file)).hexdigest() == entry.sha256:
                made: Mapping[str, Any] = json.loads(data)
                return made
        raise BadSettings(f"{self.place}/{entry.file}: it has gone or was changed meanwhile. Make it anew: --resume {self.place}")

    def is_free(self, name: str, is_ours: Callable[[IO[bytes]], bool]) -> bool:
        """Whether a file may be written under a name: there is none, or it is empty, or one of ours."""
        try:
            with self._store.reading(name) as file:
                empty = not file.read(1)
                file.seek(0)
                return empty or is_ours(file)
        except FileNotFoundError:
            return True
        except OSError:
            return False

    @contextmanager
    def writing(self, name: str) -> Iterator[IO[bytes]]:
        """A file to write beside the reports. Raises BadSettings where it cannot be written."""
        try:
            with self._store.writing(name) as file:
                yield file
        except OSError as fault:
            why = fault.strerror or fault
            cure = f"When that is mended, go on with --resume {self.place}"
            raise BadSettings(f"{self.place}/{name}: it cannot be written there: {why}. {cure}") from None

    def close(self, packs: Iterable[str]) -> None:
        """Write the manifest, the packs in their order where that is known."""
        began = monotonic()
        self.entries = {**{pack: self.entries[pack] for pack in packs if pack in self.entries}, **self.entries}
        self._write(MANIFEST, "".join(f"{json.dumps(asdict(entry))}\n" for entry in self.entries.values()).encode())
        now = monotonic()
        self._due = now + max(_EVERY, _SELDOM * (now - began))

    def _write(self, name: str, data: bytes) -> None:
        with self.writing(name) as file:
            file.write(data)

    def _read(self, name: str) -> bytes:
        with self._store.reading(name) as file:
            return file.read()

    def _hold(self) -> None:
        """Keep others out. Raises BadSettings where another is at work, or where nothing can be written."""
        try:
            if self._store.hold():
                return
        except OSError as fault:
            raise BadSettings(f"{self.place}: nothing can be written there: {fault.strerror or fault}. Give another folder") from None
        wait = f"Wait for its end and go on with --resume {self.place}, or give another folder"
        raise BadSettings(f"{self.place}: another check is writing into it. {wait}")

    def _manifest(self) -> dict[str, Entry]:
        """What an earlier manifest says, or nothing. Raises BadSettings for another's file of its name, which is not written over."""
        try:
            made = [json.loads(line) for line in self._read(MANIFEST).decode("utf-8").splitlines()]
            return {each["pack"]: Entry(**{**each, "tally": Tally(**each["tally"])}) for each in made}
        except FileNotFoundError:
            return {}
        except OSError as fault:
            self._refuse(f"it cannot be read ({fault.strerror or fault})")
        except (ValueError, TypeError, KeyError):
            self._refuse("it is not one of ours")

    def _refuse(self, why: str) -> NoReturn:
        raise BadSettings(f"{self.place}/{MANIFEST}: {why}. Give another folder, or delete it to begin anew")
