"""Packages that lie: bombs, parts that share bytes, names that lead elsewhere, sizes and sums that are not so, two lists of parts."""

import functools
import struct
import zlib

from tests.formats.made import open_document
from tests.hostile.hostile import Hostile, either, read, refused
from tests.hostile.packing import WORDS, Entry, body, changed, docx, entries, odt, xlsx, zipped

MEGABYTE = 1024 * 1024
OTHER = b"<w:document/>"


@functools.cache
def zeros(megabytes: int) -> bytes:
    """Many zeros, deflated."""
    deflate = zlib.compressobj(9, zlib.DEFLATED, -15)
    return b"".join(deflate.compress(bytes(MEGABYTE)) for _ in range(megabytes)) + deflate.flush()


def inside() -> bytes:
    """An archive that unpacks to much, for other archives to hold."""
    return zipped([Entry(b"%d" % at, packed=zeros(100), size=100 * MEGABYTE, sum=0) for at in range(10)])


def one_huge_part() -> bytes:
    return zipped([*docx(), Entry(b"word/media/a.bin", packed=zeros(300), size=300 * MEGABYTE, sum=0)])


def many_large_parts() -> bytes:
    return zipped([*docx(), *(Entry(b"word/%d" % at, packed=zeros(50), size=50 * MEGABYTE, sum=0) for at in range(8))])


def body_larger_than_it_says() -> bytes:
    parts = docx()
    body(parts).packed, body(parts).size = zeros(300), 900
    return zipped(parts)


def body_cut_by_its_size() -> bytes:
    parts, whole = docx(), body(docx()).content
    body(parts).size, body(parts).sum = len(whole) - 1, zlib.crc32(whole[:-1])
    return zipped(parts)


def body_said_larger() -> bytes:
    parts = docx()
    body(parts).size = len(body(parts).content) + 1
    return zipped(parts)


def sheet_larger_than_it_says() -> bytes:
    parts = xlsx()
    body(parts).packed, body(parts).size = zeros(300), 900
    return zipped(parts)


def shared_strings_larger_than_they_say() -> bytes:
    return zipped([*xlsx(), Entry(b"xl/sharedStrings.xml", packed=zeros(300), size=900, sum=0)])


def six_thousand_parts() -> bytes:
    return zipped([*docx(), *(Entry(b"word/%d.xml" % at) for at in range(6000))])


def a_million_listed_parts() -> bytes:
    listed = b"PK\x01\x02" + bytes(42)
    return b"PK\x03\x04" + bytes(60) + listed * 1_000_000 + struct.pack("<4s4xHHIIH", b"PK\x05\x06", 0, 0, 46_000_000, 64, 0)


def overlapping_parts() -> bytes:
    parts = docx()
    return zipped([*parts, *(Entry(b"word/document.xml", b"", offset=0, packed=bytes(900)) for _ in range(2))])


def a_hundred_parts_of_the_same_bytes() -> bytes:
    """As in the flat bombs of 2019: each part of the list points at the same deflated bytes."""
    first = Entry(b"word/a.bin", packed=zeros(10), size=10 * MEGABYTE, sum=0)
    more = [Entry(b"word/%d.bin" % at, packed=zeros(10), size=MEGABYTE, sum=0, offset=0) for at in range(100)]
    return zipped([first, *docx(), *more])


def a_part_that_quotes_the_next() -> bytes:
    """A stream whose stored block swallows the head of the next part, as flat bombs chain them."""
    parts = docx()
    head = b"PK\x03\x04" + bytes(26)
    swallowing = b"\x00" + struct.pack("<HH", len(head), len(head) ^ 0xFFFF) + head
    return zipped([Entry(b"word/a", packed=swallowing + zlib.compress(b"")[2:-4], size=30), *parts, Entry(b"word/b", offset=36)])


def archive_in_archive() -> bytes:
    return zipped([Entry(b"inner.zip", inside())])


def archive_in_a_document() -> bytes:
    return zipped([*docx(), Entry(b"word/embeddings/inner.zip", inside())])


def forty_two() -> bytes:
    """Archives in archives, five deep."""
    content = inside()
    for _ in range(5):
        content = zipped([Entry(b"%d.zip" % at, content) for at in range(3)])
    return content


def an_archive_of_itself_in_its_name() -> bytes:
    """A quine would unpack to itself; one that only unpacks documents never opens it twice."""
    content = zipped([Entry(b"r/r.zip", b"PK\x03\x04")])
    return zipped([Entry(b"r/r.zip", content)])


def names(*said: bytes) -> bytes:
    """A Word file with further parts of these names."""
    return zipped([*docx(), *(Entry(name, OTHER) for name in said)])


def slip_up() -> bytes:
    return names(b"../../../../tmp/slipped.xml")


def slip_within() -> bytes:
    return names(b"word/../../slipped.xml")


def slip_by_backslash() -> bytes:
    return names(b"..\\..\\slipped.xml")


def drive_letter() -> bytes:
    return names(b"C:/Windows/slipped.xml")


def name_with_a_zero() -> bytes:
    return names(b"word/document.xml\x00.png")


def absolute_names() -> bytes:
    return zipped([Entry(b"/" + part.name, part.content) for part in docx()])


def absolute_name_beside_the_same() -> bytes:
    return names(b"/word/document.xml")


def body_twice() -> bytes:
    return names(b"word/document.xml")


def body_twice_in_other_letters() -> bytes:
    return names(b"Word/Document.XML")


def symbolic_link() -> bytes:
    return zipped([*docx(), Entry(b"word/header1.xml", b"/etc/passwd", mode=0o120777)])


def body_is_a_link() -> bytes:
    parts = docx()
    body(parts).content, body(parts).mode = b"/etc/passwd", 0o120777
    return zipped(parts)


def other_name_in_its_own_head() -> bytes:
    parts = docx()
    body(parts).local = b"word/other.xml123"
    return zipped(parts)


def encrypted() -> bytes:
    parts = docx()
    body(parts).flags = 1
    return zipped(parts)


def strongly_encrypted() -> bytes:
    parts = docx()
    body(parts).flags = 0x2040
    return zipped(parts)


def packed_by(manner: int) -> bytes:
    """A Word file whose body is packed in a way that few programs know."""
    parts = docx()
    body(parts).manner = manner
    return zipped(parts)


def needs_a_newer_program() -> bytes:
    parts = docx()
    body(parts).version = 99
    return zipped(parts)


def wrong_sum() -> bytes:
    parts = docx()
    body(parts).sum = 1
    return zipped(parts)


def not_deflated() -> bytes:
    parts = docx()
    body(parts).packed = b"\xff" * 40
    return zipped(parts)


def deflated_and_more() -> bytes:
    parts = docx()
    body(parts).packed = body(parts).stream() + b"hidden"
    return zipped(parts)


def deflated_without_end() -> bytes:
    parts = docx()
    body(parts).packed = body(parts).stream()[:-9]
    return zipped(parts)


def something_before() -> bytes:
    return zipped(docx(), before=b"PK\x03\x04 this is not the first part ")


def two_packages_in_a_row() -> bytes:
    return zipped(docx()) + zipped(changed(docx(), b"word/document.xml", OTHER))


def list_in_the_comment() -> bytes:
    return zipped(docx(), comment=zipped([Entry(b"a", b"b")])[-22:])


def long_comment() -> bytes:
    return zipped(docx(), comment=b"c" * 65535)


def list_cut_off() -> bytes:
    return zipped(docx())[:-60]


def list_far_away() -> bytes:
    whole = zipped(docx())
    return whole[:-6] + struct.pack("<I", 0x7FFFFFFF) + whole[-2:]


def no_list() -> bytes:
    return b"PK\x03\x04" + b"\x00" * 2000


def only_an_end() -> bytes:
    return zipped([])


def zip64_of_nonsense() -> bytes:
    end = struct.pack("<4sQ2H2I4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, 2**63, 2**63, 2**62, 2**61)
    locator = struct.pack("<4sIQI", b"PK\x06\x07", 0, 0, 1)
    return b"PK\x03\x04" + end + locator + struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0)


def part_beyond_the_end() -> bytes:
    parts = docx()
    return zipped([*parts, Entry(b"word/far.xml", b"x", offset=0x7FFFFFF0)])


def a_pdf_hangs_in_first() -> bytes:
    return zipped([Entry(b"word/attached.pdf", b"%PDF-1.4 ", manner=0), *docx()])


def odt_cut_by_its_size() -> bytes:
    parts, whole = odt(), body(odt()).content
    body(parts).size, body(parts).sum = len(whole) - 1, zlib.crc32(whole[:-1])
    return zipped(parts)


def folders_as_parts() -> bytes:
    return zipped([*docx(), Entry(b"word/", manner=0), Entry(b"word/", manner=0)])


def styles_part_is_broken() -> bytes:
    parts = entries(open_document(f"<text:p>{WORDS}</text:p>").data)
    next(part for part in parts if part.name == b"styles.xml").sum = 7
    return zipped(parts)


FILES: tuple[Hostile, ...] = (
    *(
        refused(build, "bomb.docx")
        for build in (one_huge_part, many_large_parts, body_larger_than_it_says, body_cut_by_its_size, body_said_larger)
    ),
    *(refused(build, "bomb.xlsx") for build in (sheet_larger_than_it_says, shared_strings_larger_than_they_say)),
    *(refused(build, "bomb.docx") for build in (six_thousand_parts, a_million_listed_parts, overlapping_parts)),
    *(refused(build, "bomb.docx") for build in (a_hundred_parts_of_the_same_bytes, a_part_that_quotes_the_next)),
    *(refused(build, "files.zip") for build in (archive_in_archive, forty_two, an_archive_of_itself_in_its_name)),
    Hostile("archive_named_as_a_document", "archive.docx", archive_in_archive, "refused"),
    read(archive_in_a_document, "tender.docx", WORDS),
    *(refused(build, "tender.docx") for build in (slip_up, slip_within, slip_by_backslash, drive_letter, name_with_a_zero)),
    read(absolute_names, "tender.docx", WORDS),
    *(refused(build, "tender.docx") for build in (absolute_name_beside_the_same, body_twice, body_twice_in_other_letters)),
    *(refused(build, "tender.docx") for build in (symbolic_link, body_is_a_link, other_name_in_its_own_head)),
    *(refused(build, "tender.docx") for build in (encrypted, strongly_encrypted, needs_a_newer_program, wrong_sum, not_deflated)),
    *(Hostile(f"packed_by_{manner}", "tender.docx", functools.partial(packed_by, manner), "refused") for manner in (1, 9, 12, 14, 93, 99)),
    *(refused(build, "tender.docx") for build in (deflated_and_more, deflated_without_end, something_before, two_packages_in_a_row)),
    *(refused(build, "tender.docx") for build in (list_in_the_comment, list_cut_off, list_far_away, no_list, only_an_end)),
    *(refused(build, "tender.docx") for build in (zip64_of_nonsense, part_beyond_the_end)),
    *(read(build, "tender.docx", WORDS) for build in (long_comment, a_pdf_hangs_in_first, folders_as_parts)),
    refused(odt_cut_by_its_size, "tender.odt"),
    either(styles_part_is_broken, "tender.odt", WORDS),
)
