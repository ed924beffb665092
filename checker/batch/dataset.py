"""One dataset of a batch for analysis, made from the reports in its folder one by one, so that memory stays small."""

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import IO

from checker.batch.results import Results
from checker.errors import BadSettings
from checker.model import Rulebook
from checker.render.dataset import TABLES, Row, rows
from checker.render.json import in_ascii
from checker.render.parquet import columns_of, libraries, write_parquet

_LONGEST = 1 << 20  # bytes of a line that is looked at


def spare_others(results: Results, forms: Sequence[str]) -> None:
    """Refuse to write a table over a file of its name that is not one, and to begin without what it is written with. Raises BadSettings."""
    if "parquet" in forms:
        libraries()
    for form in forms:
        for table, columns in TABLES.items():
            name = f"{table}.{form}"
            if not results.is_free(name, partial(_is_table, form, tuple(columns))):
                cure = "Move it elsewhere, for the table would replace it, or leave out --format"
                raise BadSettings(f"{results.place}/{name}: it is none of our tables. {cure} {form}")


def write_dataset(results: Results, rulebook: Rulebook, forms: Sequence[str]) -> None:
    """Write findings and documents of all reports, each as one file in each form. Raises BadSettings."""
    spare_others(results, forms)  # again, for it may have come since the check began
    themes = {rule.id: rule.theme for rule in rulebook.rules}
    for form in forms:
        for table, columns in TABLES.items():
            with results.writing(f"{table}.{form}") as file:
                coming = _rows(results, table, themes)
                if form == "parquet":
                    write_parquet(file, columns, coming)
                else:
                    file.writelines(f"{in_ascii(row)}\n".encode() for row in coming)


def _rows(results: Results, table: str, themes: Mapping[str, str]) -> Iterator[Row]:
    """The rows of all reports, in the order of the manifest."""
    for entry in results.entries.values():
        yield from rows(table, results.report(entry), themes)


def _is_table(form: str, columns: Sequence[str], file: IO[bytes]) -> bool:
    """Whether a file has the columns of a table."""
    if form == "parquet":
        return columns_of(file) == columns
    try:
        return tuple(json.loads(file.readline(_LONGEST))) == columns
    except (ValueError, TypeError):
        return False
