"""Which tests are not run on PostgreSQL: each is there, and none is about the store."""

import re

import pytest

from tests.web.conftest import HERE, ON_SQLITE_ALONE

ABOUT_THE_STORE = re.compile(r"(?m)^(?:from|import) (?:web\.(?:store|jobs|uploads|signing|decisions)|sqlalchemy)\b|\.acting\(")


@pytest.mark.parametrize("name", ON_SQLITE_ALONE)
def test_what_is_left_out_is_there(name: str) -> None:
    """A folder, a file or a test of that name."""
    place, _, test = name.partition("::")

    assert (HERE / place).exists()
    assert not test or f"\ndef {test}(" in (HERE / place).read_text("utf-8")


@pytest.mark.parametrize("name", [name for name in ON_SQLITE_ALONE if "::" not in name])
def test_no_file_that_is_left_out_is_about_the_store(name: str) -> None:
    """Whoever asks the store, the jobs or the database in a test has it run on both."""
    files = [*(HERE / name).glob("test_*.py")] if name.endswith("/") else [HERE / name]

    assert files
    assert [file.name for file in files if ABOUT_THE_STORE.search(file.read_text("utf-8"))] == []
