"""The door that hostile files go through: the one that every file goes through, with what became of each told in one value."""

import json
import time
from dataclasses import dataclass
from typing import Any

from checker.model import Document, Unread
from checker.service.readers import Readers

MEGABYTES, SECONDS = 1024, 33.0  # thirty for the file, and what a busy machine needs to begin and end a process


@dataclass(frozen=True)
class Outcome:
    """What became of a file: it was read, refused in words for a person, or we failed on it."""

    kind: str
    told: dict[str, Any]  # text, gaps and remarks of its documents, or the cause and cure of a refusal
    seconds: float
    megabytes: int

    @property
    def everything(self) -> str:
        """All that would come out."""
        return json.dumps(self.told, ensure_ascii=False)


class Door:
    """Readers as in use, one file at a time."""

    def __init__(self) -> None:
        self._readers = Readers()

    def read(self, path: str) -> Outcome:
        """What becomes of the file at a path, and of all files in it."""
        self._readers._door.peak = 0
        began = time.monotonic()
        found = [read.found for read in self._readers.read([path])]
        return Outcome(*_became(found), time.monotonic() - began, self._readers._door.peak)

    def close(self) -> None:
        """End all reading."""
        self._readers.close()


def _became(found: list[Document | Unread]) -> tuple[str, dict[str, Any]]:
    documents = [each for each in found if isinstance(each, Document)]
    missed = [each for each in found if isinstance(each, Unread)]
    ours = [each for each in missed if each.cause.startswith("Tendercheck itself")]
    if ours or not documents:
        fault = (ours or missed)[0]
        return "failed" if ours else "refused", {"cause": fault.cause, "cure": fault.cure}
    return "read", {
        "text": "".join(each.text for each in documents),
        "gaps": [str(gap) for each in documents for gap in each.gaps] + [str(each) for each in missed],
        "remarks": [remark for each in documents for remark in each.remarks],
        "comments": [str(comment) for each in documents for comment in each.comments],
    }
