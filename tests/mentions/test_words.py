"""Words and sentences of a block."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.mentions.quick import Doc, English
from checker.mentions.words import ABBREVIATIONS, Cutter
from tests.places import CORPORA

CUTTER = Cutter()


def sentences(text: str) -> list[str]:
    """The sentences of a text as written."""
    words = CUTTER.cut(text, 0)
    return [text[words.starts[first] : words.ends[last - 1]] for first, last in words.sentences]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It follows cf. Art. 42 para. 3 and No. 5. It must work.", ["It follows cf. Art. 42 para. 3 and No. 5.", "It must work."]),
        ("The turnover is £5m. Bids close soon.", ["The turnover is £5m.", "Bids close soon."]),
        ("4.2 The supplier shall reply. Yes.", ["4.2 The supplier shall reply.", "Yes."]),
        ("3. Payment is made monthly.", ["3. Payment is made monthly."]),
        ("Supplied by Example Ltd. The price holds.", ["Supplied by Example Ltd.", "The price holds."]),
        ("Is it open? It is! Good.", ["Is it open?", "It is!", "Good."]),
        ('He said "stop." Then it ended.', ['He said "stop."', "Then it ended."]),
        ("Version 2.1 of WCAG applies at www.example.org today.", ["Version 2.1 of WCAG applies at www.example.org today."]),
    ],
)
def test_a_sentence_ends_where_a_reader_would_end_it(text: str, expected: list[str]) -> None:
    """Citations, numbers, firms' names and quotes do not break a sentence."""
    assert expected == sentences(text)


@given(st.text(alphabet="abc DEF.?!,;:()'\"“”£%0129\u00a0\n\t-–", max_size=200), st.integers(0, 1000))
def test_every_word_leads_back_to_its_characters(text: str, offset: int) -> None:
    """A word's place is where its characters stand, and sentences tile the words."""
    words = CUTTER.cut(text, offset)

    for plain, start, end in zip(words.plain, words.starts, words.ends, strict=True):
        assert len(plain) == end - start
        assert text[start - offset : end - offset].strip() != ""
    assert "".join(text.split()) == "".join(text[s - offset : e - offset] for s, e in zip(words.starts, words.ends, strict=True)).replace(
        " ", ""
    )
    assert list(range(len(words.plain))) == [i for first, last in words.sentences for i in range(first, last)]


def test_letters_that_a_font_has_lost_are_heard() -> None:
    """Where a PDF gives "terminaton", a vocabulary that says termination hears it, at the place where it stands."""
    cutter = Cutter()
    cutter.tokens("termination")
    cutter.torn = cutter.torn_words()
    text = "On terminaton the patents are his."
    words = cutter.cut(text, 0, torn=True)

    assert words.plain[:4] == ("on", "termination", "the", "patents")
    assert text[words.starts[1] : words.ends[1]] == "terminaton"
    assert cutter.cut(text, 0).plain[1] == "terminaton"


def asked(doc: Doc) -> list[tuple[object, ...]]:
    """All that is asked of the words of a text."""
    return [(w.text, w.idx, w.whitespace_, w.lower_, w.is_space, w.is_alpha, w.like_num) for w in doc]


@pytest.mark.parametrize("name", ["terms-for-a-digital-service.md", "theatre-ticketing-invitation.md"])
def test_the_cutter_cuts_as_spacy_does_though_it_asks_less_of_each_word(name: str) -> None:
    """Of a new word only four things are found out; they are what spaCy's English finds."""
    whole, text = English(), (CORPORA / "clean" / name).read_text("utf-8")
    for abbreviation in ABBREVIATIONS:
        whole.tokenizer.add_special_case(abbreviation, [{"ORTH": abbreviation}])  # type: ignore[union-attr]

    assert asked(CUTTER.nlp.make_doc(text)) == asked(whole.make_doc(text))
