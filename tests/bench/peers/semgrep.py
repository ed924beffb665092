"""Semgrep with fifty phrases of our own vocabularies: offline, without a login, and without telling anybody."""

import json
import re
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from checker.model import Lexicon
from tests.bench.clock import busy_beside, run
from tests.bench.peers.places import PEERS

PHRASES, ROUNDS = 50, 3
MODES = {"generic": 20, "regex": 100}  # with how many copies of the text its start-up is small beside them
PLAIN = re.compile(r"[a-z]+(?: [a-z]+)+")


def phrases(lexicon: Lexicon) -> list[str]:
    """Fifty phrases of two words and more that our vocabularies look for as they stand, taken evenly from all of these."""
    known = sorted({phrase for vocabulary in lexicon.vocabularies for phrase in vocabulary.phrases if PLAIN.fullmatch(phrase)})
    return known[:: max(1, len(known) // PHRASES)][:PHRASES]


class Semgrep:
    """Semgrep in one of its modes, over many copies of a text."""

    def __init__(self, mode: str, folder: Path, text: str, wanted: Sequence[str]) -> None:
        self.one, self.many, self.rules = folder / f"{mode}-one", folder / f"{mode}-many", folder / f"{mode}.json"
        self.copies = MODES[mode]
        for place in (self.one, self.many):
            place.mkdir()
        (self.one / "line.txt").write_text("Tenders close on Friday.\n", "utf-8")
        for number in range(self.copies):
            (self.many / f"{number}.txt").write_text(text, "utf-8")
        self.rules.write_text(json.dumps({"rules": [_rule(f"phrase-{at}", phrase, mode) for at, phrase in enumerate(wanted)]}), "utf-8")
        self.found = 0

    def command(self, target: Path) -> list[str]:
        """The command that scans a folder on one core."""
        quiet = ("--metrics", "off", "--disable-version-check", "--quiet", "--json")
        whole = ("--no-git-ignore", "--max-target-bytes", "0", "--jobs", "1")
        return [str(PEERS / "python" / "bin" / "semgrep"), "scan", *quiet, *whole, "--config", str(self.rules), str(target)]

    def start(self) -> float:
        """How long the processor works for it where there is next to nothing to scan."""
        return busy_beside(partial(self._scanned, self.one))

    def scan(self) -> float:
        """How long the processor works for it over all copies, its start too."""
        return busy_beside(self._scan)

    def _scan(self) -> None:
        """Scan all copies, and count what is found in one."""
        self.found = self._scanned(self.many) // self.copies

    def _scanned(self, target: Path) -> int:
        """How much it finds in a folder."""
        return len(json.loads(run(self.command(target)))["results"])


def _rule(name: str, phrase: str, mode: str) -> dict[str, object]:
    """A rule that finds a phrase."""
    sought = {"pattern": phrase} if mode == "generic" else {"pattern-regex": rf"(?i)\b{phrase.replace(' ', chr(92) + 's+')}\b"}
    return {"id": name, "message": "found", "severity": "INFO", "languages": [mode], **sought}
