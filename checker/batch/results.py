"""Where the reports of a batch go: a folder, or an address that fsspec knows; each report is written whole or not at all.

`manifest.jsonl` says of each pack which file is its report, by what the check is known, and what it counted; so that whoever goes on
after an interruption does nothing twice.
"""

import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path
from time import monotonic
from typing import IO, Any

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


class Folder:
    """A folder of this machine."""

    def __init__(self, place: str) -> None:
        self._place = Path(place)

    def read(self, name: str) -> bytes:
        """A file. Raises OSError."""
        return (self._place / name).read_bytes()

    @contextmanager
    def writing(self, name: str) -> Iterator[IO[bytes]]:
        """A file to write, which is there whole or not at all, also where the machine stops. Raises OSError."""
        self._place.mkdir(parents=True, exist_ok=True)
        part = self._place / f".{name}.part"
        with part.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        part.replace(self._place / name)


class Remote:
    """A place that fsspec knows by its address, such as s3://bucket/results or memory://results."""

    def __init__(self, address: str) -> None:
        try:
            from fsspec.core import url_to_fs

            self._files, self._place = url_to_fs(address)
        except ImportError as fault:
            raise BadSettings(f"{address}: {fault}. Addresses need fsspec: pip install tendercheck[dask]") from None
        except ValueError as fault:
            raise BadSettings(f"{address}: {fault}") from None

    def read(self, name: str) -> bytes:
        """A file. Raises OSError."""
        data: bytes = self._files.cat_file(f"{self._place}/{name}")
        return data

    @contextmanager
    def writing(self, name: str) -> Iterator[IO[bytes]]:
        """A file to write, which is there whole or not at all. Raises OSError."""
        self._files.makedirs(self._place, exist_ok=True)
        part = f"{self._place}/.{name}.part"
        with self._files.open(part, "wb") as file:
            yield file
        with suppress(FileNotFoundError):  # some do not move over what is there
            self._files.rm(f"{self._place}/{name}")
        self._files.mv(part, f"{self._place}/{name}")


class Results:
    """The reports of a batch, and what the manifest says of them."""

    def __init__(self, place: str, resumed: bool = False) -> None:
        self.place = place
        self._store: Folder | Remote = Remote(place) if "://" in place else Folder(place)
        self._due = monotonic() + _EVERY
        self.entries: dict[str, Entry] = {}
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
            if sha256(self._store.read(entry.file)).hexdigest() == entry.sha256:
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
        """The report of a pack, by the contract of the JSON report."""
        made: Mapping[str, Any] = json.loads(self._store.read(entry.file))
        return made

    @contextmanager
    def writing(self, name: str) -> Iterator[IO[bytes]]:
        """A file to write beside the reports. Raises BadSettings where it cannot be written."""
        try:
            with self._store.writing(name) as file:
                yield file
        except OSError as fault:
            raise BadSettings(f"{self.place}/{name}: it cannot be written there: {fault.strerror or fault}") from None

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

    def _manifest(self) -> dict[str, Entry]:
        """What an earlier manifest says, or nothing. Raises BadSettings for another's file of its name, which is not written over."""
        try:
            told = self._store.read(MANIFEST)
        except OSError:
            return {}
        try:
            lines = told.decode("utf-8").splitlines()
            made = [json.loads(line) for line in lines]
            return {each["pack"]: Entry(**{**each, "tally": Tally(**each["tally"])}) for each in made}
        except (ValueError, TypeError, KeyError):
            raise BadSettings(f"{self.place}/{MANIFEST}: it is not one of ours. Give another folder, or delete it to begin anew") from None
