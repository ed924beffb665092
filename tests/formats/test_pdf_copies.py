"""Marked copies of PDF files: nothing is touched but what is laid over the pages, and what could not be done is said."""

import re
import time
from collections.abc import Callable
from io import BytesIO

import pikepdf
import pypdf
import pytest
from pypdf.annotations import FreeText, Highlight, Text
from pypdf.generic import ArrayObject, DictionaryObject, FloatObject, NameObject, NumberObject, TextStringObject
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from checker.errors import UnreadableDocument
from checker.formats import mark, read
from checker.model import Change, Mark, Source, Span
from tests.formats.made_pdf import SENTENCE, drawn, edited, flowing, typed
from tests.formats.marked_pdf import SHORT, at, copied, covered, ours, pages


def test_notes_of_others_stay_as_they_are() -> None:
    """Ours lie above them, under names of our own, also in the copy of a copy."""

    def noted(writer: pypdf.PdfWriter) -> None:
        writer.add_annotation(0, Text(rect=(50, 550, 80, 580), text="Is this right?"))
        quad = ArrayObject([FloatObject(place) for place in (72, 790, 200, 790, 72, 778, 200, 778)])
        writer.add_annotation(0, Highlight(rect=(72, 778, 200, 790), quad_points=quad))
        writer.add_annotation(0, FreeText(text="Typed over it", rect=(300, 550, 400, 580)))

    source = edited(drawn(typed(*SHORT)), noted)
    made, _ = copied(source, at(source, "Oracle Database"))
    again, _ = copied(made, at(made, "supplier"))
    there = [[note.get_object() for note in pypdf.PdfReader(BytesIO(each.data)).pages[0]["/Annots"]] for each in (source, again)]
    names = [note["/NM"] for _, note in ours(again)]

    assert [{**note, "/P": None} for note in there[1][:3]] == [{**note, "/P": None} for note in there[0]]
    assert len(set(names)) == len(names) == 2
    assert [comment.text for comment in read(made).comments if comment.author != "Tendercheck"] == ["Is this right?"]


def test_the_same_file_gives_the_same_bytes() -> None:
    """However often and whenever it is marked."""
    source = pages()["tables"]
    marks = [Mark(None, "The file", "Its note"), at(source, "Laptop"), at(source, "Supplier")]

    first = mark(source, marks)
    time.sleep(1.1)  # a date or a number made of the time would be another

    assert mark(source, marks) == first


def test_many_marks_take_little_time() -> None:
    """200 marks in some 40 pages take less than 3 seconds of the processor."""
    source = flowing(*[SENTENCE * 5] * 330)
    text = read(source).text
    marks = [Mark(Span(start, start + 40), "A title", "A note") for start in range(0, len(text) - 40, len(text) // 200)][:200]
    began = time.process_time()
    made, copy = copied(source, *marks)

    assert time.process_time() - began < 3
    assert copy.aside == ()
    assert len({id(note) for _, note in ours(made)}) >= len(marks) == 200


def test_what_has_no_place_is_said_in_the_corner_of_the_first_page() -> None:
    """A PDF has no tracked changes, so that other wording is in the notes alone."""
    source = drawn(typed(SENTENCE))
    here = at(source, "Supplier")
    made, copy = copied(source, Mark(None, "The file", "Its note"), Mark(here.at, "A title", "A note", Change(here.at, "Contractor")))
    [(page, note)] = ours(made, "/Text")

    assert (page, note["/Contents"]) == (0, "The file\nIts note")
    assert (copy.aside, copy.unchanged) == ((), (1,))


def test_words_whose_place_is_not_known_are_told_with_what_is_said_of_them() -> None:
    """As in a file of which a page is lost, so that nobody can say which page is which."""
    whole = drawn(typed("One"), typed("Two"), typed("Three"))
    source = Source("tender.pdf", re.sub(rb"/Kids \[ \d+ 0 R", b"/Kids [ 99 0 R", whole.data))
    made, copy = copied(source, Mark(None, "The file", "Its note"), at(source, "Two"))

    assert copy.aside == (1,)
    assert ours(made) == []
    assert [note["/Contents"] for _, note in ours(made, "/Text")] == [
        "The file\nIts note\n\nAt words whose place on the page is not known\n\n"
        "“Two” - About Two\nWhy: it shuts firms out.\nInstead: say what it must do."
    ]


def test_control_signs_do_not_reach_a_note() -> None:
    """What cannot be seen is left out, and brackets are letters like others."""
    made, _ = copied(drawn(typed(SENTENCE)), Mark(Span(0, 3), "A\x1b]0;x\x07 title) >> endobj", "Two\nlines\u202e\ud800 (of a note"))

    assert ours(made)[0][1]["/Contents"] == "A]0;x title) >> endobj\nTwo\nlines (of a note"


def test_a_file_that_opens_without_a_password_is_marked() -> None:
    """The copy is no longer locked, and says so first."""
    held = BytesIO()
    canvas = Canvas(held, encrypt=StandardEncryption("", "owner", canModify=0, canAnnotate=0))
    canvas.drawString(72, 700, SENTENCE[:60])
    canvas.save()
    source = Source("tender.pdf", held.getvalue())
    made, _ = copied(source, at(source, "Supplier"), Mark(None, "The file", "Its note"))

    assert covered(made) == ["Supplier"]
    assert not pypdf.PdfReader(BytesIO(made.data)).is_encrypted
    assert ours(made, "/Text")[0][1]["/Contents"] == "The file was locked against changes, and this copy is not.\n\nThe file\nIts note"
    assert mark(source, [at(source, "Supplier")]).data == mark(source, [at(source, "Supplier")]).data


def test_a_signature_is_said_to_be_no_longer_valid() -> None:
    """First of all that the note says; the signature itself stays where it is."""

    def signed(writer: pypdf.PdfWriter) -> None:
        seal = DictionaryObject(
            {NameObject("/Type"): NameObject("/Sig"), NameObject("/ByteRange"): ArrayObject(map(FloatObject, (0, 9, 9, 9)))}
        )
        field = {
            NameObject("/FT"): NameObject("/Sig"),
            NameObject("/T"): TextStringObject("Jo"),
            NameObject("/V"): writer._add_object(seal),
        }
        form = {NameObject("/Fields"): ArrayObject([writer._add_object(DictionaryObject(field))])}
        writer.root_object[NameObject("/AcroForm")] = DictionaryObject(form)

    made, _ = copied(edited(drawn(typed(SENTENCE)), signed), Mark(None, "The file", "Its note"))

    assert ours(made, "/Text")[0][1]["/Contents"].startswith("The signature in this copy is no longer valid")
    assert pypdf.PdfReader(BytesIO(made.data)).root_object["/AcroForm"]["/Fields"][0]["/V"]["/Type"] == "/Sig"


def saved(source: Source, **how: object) -> Source:
    """The same file, written in another way."""
    held = BytesIO()
    with pikepdf.open(BytesIO(source.data)) as file:
        file.save(held, **how)  # type: ignore[arg-type]
    return Source(source.path, held.getvalue())


def added_to(source: Source) -> Source:
    """The same file with a change written behind its end."""
    writer = pypdf.PdfWriter(BytesIO(source.data), incremental=True)
    writer.pages[0][NameObject("/Rotate")] = NumberObject(90)
    held = BytesIO()
    writer.write(held)
    return Source(source.path, held.getvalue())


@pytest.mark.parametrize(
    "written",
    [
        lambda source: saved(source, object_stream_mode=pikepdf.ObjectStreamMode.generate),
        lambda source: saved(source, linearize=True),
        lambda source: saved(source, force_version="1.3"),
        added_to,
    ],
    ids=["object streams", "linearised", "old", "added to"],
)
def test_a_file_may_be_written_in_any_way(written: Callable[[Source], Source]) -> None:
    """The copy is a whole new file, in which all that was there is found."""
    source = written(flowing("# Payment", SENTENCE * 2, [("Item", "Price"), ("Laptop", "600")]))
    made, _ = copied(source, at(source, "Laptop"))
    with pikepdf.open(BytesIO(made.data)) as file:
        assert file.check_pdf_syntax() == []

    assert covered(made) == ["Laptop"]
    assert read(made).text == read(source).text
    assert made.data[:8] >= b"%PDF-1.4"


def test_what_a_file_says_of_itself_stays_as_it_is() -> None:
    """Its metadata, its colours, its title and the contents of its pages, byte for byte."""

    def archived(writer: pypdf.PdfWriter) -> None:
        writer.xmp_metadata = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><pdfaid:part xmlns:pdfaid="p">2</pdfaid:part></x:xmpmeta>'  # type: ignore[assignment]
        intent = DictionaryObject(
            {NameObject("/S"): NameObject("/GTS_PDFA1"), NameObject("/OutputConditionIdentifier"): TextStringObject("sRGB")}
        )
        writer.root_object[NameObject("/OutputIntents")] = ArrayObject([intent])

    source = edited(drawn(typed(SENTENCE)), archived)
    made, _ = copied(source, at(source, "Supplier"), Mark(None, "The file", "Its note"))
    old, new = (pikepdf.open(BytesIO(each.data)) for each in (source, made))

    assert new.Root.Metadata.read_raw_bytes() == old.Root.Metadata.read_raw_bytes()
    assert new.Root.OutputIntents == old.Root.OutputIntents
    assert {**new.docinfo} == {**old.docinfo}
    assert new.pages[0].Contents.read_raw_bytes() == old.pages[0].Contents.read_raw_bytes()


@pytest.mark.parametrize(("sound", "broken"), [(b"/Root ", b"/Root 9"), (b"/Count 1", b"/Count 3")], ids=["no root", "miscounted"])
def test_a_file_that_can_be_read_and_not_written_is_said_to_be_damaged(sound: bytes, broken: bytes) -> None:
    """With what to do about it."""
    source = Source("tender.pdf", drawn(typed(SENTENCE)).data.replace(sound, broken))

    assert "Supplier" in read(source).text
    with pytest.raises(UnreadableDocument) as raised:
        mark(source, [Mark(None, "The file", "Its note")])
    assert raised.value.cause == "It is damaged: it can be read, but no copy of it can be made"
    assert raised.value.cure
