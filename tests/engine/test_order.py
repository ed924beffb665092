"""order: steps of a timetable whose days lie the wrong way round."""

from checker import engine, formats, mentions
from checker.model import Pack, Procurement, Source
from checker.rulebook import load


def said(text: str) -> list[str]:
    """What the rule on the order of steps says of a text."""
    rulebook = load()
    facts = mentions.find(formats.read(Source("pack.md", text.encode())), mentions.Finder(rulebook.lexicon))
    outcomes = engine.judge(rulebook, Pack("pack", (facts,)), Procurement({}))
    return [finding.message for outcome in outcomes if outcome.rule == "steps-out-of-order" for finding in outcome.findings]


def test_order_strikes_a_step_that_comes_after_a_later_one() -> None:
    """A question that may be put after tenders close is struck."""
    assert said("Questions may be asked until 9 April 2027. Tenders must be received by 2 April 2027.") == [
        "This step is on 9 April 2027, and a later one already on 2 April 2027."
    ]


def test_order_passes_where_any_day_of_a_step_fits() -> None:
    """Of several days of a step the one that fits counts."""
    text = "Questions may be asked until 9 April 2027. Tenders must be received by 2 April 2027.\n\nOffers must be received by 7 May 2027."
    assert said(text) == []
