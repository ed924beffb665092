"""Tables of values between commas, semicolons, tabs or bars."""

import csv
from collections import Counter
from collections.abc import Iterator
from io import StringIO
from itertools import islice

from checker.formats.letters import decode
from checker.formats.spreadsheet.sheets import Book, Filled, Sheet

_SEPARATORS = ",;\t|"
_SAMPLE = 65536
_ROWS = 200
_LONGEST_VALUE = 2**31 - 1  # the module's own limit would refuse a long clause


def table(data: bytes) -> Book:
    """The values as a workbook of one sheet."""
    text = decode(data)
    csv.field_size_limit(_LONGEST_VALUE)
    said, separator = _said(text)
    rows = csv.reader(StringIO(said, newline=""), delimiter=separator)
    filled = [Filled(at, column, value) for at, row in enumerate(rows) for column, value in enumerate(row) if value.strip()]
    return Book("csv", [Sheet("", filled)])


def _said(text: str) -> tuple[str, str]:
    """The text with what separates its values: as Excel wrote in a first line, else what parts most rows into the same number."""
    first, _, rest = text.partition("\n")
    if first.lower().startswith("sep=") and len(first.rstrip("\r")) == 5:
        return rest, first[4]
    return text, max(_SEPARATORS, key=lambda separator: _evenness(text[:_SAMPLE], separator))


def _evenness(text: str, separator: str) -> float:
    """How many rows are parted into the commonest number of values, if that is more than one."""
    counts = Counter(len(row) for row in _rows(text, separator) if row)
    wide = [(rows * (columns > 1), columns) for columns, rows in counts.items()]
    rows, columns = max(wide, default=(0, 0))
    return rows + columns / 1000


def _rows(text: str, separator: str) -> Iterator[list[str]]:
    return islice(csv.reader(StringIO(text, newline=""), delimiter=separator), _ROWS)
