"""What a pack's own documents tell of the procurement."""

from datetime import date

import pytest

from checker.model import Body, Money, Number, Period, Procurement, Stated
from checker.procurement import understand
from tests.procurement.made import REGIMES, Paper, months, on, pounds


def known(*papers: Paper, **given: object) -> Procurement:
    """The procurement as these papers tell it."""
    return understand([paper.facts for paper in papers], {name: Stated(value, "given", "flag") for name, value in given.items()}, REGIMES)


def test_what_is_given_is_not_told_anew() -> None:
    """A given fact stands against whatever the text says."""
    assert (
        Stated(pounds(5), "given", "flag") == known(Paper().telling("contract-value", "money", pounds(9)), value=pounds(5)).stated["value"]
    )


def test_what_is_not_said_stays_unknown() -> None:
    """An empty pack tells nothing but that no law is known."""
    supposed = "for nothing in the pack tells which law governs; say the nation in a tender.toml"

    assert {"regime": Stated("other", "assumed", supposed)} == known(Paper()).stated


@pytest.mark.parametrize(
    ("kind", "shape", "value", "field", "meant"),
    [
        ("contract-value", "money", pounds(485000), "value", pounds(485000)),
        ("contract-term", "period", months(24), "term", months(24)),
        ("extension-period", "period", months(12), "extensions", months(12)),
        ("closing-date", "date", on("2026-12-04"), "closing", date(2026, 12, 4)),
        ("publication-date", "date", on("2026-11-02"), "published", date(2026, 11, 2)),
        ("lot-count", "number", Number(3), "lots", 3),
    ],
)
def test_a_fact_is_told_by_a_mention_that_holds_its_value(kind: str, shape: str, value: object, field: str, meant: object) -> None:
    """Value, term, extensions, dates and lots are told from the text, with their place."""
    paper = Paper().telling(kind, shape, value)  # type: ignore[arg-type]

    assert Stated(meant, "inferred", "ITT.docx, paragraph 9") == known(paper).stated[field]


def test_the_place_names_the_section() -> None:
    """Where sections are numbered the place says which."""
    paper = Paper().says("worth 7", section="2.3").with_("contract-value", "worth 7", pounds(7)).with_("money", "7", pounds(7))

    assert known(paper).stated["value"].where == "ITT.docx, section 2.3"


def test_a_value_that_only_stands_near_tells_nothing() -> None:
    """During the contract term answers come within 30 days: that is no term."""
    thirty = months(1)
    paper = Paper().says("in the term answer within 30").with_("contract-term", "the term", thirty).with_("period", "30", thirty)

    assert "term" not in known(paper).stated


def test_a_value_that_is_denied_tells_nothing() -> None:
    """There is no right to extend by 7: nothing is told."""
    paper = Paper().says("not by 7").with_("extension-period", "not by 7", months(7), "denied").with_("period", "7", months(7))

    assert "extensions" not in known(paper).stated


def test_no_later_than_denies_no_day() -> None:
    """Of days and amounts a denial says nothing: no later than the 4th is the 4th, without VAT is an amount."""
    paper = (
        Paper()
        .says("no later than 4")
        .with_("closing-date", "no later than 4", on("2026-12-04"), "denied")
        .with_("date", "4", on("2026-12-04"))
    )

    assert known(paper).get("closing") == date(2026, 12, 4)


def test_amounts_of_something_else_are_left_aside() -> None:
    """A cap on liability as a share of the contract's value is not the contract's value."""
    paper = Paper().telling("contract-value", "money", pounds(7)).with_("other-amount", "it")

    assert "value" not in known(paper).stated


def test_another_contract_is_left_aside() -> None:
    """How long the present contract has run is not the term of the new one."""
    assert "term" not in known(Paper().telling("contract-term", "period", months(7)).with_("other-contract", "it")).stated


def test_examples_tell_nothing() -> None:
    """A worked example in the instructions is not the contract."""
    paper = Paper().says("worth 7", "example").with_("contract-value", "worth 7", pounds(7)).with_("money", "7", pounds(7))

    assert "value" not in known(paper).stated


def test_what_is_said_most_often_holds() -> None:
    """Of two values the one that more sentences give is taken."""
    paper = Paper()
    for amount in (7, 9, 9):
        paper.telling("contract-value", "money", pounds(amount))

    assert Stated(pounds(9), "inferred", "ITT.docx, paragraph 10") == known(paper).stated["value"]


def test_where_two_are_said_as_often_the_first_holds_and_the_other_is_named() -> None:
    """A disagreement is not decided in silence."""
    invitation = Paper().telling("contract-term", "period", months(24))
    order = Paper("Order form.docx").telling("contract-term", "period", months(36))
    where = "ITT.docx, paragraph 9; Order form.docx, paragraph 9 says otherwise"

    assert known(invitation, order).stated["term"] == Stated(months(24), "inferred", where)


def test_a_yearly_value_gives_way_to_a_whole_one() -> None:
    """The whole value is preferred to the value of a year, however often that is said."""
    paper = Paper()
    for amount in (Money(100, yearly=True), Money(100, yearly=True), pounds(4)):
        paper.telling("contract-value", "money", amount)

    assert known(paper).get("value") == pounds(4)


@pytest.mark.parametrize(
    ("words", "number", "period", "meant"),
    [
        ("extend by two further periods of 12m", 2, 12, 24),
        ("extend by 2 x 12m", 2, 12, 24),
        ("extend after year 2 by 12m", 2, 12, 12),
        ("extend by 30 times 12m", 30, 12, 12),
    ],
)
def test_several_extensions_are_added_up(words: str, number: int, period: int, meant: int) -> None:
    """Two further periods of twelve months are twenty-four months; a number that counts something else does not multiply."""
    paper = Paper().says(words).with_("extension-period", words, months(period)).with_("period", f"{period}m", months(period))
    paper.with_("number", "two" if "two" in words else str(number), Number(number))  # type: ignore[arg-type]

    assert months(meant) == known(paper).get("extensions")


def test_days_to_answer_are_no_term() -> None:
    """A period of a few days cannot be a contract's."""
    paper = Paper().telling("contract-term", "period", Period(months(5).amount, "day"))

    assert "term" not in known(paper).stated


def test_a_publication_after_the_closing_is_forgotten() -> None:
    """A day that cannot be the day of publication is not taken for it."""
    paper = Paper().telling("publication-date", "date", on("2026-12-05")).telling("closing-date", "date", on("2026-12-04"))

    assert "published" not in known(paper).stated


def test_a_closing_before_the_day_of_publication_that_is_given_is_forgotten() -> None:
    """What is given holds, and a day in the text that cannot be was the day of something else."""
    paper = Paper().telling("closing-date", "date", on("2026-12-04"))

    assert "closing" not in known(paper, published=date(2026, 12, 5)).stated


@pytest.mark.parametrize(("words", "told"), [("award 4", False), ("answers are with the notice 4", True)])
def test_the_day_of_another_step_is_left_aside(words: str, told: bool) -> None:
    """A day just after the words for another step is that step's."""
    paper = Paper().says(words).with_("other-step", words.split()[0])
    paper = paper.with_("publication-date", "4", on("2026-12-04")).with_("date", "4", on("2026-12-04"))

    assert ("published" in known(paper).stated) is told


@pytest.mark.parametrize(("words", "told"), [("The Old School, 4", True), ("The grant ends on 4", False), ("It was 4 when we met", False)])
def test_a_letter_without_another_day_went_out_on_its_own(words: str, told: bool) -> None:
    """The day that ends a short block at the head of a letter is the one on which it went out."""
    paper = Paper(opening=True).says(words).with_("date", "4", on("2026-12-04")).telling("closing-date", "date", on("2026-12-20"))

    assert ("published" in known(paper).stated) is told


def test_what_is_told_of_most_is_bought() -> None:
    """Things told of a quarter as often as the main one are bought too; a passing word is not."""
    paper = Paper().naming(*["buys-software"] * 8, *["buys-hosting"] * 2, "buys-devices")

    assert known(paper).get("buys") == ("software", "hosting")


def test_the_head_of_a_document_says_what_it_is() -> None:
    """A word at the head weighs more than one far down."""
    paper = Paper(opening=True).naming("route-open", *["padding"] * 8, *["route-call-off"] * 2)

    assert known(paper, regime="uk-pa2023").get("route") == "open"


@pytest.mark.parametrize(
    ("kinds", "route"),
    [
        (["route-call-off"] * 3, "call-off-competed"),
        (["route-direct-award"] * 3, "direct-award"),
        (["route-direct-award"] * 3 + ["route-call-off"] * 2, "call-off-direct"),
        (["route-open", "route-call-off"], None),
    ],
)
def test_the_route_is_told_by_more_than_a_passing_word(kinds: list[str], route: str | None) -> None:
    """The route is what the pack speaks of most; one word each for two routes tells nothing."""
    assert route == known(Paper().naming(*kinds), regime="uk-pa2023").get("route")


def test_no_route_is_told_under_a_law_not_known_here() -> None:
    """A request for quotation from abroad is no below-threshold purchase."""
    assert None is known(Paper().naming(*["route-below-threshold"] * 3)).get("route")


def test_the_authority_is_the_public_body_that_is_named_most() -> None:
    """A role in a contract, such as the Council, is no name."""
    paper = Paper()
    for name in ("Kent County Council", "Kent Council", "Essex County Council"):
        paper = paper.says(f"{name} buys.").with_("authority-name", name, Body(name, frozenset({name.split()[0].lower()})))
    paper = paper.says("The Council may end it.").with_("authority-name", "Council")

    assert known(paper).get("authority") == "Kent County Council"


@pytest.mark.parametrize(
    ("kinds", "nation"),
    [
        (["nation-uk"], Stated("england", "assumed", "ITT.docx, paragraph 9")),
        (["nation-england"], Stated("england", "inferred", "ITT.docx, paragraph 9")),
        (["nation-wales"] * 2 + ["nation-uk"] * 5, Stated("wales", "inferred", "ITT.docx, paragraph 9")),
        (["nation-scotland"] + ["nation-uk"] * 5, Stated("england", "assumed", "ITT.docx, paragraph 10")),
        (["nation-other"] * 3 + ["nation-uk"], Stated("other", "inferred", "ITT.docx, paragraph 9")),
        (["nation-other"] + ["nation-uk"] * 3, Stated("england", "assumed", "ITT.docx, paragraph 10")),
    ],
)
def test_the_nation_is_told_by_its_bodies_and_laws(kinds: list[str], nation: Stated) -> None:
    """A neighbour's name in passing moves no buyer; England is supposed where all tells only of the United Kingdom."""
    assert nation == known(Paper().naming(*kinds)).stated["nation"]


def test_amounts_in_dollars_tell_of_a_buyer_abroad() -> None:
    """Money says where a buyer is."""
    paper = Paper().naming("nation-other", "nation-uk").says("$1").with_("money", "$1", Money(100, "USD"))

    assert known(paper).get("nation") == "other"


NOW, THEN, CALL_OFF = {"published": date(2026, 11, 2)}, {"published": date(2024, 5, 1)}, {"route": "call-off-competed"}


@pytest.mark.parametrize(
    ("kinds", "given", "regime", "origin"),
    [
        ([], {"nation": "england", **NOW}, "uk-pa2023", "assumed"),
        ([], {"nation": "england", **THEN}, "uk-pcr2015", "assumed"),
        ([], {"nation": "england", **THEN, "began": date(2026, 1, 1)}, "uk-pa2023", "assumed"),
        ([], {"nation": "wales", **NOW}, "wales", "assumed"),
        ([], {"nation": "scotland"}, "scotland", "assumed"),
        ([], {"nation": "eu"}, "eu-2014-24", "assumed"),
        ([], {"nation": "other"}, "other", "assumed"),
        (["regime-uk-pa2023"], {}, "uk-pa2023", "inferred"),
        (["regime-uk-pcr2015"], {}, "uk-pcr2015", "inferred"),
        (["regime-uk-pcr2015"] * 3 + ["regime-uk-pa2023"], {}, "uk-pa2023", "inferred"),
        (["regime-uk-pcr2015"] * 3, {"nation": "england", **NOW}, "uk-pa2023", "assumed"),
        (["regime-uk-pcr2015"], {"nation": "england", **CALL_OFF, **NOW}, "uk-pcr2015", "inferred"),
        (["framework-uk-pcr2015", "regime-uk-pa2023"], {"nation": "england", **CALL_OFF, **NOW}, "uk-pcr2015", "inferred"),
        (["framework-uk-pcr2015"], {"nation": "england", "route": "open", **NOW}, "uk-pa2023", "assumed"),
        ([], {"nation": "england", **CALL_OFF, **THEN}, "uk-pcr2015", "assumed"),
        (["regime-uk-pa2023"], {"nation": "scotland"}, "scotland", "assumed"),
    ],
)
def test_the_law_is_told_by_place_day_words_and_framework(kinds: list[str], given: dict[str, object], regime: str, origin: str) -> None:
    """A law counts only where and when it governs, so that a left-over citation decides nothing; a call-off follows its framework."""
    stated = known(Paper().naming(*kinds), **given).stated["regime"]

    assert (regime, origin) == (stated.value, stated.origin)


def test_the_author_of_a_guide_is_not_the_buyer() -> None:
    """A code of practice "issued by the Department for Transport" says nothing of who buys."""
    text = "The code of practice issued by the Department for Transport applies."
    paper = Paper()
    for _ in range(3):
        paper = (
            paper.says(text)
            .with_("authority-name", "Department", Body("Department", frozenset({"x"})))
            .with_("authority-cited", "issued by the Department")
        )

    assert known(paper).get("authority") is None


def test_bodies_named_as_often_as_each_other_leave_the_buyer_unknown() -> None:
    """Where three bodies are named alike, none is taken for the buyer."""
    paper = Paper()
    for name in ("Kent", "Essex", "Devon") * 2:
        body = Body(f"{name} County Council", frozenset({name.lower()}))
        paper = paper.says(f"The plan of {body.name} applies.").with_("authority-name", body.name, body)

    assert known(paper).get("authority") is None
