"""PDF: words in layers that are switched off are read, and it is said that they are not printed."""

from collections.abc import Callable

import pypdf
import pytest
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, TextStringObject
from reportlab.pdfgen.canvas import Canvas

from checker.formats import read
from checker.model import Source
from tests.formats.made import lines
from tests.formats.made_pdf import drawn, edited, typed

REMARK = "It holds layers that are switched off, whose words are not printed but are published with the file: page 2"
Set = Callable[[DictionaryObject, ArrayObject], object]


def layered(canvas: Canvas) -> None:
    """A page with words in a layer."""
    typed("Always printed")(canvas)
    canvas._code.append("/OC /MC0 BDC")
    typed("In a layer", top=600)(canvas)
    canvas._code.append("EMC")


def drawing(canvas: Canvas) -> None:
    """A page with words in a drawing that belongs to a layer as a whole."""
    canvas.beginForm("all")
    typed("In a layer", top=600)(canvas)
    canvas.endForm()
    typed("Always printed")(canvas)
    canvas.doForm("all")


def empty(canvas: Canvas) -> None:
    """A page with a layer that holds a line and no words."""
    typed("Always printed", "In a layer")(canvas)
    canvas._code.append("/OC /MC0 BDC")
    canvas.line(72, 500, 300, 500)
    canvas._code.append("EMC")


def off(first: DictionaryObject, layers: ArrayObject) -> None:
    """Switch the first of two layers off."""
    first[NameObject("/OFF")] = ArrayObject(layers[:1])


def all_off(first: DictionaryObject, layers: ArrayObject) -> None:
    """Switch all off but the second."""
    first[NameObject("/BaseState")] = NameObject("/OFF")
    first[NameObject("/ON")] = ArrayObject(layers[1:])


def second_off(first: DictionaryObject, layers: ArrayObject) -> None:
    """Switch the second layer off, in which there is nothing."""
    first[NameObject("/OFF")] = ArrayObject(layers[1:])


def made(page: Callable[[Canvas], object], switch: Set, several: str = "") -> Source:
    """A PDF with two layers; the second page has words in the first, or in both, where it is said how several count."""

    def put(writer: pypdf.PdfWriter) -> None:
        name = NameObject
        layers = ArrayObject(
            writer._add_object(DictionaryObject({name("/Type"): name("/OCG"), name("/Name"): TextStringObject(said)}))
            for said in ("A", "B")
        )
        first = DictionaryObject()
        switch(first, layers)
        writer.root_object[name("/OCProperties")] = DictionaryObject({name("/OCGs"): layers, name("/D"): first})
        both = DictionaryObject({name("/Type"): name("/OCMD"), name("/OCGs"): layers, name("/P"): name(several)})
        layer = writer._add_object(both) if several else layers[0]
        writer.pages[1]["/Resources"][name("/Properties")] = DictionaryObject({name("/MC0"): layer})
        for form in writer.pages[1]["/Resources"].get("/XObject", {}).values():
            form.get_object()[name("/OC")] = layer

    return edited(drawn(typed("First"), page, packed=True), put)


@pytest.mark.parametrize("switch", [off, all_off])
@pytest.mark.parametrize("page", [layered, drawing])
def test_words_in_a_layer_that_is_off_are_read_and_said(page, switch):
    """They are published with the file, and a reader sees them with one click."""
    document = read(made(page, switch))

    assert sorted(lines(document)) == ["Always printed", "First", "In a layer"]
    assert document.remarks == (REMARK,)


@pytest.mark.parametrize("page", [layered, drawing, empty])
def test_layers_that_hide_no_words_are_no_matter(page):
    """A layer that is on, or in which no words stand, is not worth a remark."""
    assert read(made(page, off if page is empty else second_off)).remarks == ()


@pytest.mark.parametrize(("several", "hides"), [("/AllOn", True), ("/AnyOn", False), ("/AnyOff", False), ("/AllOff", True)])
def test_words_in_several_layers_are_hidden_by_their_rule(several, hides):
    """Where words belong to two layers of which one is off, the file says which of them counts."""
    assert read(made(layered, off, several)).remarks == ((REMARK,) if hides else ())


def test_a_locked_file_with_a_layer_that_is_off_is_said():
    """Also in a file that is locked against changes."""
    locked = edited(made(layered, off), lambda writer: writer.encrypt("", "owner"))

    assert read(locked).remarks == (REMARK,)
