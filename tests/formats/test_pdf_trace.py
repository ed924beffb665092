"""Every character of a block leads back to the character of the PDF that it was."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.formats import read, traced
from checker.formats.pdf import box, spoken
from checker.formats.pdf.anchors import anchor, ranges
from checker.formats.pdf.shapes import Line, merged
from checker.formats.pdf.words import Word, Words
from checker.model import Document, Recognised, Source
from tests.formats.made import words
from tests.formats.made_pdf import SENTENCE, drawn, flowing, typed
from tests.places import BENCH

PDFS = sorted(BENCH.glob("**/*.pdf")) if BENCH.exists() else []

part = st.text(st.characters(codec="latin-1", categories=["L", "N", "P"], exclude_characters="<&#"), min_size=1, max_size=14)
sentence = st.lists(part, min_size=1, max_size=40).map(" ".join)


def astray(source: Source, document: Document) -> list[str]:
    """The characters that lead to no letter or to another one, and blocks that use a letter twice."""
    wrong: list[str] = []
    for block, letters in traced(source, document):
        said = words(document, block)
        wrong += [character for character, letter in zip(said, letters, strict=True) if not _leads(character, letter)]
        spoilt = Counter(letter for letter in dict.fromkeys(letters) if letter)
        steps = [letter for letter, before in zip(letters, [None, *letters], strict=False) if letter and letter != before]
        wrong += [said] if len(steps) != len(spoilt) else []
    return wrong


def _leads(character: str, letter) -> bool:
    return character.isspace() or (letter is not None and character in spoken(letter.said))


@settings(max_examples=40, deadline=None)
@given(st.lists(sentence, min_size=1, max_size=6), st.lists(st.tuples(part, part), max_size=4))
def test_every_character_leads_back(paragraphs, rows):
    """Paragraphs and tables of any words: each character that is no space has its letter, and no letter is used twice."""
    source = flowing(*paragraphs, *([rows] if rows else []))

    assert astray(source, read(source)) == []


@settings(max_examples=40, deadline=None)
@given(st.lists(sentence, min_size=1, max_size=6), st.lists(st.tuples(part, part), max_size=4))
def test_every_letter_of_the_file_is_read(paragraphs, rows):
    """No letter that was written into a PDF is lost, but for hyphens at the ends of lines."""
    written = Counter("".join((*paragraphs, *(cell for row in rows for cell in row))).translate({ord("-"): None, ord(" "): None}))
    document = read(flowing(*paragraphs, *([rows] if rows else [])))

    assert written - Counter(document.text) == Counter()


@pytest.mark.skipif(not PDFS, reason="the benchmark is not at hand")
@pytest.mark.parametrize("path", [path for path in PDFS if path.stat().st_size < 1_000_000], ids=lambda path: path.name)
def test_every_character_of_a_real_file_leads_back(path):
    """In real tenders, too, each character that is no space has its letter."""
    source = Source(path.name, path.read_bytes())

    assert astray(source, read(source)) == []


def test_broken_words_and_typed_fields_lead_back():
    """Hyphens that were dropped are stepped over, and words typed into a field have letters of their own."""

    def form(canvas):
        typed("The supplier is respon-", "sible, as is every sub-", "contractor - responsible.")(canvas)
        canvas.acroForm.textfield(name="a", value="Typed by hand", x=72, y=500, width=200, height=20)

    source = drawn(form)
    document = read(source)

    assert "responsible, as" in document.text
    assert "Typed by hand" in document.text
    assert astray(source, document) == []


def test_recognised_words_lead_back():
    """Words that OCR saw lead back to their place among the recognised words of the page."""
    page = Recognised(1, (("Open", 72, 100, 100, 112, 0), ("standards", 104, 100, 160, 112, 0)))
    source = Source("scan.pdf", drawn(lambda canvas: None).data, recognised=(page,))
    document = read(source)

    assert document.text == "Open standards\n"
    assert astray(source, document) == []
    assert (box(source, 1, 5).x0, box(source, 1, 5).x1) == (104, 160)


@pytest.mark.parametrize(("said", "became"), [("ﬁ", "fi"), ("\x02", "-"), ("\u00ad", "-"), ("\uf0b7", "•"), ("\u200b", ""), ("a", "a")])
def test_a_letter_may_become_another(said, became):
    """A ligature becomes letters, the mark of a broken word a hyphen where it stays, and what is not seen nothing."""
    assert spoken(said) == became


def test_a_letter_has_its_box():
    """A letter's place is counted from the top left of the page as seen."""
    source = drawn(typed("Words", top=742))
    left, top, right, bottom = box(source, 1, 0)

    assert left == pytest.approx(72, abs=1)
    assert top < 100 < bottom
    assert 5 < right - left < 15
    assert box(source, 1, 999) is None
    assert box(source, 9, 0) is None


def test_words_that_were_joined_keep_both_their_places():
    """A word that the file has in two places is anchored in both."""
    one = Line(Words.of([Word("Sup", 10, 0, 0, 10, 10)]), "Sup", 0, 0, 10, 10, 9, 10, False, 3)
    other = Line(Words.of([Word("plier", 40, 10, 0, 30, 10), Word("x", 46, 40, 0, 45, 10)]), "plier x", 10, 0, 45, 10, 9, 10, False, 3)

    assert anchor([merged(one, other)]) == "3/10-13,40-47"
    assert list(ranges("3/10-13,40-47")) == [(3, 10, 13), (3, 40, 47)]
    assert anchor([one, other._replace(page=4)]) == "3/10-13;4/40-47"


def test_the_second_reader_leads_back_too():
    """Words that only the second reader could read have letters, but no places."""
    whole = drawn(typed(SENTENCE)).data
    source = Source("tender.pdf", whole.replace(b"/Root ", b"/Root 9"))
    document = read(source)

    assert document.remarks
    assert astray(source, document) == []
    assert box(source, 1, 0) is None
