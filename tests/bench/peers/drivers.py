"""Peers that stay in memory: each is started once, and lints the text whenever it is told to."""

import json
import subprocess
from collections.abc import Sequence
from pathlib import Path

from tests.bench.peers.places import PEERS

HERE = Path(__file__).parent
NODE = ("textlint", "write-good", "alex")


class Driver:
    """A peer in a process of its own, warm after its first text."""

    def __init__(self, command: Sequence[str]) -> None:
        self.found = 0
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def lint(self) -> float:
        """Lint the text once more, and say how long the processor worked for it."""
        print(file=self._process.stdin, flush=True)
        told = json.loads(next(iter(self._process.stdout or ())))
        self.found = told["found"]
        return float(told["seconds"])

    def close(self) -> None:
        """End it."""
        self._process.communicate()


def installed() -> list[str]:
    """The peers that are there, by name."""
    python = [name for name in ("proselint", "semgrep") if (PEERS / "python" / "bin" / name).exists()]
    return [*python, *(name for name in NODE if (PEERS / "node_modules" / ".bin" / name).exists())]


def driver(name: str, text: Path) -> Driver:
    """A peer over a text."""
    if name in NODE:
        return Driver(["node", str(HERE / "driver.mjs"), str(PEERS), name, str(text)])
    return Driver([str(PEERS / "python" / "bin" / "python"), str(HERE / "driver.py"), str(text)])


def starting(name: str, line: Path) -> list[str]:
    """The command by which somebody lints a file with a peer."""
    if name == "proselint":
        return [str(PEERS / "python" / "bin" / "proselint"), "check", str(line)]
    rule = ["--rule", "write-good"] if name == "textlint" else []
    return [str(PEERS / "node_modules" / ".bin" / name), *rule, str(line)]
