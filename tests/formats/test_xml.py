"""XML from outside: no document type in any encoding, and no tree that fills the memory."""

import pytest

from checker.errors import UnreadableDocument
from checker.formats import xml
from tests.hostile.xmls import TYPES

TYPE, DAMAGED, COMPLEX = "document type declaration", "A part of it is damaged", "too complex to be read"


def test_a_part_is_read():
    """A part is a tree without its comments and instructions."""
    root = xml.parse("<?xml version='1.0' encoding='UTF-8'?><?a b?><!-- c --><a>£<!-- d --><b/></a>".encode())

    assert (root.tag, root.text, len(root)) == ("a", "£", 1)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_honest_encodings_are_read(encoding):
    """A part may be in the encodings that office programs and portals write."""
    name = "utf-8" if encoding == "utf-8-sig" else encoding

    assert xml.parse(f"<?xml version='1.0' encoding='{name}'?><a>£</a>".encode(encoding)).text == "£"


@pytest.mark.parametrize("declared", TYPES.values(), ids=TYPES)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
def test_a_document_type_is_refused_before_it_is_believed(declared, encoding):
    """Whatever a document type declares, it is refused by its being there."""
    for before in ("", f"<?xml version='1.0' encoding='{encoding}'?>\n<!-- a --><?b c?>"):
        with pytest.raises(UnreadableDocument, match=TYPE):
            xml.parse(f"{before}{declared}<a>&e;</a>".encode(encoding))


@pytest.mark.parametrize(("called", "encoding"), [("UTF-7", "utf-7"), ("UTF-32", "utf-32"), ("EBCDIC-CP-US", "cp037"), ("IBM037", "cp037")])
def test_encodings_that_hide_a_document_type_are_refused(called, encoding):
    """In an encoding that only one of two readers knows, a part is refused, with a document type and without."""
    for declared in ("", TYPES["laughs"]):
        with pytest.raises(UnreadableDocument, match=f"{TYPE}|{DAMAGED}"):
            xml.parse(f"<?xml version='1.0' encoding='{called}'?>{declared}<a/>".encode(encoding))


@pytest.mark.parametrize(
    "data",
    [
        b"<a>" * 300 + b"</a>" * 300,
        b"<a>" + b"x" * 10_500_000 + b"</a>",
        b"<a b='" + b"x" * 10_500_000 + b"'/>",
        b"<a>" + b"<b/>" * 3_000_000 + b"</a>",
        b"<a " + b"b='' " * 3_000_000 + b"/>",
        b"<" + b"a" * 60_000 + b"/>",
    ],
    ids=["deep", "long text", "long attribute", "many elements", "many attributes", "long name"],
)
def test_what_is_too_complex_is_said_to_be(data):
    """A part that nests too deep, or has too much in it, is refused for that and not as damaged."""
    with pytest.raises(UnreadableDocument, match=COMPLEX):
        xml.parse(data)


@pytest.mark.parametrize("data", [b"", b"<a>", b"<a>&b;</a>", b"words", b"<a/><b/>", b"\xff<a/>", b"<a>\x00</a>", b"<a b='1' b='2'/>"])
def test_what_is_not_well_formed_is_damaged(data):
    """Anything that is no whole XML is damaged."""
    with pytest.raises(UnreadableDocument, match=DAMAGED):
        xml.parse(data)
