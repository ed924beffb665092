"""tendercheck mark: copies with comments, never in place of anything."""

from pathlib import Path

import pytest

from checker.formats import read
from checker.model import Source
from tests.cli.made import PLAIN, put, typed
from tests.formats.made import open_document, p, workbook
from tests.formats.made import word as packed
from tests.places import CORPORA

PACK = CORPORA / "packs" / "harrow-vale-case-management"
BRAND = "The database layer shall be Oracle 19c."


def word(folder: Path, *paragraphs: str, name: str = "spec.docx") -> Path:
    """A Word file with these paragraphs."""
    file = folder / name
    file.write_bytes(packed("".join(map(p, paragraphs))).data)
    return file


def comments(file: Path) -> str:
    """What the comments of a file say."""
    return "\n".join(comment.text for comment in read(Source(str(file), file.read_bytes())).comments)


def test_a_copy_stands_beside_the_file_and_the_file_is_not_touched(tmp_path: Path) -> None:
    """The officer's own file is never written to."""
    file = word(tmp_path, BRAND)
    before = file.read_bytes()
    ended = typed("mark", file)

    assert ended.code == 0
    assert ended.out.startswith(f"{tmp_path / 'spec-INTERNAL.docx'}: ")
    assert file.read_bytes() == before
    assert "A brand is named" in comments(tmp_path / "spec-INTERNAL.docx")


@pytest.mark.parametrize("made", [open_document(f"<text:p>{BRAND}</text:p>"), workbook({"A1": f't="inlineStr"><is><t>{BRAND}</t></is>'})])
def test_an_open_document_and_a_workbook_come_back_as_what_they_are(tmp_path: Path, made: Source) -> None:
    """With comments; a workbook has no tracked changes, and it is said how many wordings are in comments alone."""
    file = tmp_path / made.path
    file.write_bytes(made.data)
    ended = typed("mark", file)
    copy = tmp_path / f"{file.stem}-INTERNAL{file.suffix}"

    assert ended.code == 0
    assert "A brand is named" in comments(copy)
    assert ("to accept or reject" in ended.out) == (file.suffix == ".odt")
    assert ("in the comment alone" in ended.out) == (file.suffix == ".xlsx")


def test_a_copy_that_is_there_is_not_replaced_unasked(tmp_path: Path) -> None:
    """It may hold what the officer has accepted since."""
    file = word(tmp_path, BRAND)
    typed("mark", file)
    again = typed("mark", file)

    assert again.code == 2
    assert "--replace" in again.err
    assert typed("mark", file, "--replace").code == 0


def test_a_copy_never_takes_the_place_of_the_file(tmp_path: Path) -> None:
    """Even where that is asked for."""
    file = word(tmp_path, BRAND)

    assert typed("mark", file, "-o", file, "--replace").code == 2


def test_a_file_that_takes_no_comments_becomes_a_page(tmp_path: Path) -> None:
    """Its text is shown with the findings."""
    file = put(tmp_path)
    typed("mark", file)
    page = (tmp_path / f"{file.stem}-INTERNAL.html").read_text("utf-8")

    assert "<mark>" in page
    assert "A brand is named" in page


def test_a_pdf_is_marked_within_the_guards(tmp_path: Path) -> None:
    """Its copy is a PDF that says all that was found, and reads as the file does."""
    file = PACK / "3_Terms.pdf"
    ended = typed("mark", file, "-o", tmp_path)
    copy = tmp_path / "3_Terms-INTERNAL.pdf"
    before, after = (read(Source(each.name, each.read_bytes())) for each in (file, copy))

    assert ended.code == 0
    assert ended.out.startswith(f"{copy}: {comments(copy).count('Tendercheck, rule ')} findings; the wording of ")
    assert ended.out.endswith(" stands in the comment alone\n")
    assert (after.text, after.blocks) == (before.text, before.blocks)
    assert "INTERNAL" in comments(copy)


def test_every_file_of_a_folder_is_marked(tmp_path: Path) -> None:
    """Each copy goes to the same place below the folder that is given."""
    draft = tmp_path / "draft"
    (draft / "annexes").mkdir(parents=True)
    word(draft, BRAND)
    word(draft / "annexes", "Bidders must supply Cisco Catalyst 9300 switches.", name="a.docx")
    ended = typed("mark", "--all", draft, "-o", tmp_path / "marked")

    assert ended.code == 0
    found = sorted(file.relative_to(tmp_path / "marked").as_posix() for file in (tmp_path / "marked").rglob("*") if file.is_file())
    assert found == ["annexes/a-INTERNAL.docx", "spec-INTERNAL.docx"]


def test_a_folder_is_marked_only_where_that_is_said(tmp_path: Path) -> None:
    """A folder given by mistake does not fill with copies."""
    put(tmp_path)

    assert typed("mark", tmp_path).code == 2


def test_a_file_that_cannot_be_read_ends_with_3_and_the_others_are_marked(tmp_path: Path) -> None:
    """Each file that could not be marked is said."""
    word(tmp_path, BRAND)
    (tmp_path / "broken.docx").write_bytes(b"PK\x03\x04 broken")
    ended = typed("mark", "--all", tmp_path)

    assert ended.code == 3
    assert "broken.docx: " in ended.err
    assert (tmp_path / "spec-INTERNAL.docx").exists()


def test_a_marked_copy_beside_its_file_is_not_checked_with_the_folder(tmp_path: Path) -> None:
    """Or everything would be found twice; one that stands alone is checked."""
    word(tmp_path, BRAND)
    typed("mark", tmp_path / "spec.docx")
    paths = [document["path"] for document in typed("check", tmp_path, "--format", "json").report["documents"]]

    assert [Path(path).name for path in paths] == ["spec.docx"]
    (tmp_path / "spec.docx").unlink()
    paths = [document["path"] for document in typed("check", tmp_path, "--format", "json").report["documents"]]
    assert [Path(path).name for path in paths] == ["spec-INTERNAL.docx"]


def test_a_file_without_findings_is_copied_with_what_was_looked_at(tmp_path: Path) -> None:
    """Its one comment says what the copy is."""
    file = word(tmp_path, "The Council thanks all who took part in the survey.")
    typed("mark", file)

    assert "INTERNAL" in comments(tmp_path / "spec-INTERNAL.docx")


@pytest.mark.parametrize("name", ["1_Invitation_to_Tender.docx", "4_Questionnaire.docx"])
def test_rejecting_all_our_changes_gives_the_text_back(tmp_path: Path, name: str) -> None:
    """Character for character."""
    typed("mark", PACK / name, "-o", tmp_path)
    copy = tmp_path / name.replace(".docx", "-INTERNAL.docx")
    before = read(Source(name, (PACK / name).read_bytes(), "reject"))

    assert read(Source(name, copy.read_bytes(), "reject")).text == before.text


def test_plain_text_of_a_small_file_can_be_marked(tmp_path: Path) -> None:
    """A file of a few words becomes a page as well."""
    assert typed("mark", put(tmp_path, PLAIN)).code == 0


def test_tracked_changes_cannot_be_marked_as_rejected(tmp_path: Path) -> None:
    """There is no such option, for comments stand in the text as it reads with all changes accepted."""
    ended = typed("mark", tmp_path, "--revisions", "reject")

    assert (ended.code, "No such option" in ended.err) == (2, True)
