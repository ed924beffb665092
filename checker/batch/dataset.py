"""One dataset of a batch for analysis, made from the reports in its folder one by one, so that memory stays small."""

from collections.abc import Iterator, Mapping, Sequence

from checker.batch.results import Results
from checker.model import Rulebook
from checker.render.dataset import TABLES, Row, rows
from checker.render.json import in_ascii
from checker.render.parquet import write_parquet


def write_dataset(results: Results, rulebook: Rulebook, forms: Sequence[str]) -> None:
    """Write findings and documents of all reports, each as one file in each form. Raises BadSettings."""
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
