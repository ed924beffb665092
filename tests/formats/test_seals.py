"""Signed office files: the marked copy says that it is not signed, and has nothing left of a signature that would be broken."""

from io import BytesIO
from zipfile import ZipFile

import docx
import odfdo
import pytest
from openpyxl import load_workbook

from checker.formats import mark, read
from checker.formats.seals import TAKEN_OUT, unsealed
from checker.model import Mark, Source
from tests.formats.made import open_document, p, row, table, word, workbook
from tests.formats.made import open_sheets as sheets
from tests.formats.made_marks import copied
from tests.formats.made_office import with_parts

PACKAGE = "http://schemas.openxmlformats.org/package/2006"
ORIGIN = f'<Relationship Id="rSig" Type="{PACKAGE}/relationships/digital-signature/origin" Target="{{}}_xmlsignatures/origin.sigs"/>'
SIGNATURE = "application/vnd.openxmlformats-package.digital-signature"
TYPES = (
    f'<Default Extension="sigs" ContentType="{SIGNATURE}-origin"/>'
    f'<Override PartName="/_xmlsignatures/sig1.xml" ContentType="{SIGNATURE}-xmlsignature+xml"/>'
)
RELATIONS = (
    f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" Target="sig1.xml" '
    f'Type="{PACKAGE}/relationships/digital-signature/signature"/></Relationships>'
)
MANIFEST = (
    '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    '<m:file-entry m:full-path="/" m:media-type="application/vnd.oasis.opendocument.text"/>{}</m:manifest>'
)
ENTRY = '<m:file-entry m:full-path="META-INF/documentsignatures.xml" m:media-type=""/>'
WHOLE = Mark(None, "The file", "Its note")
SAID = "It shall be Oracle 19c."


def sealed_by_office(source: Source, root: str = "/") -> Source:
    """A file as Office signs it."""
    with ZipFile(BytesIO(source.data)) as package:
        types, relations = (package.read(name).decode() for name in ("[Content_Types].xml", "_rels/.rels"))
    return with_parts(
        source,
        {
            "[Content_Types].xml": types.replace("</Types>", f"{TYPES}</Types>"),
            "_rels/.rels": relations.replace("</Relationships>", f"{ORIGIN.format(root)}</Relationships>"),
            "_xmlsignatures/origin.sigs": b"",
            "_xmlsignatures/_rels/origin.sigs.rels": RELATIONS,
            "_xmlsignatures/sig1.xml": "<Signature/>",
        },
    )


def sealed_by_libreoffice(source: Source, entry: str = "") -> Source:
    """A file as LibreOffice signs it."""
    return with_parts(
        source, {"META-INF/manifest.xml": MANIFEST.format(entry), "META-INF/documentsignatures.xml": "<document-signatures/>"}
    )


SEALED = {
    "docx": sealed_by_office(word(p(SAID))),
    "docx, named otherwise": sealed_by_office(word(p(SAID)), ""),
    "xlsx": sealed_by_office(workbook({"A1": f't="inlineStr"><is><t>{SAID}</t></is>'})),
    "odt": sealed_by_libreoffice(open_document(f"<text:p>{SAID}</text:p>")),
    "odt, listed": sealed_by_libreoffice(open_document(f"<text:p>{SAID}</text:p>"), ENTRY),
    "ods": sealed_by_libreoffice(sheets(table(row(f"<table:table-cell><text:p>{SAID}</text:p></table:table-cell>")))),
}


@pytest.mark.parametrize("source", SEALED.values(), ids=SEALED)
def test_the_copy_has_no_signature_and_says_so_first(source: Source) -> None:
    """No part is left of it and no list names one; every other part is there, and the same text is read."""
    made, _ = copied(source, WHOLE)
    with ZipFile(BytesIO(source.data)) as old, ZipFile(BytesIO(made.data)) as new:
        gone = set(old.namelist()) - set(new.namelist())
        named = [name for name in new.namelist() if b"signatures" in new.read(name)]
    (comment,) = read(made).comments

    assert gone == {name for name in old.namelist() if "signature" in name}
    assert named == []
    assert TAKEN_OUT in comment.text
    assert comment.text.index(TAKEN_OUT) < comment.text.index("Its note")
    assert read(made).text == read(source).text


def test_other_readers_open_the_copies() -> None:
    """python-docx, openpyxl and odfdo find nothing broken."""
    made = {name: BytesIO(copied(source, WHOLE)[0].data) for name, source in SEALED.items()}

    assert docx.Document(made["docx"]).paragraphs[0].text == SAID
    assert load_workbook(made["xlsx"]).worksheets[0]["A1"].value == SAID
    assert SAID in odfdo.Document(made["odt, listed"]).get_formatted_text()


def test_a_file_without_a_signature_is_as_it_was() -> None:
    """Nothing is said of signatures, and not a byte is another."""
    source = word(p("Signatures are to be sent to _xmlsignatures/ at once."))

    assert unsealed(source.data) is source.data
    assert [comment.text.count(TAKEN_OUT) for comment in read(Source(source.path, mark(source, [WHOLE]).data)).comments] == [0]
