"""Nothing is lost: of what a Word or OpenDocument file would publish the letters are in the text, and none of them twice."""

import pytest

from checker.formats import read
from checker.model import Source
from tests.formats.counted import share
from tests.formats.made import open_document, p, word
from tests.places import BENCH, CORPORA

REAL = sorted(path for folder in (BENCH, CORPORA) for ending in ("docx", "odt") for path in folder.rglob(f"*.{ending}"))
CELL = f"<w:tc>{p('Cell')}<w:tbl><w:tr><w:tc>{p('Inner one')}</w:tc><w:tc>{p('Inner two')}</w:tc></w:tr></w:tbl>{p('after')}</w:tc>"
BOXED = f"<w:txbxContent>{p('Boxed')}<w:tbl><w:tr>{CELL}{CELL}</w:tr></w:tbl></w:txbxContent>"
TWICE = (
    f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>{BOXED}</wps:txbx></w:drawing></mc:Choice>'
    f"<mc:Fallback><w:pict><v:textbox>{BOXED}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)
MARKS = {kind: f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")}
FIELD = f"{MARKS['begin']}<w:r><w:instrText>IF x</w:instrText></w:r>{MARKS['separate']}<w:r><w:t>shown</w:t></w:r>{MARKS['end']}"
WORD = word(
    f"<w:p>{TWICE}<w:r><w:t>Text</w:t></w:r>{FIELD}</w:p>"
    f"<w:p>{FIELD.replace(MARKS['end'], '')}</w:p><w:p>{MARKS['end']}<w:r><w:t>of a field over two paragraphs</w:t></w:r></w:p>"
    f"<w:sdt><w:sdtPr/><w:sdtContent><w:tbl><w:sdt><w:sdtContent><w:tr>{CELL}<w:sdt><w:sdtContent>{CELL}</w:sdtContent></w:sdt></w:tr>"
    "</w:sdtContent></w:sdt></w:tbl></w:sdtContent></w:sdt>"
    '<w:p><w:fldSimple w:instr="MERGEFIELD Name"><w:r><w:t>«Name»</w:t></w:r></w:fldSimple><w:hyperlink><w:smartTag><w:r><w:t>linked'
    '</w:t></w:r></w:smartTag></w:hyperlink><w:r><w:footnoteReference w:id="2"/></w:r><w:ins><w:r><w:t>new</w:t></w:r></w:ins>'
    "<w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:dir><w:r><w:t>turned</w:t></w:r></w:dir></w:p>",
    footnotes=f'<w:footnote w:id="2">{p("See annex.")}</w:footnote><w:footnote w:id="3">{p("Never called")}</w:footnote>',
)
SHAPE = "<draw:custom-shape><text:p>Shaped</text:p></draw:custom-shape>"
OPEN = open_document(
    f"<text:p>Text<draw:g>{SHAPE}{SHAPE}</draw:g>tail<draw:frame><draw:text-box><table:table><table:table-row><table:table-cell>"
    f"<text:p>in a box</text:p></table:table-cell></table:table-row></table:table><text:p>{SHAPE}</text:p></draw:text-box>"
    "</draw:frame></text:p>"
    f"<draw:frame><draw:text-box><text:p>On the page</text:p></draw:text-box></draw:frame>"
    "<text:section><text:p>In a section</text:p></text:section>"
    "<text:table-of-content><text:table-of-content-source><text:index-title-template>Contents</text:index-title-template>"
    "</text:table-of-content-source><text:index-body><text:p>1 Scope<text:tab/>3</text:p></text:index-body></text:table-of-content>"
    "<text:p><text:a>linked</text:a><text:date>1 May</text:date><text:placeholder>&lt;Name&gt;</text:placeholder>"
    "<text:ruby><text:ruby-base>base</text:ruby-base><text:ruby-text>small</text:ruby-text></text:ruby></text:p>"
    "<text:numbered-paragraph><text:p>Numbered</text:p></text:numbered-paragraph>",
    around='<style:master-page><style:header><text:p>Head</text:p></style:header><style:footer style:display="false">'
    "<text:p>Hidden</text:p></style:footer></style:master-page>",
)


@pytest.mark.parametrize("path", REAL, ids=lambda path: path.name)
def test_a_real_file_is_read_whole(path):
    """At least 99 of 100 letters that a real file would publish are in its text, and hardly one that is not in the file."""
    source = Source(path.name, path.read_bytes())
    kept, added = share(source, read(source))

    assert (kept >= 0.99, added <= 0.001) == (True, True), (kept, added)


@pytest.mark.parametrize("source", [WORD, OPEN], ids=["word", "open document"])
def test_every_way_to_hold_words_is_read_once(source):
    """Boxes, shapes, tables in tables, controls, fields, links, notes, sections and indexes: every letter is read, and read once."""
    assert share(source, read(source)) == (1.0, 0.0)
