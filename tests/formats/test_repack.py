"""Packages with parts replaced: what is not replaced is as it was."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from checker.formats.repack import repacked


def package() -> bytes:
    """An ODT's first parts: the first is stored, as its readers want it."""
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as file:
        file.writestr(ZipInfo("mimetype", (2026, 11, 2, 9, 30, 0)), "application/vnd.oasis.opendocument.text", ZIP_STORED)
        file.writestr("content.xml", "<old/>")
        file.writestr("Pictures/a.png", b"\x89PNG")
    return made.getvalue()


def test_a_part_is_replaced_in_its_place_and_a_new_one_stands_behind() -> None:
    """The order of the parts is kept, since readers look at the first."""
    with ZipFile(BytesIO(repacked(package(), {"content.xml": b"<new/>", "word/comments.xml": b"<c/>"}))) as made:
        assert made.namelist() == ["mimetype", "content.xml", "Pictures/a.png", "word/comments.xml"]
        assert made.read("content.xml") == b"<new/>"
        assert made.read("word/comments.xml") == b"<c/>"


def test_other_parts_keep_their_bytes_their_day_and_their_way_of_packing() -> None:
    """A marked copy changes nothing but what is marked."""
    with ZipFile(BytesIO(repacked(package(), {"content.xml": b"<new/>"}))) as made:
        first = made.infolist()[0]
        assert made.read("Pictures/a.png") == b"\x89PNG"
        assert (first.date_time, first.compress_type, first.extra) == ((2026, 11, 2, 9, 30, 0), ZIP_STORED, b"")
