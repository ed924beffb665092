"""Hostile files among good ones in one run: each ends as one row, the good ones are checked, and the command says that some were not."""

import json
import subprocess
import sys
from pathlib import Path

from tests.formats.made import p, word
from tests.hostile.registry import FILES

EACH = 5  # every fifth file, of all classes: the others go through the same door one by one
LONG = {  # what is read of them is so long that judging it takes seconds, which says no more about a run of many files
    *("open_item_under_open_item", "fifty_thousand_spans", "pdf_words_on_one_spot", "ods_filled_rows_and_columns_to_the_last"),
    *("ods_twenty_thousand_cells", "csv_marks_of_many_tables", "md_numbers_of_lists", "md_fences_without_end"),
    *("md_brackets_and_rounds", "md_angles", "txt_forty_thousand_short_lines"),
}
GOOD = ("good-1.docx", "good-2.docx", "good-3.docx")


def test_one_bad_file_stops_no_other(tmp_path: Path) -> None:
    """Every file is a row, none is two, those that are sound are checked, nothing is called a fault of ours, and nothing is written."""
    chosen = [hostile for hostile in FILES[::EACH] if hostile.name not in LONG]
    for number, hostile in enumerate(chosen):
        (tmp_path / f"{number:03}-{Path(hostile.file_name).name}").write_bytes(hostile.build())
    for name in GOOD:
        (tmp_path / name).write_bytes(word(p("The supplier shall keep records.")).data)
    given = sorted(path.name for path in tmp_path.iterdir())
    run = [sys.executable, "-m", "checker", "check", str(tmp_path), "--format", "json"]
    ran = subprocess.run(run, capture_output=True, text=True, timeout=280)
    rows = {row["path"]: row for row in json.loads(ran.stdout)["documents"]}

    assert (ran.returncode, len(rows)) == (3, len(json.loads(ran.stdout)["documents"]))
    assert ran.stderr.startswith("Each of these ")
    assert len(ran.stderr.splitlines()) == 1
    assert len(chosen) > 100
    assert sorted({Path(path).relative_to(tmp_path).parts[0] for path in rows}) == given
    assert [rows[str(tmp_path / name)]["status"] for name in GOOD] == ["checked"] * 3
    assert [row["path"] for row in rows.values() if "Tendercheck itself" in row["cause"]] == []
    assert sorted(path.name for path in tmp_path.iterdir()) == given
