"""Notes at the foot of a PDF's pages: blocks of their own, which part no sentence that runs on over the page."""

from time import process_time

import pytest
from reportlab.pdfgen.canvas import Canvas

from checker.formats import read
from tests.formats.made import lines, unplaced
from tests.formats.made_pdf import Draw, drawn

FILLING = [f"Clause {word} is let to one supplier for a term of four years." for word in ("one", "two", "three", "four")]


def page(text: list[str], foot: list[str], call: str = "", raised: bool = False) -> Draw:
    """A page with lines of text, of which the last may be behind a raised number, and small lines at its foot."""

    def draw(canvas: Canvas) -> None:
        said = canvas.beginText(72, 760)
        said.setFont("Helvetica", 11)
        for line in text:
            said.textLine(line)
        first, _, rest = call.partition("^")
        for letters, size, rise in ((first, 11, 0), (rest[:1], 6, 4), (rest[1:], 11, 0)):
            said.setFont("Helvetica", size)
            said.setRise(rise)
            said.textOut(letters)
        canvas.drawText(said)
        for at, line in enumerate(foot):
            mark, _, words = line.partition(" ")
            note = canvas.beginText(72, 120 - 11 * at)
            if raised and mark.isdigit():
                note.setFont("Helvetica", 5)
                note.setRise(3)
                note.textOut(mark)
                note.setRise(0)
                line = f" {words}"
            note.setFont("Helvetica", 8)
            note.textOut(line)
            canvas.drawText(note)

    return draw


TORN = "The tenderer states the price^1 and the terms on which it"
REST = "would deliver all that is asked for in this schedule."


@pytest.mark.parametrize("raised", [False, True])
def test_a_note_is_a_block_of_its_own(raised):
    """The sentence that the page parts is whole, and each note stands behind it without its number, and leads back to its letters."""
    source = drawn(page(FILLING, ["1 Without value added tax, and", "without travel.", "2 In pounds."], TORN, raised), page([REST], []))
    document = read(source)

    assert lines(document)[0].endswith(f"four years. {TORN.replace('^1', '')} {REST}")
    assert [document.words(block.span).strip() for block in document.blocks if block.kind == "footnote"] == [
        "Without value added tax, and without travel.",
        "In pounds.",
    ]
    assert unplaced(source, document) == []


def test_a_note_may_run_on_over_the_page():
    """Its rest stands at the foot of the next page, above the notes of that."""
    document = read(
        drawn(
            page(FILLING, ["1 Without value added tax, and"], "All state the price^1 of it."),
            page(FILLING, ["without travel.", "2 In pounds."], "All state the fees^2 of it."),
        )
    )

    assert [words for words in lines(document) if not words.startswith(("Clause", "All"))] == [
        "Without value added tax, and without travel.",
        "In pounds.",
    ]


@pytest.mark.parametrize("foot", [["1 Prices hold for a year."], ["Prices hold for a year.", "7 days are enough."], ["* Required."]])
def test_small_print_that_nothing_calls_is_no_note(foot):
    """What only stands small at the foot of a page stays what it is, and none of it is lost."""
    document = read(drawn(page(FILLING, foot)))

    assert [block.kind for block in document.blocks if block.kind == "footnote"] == []
    assert all(words in document.text for words in foot)


def test_thousands_of_tiny_lines_take_no_time():
    """pdfium takes lines as small as this for one; holding each word against all before it would take half a minute."""

    def tiny(canvas: Canvas) -> None:
        page(FILLING, [])(canvas)
        said = canvas.beginText(72, 600)
        said.setFont("Helvetica", 1, 0.03)
        for at in range(20_000):
            said.textLine(f"1 Line{at}")
        canvas.drawText(said)

    source = drawn(tiny)
    began = process_time()

    assert "Line19999" in read(source).text
    assert process_time() - began < 5
