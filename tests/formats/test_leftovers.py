"""What a file holds beside what is meant to be published with it."""

from io import BytesIO

import openpyxl
import pytest
from openpyxl.comments import Comment as Note
from pypdf.generic import DictionaryObject, NameObject, StreamObject, TextStringObject

from checker.errors import OldKind
from checker.formats import leftovers
from checker.model import Leftover, Source
from tests.formats.made import open_document, open_sheets, p, row, table, word
from tests.formats.made_office import related, with_parts
from tests.formats.made_pdf import SENTENCE, drawn, edited, typed

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
CORE = (
    f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
    "<dc:title>A title</dc:title><dc:creator>Ann Smith</dc:creator><cp:lastModifiedBy>Bob Jones</cp:lastModifiedBy></cp:coreProperties>"
)
APP = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>Word</Application><Manager>Cy Brown</Manager><Company>Acme Consulting</Company></Properties>"
)
META = (
    '<office:document-meta xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"><office:meta><meta:initial-creator>Ann Smith</meta:initial-creator>'
    "<dc:creator>Bob Jones</dc:creator><dc:title>A title</dc:title></office:meta></office:document-meta>"
)
NAMED = [("name", "Author: Ann Smith"), ("name", "Last saved by: Bob Jones")]
SCAN = "no words are on this page"


def left(source: Source) -> list[tuple[str, str]]:
    """What is left in a file, kind by kind."""
    return [(each.kind, each.what) for each in leftovers(source)]


def core(source: Source) -> Source:
    """A Word file with names in its properties."""
    kinds = {"officeDocument": "word/document.xml", "core-properties": "docProps/core.xml", "extended-properties": "docProps/app.xml"}
    told = "".join(f'<Relationship Id="{kind}" Type="https://example.org/{kind}" Target="{name}"/>' for kind, name in kinds.items())
    relations = f'<Relationships xmlns="{_PACKAGE}/relationships">{told}</Relationships>'
    return with_parts(source, {"_rels/.rels": relations, "docProps/core.xml": CORE, "docProps/app.xml": APP})


def test_a_clean_word_file_has_nothing_left() -> None:
    """Words alone are what is meant to be published."""
    assert left(word(p("The supplier shall deliver."))) == []


def test_names_in_the_properties_of_a_word_file_are_told() -> None:
    """Author, who saved it last, manager and company; the title is no name."""
    people = [*NAMED, ("name", "Manager: Cy Brown"), ("name", "Company: Acme Consulting")]

    assert left(core(word(p("Words")))) == people


def test_comments_and_tracked_changes_are_told_by_their_authors() -> None:
    """How many there are of each; changes of looks and of notes count as well."""
    change = '<w:{0} w:id="1" w:author="{1}"><w:r><w:t>more</w:t></w:r></w:{0}>'
    looks = '<w:p><w:pPr><w:pPrChange w:id="2" w:author="Bob"><w:pPr/></w:pPrChange></w:pPr><w:r><w:t>x</w:t></w:r></w:p>'
    comments = "".join(f'<w:comment w:id="{at}" w:author="Ann">{p("Too dear?")}</w:comment>' for at in range(2))
    body = f"{p('Words')}<w:p>{change.format('ins', 'Bob')}{change.format('moveTo', '')}</w:p>{looks}"

    assert left(word(body, comments=comments, header1=f"<w:p>{change.format('ins', 'Bob')}</w:p>")) == [
        ("comment", "2 comments by Ann"),
        ("tracked change", "3 tracked changes by Bob"),
        ("tracked change", "1 tracked change by somebody unnamed"),
    ]


def test_hidden_text_macros_and_files_in_a_word_file_are_told() -> None:
    """Each is published with the file."""
    source = related(word(p("Words") + p("Reserve price", run="<w:vanish/>")), "vbaProject", "vbaProject.bin")
    found = left(with_parts(source, {"word/vbaProject.bin": b"x", "word/embeddings/prices.xlsx": b"x"}))

    assert [kind for kind, _ in found] == ["macros", "hidden", "file in it"]
    assert found[-1] == ("file in it", "prices.xlsx")


def test_a_marked_copy_is_known_by_our_comments_and_changes() -> None:
    """Whatever it is called now."""
    comments = f'<w:comment w:id="0" w:author="Tendercheck">{p("A brand is named")}</w:comment>'
    inserted = '<w:p><w:ins w:id="1" w:author="Tendercheck"><w:r><w:t>or equivalent</w:t></w:r></w:ins></w:p>'

    assert "marked copy" in dict(left(word(p("Words"), comments=comments)))
    assert "marked copy" in dict(left(word(p("Words") + inserted)))


def test_a_workbook_tells_hidden_sheets_rows_comments_and_names() -> None:
    """A real workbook, made by another program."""
    book = openpyxl.Workbook()
    book.properties.creator, book.properties.lastModifiedBy = "Ann Smith", "Bob Jones"
    sheet = book.active
    assert sheet is not None
    sheet.title = "Prices"
    for line in (1, 2, 3):
        sheet.cell(line, 1, f"Line {line} of the prices")
    sheet.row_dimensions[2].hidden = True
    sheet["A3"].comment = Note("Our reserve", "Cy Brown")
    book.create_sheet("Scores").cell(1, 1, "Weights that we keep to ourselves")
    book["Scores"].sheet_state = "hidden"
    held = BytesIO()
    book.save(held)

    assert left(Source("prices.xlsx", held.getvalue())) == [
        ("comment", "1 comment by Cy Brown"),
        ("hidden", "Sheet Prices has hidden rows or columns; they are published with the file"),
        ("hidden", "Sheet Scores is hidden; it is published with the file"),
        *NAMED,
    ]


def test_an_open_document_tells_names_changes_objects_and_versions() -> None:
    """What LibreOffice leaves in a file."""
    who = "<office:change-info><dc:creator>Ann</dc:creator></office:change-info>"
    region = f'<text:changed-region text:id="c"><text:insertion>{who}</text:insertion></text:changed-region>'
    source = open_document(f"<text:tracked-changes>{region}</text:tracked-changes><text:p>Words</text:p>")
    parts = {"meta.xml": META, "Object 1/content.xml": "<a/>", "Versions/Version1": b"x", "Basic/script.xml": "<a/>"}

    assert left(with_parts(source, parts)) == [
        ("macros", "It holds macros, which were not read"),
        *NAMED,
        ("tracked change", "1 tracked change by Ann"),
        ("file in it", "Object 1"),
        ("hidden", "Earlier versions of the document are kept in the file"),
    ]


def test_an_open_workbook_tells_hidden_columns_and_names() -> None:
    """As one of Excel does."""
    columns = '<table:table-column table:visibility="collapse"/>'
    source = with_parts(open_sheets(table(columns, row("Reserve price", "Price"))), {"meta.xml": META})

    assert left(source) == [("hidden", "Sheet Prices has hidden rows or columns; they are published with the file"), *NAMED]


def test_a_pdf_tells_names_of_both_manners_attachments_and_scripts() -> None:
    """What is in its properties, hangs at it, or runs with it."""

    def edit(writer: object) -> None:
        writer.add_metadata({"/Author": "Ann Smith", "/Company": "Acme Consulting"})  # type: ignore[attr-defined]
        packet = StreamObject()
        packet.set_data(
            b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description '
            b'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator><rdf:Seq><rdf:li>Bob Jones</rdf:li></rdf:Seq></dc:creator>'
            b"</rdf:Description></rdf:RDF></x:xmpmeta>"
        )
        writer._root_object[NameObject("/Metadata")] = writer._add_object(packet)  # type: ignore[attr-defined]
        writer.add_attachment("prices.xlsx", b"x")  # type: ignore[attr-defined]
        action = {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("x")}
        writer._root_object[NameObject("/OpenAction")] = DictionaryObject(action)  # type: ignore[attr-defined]

    assert left(edited(drawn(typed(SENTENCE)), edit)) == [
        ("name", "Author: Ann Smith"),
        ("name", "Company: Acme Consulting"),
        ("name", "Author: Bob Jones"),
        ("file in it", "prices.xlsx"),
        ("macros", "It holds scripts, which run when it is opened in some programs"),
    ]


def test_a_file_without_words_is_looked_through_all_the_same() -> None:
    """A scan has properties too; what only its reader would know is said to be unknown."""
    found = left(edited(drawn(lambda canvas: canvas.rect(0, 0, 500, 800, fill=1)), lambda writer: writer.add_metadata({"/Author": "Ann"})))

    assert found[0][0] == "not looked through"
    assert ("name", "Author: Ann") in found


def test_a_rich_text_file_tells_its_names() -> None:
    """In whatever letters they are written."""
    written = (
        rb"{\rtf1\ansi{\info{\title T}{\author Zo\'eb}{\operator Bob Jones}{\*\company Acme}}The supplier shall {\revised deliver}.\par}"
    )

    assert left(Source("a.rtf", written)) == [
        ("name", "Author: Zoë"),
        ("name", "Last saved by: Bob Jones"),
        ("name", "Company: Acme"),
        ("tracked change", "It holds tracked changes"),
    ]


def test_a_damaged_part_is_not_passed_over() -> None:
    """Properties that cannot be read may hold names."""
    source = core(word(p("Words")))
    found = left(with_parts(source, {"docProps/core.xml": "<a"}))

    assert any(kind == "not looked through" and "docProps/core.xml" in what for kind, what in found)


def test_a_file_of_an_old_kind_is_not_looked_through() -> None:
    """Nobody is to think that a .doc has no names in it."""
    with pytest.raises(OldKind):
        leftovers(Source("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512 + "WordDocument".encode("utf-16-le") + b"\0" * 512))


@pytest.mark.parametrize("name", ["a.md", "a.txt", "a.csv"])
def test_plain_words_leave_nothing(name: str) -> None:
    """A file of letters has no other side."""
    assert leftovers(Source(name, b"The supplier shall deliver,\nand so on,\n")) == ()


def test_what_is_left_is_told_in_two_words() -> None:
    """A kind, and what it is."""
    assert leftovers(core(word(p("Words"))))[0] == Leftover("name", "Author: Ann Smith")
