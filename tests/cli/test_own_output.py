"""What Tendercheck wrote into a pack's folder: known again by its content, told, and never read as part of the tender."""

from pathlib import Path

import pytest

from checker.render.formats import ENDINGS
from tests.cli.made import BRAND, SERVICE, Ended, put, typed

ALONE = ("--select", "brand-named", "--format", "json")
ASIDE = "of Tendercheck's own, and was not judged as part of the tender"
QUOTED = [
    ("notes.md", "# Notes\n\n<!-- generator: Tendercheck -->\n\nTendercheck, rule brand-named. " + BRAND),
    (
        "notes.html",
        f'<!doctype html><html><head><title>Notes</title></head><body><meta name="generator" content="Tendercheck">{BRAND}</body></html>',
    ),
    ("notes.txt", f"Tendercheck 1.0, rulebook 3 of today.\nNot judged here: TUPE.\nChecked 1 document: no findings\n\n{BRAND}"),
    ("notes.csv", f"Number,Severity,Fingerprint\n1,must,{BRAND.strip()}\n2,Tendercheck,x\n"),
]


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A pack with a brand in it."""
    put(tmp_path, SERVICE, "tender.toml")
    put(tmp_path, BRAND, "itt.md")
    return tmp_path


def found(ended: Ended) -> list[str]:
    """The files that findings are in."""
    return [Path(finding["document"]).name for finding in ended.report["findings"]]


@pytest.mark.parametrize("name", [*(f"a-report{ending}" for ending in ENDINGS), "gitlab.json", "sarif.json", "report.log"])
def test_a_report_in_the_folder_is_told_and_not_read(pack: Path, name: str) -> None:
    """In whatever form it was written: nothing is found in it, nothing could not be read, and it is not counted."""
    form = next((form for form in ("gitlab", "sarif") if name.startswith(form)), None)
    typed("check", pack, "--select", "brand-named", "--output", pack / name, *(("--format", form) if form else ()))
    ended = typed("check", pack, *ALONE)

    assert (ended.code, found(ended)) == (1, ["itt.md"])
    assert next(document["remarks"] for document in ended.report["documents"] if document["path"].endswith(name))[0].count(ASIDE) == 1
    assert "Checked 1 document (" in typed("check", pack, "--select", "brand-named").out


@pytest.mark.parametrize("form", ["html", "json"])
def test_a_comparison_in_the_folder_is_told_and_not_read(pack: Path, form: str) -> None:
    """It tells of two drafts, and is neither."""
    typed("compare", pack, pack, "--format", form, "--output", pack / f"compared.{form}")

    assert found(typed("check", pack, *ALONE)) == ["itt.md"]


def test_a_marked_page_under_another_name_is_told_and_not_read(pack: Path) -> None:
    """The page has all the words of the file that it was made of."""
    typed("mark", pack / "itt.md", "-o", pack / "for-jo.html")

    assert found(typed("check", pack, *ALONE)) == ["itt.md"]


@pytest.mark.parametrize(
    "change", [lambda data: data.replace(b"\n", b"\r\n"), lambda data: data.decode().encode("utf-16")], ids=["lines", "letters"]
)
@pytest.mark.parametrize("ending", [".md", ".csv", ".html", ".txt"])
def test_a_report_that_an_editor_saved_again_is_known(pack: Path, ending: str, change: object) -> None:
    """Other ends of lines and other letters hide nothing."""
    typed("check", pack, "--output", pack / f"report{ending}")
    data = (pack / f"report{ending}").read_bytes()
    (pack / f"report{ending}").write_bytes(change(data))  # type: ignore[operator]

    assert found(typed("check", pack, *ALONE)) == ["itt.md"]


def test_a_log_in_csv_that_excel_saved_again_is_known(pack: Path) -> None:
    """With semicolons, and no quotation marks around what needs none."""
    typed("check", pack, "--output", pack / "log.csv")
    head, *rows = (pack / "log.csv").read_text("utf-8-sig").splitlines()
    put(pack, "\n".join([head.replace('"', "").replace(",", ";"), *(row.replace('","', '";"') for row in rows)]), "log.csv")

    assert found(typed("check", pack, *ALONE)) == ["itt.md"]


@pytest.mark.parametrize(("name", "words"), QUOTED, ids=[name for name, _ in QUOTED])
def test_a_file_that_quotes_us_is_read(tmp_path: Path, name: str, words: str) -> None:
    """Our name in a file's words makes it none of ours."""
    assert found(typed("check", put(tmp_path, words, name), *ALONE)) == [name]


def test_a_report_is_no_pass_when_it_is_all_that_is_given(pack: Path) -> None:
    """It is said that there was nothing to check."""
    typed("check", pack, "--output", pack / "report.html")

    assert "Checked 0 documents: there was nothing to check" in typed("check", pack / "report.html").out


def test_absences_are_told_in_a_file_of_the_tender(pack: Path) -> None:
    """A report that comes first in the folder speaks for no pack, and of it no copy is made."""
    typed("check", pack, "--output", pack / "a.html")
    ended = typed("mark", pack, "--all", "-o", pack.parent / f"{pack.name}-marked")

    assert (ended.code, "a.html: it is Tendercheck's own" in ended.err) == (0, True)
    assert [path.name for path in (pack.parent / f"{pack.name}-marked").iterdir()] == ["itt-INTERNAL.html"]


def test_a_report_is_nothing_to_publish(pack: Path) -> None:
    """Before publishing it is told as what must not go along."""
    typed("check", pack, "--output", pack / "a.html")

    assert "a log or report of Tendercheck's own, and not a file to publish" in " ".join(typed("check", pack, "--publishing").out.split())
