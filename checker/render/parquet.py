"""Tables for analysis as Parquet, written as they come; words of documents are words there, whatever they look like."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import IO, Any

from checker.errors import BadSettings
from checker.render.dataset import Row

_AT_ONCE = 5_000  # rows that are held in memory


def write_parquet(file: IO[bytes], columns: Mapping[str, type], coming: Iterable[Row]) -> None:
    """Write rows into a file, as they come. Raises BadSettings where Parquet cannot be written here."""
    pyarrow, parquet = libraries()
    kinds = {str: pyarrow.string(), int: pyarrow.int64(), bool: pyarrow.bool_()}
    schema = pyarrow.schema([(name, kinds[kind]) for name, kind in columns.items()])
    with parquet.ParquetWriter(file, schema, compression="zstd") as writer:
        for part in _parts(coming):
            writer.write_table(pyarrow.Table.from_pylist(part, schema=schema))


def columns_of(file: IO[bytes]) -> tuple[str, ...]:
    """The names of the columns of a file, none where it is no Parquet. Raises BadSettings where Parquet cannot be read here."""
    _, parquet = libraries()
    try:
        return tuple(parquet.read_schema(file).names)
    except (OSError, ValueError):  # which all of its own are
        return ()


def libraries() -> tuple[Any, Any]:
    """What Parquet is written with. Raises BadSettings where it is not installed."""
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError:
        raise BadSettings("--format parquet: pyarrow is not installed. Install it: pip install tendercheck[parquet]") from None
    return pyarrow, parquet


def _parts(coming: Iterable[Row]) -> Iterator[list[dict[str, Any]]]:
    """Rows, many at a time; half a letter, of which no text can be made, is replaced."""
    left = iter(coming)
    while part := list(islice(left, _AT_ONCE)):
        yield [{name: _whole(value) for name, value in row.items()} for row in part]


def _whole(value: object) -> object:
    """A value that can be written."""
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value
