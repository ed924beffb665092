"""What no writer writes: endless words, sentences and blocks keep nobody waiting, and hide nothing."""

import time

import pytest

from tests.mentions.made import facts


@pytest.mark.parametrize("text", ["[" * 20_000, "word " * 30_000, "Pay 5% in 30 days. " * 6_000, ("a" * 399 + " ") * 300])
def test_they_are_heard_in_time(text: str) -> None:
    """Time grows with the letters alone."""
    began = time.process_time()
    made = facts(text.strip())

    assert made.sentences
    assert time.process_time() - began < 25


def test_what_stands_at_the_end_of_an_endless_block_is_found() -> None:
    """However long a block, its last words are noticed at their place, in a sentence of their own."""
    made = facts("The supplier shall keep records. " * 3_000 + "Invoices are paid within 45 days.")
    (mention,) = [mention for mention in made.mentions if mention.kind == "payment"]

    assert made.document.words(mention.span) == "paid within 45 days"
    assert max(sentence.span.end - sentence.span.start for sentence in made.sentences) < 100
