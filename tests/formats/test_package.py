"""Packages: what one says of itself is held against what is in it, and no more is unpacked than it says."""

import resource

import pytest

from checker.errors import UnreadableDocument
from checker.formats.package import Package
from tests.hostile import zips
from tests.hostile.packing import Entry, docx, zipped

TOO_LARGE, DAMAGED, LOCKED = "It is too large when it is unpacked", "It is damaged and could not be read", "It is password protected"
BODY = "Its part word/document.xml is missing or damaged"


def cause(data: bytes) -> str:
    """Why a package is refused, once it is opened and every part is proven."""
    with pytest.raises(UnreadableDocument) as raised:
        Package(data).prove()
    assert raised.value.cure
    return raised.value.cause


def test_the_parts_of_a_package_are_read():
    """A part is read by its name; one that is not there is said to be missing."""
    package = Package(zipped([Entry(b"a.xml", b"<a/>"), Entry(b"b.bin", b"b", manner=0), Entry(b"c/")]))

    assert (package.names(), "a.xml" in package, "c/" in package) == (("a.xml", "b.bin"), True, False)
    assert (package.read("a.xml"), package.read("b.bin"), package.read("a.xml")) == (b"<a/>", b"b", b"<a/>")
    with pytest.raises(UnreadableDocument, match=r"Its part d\.xml is missing"):
        package.read("d.xml")


def test_a_name_that_steers_is_not_told():
    """The name of a part is the file's own, and is told only where it is short and plain."""
    package = Package(zipped([Entry(b"a")]))

    for name in ("\x1b[31m", "a" * 500):
        with pytest.raises(UnreadableDocument, match=r"^A part of it is missing"):
            package.read(name)


@pytest.mark.parametrize(
    "build",
    [zips.one_huge_part, zips.many_large_parts, zips.six_thousand_parts, zips.a_million_listed_parts],
    ids=lambda build: build.__name__,
)
def test_what_is_too_large_is_refused_before_it_is_unpacked(build):
    """A package with too many parts, or with too much in them, is refused by what it says of itself."""
    assert cause(build()) == TOO_LARGE


@pytest.mark.parametrize(
    "build",
    [
        *(zips.body_larger_than_it_says, zips.body_cut_by_its_size, zips.body_said_larger, zips.wrong_sum, zips.not_deflated),
        *(zips.deflated_and_more, zips.deflated_without_end),
    ],
    ids=lambda build: build.__name__,
)
def test_a_part_must_be_what_is_said_of_it(build):
    """A part of another size or sum than is said, or whose stream ends elsewhere, is damaged."""
    assert cause(build()) == BODY


def test_no_more_is_unpacked_than_is_said():
    """A part that says it has 900 bytes and has 300 megabytes takes no memory for them."""
    package = Package(zips.body_larger_than_it_says())
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(UnreadableDocument):
        package.read("word/document.xml")

    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 50 * 1024


@pytest.mark.parametrize(
    "build",
    [
        *(zips.overlapping_parts, zips.a_hundred_parts_of_the_same_bytes, zips.a_part_that_quotes_the_next, zips.part_beyond_the_end),
        *(zips.slip_up, zips.slip_within, zips.slip_by_backslash, zips.drive_letter, zips.name_with_a_zero),
        *(zips.body_twice, zips.body_twice_in_other_letters, zips.absolute_name_beside_the_same, zips.other_name_in_its_own_head),
        *(zips.symbolic_link, zips.body_is_a_link, zips.something_before, zips.two_packages_in_a_row, zips.list_in_the_comment),
        *(zips.list_cut_off, zips.list_far_away, zips.no_list, zips.zip64_of_nonsense, zips.needs_a_newer_program),
    ],
    ids=lambda build: build.__name__,
)
def test_a_package_must_be_one_document_to_every_reader(build):
    """Shared bytes, names that lead elsewhere, two parts of one name, links, and a second list of parts are refused."""
    assert cause(build()) == DAMAGED


@pytest.mark.parametrize("build", [zips.encrypted, zips.strongly_encrypted], ids=lambda build: build.__name__)
def test_a_locked_package_is_said_to_be_locked(build):
    """A package with a part that is encrypted needs a password."""
    assert cause(build()) == LOCKED


@pytest.mark.parametrize("manner", [1, 9, 12, 14, 93, 99])
def test_other_ways_of_packing_are_refused(manner):
    """A package that is packed in a way that no office program uses is refused as a whole."""
    assert cause(zips.packed_by(manner)) == "It is packed in a way that is not read"


@pytest.mark.parametrize(
    "build",
    [zips.absolute_names, zips.long_comment, zips.folders_as_parts, zips.archive_in_a_document, zips.a_pdf_hangs_in_first],
    ids=lambda build: build.__name__,
)
def test_what_is_only_odd_is_read(build):
    """Names that begin with a stroke, comments, folders, and archives that hang in a document do no harm."""
    package = Package(build())

    assert next(part.content for part in docx() if part.name == b"word/document.xml") == package.read("word/document.xml")
