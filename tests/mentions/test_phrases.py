"""The little language of vocabularies."""

import pytest

from checker.mentions.finder import Finder
from checker.mentions.phrases import Stretch, compile_phrase, follow, inflections
from checker.mentions.values import values
from checker.model import Lexicon, Vocabulary


def found(phrase: str, text: str) -> list[str]:
    """The stretches of a text that a phrase matches."""
    finder = Finder(Lexicon((Vocabulary("kind", "", (phrase,)),), (), {}))
    words = finder.cutter.cut(text, 0)
    return [text[words.starts[hit.first] : words.ends[hit.last - 1]] for hit in finder.hits(words, values(text, 0), text)]


@pytest.mark.parametrize(
    ("phrase", "text", "expected"),
    [
        ("audited accounts", "Send AUDITED  accounts now", ["AUDITED  accounts"]),
        ("audited|statutory [financial] accounts|statements", "statutory financial statements", ["statutory financial statements"]),
        ("renew~ automatically", "It renews automatically", ["renews automatically"]),
        ("invoices ... paid", "invoices will then be paid", ["invoices will then be paid"]),
        ("invoices ...1 paid", "invoices will then be paid", []),
        ("paid within <period>", "paid within thirty (30) days", ["paid within thirty (30) days"]),
        ("<number> contracts", "at least three contracts", ["three contracts"]),
        ("(bid bond)|(tender guarantee)", "a tender guarantee", ["tender guarantee"]),
        ("supplier's data", "the supplier’s data", ["supplier’s data"]),
        ("pre-qualification", "a Pre-Qualification stage", ["Pre-Qualification"]),
        ("paid ... invoice", "They are paid. An invoice follows.", []),
        ("paid ...2 [in] <period>", "paid within some 30 days", ["paid within some 30 days"]),
        ("[the] paid", "they are paid", ["paid"]),
        ("no|not [longer] [<period>] than", "not 30 days than", ["not 30 days than"]),
    ],
)
def test_a_phrase_finds_what_it_says(phrase: str, text: str, expected: list[str]) -> None:
    """Choices, options, inflections, gaps within a sentence, values and typographic quotes."""
    assert expected == found(phrase, text)


@pytest.mark.parametrize("phrase", ["a [b", "(a ... b) c", "[all] [optional]", "a (b"])
def test_a_phrase_that_cannot_be_read_says_why(phrase: str) -> None:
    """Open brackets, gaps inside alternatives and phrases of nothing are refused with a cause."""
    with pytest.raises(ValueError, match=r"phrase|gap"):
        compile_phrase(phrase, lambda text: tuple(text.split()))


@pytest.mark.parametrize(
    ("word", "form"),
    [("pay", "pays"), ("renew", "renewed"), ("supply", "supplies"), ("require", "requiring"), ("submit", "submitted"), ("tax", "taxes")],
)
def test_inflections_are_those_of_a_dictionary(word: str, form: str) -> None:
    """Regular endings follow the spelling of the word."""
    assert form in inflections(word)


def test_a_class_stands_for_any_of_its_words() -> None:
    """Also among other choices."""
    phrase = compile_phrase("charity|@body may sell", lambda text: tuple(text.split()), {"body": "council|(police force)"})
    assert phrase.parts[0].words >= {"charity", "council"}
    assert phrase.parts[0].longer == {"police": (("police", "force"),)}


def test_of_two_ways_that_lead_equally_far_the_one_that_leaves_fewer_words_aside_counts() -> None:
    """Whatever the order of the words in the computer's memory."""
    phrase = compile_phrase("send|(send in) ...3 bids", lambda text: tuple(text.split()))

    assert follow(phrase.parts, 0, range(1), Stretch(("send", "in", "bids"), 0, 3, {})) == (3, None, ())
