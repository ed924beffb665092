"""How a pack stands to open standards, on hand-made facts."""

from dataclasses import replace
from typing import Any

import pytest

from checker.engine import standings
from checker.model import Clause, OpenStandard, Pack, Standing, Unread
from tests.engine.made import Check, Page, book, known, pack, rule

ODF = OpenStandard(
    id="odf",
    name="ODF",
    need="documents",
    keeper="OASIS",
    adoption="compulsory",
    source="GOV.UK",
    asked=("odf:asked",),
    clause="documents",
    of_bids=True,
    buys=("software",),
    needed=("odf:needed",),
    old=("odf:old",),
    vague=("odf:vague",),
    closed=("odf:closed",),
)
CLAUSES = {"documents": Clause("documents", "T", {"uk-pa2023": "In ODF.", "": "In ODF (or equivalent)."})}
NEED = Page().line("Letters shall be made.").mention("odf:needed", "Letters")


def stand(*pages: Page, standard: OpenStandard = ODF, given: Pack | None = None, **facts: Any) -> Standing | None:
    """How pages stand to one standard."""
    rules = (rule(Check("never", ("odf:closed",), stance=("requirement",)), id="closed"),)
    found = standings(
        book(*rules, clauses=CLAUSES, standards=(standard,)), given or pack(*pages), known(**({"buys": ("software",)} | facts))
    )
    return found[0] if found else None


def ask(*pages: Page, **more: Any) -> str:
    """Whether it is asked for; empty where it does not matter."""
    standing = stand(*pages, **more)
    return standing.ask if standing else ""


def needing(text: str, kind: str, words: str, **more: Any) -> Page:
    """A page that needs the standard, with a line that says something of it."""
    stance = more.pop("stance", "requirement")
    return Page().line("Letters shall be made.").mention("odf:needed", "Letters").line(text, stance=stance).mention(kind, words, **more)


def changed(**more: Any) -> OpenStandard:
    """The standard with something else about it."""
    return replace(ODF, **more)


def test_a_need_makes_it_matter() -> None:
    """Where it is needed in what is bought and not asked for, it is missing; the need has its place and there are words to paste."""
    standing = stand(NEED, regime="uk-pa2023")

    assert standing is not None
    assert (standing.ask, standing.at, standing.wording) == ("missing", None, "In ODF.")
    assert standing.needed is not None
    assert standing.needed.quote == "Letters"


@pytest.mark.parametrize(
    ("stance", "polarity", "matters"),
    [
        ("requirement", "affirmed", True),
        ("heading", "affirmed", True),
        ("background", "affirmed", False),
        ("buyer-duty", "affirmed", False),
        ("requirement", "denied", False),
    ],
)
def test_only_what_is_asked_for_is_a_need(stance: str, polarity: str, matters: bool) -> None:
    """What the buyer has or does, and what is denied, needs nothing."""
    page = Page().line("Letters are made.", stance=stance).mention("odf:needed", "Letters", polarity=polarity)

    assert bool(ask(page)) == matters


def test_it_matters_to_what_is_bought() -> None:
    """Where other things are bought it does not matter; where nobody knows what is bought, the need decides."""
    assert (ask(NEED, buys=("devices",)), ask(NEED, buys=None), ask(NEED)) == ("", "missing", "missing")


def test_without_a_need_of_its_own_the_purchase_decides() -> None:
    """A standard for whatever is software matters where software is known to be bought."""
    standard = changed(needed=())

    assert (ask(Page().line("A."), standard=standard), ask(Page().line("A."), standard=standard, buys=None)) == ("missing", "")


def test_a_standard_of_some_laws_matters_under_these() -> None:
    """Under another law it is not missed."""
    standard = changed(regimes=("uk-pa2023",))

    assert (ask(NEED, standard=standard, regime="other"), ask(NEED, standard=standard, regime="uk-pa2023")) == ("", "missing")


@pytest.mark.parametrize("kind", ["terms", "pricing", "notice"])
def test_terms_prices_and_notices_alone_miss_nothing(kind: str) -> None:
    """Nothing is missing from a pack whose specification was not handed in."""
    page = Page().line("Letters shall be made.").mention("odf:needed", "Letters")

    assert ask(given=Pack("pack", (page.facts(kind),))) == ""


def test_named_in_a_requirement_it_is_asked_for() -> None:
    """Whether or not it is needed, with the place."""
    standing = stand(Page().line("Save as ODF.").mention("odf:asked", "ODF"), buys=("devices",))

    assert standing is not None
    assert (standing.ask, standing.at.quote if standing.at else "") == ("asked for", "ODF")


def test_a_denied_mention_does_not_ask() -> None:
    """“Need not support ODF” asks for nothing."""
    assert ask(needing("It need not support ODF.", "odf:asked", "ODF", polarity="denied")) == "missing"


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        (needing("Save as ODF 1.1.", "odf:asked", "ODF").mention("odf:old", "ODF 1.1"), "an older edition is named"),
        (needing("Save as ODF if possible.", "odf:asked", "ODF").mention("as-far-as-possible", "if possible"), "it is wished for"),
        (needing("Which of you knows ODF?", "odf:asked", "ODF", stance="instruction"), "bidders are asked about it"),
        (needing("Bids in ODF.", "odf:asked", "ODF").mention("bid-paper", "Bids").mention("handing-in", "in"), "bidders are asked"),
        (needing("We use ODF.", "odf:asked", "ODF", stance="background"), "it is named, and not in words that require it"),
        (needing("Save as an open format.", "odf:vague", "open format"), "its like is asked for"),
    ],
    ids=["old", "wish", "question", "bid", "background", "vague"],
)
def test_it_may_be_asked_for_loosely(page: Page, reason: str) -> None:
    """An old edition, a wish, a question, a format for bids, a name in passing and its like each have their reason."""
    standing = stand(page)

    assert standing is not None
    assert standing.ask == "asked for loosely"
    assert standing.reason.startswith(reason)


def test_a_plain_demand_outweighs_a_loose_one() -> None:
    """Said loosely here and plainly there, it is asked for; and an edition that follows the standard is no old one."""
    loose = needing("Save as ODF 1.1.", "odf:asked", "ODF").mention("odf:old", "ODF 1.1")
    later = needing("ODF 1.1 or later.", "odf:asked", "ODF 1.1 or later").mention("odf:old", "ODF 1.1")

    assert ask(loose, Page("b.docx").line("Save as ODF.").mention("odf:asked", "ODF")) == "asked for"
    assert ask(later, standard=changed(asked=("odf:asked",))) == "asked for"


def test_naming_in_a_question_does_not_make_it_matter() -> None:
    """Where nothing needs it, a question to bidders leaves it out."""
    assert ask(Page().line("Which of you knows ODF?", stance="instruction").mention("odf:asked", "ODF")) == ""


def test_a_closed_way_contradicts_it() -> None:
    """Also where it is asked for elsewhere, and both places are told; not where it is asked for beside."""
    closed = needing("Save as Word.", "odf:closed", "Word")
    both = stand(closed, Page("b.docx").line("Save as ODF.").mention("odf:asked", "ODF"))

    assert (ask(closed), ask(needing("ODF or Word.", "odf:closed", "Word").mention("odf:asked", "ODF"))) == ("contradicted", "asked for")
    assert both is not None
    assert (both.ask, both.at.quote if both.at else "", both.beside.quote if both.beside else "") == ("contradicted", "Word", "ODF")


def test_what_a_rule_strikes_contradicts_it_as_far_as_it_belongs_to_the_need() -> None:
    """A rule's places count where they meet the standard's own closed words, and only for standards that name the rule."""
    word = needing("Save as Word.", "odf:closed", "Word")

    assert ask(word, standard=changed(closed_by=("closed",))) == "contradicted"
    assert ask(word, standard=changed(closed_by=("closed",), closed=("other",))) == "missing"
    assert ask(word, standard=changed(closed_by=("other",), closed=())) == "missing"


def test_absence_is_claimed_only_over_what_was_read() -> None:
    """With a file that was not read, what was not found is unclear."""
    missed = (Unread("x.pdf", "", "It is locked", "Unlock it"),)

    assert ask(given=Pack("pack", (NEED.facts(),), missed)) == "unclear"


def test_without_standards_there_is_no_table() -> None:
    """A rulebook that has none, and a purchase to which none matters, make no rows."""
    assert standings(book(), pack(NEED), known(buys=("software",))) == ()
    assert stand(Page().line("Pencils shall be sharp.")) is None
