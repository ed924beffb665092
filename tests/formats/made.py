"""Files made for the tests: whole Word, OpenDocument and Excel packages with just the parts that a test is about."""

from io import BytesIO
from itertools import pairwise
from zipfile import ZipFile

from hypothesis import strategies as st

from checker.formats import traced
from checker.formats.lines import one_line
from checker.model import Block, Document, Source

_WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_MORE = (
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml"'
)
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_ODF = "urn:oasis:names:tc:opendocument:xmlns"


def words(document: Document, block: Block) -> str:
    """The words of a block, without the line break that closes it."""
    return document.words(block.span).removesuffix("\n")


def lines(document: Document) -> list[str]:
    """The words of every block, in order."""
    return [words(document, block) for block in document.blocks]


def find(document: Document, start: str) -> Block:
    """The first block that begins with certain words."""
    return next(block for block in document.blocks if words(document, block).startswith(start))


def leads(document: Document, start: str) -> list[str]:
    """The words that speak for the block that begins with certain words."""
    return [words(document, document.blocks[at]) for at in find(document, start).leads]


def headings(document: Document, start: str) -> list[str]:
    """The headings above the block that begins with certain words."""
    return [words(document, document.blocks[at]) for at in find(document, start).headings]


def sentences() -> st.SearchStrategy[list[str]]:
    """Paragraphs of any letters: words with single spaces between them."""
    word = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S"]), min_size=1, max_size=8)
    return st.lists(st.lists(word, min_size=1, max_size=5).map(" ".join), min_size=1, max_size=5)


def packed(parts: dict[str, str | bytes], name: str = "tender.zip") -> Source:
    """A zip file with these parts."""
    held = BytesIO()
    with ZipFile(held, "w") as package:
        for path, content in parts.items():
            package.writestr(path, content)
    return Source(name, held.getvalue())


def word(body: str, **parts: str) -> Source:
    """A Word file with this body, and further parts by kind: styles, numbering, footnotes, comments, header1 ..."""
    kinds = {name: name.rstrip("0123456789") for name in parts}
    relations = "".join(f'<Relationship Id="{name}" Type="{_RELATIONS}/{kind}" Target="{name}.xml"/>' for name, kind in kinds.items())
    return packed(
        {
            "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Override PartName="/word/document.xml" ContentType='
            '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
            "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" '
            f'Type="{_RELATIONS}/officeDocument" Target="word/document.xml"/></Relationships>',
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{relations}</Relationships>',
            "word/document.xml": f"<w:document {_WORD} {_MORE}><w:body>{body}</w:body></w:document>",
            **{f"word/{name}.xml": f"<w:{_root(name)} {_WORD} {_MORE}>{content}</w:{_root(name)}>" for name, content in parts.items()},
        },
        "tender.docx",
    )


def _root(name: str) -> str:
    kind = name.rstrip("0123456789")
    return {"header": "hdr", "footer": "ftr"}.get(kind, kind)


def p(text: str, properties: str = "", run: str = "") -> str:
    """A Word paragraph of one run."""
    return f'<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def open_document(body: str, styles: str = "", automatic: str = "", around: str = "") -> Source:
    """An OpenDocument text with this body, common styles, styles of its own, and master pages."""
    names = " ".join(
        f'xmlns:{short}="{_ODF}:{name}:1.0"'
        for short, name in (
            *(("office", "office"), ("text", "text"), ("table", "table"), ("style", "style")),
            *(("fo", "xsl-fo-compatible"), ("draw", "drawing")),
        )
    )
    more = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'
    return packed(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content {names} {more}><office:automatic-styles>{automatic}</office:automatic-styles>"
            f"<office:body><office:text>{body}</office:text></office:body></office:document-content>",
            "styles.xml": f"<office:document-styles {names} {more}><office:styles>{styles}</office:styles><office:automatic-styles/>"
            f"<office:master-styles>{around}</office:master-styles></office:document-styles>",
        },
        "tender.odt",
    )


def workbook(cells: dict[str, str], formats: str = "", around: str = "", parts: dict[str, str] | None = None) -> Source:
    """An Excel file of one sheet, "Prices", with these cells: each the inside of a `c` element and its attributes.

    `around` stands after the cells; `parts` are further parts with the kind by which the sheet speaks of each: "drawing xl/drawings/d.xml".
    """
    rows: dict[int, str] = {}
    for place, cell in cells.items():
        row = int(place.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
        rows[row] = rows.get(row, "") + f'<c r="{place}" {cell}</c>'
    data = "".join(f'<row r="{row}">{inside}</row>' for row, inside in rows.items())
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    types = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    more = {name.split()[1]: content for name, content in (parts or {}).items()}
    relations = "".join(
        f'<Relationship Id="r{at}" Type="{_RELATIONS}/{name.split()[0]}" Target="/{name.split()[1]}"/>'
        for at, name in enumerate(parts or {})
    )
    return packed(
        {
            "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{types}.sheet.main+xml"/>'
            f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{types}.worksheet+xml"/>'
            f'<Override PartName="/xl/styles.xml" ContentType="{types}.styles+xml"/></Types>',
            "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" '
            f'Type="{_RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
            f'<Relationship Id="r1" Type="{_RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/>'
            f'<Relationship Id="r2" Type="{_RELATIONS}/styles" Target="styles.xml"/></Relationships>',
            "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{_RELATIONS}"><sheets>'
            '<sheet name="Prices" sheetId="1" r:id="r1"/></sheets></workbook>',
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>{data}</sheetData>{around}</worksheet>',
            "xl/worksheets/_rels/sheet1.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{relations}</Relationships>',
            "xl/styles.xml": f'<styleSheet xmlns="{main}">{formats}</styleSheet>',
            **more,
        },
        "prices.xlsx",
    )


def open_sheets(tables: str, automatic: str = "", styles: str = "") -> Source:
    """An OpenDocument spreadsheet with these tables, styles of its own, and master pages."""
    names = " ".join(
        f'xmlns:{short}="{_ODF}:{name}:1.0"'
        for short, name in (
            *(("office", "office"), ("text", "text"), ("table", "table"), ("style", "style")),
            *(("fo", "xsl-fo-compatible"), ("draw", "drawing")),
        )
    )
    more = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'
    return packed(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": f"<office:document-content {names} {more}><office:automatic-styles>{automatic}</office:automatic-styles>"
            f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>",
            "styles.xml": f"<office:document-styles {names} {more}><office:master-styles>{styles}</office:master-styles>"
            "</office:document-styles>",
        },
        "prices.ods",
    )


def row(*cells: str, attributes: str = "") -> str:
    """A row of an OpenDocument sheet, each cell with words, or written out where it begins with a tag."""
    written = (cell if cell.startswith("<") else f"<table:table-cell><text:p>{cell}</text:p></table:table-cell>" for cell in cells)
    return f"<table:table-row {attributes}>{''.join(written)}</table:table-row>"


def table(*rows: str, name: str = "Prices", style: str = "") -> str:
    """A sheet of an OpenDocument spreadsheet."""
    return f'<table:table table:name="{name}" table:style-name="{style}">{"".join(rows)}</table:table>'


def unplaced(source: Source, document: Document) -> list[str]:
    """The characters of a document that do not lead back to the same letter of its file, in order and no letter twice."""
    wrong: list[str] = []
    for block, letters in traced(source, document):
        found = [(character, letter) for character, letter in zip(words(document, block), letters, strict=True) if not character.isspace()]
        wrong += [f"{block.anchor}: {character}" for character, letter in found if letter is None or character not in one_line(letter.said)]
        places = [letter[1:] for _, letter in found if letter is not None]
        wrong += [f"{block.anchor}: order" for one, next_ in pairwise(places) if one == next_ or (one[0] == next_[0] and one[1] > next_[1])]
    return wrong


def said(text: str) -> str:
    """The inside of an Excel cell that holds words."""
    return f't="inlineStr"><is><t>{text}</t></is>'
