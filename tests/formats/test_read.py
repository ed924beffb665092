"""Reading: by content and not by name, and never with more than one kind of fault."""

from dataclasses import replace
from io import BytesIO
from time import process_time
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.errors import UnreadableDocument
from checker.formats import member, members, read
from checker.model import Source
from tests.formats.made import open_document, p, packed, said, word, workbook
from tests.formats.notices import release, saved

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


@pytest.mark.parametrize(
    ("source", "format_"),
    [
        (word(p("Words")), "docx"),
        (open_document("<text:p>Words</text:p>"), "odt"),
        (workbook({"A1": said("Words")}), "xlsx"),
        (Source("x", b"<!DOCTYPE html><p>Words"), "html"),
        (Source("x", "<!DOCTYPE html><p>Words".encode("utf-16")), "html"),
        (Source("x", b"<h1>Words</h1>"), "html"),
        (Source("x", b" {\\rtf1 Words}"), "rtf"),
        (Source("x", b"Item,Price,Unit\n" * 5), "csv"),
        (Source("x", b"Item\tPrice\n" * 5), "csv"),
        (Source("x", b"Pay, when due, to us.\n" * 4 + b"Pay.\n"), "text"),
        (Source("x", b"Words. " * 1000 + b"\x00"), "text"),
    ],
)
def test_content_tells_the_format(source, format_):
    """A file is known by what is in it, whatever its name says."""
    assert format_ == read(Source("tender.txt", source.data)).format


@pytest.mark.parametrize(
    ("name", "format_"),
    [("a.md", "markdown"), ("a.MD", "markdown"), ("a.txt", "text"), ("a", "text"), ("a.csv", "csv"), ("a.htm", "html")],
)
def test_names_tell_texts_apart(name, format_):
    """Only where the content does not tell does the name."""
    assert format_ == read(Source(name, b"Words, more words\n")).format


@pytest.mark.parametrize(
    ("data", "cause"),
    [
        (b"", "It is empty"),
        (b" \r\n", "It is empty"),
        (b"version https://git-lfs.github.com/spec/v1\noid sha256:ab\nsize 1\n", "Git LFS pointer"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "password protected"),
        (OLE + "WordDocument".encode("utf-16-le"), r"old kind \(.doc\)"),
        (OLE + "Workbook".encode("utf-16-le"), "damaged"),
        (OLE, "Office file of an old kind"),
        (b"\x89PNG\r\n\x1a\n" + bytes(9), "a picture"),
        (b"MZ\x00\x00" + bytes(90), "not a document"),
        (b"Words. " * 1000 + b"\x00" * 1000, "not a document"),
        (b"\x01\x02\x03\x04 Words \x05\x06\x07", "not a document"),
        (b"PK\x03\x04 and no more", "damaged"),
        (b'{"name": "x"}', "a JSON file that holds no notice"),
        (b"<?xml version='1.0'?><notice/>", "an XML file of a kind that is not known"),
        (packed({"a.txt": "Words"}).data, "an archive"),
        (b"From: a@example.org\r\nTo: b@example.org,\r\n c@example.org\r\nMIME-Version: 1.0\r\n\r\nVGhlIHN1cHBsaWVy", "an e-mail"),
        (packed({"mimetype": "application/vnd.oasis.opendocument.graphics"}).data, "another kind"),
        (word("").data, "no text"),
        (b"<html><body></body></html>", "no text"),
    ],
)
def test_what_cannot_be_read_is_said(data, cause):
    """Each file that cannot be read has its cause and what to do about it."""
    with pytest.raises(UnreadableDocument, match=cause) as raised:
        read(Source("tender", data))

    assert raised.value.cure


def test_a_locked_open_document_is_said_to_be_locked():
    """An OpenDocument file with a password says so in its manifest."""
    source = packed({"mimetype": "application/vnd.oasis.opendocument.text", "META-INF/manifest.xml": "<m><encryption-data/></m>"})

    with pytest.raises(UnreadableDocument, match="password"):
        read(source)


@pytest.mark.parametrize(
    ("source", "program"),
    [
        (Source("pack/~$tender.docx", b"\x03Ann" + b" \x00" * 79), "Microsoft Office"),
        (Source(".~lock.tender.odt#", b",ann,desk,01.02.2027 10:00,file:///home/ann;"), "LibreOffice"),
    ],
)
def test_a_lock_file_is_no_document(source, program):
    """What a program leaves beside an open document is said to be that; a document that was given such a name is read."""
    with pytest.raises(UnreadableDocument, match=f"a lock file that {program} leaves"):
        read(source)
    assert read(replace(source, data=word(p("Words " * 999)).data)).format == "docx"


def test_a_file_that_unpacks_to_too_much_is_refused():
    """A small file that unpacks to hundreds of megabytes is not unpacked."""
    held = BytesIO()
    with ZipFile(held, "w", compression=8) as package, package.open("word/document.xml", "w", force_zip64=True) as part:
        for _ in range(210):
            part.write(bytes(1024 * 1024))

    with pytest.raises(UnreadableDocument, match="too large"):
        read(Source("bomb.docx", held.getvalue()))


def test_more_text_than_any_tender_has_is_refused():
    """What would keep a person waiting for minutes is said to be too much."""
    page = "The supplier shall keep records. " * 1000 + "\n\n"
    with pytest.raises(UnreadableDocument, match="more text than any tender"):
        read(Source("a.txt", (page * 100).encode()))
    assert len(read(Source("a.txt", (page * 80).encode())).text) > 2_000_000


def test_a_file_of_very_many_notices_is_refused_at_once():
    """Each notice is found anew in the whole file; thousands of them would keep a person waiting for hours."""
    several, too_many = ([release({}, ocid=f"x-{at}") for at in range(count)] for count in (1000, 1001))

    assert len(members(saved(several)).names) == 1000
    with pytest.raises(UnreadableDocument, match="It holds 1,001 files or notices") as raised:
        members(saved(too_many))
    assert raised.value.cure == "Check it in parts of at most 1,000"


def test_a_pack_of_thousands_of_files_is_read():
    """An archive may hold five thousand files, of which each is found quickly; one of more is refused before it is opened."""
    pack = packed({f"{at}.md": f"Words {at}" for at in range(5000)})

    assert (len(members(pack).names), member(pack, "4999.md").data) == (5000, b"Words 4999")
    with pytest.raises(UnreadableDocument, match="too large"):
        members(packed({f"{at}.md": "Words" for at in range(5001)}))


def test_a_part_far_into_a_large_archive_is_found_without_copying_it():
    """Opening an archive takes as long as its parts are many, however large they are."""
    large = packed({f"{at}.bin": bytes(20_000) for at in range(5000)})
    begun = process_time()
    members(large)

    assert process_time() - begun < 3


@given(st.binary(max_size=200), st.integers(0, 3), st.integers(0, 2**16))
def test_nothing_but_one_fault_is_ever_raised(data, kind, at):
    """Whatever bytes come in, they are read or said to be unreadable."""
    whole = [word(p("Words")), open_document("<text:p>Words</text:p>"), workbook({"A1": said("Words")}), Source("x", b"")][kind].data
    cut = at % (len(whole) + 1)
    try:
        told = [read(Source("tender.docx", whole[:cut] + data + whole[cut + len(data) :])).text]
    except UnreadableDocument as fault:
        told = [fault.cause, fault.cure]

    assert all(told)
