"""The log in LibreOffice: everything in it comes out again."""

import csv
import shutil
import subprocess
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from openpyxl import load_workbook

from checker.render.xlsx import as_xlsx
from tests.render.made import finding, outcome, quoted, report
from tests.render.test_xlsx import TRICKS, full

OFFICE = shutil.which("soffice")
ALL_SHEETS = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,-1"  # commas, quotes, UTF-8, as shown


def converted(file: Path, form: str, folder: Path) -> None:
    """A file in another form, made by LibreOffice."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [str(OFFICE), profile, "--headless", "--convert-to", form, "--outdir", str(folder), str(file)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)


@cache
def calculates() -> bool:
    """Whether LibreOffice is here with the part that opens sheets."""
    if not OFFICE:
        return False
    with TemporaryDirectory() as folder:
        file = Path(folder) / "try.csv"
        file.write_text("a,b\n")
        converted(file, "ods", Path(folder))
        return file.with_suffix(".ods").exists()


def test_a_log_becomes_csv_without_loss(tmp_path: Path) -> None:
    """Every cell of every sheet, as a person sees it; also words that look like formulas."""
    if not calculates():
        pytest.skip("LibreOffice Calc is not installed on this machine")
    tricky = [finding(at=quoted(words, f"{words}, “é” \U0001f600")) for words in TRICKS]
    for name, made in (("full", full()), ("tricky", report(outcome(*tricky)))):
        file = tmp_path / f"{name}.xlsx"
        file.write_bytes(as_xlsx(made))
        converted(file, ALL_SHEETS, tmp_path)
        for sheet in load_workbook(file):
            told = [[_seen(value) for value in row] for row in sheet.iter_rows(values_only=True)]
            with (tmp_path / f"{name}-{sheet.title}.csv").open(encoding="utf-8", newline="") as text:
                read = [row + [""] * (len(told[0]) - len(row)) for row in csv.reader(text)]
            assert [row for row in read if any(row)] == [row for row in told if any(row)]


def _seen(value: object) -> str:
    """A cell as a person sees it."""
    return f"{value.day} {value:%B %Y}" if hasattr(value, "day") else "" if value is None else str(value)  # type: ignore[attr-defined]
