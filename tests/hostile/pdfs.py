"""PDF files written by hand, so that they inflate, loop, double, nest, lie and break."""

import zlib
from collections.abc import Mapping
from functools import partial
from io import BytesIO

from tests.hostile import traps
from tests.hostile.hostile import Hostile
from tests.hostile.zips import zeros

WORDS = "The supplier shall use OpenDocument"
SHOW = f"BT /F 12 Tf 72 700 Td ({WORDS}) Tj ET".encode()
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
CATALOG, PAGES = b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>>>"


def stream(content: bytes, more: bytes = b"", length: int | None = None) -> bytes:
    """A stream with its dictionary."""
    said = len(content) if length is None else length
    return b"<</Length %d%s>>\nstream\n%s\nendstream" % (said, more, content)


PLAIN: Mapping[int, bytes] = {1: CATALOG, 2: PAGES, 3: PAGE, 4: stream(SHOW), 5: FONT}


def pdf(objects: Mapping[int, bytes], more: bytes = b"", start: int | None = None) -> bytes:
    """A PDF of these objects, the first of which is its root."""
    held, places = bytearray(b"%PDF-1.7\n"), {}
    for number, content in objects.items():
        places[number] = len(held)
        held += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    begun, size = len(held), max(objects) + 1
    held += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        held += b"%010d 00000 n \n" % places[number] if number in places else b"0000000000 00000 f \n"
    return bytes(held + b"trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF" % (size, more, begun if start is None else start))


def changed(objects: Mapping[int, bytes], more: bytes = b"", start: int | None = None) -> bytes:
    """The plain PDF with other objects in it."""
    return pdf({**PLAIN, **objects}, more, start)


def inflated(megabytes: int) -> bytes:
    """Zeros, packed as PDF packs them."""
    return b"\x78\xda" + zeros(megabytes) + b"\x00\x00\x00\x00"


def form(content: bytes, more: bytes = b"") -> bytes:
    """A drawing that pages may show many times."""
    return stream(content, b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</Font<</F 5 0 R>>/XObject<<%s>>>>" % more)


def doubling(depth: int) -> bytes:
    """Drawings, each of which shows the next twice."""
    last = 6 + depth
    forms = {at: form(b"/X Do /X Do", b"/X %d 0 R" % (at + 1)) for at in range(6, last)}
    return changed({4: stream(SHOW + b" /X Do"), **forms, last: form(SHOW)})


def to_unicode(ranges: bytes) -> bytes:
    """A font whose letters are told by ranges."""
    told = (
        b"/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange " + ranges + b" endcmap end"
    )
    return changed({5: FONT[:-2] + b"/ToUnicode 7 0 R>>", 7: stream(told)})


def cid_ranges() -> bytes:
    font = b"<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/ToUnicode 7 0 R/DescendantFonts[8 0 R]>>"
    inner = b"<</Type/Font/Subtype/CIDFontType2/BaseFont/A/CIDSystemInfo<</Registry(A)/Ordering(I)/Supplement 0>>/W[0 2000000000 500]>>"
    told = b"begincmap 100 beginbfrange " + b"<0000> <FFFF> <0041> " * 100 + b"endbfrange endcmap"
    return changed({5: font, 7: stream(told), 8: inner})


def boxed(box: bytes) -> bytes:
    """A page of some size."""
    return changed({3: PAGE.replace(b"[0 0 595 842]", box)})


def nested(opened: bytes, closed: bytes, depth: int) -> bytes:
    """An object within an object, deep."""
    return changed({6: opened * depth + b"1" + closed * depth, 3: PAGE.replace(b"/Resources", b"/Extra 6 0 R/Resources")})


def locked(user: str, owner: str) -> bytes:
    """A PDF with passwords; one with none for the reader can be read."""
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    held = BytesIO()
    page = Canvas(held, encrypt=StandardEncryption(user, owner, canPrint=0, strength=128))
    page.drawString(72, 700, WORDS)
    page.save()
    return held.getvalue()


def tree_of(depth: int) -> bytes:
    """A page under many nodes."""
    nodes = {10 + at: b"<</Type/Pages/Kids[%d 0 R]/Count 1>>" % (11 + at if at + 1 < depth else 3) for at in range(depth)}
    return changed({2: b"<</Type/Pages/Kids[10 0 R]/Count 1>>", **nodes})


def previous_is_itself() -> bytes:
    whole = changed({})
    at = whole.rfind(b"xref\n0")
    return changed({}, b"/Prev %d" % at)


def text_of(count: int, moved: bytes) -> bytes:
    """A page with very many words."""
    return changed({4: stream(b"BT /F 6 Tf 20 800 Td " + (b"(word) Tj " + moved) * count + b"ET " + SHOW)})


def strokes(count: int) -> bytes:
    """A page with very many lines."""
    return changed({4: stream(SHOW + b" 1 1 m 9 1 l S" * count)})


def pages_of(count: int) -> bytes:
    """One page, listed many times."""
    return changed({2: b"<</Type/Pages/Kids[%s]/Count %d>>" % (b"3 0 R " * count, count)})


def packed_again(times: int) -> bytes:
    """A stream that is deflated over and over."""
    content = bytes(50_000_000)
    for _ in range(times):
        content = zlib.compress(content, 9)
    return changed({4: stream(content, b"/Filter[%s]" % (b"/FlateDecode" * times))})


READ = {
    "plain": lambda: changed({}),
    "junk_before": lambda: b"junk\n" * 100 + changed({}),
    "junk_after": lambda: changed({}) + b"\x00" * 5000,
    "no_start_of_the_list": lambda: changed({}, start=0),
    "list_beyond_the_end": lambda: changed({}, start=99_999_999),
    "script_at_opening": lambda: changed({1: CATALOG[:-2] + b"/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>>>"}),
    "launch_at_opening": lambda: changed({1: CATALOG[:-2] + b"/OpenAction<</S/Launch/F(/bin/sh)>>>>"}),
    "page_from_elsewhere": lambda: changed({1: CATALOG[:-2] + f"/OpenAction<</S/URI/URI({traps.PAGE})>>>>".encode()}),
    "data_from_elsewhere": lambda: changed({6: stream(b"", f"/F({traps.FILE})/Type/XObject/Subtype/Form/BBox[0 0 9 9]".encode())}),
    "outline_that_loops": lambda: changed(
        {1: CATALOG[:-2] + b"/Outlines 7 0 R>>", 7: b"<</First 8 0 R/Last 8 0 R>>", 8: b"<</Title(a)/Next 8 0 R/Parent 7 0 R>>"}
    ),
    "picture_of_ten_billion_points": lambda: changed(
        {
            4: stream(SHOW + b" /X Do"),
            6: stream(b"x", b"/Type/XObject/Subtype/Image/Width 100000/Height 100000/BitsPerComponent 8/ColorSpace/DeviceRGB"),
        }
    ),
    "picture_that_is_broken": lambda: changed(
        {4: stream(SHOW + b" /X Do"), 6: stream(b"\xff", b"/Type/XObject/Subtype/Image/Width 9/Height 9/Filter/JBIG2Decode")}
    ),
    "owner_password_only": lambda: locked("", "owner"),
}

REFUSED = {
    "only_a_head": lambda: b"%PDF-1.7\n",
    "no_pages": lambda: changed({2: b"<</Type/Pages/Kids[]/Count 0>>"}),
    "no_root": lambda: changed({1: b"null"}),
    "user_password": lambda: locked("user", "owner"),
    "page_without_words": lambda: changed({4: stream(b"")}),
    "zeros_only": lambda: b"%PDF-1.7\n" + bytes(100_000),
    "page_tree_of_itself": lambda: changed({2: b"<</Type/Pages/Kids[2 0 R]/Count 1>>"}),
}

EITHER = {
    "inflating_stream": lambda: changed({4: stream(inflated(200), b"/Filter/FlateDecode")}),
    "inflating_stream_behind_the_words": lambda: changed(
        {3: PAGE.replace(b"4 0 R", b"[4 0 R 7 0 R]"), 7: stream(inflated(1500), b"/Filter/FlateDecode")}
    ),
    "deflated_three_times": lambda: packed_again(3),
    "inflating_font_table": lambda: changed({5: FONT[:-2] + b"/ToUnicode 7 0 R>>", 7: stream(inflated(200), b"/Filter/FlateDecode")}),
    "drawings_that_double_eight_times": lambda: doubling(8),
    "drawings_that_double_thirty_times": lambda: doubling(30),
    "drawing_of_itself": lambda: changed({4: stream(SHOW + b" /X Do"), 6: form(b"/X Do", b"/X 6 0 R")}),
    "two_drawings_of_each_other": lambda: changed(
        {4: stream(SHOW + b" /X Do"), 6: form(b"/X Do /X Do", b"/X 7 0 R"), 7: form(b"/X Do /X Do", b"/X 6 0 R")}
    ),
    "page_tree_with_a_loop": lambda: changed(
        {2: b"<</Type/Pages/Kids[3 0 R 7 0 R]/Count 2>>", 7: b"<</Type/Pages/Kids[2 0 R]/Count 1/Parent 2 0 R>>"}
    ),
    "page_tree_five_thousand_deep": lambda: tree_of(5000),
    "page_tree_thirty_deep": lambda: tree_of(30),
    "pages_that_are_not_there": lambda: changed({2: b"<</Type/Pages/Kids[3 0 R]/Count 60000>>"}),
    "two_billion_pages": lambda: changed({2: b"<</Type/Pages/Kids[3 0 R]/Count 2147483647>>"}),
    "fewer_pages_than_there_are": lambda: changed({2: b"<</Type/Pages/Kids[3 0 R 3 0 R]/Count 1>>"}),
    "pages_below_nothing": lambda: changed({2: b"<</Type/Pages/Kids[3 0 R]/Count -4>>"}),
    "one_page_three_thousand_times": lambda: pages_of(3000),
    "huge_length": lambda: changed({4: stream(SHOW, length=2_000_000_000)}),
    "length_below_nothing": lambda: changed({4: stream(SHOW, length=-5)}),
    "length_of_itself": lambda: changed({4: stream(SHOW).replace(b"/Length 58", b"/Length 4 0 R")}),
    "no_end_of_a_stream": lambda: changed({4: stream(SHOW).removesuffix(b"endstream")}),
    "list_before_is_itself": previous_is_itself,
    "root_of_itself": lambda: changed({1: b"1 0 R"}),
    "contents_of_itself": lambda: changed({3: PAGE.replace(b"/Contents 4 0 R", b"/Contents 3 0 R")}),
    "fifty_thousand_contents": lambda: changed({3: PAGE.replace(b"4 0 R", b"[" + b"4 0 R " * 50_000 + b"]")}),
    "wide_letter_ranges": lambda: to_unicode(b"1 beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange"),
    "many_letter_ranges": lambda: to_unicode(b"100 beginbfrange " + b"<0000> <FFFF> <0041> " * 20_000 + b"endbfrange"),
    "letters_of_many_letters": lambda: to_unicode(b"1 beginbfchar <54> <" + b"0041" * 100_000 + b"> endbfchar"),
    "wide_letters_of_a_wide_font": cid_ranges,
    "page_as_large_as_a_land": lambda: boxed(b"[0 0 1e30 1e30]"),
    "page_inside_out": lambda: boxed(b"[595 842 0 0]"),
    "page_of_no_size": lambda: boxed(b"[0 0 0 0]"),
    "page_of_no_numbers": lambda: boxed(b"[/a (b) null <<>>]"),
    "page_box_of_itself": lambda: boxed(b" 3 0 R"),
    "lists_a_hundred_thousand_deep": lambda: nested(b"[", b"]", 100_000),
    "dictionaries_fifty_thousand_deep": lambda: nested(b"<</a", b">>", 50_000),
    "brackets_a_million_deep": lambda: changed({4: stream(b"BT (" + b"(" * 1_000_000 + b" Tj ET " + SHOW)}),
    "states_a_million_deep": lambda: changed({4: stream(b"q " * 1_000_000 + SHOW)}),
    "words_on_one_spot": lambda: text_of(60_000, b""),
    "words_in_a_staircase": lambda: text_of(20_000, b"1 -1 Td "),
    "fifty_thousand_strokes": lambda: strokes(50_000),
    "letters_without_end": lambda: changed({4: stream(b"BT /F 6 Tf 20 800 Td (" + b"a" * 2_000_000 + b") Tj ET")}),
    "form_in_xfa": lambda: changed({1: CATALOG[:-2] + b"/AcroForm<</XFA 7 0 R/Fields[]>>>>", 7: stream(b"<xdp/>")}),
    "odd_operators": lambda: changed({4: stream(SHOW + b" \xff\xfe <</>> ID EI BI 9 9 9 9 9 9 cm 0 0 0 0 0 0 cm Do" * 1000)}),
    "web_page_in_a_pdf": lambda: b"<html><body><p>The supplier</p></body></html><!-- %PDF-1.7 -->",
    "text_that_speaks_of_pdf": lambda: b"Files shall begin with %PDF-1.7. The supplier shall use OpenDocument.",
}


def cut(tenth: int) -> bytes:
    """A PDF that was not sent to its end."""
    whole = changed({})
    return whole[: len(whole) * tenth // 10]


def spoilt(at: int) -> bytes:
    """A PDF with one wrong byte."""
    whole = bytearray(changed({}))
    whole[len(whole) * at // 23] ^= 0x55
    return bytes(whole)


FILES: tuple[Hostile, ...] = (
    *(Hostile(f"pdf_{name}", "tender.pdf", build, "read", (WORDS,)) for name, build in READ.items()),
    *(Hostile(f"pdf_{name}", "tender.pdf", build, "refused") for name, build in REFUSED.items()),
    *(Hostile(f"pdf_{name}", "tender.pdf", build, "either") for name, build in EITHER.items()),
    *(Hostile(f"pdf_cut_at_{tenth}", "tender.pdf", partial(cut, tenth), "either", (WORDS[:12],)) for tenth in range(1, 10)),
    *(Hostile(f"pdf_spoilt_at_{at}", "tender.pdf", partial(spoilt, at)) for at in range(1, 23, 2)),
)
