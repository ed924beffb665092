"""Word files and OpenDocument texts that count too far, nest too deep, refer to themselves, or are cut and spoilt."""

from collections.abc import Iterator
from functools import partial

from tests.formats.made import open_document, p, word
from tests.hostile.hostile import Hostile, either, read, refused
from tests.hostile.packing import WORDS, Entry, docx, entries, odt, xlsx, zipped

HUGE = "9" * 5000  # more figures than Python turns into a number
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
DIALS = ("\x1b[31m", "\u202e", "\u200b", "\x07", "\u2066")  # steer a terminal, or the direction of letters
SCRIPT = "&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;"


def text(body: str, **parts: str) -> bytes:
    """A Word file with this body, and a paragraph of words after it."""
    return word(body + p(WORDS), **parts).data


def open_text(body: str, **more: str) -> bytes:
    """An OpenDocument text with this body, and a paragraph of words after it."""
    return open_document(f"{body}<text:p>{WORDS}</text:p>", **more).data


def cell(inside: str, properties: str = "") -> str:
    """A table cell of Word."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"


def table(*rows: str) -> str:
    """A table of Word."""
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"


DOCX = {
    "grid_span_of_a_billion": lambda: text(table(cell(p("a"), '<w:gridSpan w:val="1000000000"/>') * 3, cell(p("b")) * 3)),
    "grid_span_of_five_thousand_figures": lambda: text(table(cell(p("a"), f'<w:gridSpan w:val="{HUGE}"/>') * 2)),
    "grid_span_below_nothing": lambda: text(table(cell(p("a"), '<w:gridSpan w:val="-5"/>') * 3)),
    "grid_before_of_a_billion": lambda: text(table(f'<w:trPr><w:gridBefore w:val="1000000000"/></w:trPr>{cell(p("a"))}')),
    "merged_down_three_thousand_rows": lambda: text(table(*(cell(p("a"), "<w:vMerge/>") * 2 for _ in range(3000)))),
    "a_thousand_tables": lambda: text(table(cell(p("a")) * 2, cell(p("b")) * 2) * 1000),
    "outline_level_of_five_thousand_figures": lambda: text(p("a", f'<w:outlineLvl w:val="{HUGE}"/>')),
    "list_level_of_five_thousand_figures": lambda: text(p("a", f'<w:numPr><w:ilvl w:val="{HUGE}"/><w:numId w:val="1"/></w:numPr>')),
    "symbol_beyond_all_letters": lambda: text('<w:p><w:r><w:sym w:char="FFFFFFFF"/></w:r></w:p>'),
    "symbol_of_no_figures": lambda: text('<w:p><w:r><w:sym w:char="zz"/></w:r></w:p>'),
    "style_on_itself": lambda: text(
        p("a", '<w:pStyle w:val="A"/>'), styles='<w:style w:styleId="A" w:type="paragraph"><w:basedOn w:val="A"/></w:style>'
    ),
    "ten_thousand_styles_in_a_row": lambda: text(
        p("a", '<w:pStyle w:val="s9999"/>'),
        styles="".join(f'<w:style w:styleId="s{at}"><w:basedOn w:val="s{at - 1}"/></w:style>' for at in range(10_000)),
    ),
    "list_through_itself": lambda: text(
        p("a", '<w:numPr><w:numId w:val="1"/></w:numPr>'),
        numbering='<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="L"/></w:abstractNum><w:num w:numId="1">'
        '<w:abstractNumId w:val="0"/></w:num>',
        styles='<w:style w:styleId="L"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>',
    ),
    "list_begins_at_five_thousand_figures": lambda: text(
        p("a", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'),
        numbering=f'<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="{HUGE}"/><w:lvlText w:val="%1"/></w:lvl>'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
    ),
    "note_that_calls_itself": lambda: text(
        '<w:p><w:r><w:footnoteReference w:id="1"/></w:r></w:p>',
        footnotes=f'<w:footnote w:id="1">{p("a")}<w:p><w:r><w:footnoteReference w:id="1"/></w:r></w:p></w:footnote>',
    ),
    "box_in_box_thirty_deep": lambda: text("<w:p><w:r><w:txbxContent>" * 30 + p("a") + "</w:txbxContent></w:r></w:p>" * 30),
    "forms_in_forms": lambda: text(
        "<w:p><w:r>"
        + "<mc:AlternateContent><mc:Choice>" * 100
        + "<w:t>a</w:t>"
        + "</mc:Choice></mc:AlternateContent>" * 100
        + "</w:r></w:p>"
    ),
    "field_without_end": lambda: text('<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>'),
    "fifty_thousand_runs_in_a_paragraph": lambda: text("<w:p>" + "<w:r><w:t>word </w:t></w:r>" * 50_000 + "</w:p>"),
    "twenty_thousand_insertions": lambda: text(
        "<w:p>" + "<w:ins><w:r><w:t>a </w:t></w:r></w:ins><w:r><w:t>b </w:t></w:r>" * 20_000 + "</w:p>"
    ),
    "paragraphs_that_never_end": lambda: text("<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>" * 20_000),
    "ten_thousand_sections_with_one_header": lambda: text(
        '<w:p><w:pPr><w:sectPr><w:headerReference r:id="header1"/></w:sectPr></w:pPr></w:p>' * 10_000, header1=p("a header")
    ),
    "twenty_thousand_empty_paragraphs": lambda: text("<w:p/>" * 20_000),
    "steering_letters": lambda: text(p("".join(dial for dial in DIALS if dial > "\x1f"))),
    "script_and_formula": lambda: text(p(SCRIPT) + p("=cmd|' /C calc'!A0")),
    "wide_letters": lambda: text(p("\U0001f4a9\U0010fffd" * 1000)),
    "open_item_under_open_item": lambda: text("".join(p(f"{'1.' * (1 + at % 5)}1 The supplier") for at in range(5000))),
}

ODT = {
    "spaces_by_the_billion": lambda: open_text('<text:p>a<text:s text:c="1000000000"/>b</text:p>'),
    "spaces_by_five_thousand_figures": lambda: open_text(f'<text:p>a<text:s text:c="{HUGE}"/>b</text:p>'),
    "rows_by_the_billion": lambda: open_text(
        '<table:table><table:table-row table:number-rows-repeated="1000000000"><table:table-cell><text:p>a</text:p></table:table-cell>'
        "</table:table-row></table:table>"
    ),
    "columns_by_five_thousand_figures": lambda: open_text(
        f'<table:table><table:table-row><table:table-cell table:number-columns-repeated="{HUGE}"><text:p>a</text:p></table:table-cell>'
        "</table:table-row></table:table>"
    ),
    "heading_of_level_five_thousand_figures": lambda: open_text(f'<text:h text:outline-level="{HUGE}">a</text:h>'),
    "heading_of_no_level": lambda: open_text('<text:h text:outline-level="x">a</text:h>'),
    "twenty_thousand_headings_each_deeper": lambda: open_text(
        "".join(f'<text:h text:outline-level="{at}">Heading</text:h>' for at in range(1, 20_000))
    ),
    "style_of_level_five_thousand_figures": lambda: open_text(
        '<text:p text:style-name="A">a</text:p>',
        styles=f'<style:style style:family="paragraph" style:name="A" style:default-outline-level="{HUGE}"/>',
    ),
    "parent_of_itself": lambda: open_text(
        '<text:p text:style-name="A">a</text:p>',
        styles='<style:style style:family="paragraph" style:name="A" style:parent-style-name="A"/>',
    ),
    "list_that_shows_a_billion_levels": lambda: open_text(
        '<text:list text:style-name="L"><text:list-item><text:p>a</text:p></text:list-item></text:list>',
        styles='<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1" '
        'text:display-levels="1000000000" text:start-value="1000000000"/></text:list-style>',
    ),
    "list_begins_at_figures": lambda: open_text(
        f'<text:list><text:list-item text:start-value="{HUGE}"><text:p>a</text:p></text:list-item></text:list>'
    ),
    "lists_sixty_deep": lambda: open_text("<text:list><text:list-item>" * 60 + "<text:p>a</text:p>" + "</text:list-item></text:list>" * 60),
    "spans_two_hundred_deep": lambda: open_text("<text:p>" + "<text:span>" * 200 + "a" + "</text:span>" * 200 + "</text:p>"),
    "boxes_fifty_deep": lambda: open_text("<text:p><draw:frame><draw:text-box>" * 50 + "a" + "</draw:text-box></draw:frame></text:p>" * 50),
    "fifty_thousand_spans": lambda: open_text("<text:p>" + "<text:span>word </text:span>" * 50_000 + "</text:p>"),
    "note_in_its_own_note": lambda: open_text(
        "<text:p>a" + "<text:note><text:note-body><text:p>n" * 20 + "</text:p></text:note-body></text:note>" * 20 + "</text:p>"
    ),
    "thousands_of_insertions": lambda: open_text(
        "<text:p>" + '<text:change-start text:change-id="a"/>b<text:change-end text:change-id="a"/>' * 20_000 + "</text:p>"
    ),
}


def locked_odt() -> bytes:
    return zipped([*odt(), Entry(b"META-INF/manifest.xml", b"<m><encryption-data/></m>")])


def odt_without_words() -> bytes:
    return zipped([part for part in odt() if part.name != b"content.xml"])


def docx_without_body() -> bytes:
    return zipped([part for part in docx() if part.name != b"word/document.xml"])


def docx_with_macros() -> bytes:
    kinds = [(b"openxmlformats-officedocument.wordprocessingml.document.main", b"ms-word.document.macroEnabled.main")]
    parts = [Entry(part.name, part.content.replace(*kinds[0])) for part in docx()]
    return zipped([*parts, Entry(b"word/vbaProject.bin", OLE)])


def docx_only_in_its_header() -> bytes:
    return word('<w:sectPr><w:headerReference r:id="header1"/></w:sectPr>', header1=p(WORDS)).data


def words_only_deleted() -> bytes:
    return word(f"<w:p><w:del><w:r><w:delText>{WORDS}</w:delText></w:r></w:del></w:p>").data


def ole(word_: str) -> bytes:
    """The beginning of an old Office file."""
    return OLE + bytes(600) + word_.encode("utf-16-le") + bytes(600)


MADE = {
    "docx": lambda: zipped(docx()),
    "odt": lambda: zipped(odt()),
    "xlsx": lambda: zipped(xlsx()),
    "full.docx": lambda: zipped(
        entries(word(p(WORDS), styles="", numbering="", comments=f'<w:comment w:author="a">{p("b")}</w:comment>').data)
    ),
}


def cut(made: str, tenth: int) -> bytes:
    """A file that was not sent to its end."""
    whole = MADE[made]()
    return whole[: len(whole) * tenth // 10]


def spoilt(made: str, at: int) -> bytes:
    """A file with one wrong byte."""
    whole = bytearray(MADE[made]())
    place = len(whole) * at // 23
    whole[place] ^= 0x55
    return bytes(whole)


def cut_and_spoilt() -> Iterator[Hostile]:
    """Files of each kind, cut at nine places and spoilt at twelve."""
    for made in MADE:
        ending = made.rpartition(".")[2]
        for tenth in range(1, 10):
            yield Hostile(f"{made}_cut_at_{tenth}", f"tender.{ending}", partial(cut, made, tenth), "refused")
        for at in range(1, 23, 2):
            yield Hostile(f"{made}_spoilt_at_{at}", f"tender.{ending}", partial(spoilt, made, at), "either", (WORDS,))


FILES: tuple[Hostile, ...] = (
    *(Hostile(name, "tender.docx", build, "either", (WORDS,)) for name, build in DOCX.items()),
    *(Hostile(name, "tender.odt", build, "either", (WORDS,)) for name, build in ODT.items()),
    refused(locked_odt, "tender.odt"),
    refused(odt_without_words, "tender.odt"),
    *(refused(build, "tender.docx") for build in (docx_without_body, words_only_deleted)),
    either(docx_only_in_its_header, "tender.docx", WORDS),
    read(docx_with_macros, "tender.docm", WORDS),
    *(
        Hostile(f"ole_{word_}", f"tender.{ending}", partial(ole, word_), "refused")
        for word_, ending in (("WordDocument", "doc"), ("Workbook", "xls"), ("EncryptedPackage", "docx"), ("Nothing", "msg"))
    ),
    *cut_and_spoilt(),
)
