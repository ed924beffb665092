"""One dataset of many packs: what an analyst asks of it can be answered, and it is the sum of the reports."""

import json
import sys
from io import BytesIO
from pathlib import Path

import pytest

from checker.batch.dataset import spare_others, write_dataset
from checker.batch.pool import Pool
from checker.batch.results import Results
from checker.batch.run import Batch
from checker.errors import BadSettings
from checker.model import Rulebook
from checker.render.parquet import write_parquet
from checker.service.answers import Answers, Manner
from checker.service.judged import Settings
from tests.batch.made import folder, ordered, trade
from tests.cli.made import typed

parquet = pytest.importorskip("pyarrow.parquet")


def test_many_packs_make_two_tables(rulebook: Rulebook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A row for each finding and for each document, the same as Parquet and as lines of JSON, whatever is held in memory at once."""
    monkeypatch.setattr("checker.render.parquet._AT_ONCE", 2)
    place, results = folder(tmp_path / "many", 7), Results(str(tmp_path / "results"))
    (place / "0001.docx").write_bytes(b"PK\x03\x04")
    engine, answers = Pool(trade(whole=True), rulebook, 2), Answers(Manner(), Settings())
    list(Batch(ordered(place), rulebook).lines(engine, results, answers, lambda name: None))
    (tmp_path / "results" / "findings.parquet").touch()
    for _ in range(2):  # an empty file, and our own earlier tables, are written over
        write_dataset(results, rulebook, ("parquet", "jsonl"))
    tables = {name: parquet.read_table(tmp_path / "results" / f"{name}.parquet").to_pylist() for name in ("findings", "documents")}

    for name, rows in tables.items():
        assert rows == [json.loads(line) for line in (tmp_path / "results" / f"{name}.jsonl").read_text().splitlines()]
    assert [(Path(row["document"]).name, row["rule"], row["theme"], row["quote"]) for row in tables["findings"][:2]] == [
        ("0000.md", "brand-named", "open-standards", "Oracle 19c"),
        ("0001.md", "unlimited-liability", "sme-access", "liable without limit"),
    ]
    assert [(row["status"], row["must"] + row["should"]) for row in tables["documents"]] == [
        ("checked", 1),
        ("not checked", 0),
        *[("checked", found) for found in (1, 0, 1, 1, 0, 1)],
    ]
    assert {row["stands"] for row in tables["findings"]} == {True}


def test_words_are_words_whatever_they_look_like() -> None:
    """Columns have kinds of their own, also where no row tells; half a letter is replaced."""
    made = BytesIO()
    write_parquet(made, {"quote": str, "page": int}, [{"quote": "=1+1", "page": None}, {"quote": "a\ud800", "page": None}])
    table = parquet.read_table(made)

    assert table.to_pylist() == [{"quote": "=1+1", "page": None}, {"quote": "a?", "page": None}]
    assert [str(kind) for kind in table.schema.types] == ["string", "int64"]


@pytest.mark.parametrize("name", ["findings.parquet", "documents.parquet", "findings.jsonl", "documents.jsonl"])
@pytest.mark.parametrize("mine", ["mine", '{"mine": 1}\n', "PAR1", "7\n"])
def test_a_file_of_its_name_that_is_no_table_is_spared(tmp_path: Path, name: str, mine: str) -> None:
    """It is told before anything is checked."""
    (tmp_path / name).write_text(mine)
    with pytest.raises(BadSettings, match=f"{name}: it is none of our tables. Move it elsewhere"):
        spare_others(Results(str(tmp_path)), [name.partition(".")[2]])

    assert (tmp_path / name).read_text() == mine


def test_a_dataset_alone_is_refused(tmp_path: Path) -> None:
    """A table of findings is silent about what was not read, and so goes beside the reports."""
    assert "such as --results DIR" in typed("check", tmp_path, "--format", "parquet", "--output", tmp_path / "f.parquet").err


def test_without_pyarrow_it_is_said_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In one line, and before anything is checked."""
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    ended = typed("check", folder(tmp_path / "many", 1), "--results", tmp_path / "results", "--format", "parquet")

    assert (ended.code, ended.out) == (2, "")
    assert ended.err == "--format parquet: pyarrow is not installed. Install it: pip install tendercheck[parquet]\n"
