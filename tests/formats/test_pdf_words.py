"""The words of a PDF in columns, and the places of their letters."""

from itertools import pairwise

import pypdfium2
import pypdfium2.raw as pdfium
from hypothesis import given
from hypothesis import strategies as st

from checker.formats.pdf.letterbox import boxes, quickly
from checker.formats.pdf.scribe import _TOKEN, _tokens
from checker.formats.pdf.words import Word, Words
from tests.formats.made_pdf import SENTENCE, drawn, typed

ROWS = st.text(alphabet="aA1. \t\x02\ufffe\u00a0\n\r-", max_size=30)
PLACES = st.tuples(st.text("ab", min_size=1, max_size=5), st.integers(0, 40), *[st.floats(0, 100)] * 4, st.just(()))


@given(st.lists(ROWS, max_size=5))
def test_lines_are_parted_into_words_alike_in_both_ways(rows):
    """A line that is parted in one go has the words, at the places, that looking at each letter finds."""
    text = "\r\n".join(rows)
    tokens = _tokens(text)
    lines = [text[:start].count("\r\n") for start in tokens.starts]
    found = [(token[0], token.start()) for token in _TOKEN.finditer(text)]

    assert found == [*zip(tokens.texts, tokens.starts, strict=True)]
    assert (tokens.cuts[0], tokens.cuts[-1]) == (0, len(found))
    assert [at for at, (start, end) in enumerate(pairwise(tokens.cuts)) for _ in range(start, end)] == lines


@given(st.lists(PLACES.map(lambda values: Word(*values)), min_size=1, max_size=6))
def test_columns_hold_the_words_that_they_were_made_of(given_words):
    """Words put into columns come out of them as they were, one by one and in parts."""
    words = Words.of(given_words)

    assert [*words] == given_words == [words[at] for at in range(len(words))]
    assert [*words[1:]] == given_words[1:]
    assert words.gaps() == [after.x0 - before.x1 for before, after in pairwise(given_words)]


@given(st.lists(PLACES.map(lambda values: Word(*values)), min_size=1, max_size=6))
def test_the_ranges_of_words_hold_all_their_letters(given_words):
    """Each letter of each word lies in a range, and a range that is taken at once holds nothing beside them but spaces."""
    found = [*Words.of(given_words).ranges()]
    letters = [at for word in given_words for at in range(word.start, word.start + len(word.text))]

    assert {*letters} <= {at for start, end in found for at in range(start, end)}
    assert len(found) in (1, len(given_words))
    assert sum(end - start for start, end in found) <= len(letters) + 2 * (len(given_words) - 1)


def test_letters_are_asked_for_by_the_thousand_as_one_by_one():
    """More letters than are asked for in one go have the places that pdfium gives each, and one beyond the page has none."""
    file = pypdfium2.PdfDocument(drawn(typed(SENTENCE)).data)
    text = file[0].get_textpage()
    asked = [at % 50 for at in range(5000)]
    found = boxes(quickly(text.raw), [*asked, 10_000])
    each = [text.get_charbox(at, loose=True) for at in range(50)]

    assert [*zip(*(found[side:-4:4] for side in (0, 3, 2, 1)), strict=True)] == [each[at] for at in asked]
    assert found[-4:] == [0.0] * 4
    assert pdfium.FPDFText_CountChars(text.raw) > 50
