"""What is typed and how it ends; and small tenders to check."""

import json
import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from jsonschema import Draft202012Validator

from checker.cli import main
from tests.places import ROOT, RULES

CONTRACT = Draft202012Validator(json.loads((RULES / "schema" / "report.schema.json").read_text("utf-8")))
BRAND = "The database layer shall be Oracle 19c.\n"
PLAIN = "Offers are welcome from firms of every size.\n"
SERVICE = '[tender]\ntitle = "Case files"\nregime = "uk-pa2023"\nnation = "england"\nroute = "open"\nbuys = ["software"]\n'


@dataclass(frozen=True)
class Ended:
    """How a command ended: its exit code, its report, and what it said beside it."""

    code: int
    out: str
    err: str

    @property
    def report(self) -> dict[str, Any]:
        """The report as a program reads it; it keeps its contract, or the test ends here."""
        made: dict[str, Any] = json.loads(self.out)
        CONTRACT.validate(made)
        return made


def typed(*words: object) -> Ended:
    """What is typed after `tendercheck`, run in this process."""
    out, err = (TextIOWrapper(BytesIO(), "utf-8", "replace") for _ in range(2))
    argv = patch.object(sys, "argv", ["tendercheck", *map(str, words)])
    with argv, redirect_stdout(out), redirect_stderr(err), pytest.raises(SystemExit) as ended:
        main()
    return Ended(int(ended.value.code or 0), _letters(out), _letters(err))


def _letters(stream: TextIOWrapper) -> str:
    """What was printed."""
    stream.flush()
    return stream.buffer.getvalue().decode()  # type: ignore[attr-defined, no-any-return]


def started(*words: object, **more: Any) -> Ended:
    """What is typed after `tendercheck`, run in a process of its own, with this environment beside the usual one."""
    given = {"capture_output": True, **more, "env": {**os.environ, **more.get("env", {})}}
    done = subprocess.run([sys.executable, "-m", "checker", *map(str, words)], cwd=ROOT, **given)
    return Ended(done.returncode, (done.stdout or b"").decode(), (done.stderr or b"").decode())


def put(folder: Path, text: str | bytes = BRAND, name: str = "tender.md") -> Path:
    """A file with this content."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def rules_that_spoke(ended: Ended) -> set[str]:
    """The rules of all findings of a report."""
    return {finding["rule"] for finding in ended.report["findings"]}
