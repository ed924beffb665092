"""Mentions with the values that belong to them."""

from datetime import date
from decimal import Decimal

from checker.mentions import Finder
from checker.model import Brand, Day, Lexicon, Period, Product
from tests.mentions.made import facts


def test_a_label_takes_the_value_that_it_announces() -> None:
    """In a table the value stands in the next cell, and the mention stands there too."""
    made = facts("Payment terms | 60 days from invoice")
    (mention,) = [m for m in made.mentions if m.kind == "payment"]

    assert (Period(Decimal(60), "day"), "60 days") == (mention.value, made.document.words(mention.span))


def test_a_heading_announces_the_short_line_below_it() -> None:
    """ "Closing date", then the date."""
    made = facts("# Closing date", "Friday 12 February 2027")

    assert [Day(date(2027, 2, 12))] == [m.value for m in made.mentions if m.kind == "closing"]


def test_the_nearest_value_belongs_to_the_phrase() -> None:
    """Of two periods in a sentence the one in the phrase counts."""
    made = facts("After 10 days of checking, invoices are paid within 60 days.")

    assert [Period(Decimal(60), "day")] == [m.value for m in made.mentions if m.kind == "payment"]


def test_every_mention_lies_in_its_sentence_and_every_sentence_in_its_block() -> None:
    """Places hold together."""
    made = facts("# Scope", "The system shall be Oracle. It closes on 12 May 2027.", "- Cisco or equivalent", "Payment terms | 60 days")

    assert all(made.document.blocks[s.block].span.holds(s.span) for s in made.sentences)
    assert all(made.sentences[m.sentence].span.holds(m.span) for m in made.mentions)


def test_a_product_is_told_from_its_maker_with_a_version() -> None:
    """Where a maker's name with a figure is also the name of a product, the one that the rules name first is meant."""
    brands = (Brand(Product("Trend 963", "Trend"), ("Trend 963",)), Brand(Product("Trend", "Trend"), ("Trend",)))
    finder = Finder(Lexicon((), brands, {}))
    text = "Connect it to the Trend 963."

    assert [hit.kind for hit in finder.hits(finder.cutter.cut(text, 0), (), text)] == ["brand/0"]
