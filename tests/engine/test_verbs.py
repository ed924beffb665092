"""The six verbs on hand-made facts."""

from datetime import date
from decimal import Decimal

import pytest

from checker.engine import judge
from checker.model import Bound, Day, Figure, Gap, Lexicon, Mention, Money, Near, Number, Pack, Percent, Period, Span, Unread, Vocabulary
from tests.engine.made import Applies, Cell, Check, Page, book, brand_rule, known, outcome, pack, rule


def test_never_fails_where_the_thing_is_mentioned() -> None:
    """A mention is a finding with its words, its sentence and its place."""
    page = Page().line("1 Term").line("It renews automatically.").mention("renewal", "renews automatically")

    said = outcome(rule(Check("never", ("renewal",))), page)

    assert said.verdict == "fail"
    assert (
        said.findings[0].at.quote,  # type: ignore[union-attr]
        said.findings[0].at.sentence,  # type: ignore[union-attr]
        said.findings[0].at.place.paragraph,  # type: ignore[union-attr]
    ) == ("renews automatically", "It renews automatically.", 2)


def test_never_passes_over_what_is_denied() -> None:
    """A denied mention was looked at and is in order."""
    page = Page().line("No bond is required.").mention("bond", "bond", polarity="denied")

    assert outcome(rule(Check("never", ("bond",))), page).verdict == "pass"


def test_never_does_not_apply_where_nothing_is_said() -> None:
    """Silence is not a pass."""
    said = outcome(rule(Check("never", ("bond",))), Page().line("Nothing."))

    assert (said.verdict, said.reason) == ("not-applicable", "nothing of the kind is mentioned")


def test_wherever_fails_without_its_companion() -> None:
    """A brand without an equivalent is a finding."""
    page = Page().line("It shall be Oracle.").mention("brand", "Oracle", role="bought")

    assert outcome(brand_rule("sentence"), page).verdict == "fail"


def test_a_denied_companion_is_no_companion() -> None:
    """ "Equivalents will not be considered" does not excuse a brand."""
    page = Page().line("Oracle; equivalents not considered.").mention("brand", "Oracle", role="bought")
    page.mention("equivalence", "equivalents", polarity="denied")

    assert outcome(brand_rule("sentence"), page).verdict == "fail"


def test_the_estate_is_not_what_is_bought() -> None:
    """A brand in another role is no candidate, and the rule does not apply."""
    page = Page().line("The Council runs Oracle.").mention("brand", "Oracle", role="estate")

    assert outcome(brand_rule("sentence"), page).verdict == "not-applicable"


def test_somewhere_fails_on_silence_and_passes_on_words() -> None:
    """An absence is a finding without a place."""
    made = rule(Check("somewhere", ("exit-plan",)))

    silent = outcome(made, Page().line("Nothing."))
    spoken = outcome(made, Page().line("An exit plan is due.").mention("exit-plan", "exit plan"))

    assert (silent.verdict, silent.findings[0].at, spoken.verdict) == ("review", None, "pass")
    assert "only one file was read" in silent.findings[0].message


def test_somewhere_is_unclear_where_a_file_was_not_read() -> None:
    """Absence is only claimed over what was read."""
    facts = Page().line("Nothing.").facts()
    unread = Pack("pack", (facts,), (Unread("x.pdf", "", "It is damaged", "Save it again"),))

    assert outcome(rule(Check("somewhere", ("exit-plan",))), unread).verdict == "unclear"


def test_somewhere_is_unclear_over_a_gap() -> None:
    """A page that was not read may hold what is missed."""
    facts = Page().line("Nothing.").facts()
    document = type(facts.document)(**(vars(facts.document) | {"gaps": (Gap("page 2", "no text", "add it"),)}))
    gapped = Pack("pack", (type(facts)(**(vars(facts) | {"document": document})),))

    assert outcome(rule(Check("somewhere", ("exit-plan",))), gapped).verdict == "unclear"


@pytest.mark.parametrize(("days", "verdict"), [(30, "pass"), (31, "fail"), (60, "fail")])
def test_measure_holds_a_period_against_a_dated_figure(days: int, verdict: str) -> None:
    """Payment is measured with the figure of the regime."""
    page = Page().line(f"Paid within {days} days.").mention("payment", f"{days} days", Period(Decimal(days), "day"))
    figure = Figure("uk.payment.days", Period(Decimal(30), "day"), ("uk-pa2023",), date(2025, 2, 24), None, "s.68")
    made = rule(Check("measure", ("payment",), bounds=(Bound(True, figure="uk.payment.days"),)))

    assert verdict == outcome(made, page, known(regime="uk-pa2023"), figures=(figure,)).verdict


def test_a_figure_of_another_day_is_not_used() -> None:
    """A tender published before a figure holds is not measured with it."""
    page = Page().line("Paid within 60 days.").mention("payment", "60 days", Period(Decimal(60), "day"))
    figure = Figure("uk.payment.days", Period(Decimal(30), "day"), (), date(2025, 2, 24), None, "s.68")
    made = rule(Check("measure", ("payment",), bounds=(Bound(True, figure="uk.payment.days"),)))

    assert outcome(made, page, known(published=date(2024, 1, 1)), figures=(figure,)).verdict == "not-applicable"


def turnover(millions: int) -> Page:
    """A page that asks for a turnover."""
    return Page().line(f"Turnover of £{millions}m.").mention("turnover", "Turnover", Money(millions * 10**8))


@pytest.mark.parametrize(("millions", "verdict"), [(1, "pass"), (2, "fail")])
def test_measure_does_arithmetic_on_the_procurement(millions: int, verdict: str) -> None:
    """A turnover is held against twice the yearly value: £1m over two years makes £500,000 a year."""
    made = rule(Check("measure", ("turnover",), bounds=(Bound(True, times=Decimal(2), of="yearly-value"),)))
    purchase = known(value=Money(10**8), term=Period(Decimal(24), "month"))

    assert verdict == outcome(made, turnover(millions), purchase).verdict


def test_the_yearly_value_counts_every_year_that_an_option_allows() -> None:
    """A value is that of all years and options: £1m over two years and two more makes £250,000 a year."""
    made = rule(Check("measure", ("turnover",), bounds=(Bound(True, times=Decimal(2), of="yearly-value"),)))
    purchase = known(value=Money(10**8), term=Period(Decimal(24), "month"), extensions=Period(Decimal(24), "month"))

    assert outcome(made, turnover(1), purchase).findings[0].message.endswith("limit £500,000.")


def test_words_within_longer_words_are_not_struck_again() -> None:
    """ "£2m" inside "a turnover of £2m" is the same fault."""
    page = Page().line("A turnover of £2m.").mention("turnover", "turnover of £2m").mention("turnover", "£2m")

    assert [finding.at.quote for finding in outcome(rule(Check("never", ("turnover",))), page).findings if finding.at] == [
        "turnover of £2m"
    ]


def test_an_excuse_within_the_words_excuses_no_neighbour() -> None:
    """A further period named beside a term does not make the term a further one."""
    check = Check("never", ("term",), unless=(Near(("elsewhere",), ("words",)),))
    page = Page().line("For four years and a further year.").mention("term", "four years").mention("elsewhere", "further")
    other = Page().line("For a further year.").mention("term", "further year").mention("elsewhere", "further")

    assert [outcome(rule(check), each).verdict for each in (page, other)] == ["fail", "pass"]


@pytest.mark.parametrize(("unknown", "verdict"), [("review", "review"), ("not-applicable", "not-applicable")])
def test_what_is_unknown_stays_unknown(unknown: str, verdict: str) -> None:
    """Without the contract's value the rule itself says whether a person is asked."""
    made = rule(Check("measure", ("turnover",), bounds=(Bound(True, times=Decimal(2), of="value"),)), unknown=unknown)

    assert verdict == outcome(made, turnover(2)).verdict


def test_measure_may_look_at_the_procurement_itself() -> None:
    """The whole term, with extensions, is a field; its place is where the text gives it."""
    page = Page().line("For five years.").mention("contract-term", "five years", Period(Decimal(60), "month"))
    made = rule(Check("measure", (), bounds=(Bound(True, Period(Decimal(60), "month")),), field="whole-term"))
    purchase = known(term=Period(Decimal(60), "month"), extensions=Period(Decimal(24), "month"))

    said = outcome(made, page, purchase)

    assert (said.verdict, said.findings[0].message) == ("fail", "five years is found: 84 months, limit 60 months.")


def weights(*shares: int) -> Page:
    """A table column of weights."""
    page = Page()
    for row, share in enumerate(shares):
        page.line(f"{share}%", kind="cell", cell=Cell(0, row, 1)).mention("weight", f"{share}%", Percent(Decimal(share)))
    return page


@pytest.mark.parametrize(
    ("shares", "verdict"),
    [
        ((60, 40), "pass"),
        ((60, 35), "fail"),
        ((60, 40, 100), "pass"),
        ((60, 30, 30, 40), "pass"),
        ((20, 5), "not-applicable"),
        ((50,), "not-applicable"),
    ],
)
def test_total_adds_up_what_belongs_together(shares: tuple[int, ...], verdict: str) -> None:
    """A total row, and parts of a weight listed with it, are not counted twice."""
    assert verdict == outcome(rule(Check("total", ("weight",))), weights(*shares)).verdict


def test_agree_strikes_the_value_that_differs() -> None:
    """The other side of a contradiction is related to the finding."""
    first = Page("itt.docx").line("Closes 4 May.").mention("closing", "4 May", Day(date(2027, 5, 4)))
    second = Page("sq.docx").line("Closes 5 May.").mention("closing", "5 May", Day(date(2027, 5, 5)))

    said = outcome(rule(Check("agree", ("closing",))), pack(first, second))

    assert (said.verdict, said.findings[0].at.quote, said.findings[0].related[0].quote) == ("fail", "5 May", "4 May")  # type: ignore[union-attr]


def test_agree_passes_where_both_say_the_same() -> None:
    """The same day said in two ways is no contradiction."""
    page = Page().line("Closes 4 May.").mention("closing", "4 May", Day(date(2027, 5, 4)))
    page.line("Closing on 04/05.").mention("closing", "04/05", Day(date(2027, 5, 4)))

    assert outcome(rule(Check("agree", ("closing",))), page).verdict == "pass"


def test_a_rule_for_other_purchases_says_so() -> None:
    """Not applicable carries its reason."""
    made = rule(Check("somewhere", ("exit-plan",)), applies=Applies(buys=("software",)))

    said = outcome(made, Page().line("Nothing."), known(buys=("devices",)))

    assert (said.verdict, said.reason) == ("not-applicable", "it buys devices")


def test_the_more_particular_rule_speaks_once() -> None:
    """Where two rules mark the same words, the one that yields is silent and says to whom."""
    page = Page().line("Bids in Microsoft Word.").mention("brand", "Microsoft Word").mention("closed", "Microsoft Word", Number(Decimal(1)))
    general = rule(Check("never", ("brand",)), id="general", yields_to=("particular",))
    particular = rule(Check("never", ("closed",)), id="particular")

    said = {o.rule: o for o in judge(book(general, particular), pack(page), known())}

    assert (said["general"].verdict, said["general"].reason, said["particular"].verdict) == ("pass", "left to particular", "fail")


def test_a_reason_is_asked_for_only_where_the_expected_words_stand() -> None:
    """A name with its equivalent leaves the question why it is needed; one that is excused leaves none."""
    asking = rule(
        Check("wherever", ("brand",), expect=(Near(("equivalence",), ("sentence",)),), unless=(Near(("several",), ("sentence",)),)),
        asks="Why is the name needed?",
    )
    page = Page().line("Oracle or equal.").mention("brand", "Oracle").mention("equivalence", "or equal")
    page.line("Edge, Chrome.").mention("brand", "Edge").mention("several", "Edge, Chrome")

    assert [question.at.quote for question in outcome(asking, page).questions] == ["Oracle"]  # type: ignore[union-attr]


def test_a_question_that_the_expected_words_answer_is_not_put() -> None:
    """“What else would show the same?” is answered where the draft says what else will do."""
    check = Check("wherever", ("certificate",), expect=(Near(("equivalence",), ("sentence",)),))
    answered = rule(check, asks="What else would show the same?", asks_in_order=False)
    accepted = Page().line("ISO 9001 or equal.").mention("certificate", "ISO 9001").mention("equivalence", "or equal")

    assert outcome(answered, accepted).questions == ()


def test_a_sentence_is_said_once_what_is_wrong() -> None:
    """Several words that show one fault are one finding, and words that only a bracket parts are one mark."""
    page = Page().line("In Word (.doc) or in Excel.").mention("closed", "Word").mention("closed", ".doc").mention("closed", "Excel")

    assert [found.at.quote for found in outcome(rule(Check("never", ("closed",))), page).findings] == ["Word (.doc)"]  # type: ignore[union-attr]


def test_somewhere_speaks_only_where_the_matter_is_spoken_of() -> None:
    """A contract that is silent on payment need not pass it down."""
    made = rule(Check("somewhere", ("passed-down",)), applies=Applies(speaks_of=("payment",)))

    assert outcome(made, Page().line("Records are kept.")).reason == "the pack does not speak of payment"
    assert outcome(made, Page().line("Paid in 30 days.").mention("payment", "Paid")).verdict == "review"


def test_a_yearly_sum_is_no_rival_of_the_whole() -> None:
    """Sums are held against each other only where they measure the same."""
    page = Page().line("It is worth £2m.").mention("value", "£2m", Money(2_000_000_00))
    page.line("It is worth £1m a year.").mention("value", "£1m", Money(1_000_000_00, yearly=True))

    assert outcome(rule(Check("agree", ("value",))), page).verdict == "not-applicable"


def test_weights_may_make_a_share_that_is_given_elsewhere() -> None:
    """Sub-weights of 40 and 20 are in order where the whole is said to count 60."""
    page = (
        Page()
        .line("Quality 60%, price 40%.")
        .mention("percent", "60%", Percent(Decimal(60)))
        .mention("percent", "40%", Percent(Decimal(40)))
    )
    for row, share in enumerate((40, 20)):
        page.line(f"{share}%", kind="cell", cell=Cell(0, row, 1)).mention("percent", f"{share}%", Percent(Decimal(share)))

    assert outcome(rule(Check("total", ("percent",))), page).verdict == "pass"


def test_a_term_and_its_extension_add_up_in_different_units() -> None:
    """Twelve months and sixty days are about fourteen months, and not seventy-two."""
    made = rule(Check("measure", (), bounds=(Bound(True, Period(Decimal(60), "month")),), field="whole-term"))
    given = known(term=Period(Decimal(12), "month"), extensions=Period(Decimal(60), "day"))

    assert outcome(made, Page().line("Text."), given).verdict == "pass"


@pytest.mark.parametrize(("denied", "verdict"), [(False, "pass"), (True, "fail")])
def test_a_denied_companion_counts_where_the_rule_says_so(denied: bool, verdict: str) -> None:
    """ "Firms that do not hold it will be excluded": what a denial seems to reach may still refuse somebody."""
    page = (
        Page().line("Firms that do not hold it will be excluded.").mention("scheme", "it").mention("refused", "excluded", polarity="denied")
    )

    assert outcome(rule(Check("never", ("scheme",), with_=(Near(("refused",), ("sentence",), denied=denied),))), page).verdict == verdict


def test_points_are_added_up_as_percentages_are() -> None:
    """Three criteria of forty points make more than a hundred."""
    page = Page().line("Price 40, quality 40, plan 40.")
    page.mentions = [Mention("number", Span(at, at + 2), 0, Number(Decimal(40))) for at in (6, 18, 27)]

    struck = outcome(rule(Check("total", ("number",), total=Decimal(100))), page)

    assert (struck.verdict, len(struck.findings)) == ("fail", 1)


def test_an_absence_is_not_filled_by_words_that_are_excused() -> None:
    """A time for paying fines is none for paying invoices."""
    page = Page().line("Fines are paid in 14 days.").mention("paid", "paid").mention("others", "Fines")
    made = rule(Check("somewhere", ("paid",), unless=(Near(("others",), ("sentence",)),)))

    assert outcome(made, page).verdict == "review"


def test_each_of_several_things_may_be_asked_for() -> None:
    """With `each` one of them is not enough, and the message says by their meaning which were not found."""
    words = (Vocabulary("help", "Whom bidders may ask.", ("helpdesk",)), Vocabulary("answers", "That answers go to all.", ("answers",)))
    made = rule(Check("somewhere", ("help", "answers", "other"), each=True), message="Not found: {missing}.")
    page = Page().line("The helpdesk helps.").mention("help", "helpdesk")

    said = outcome(made, page, lexicon=Lexicon(words, (), {}))
    full = outcome(made, page.line("All answers, and others.").mention("answers", "answers").mention("other", "others"))

    assert said.findings[0].message.startswith("Not found: that answers go to all; other.")
    assert (said.verdict, full.verdict) == ("review", "pass")


def test_a_fact_is_measured_only_where_its_documents_are_there() -> None:
    """What a rule asks of an invitation is not asked of a specification alone."""
    made = rule(
        Check("measure", (), field="value", bounds=(Bound(True, Money(1_00)),), unless=(Near(("kpi",), ("pack",)),)),
        applies=Applies(document=("invitation",)),
    )
    page, value = Page().line("It is a large contract."), known(value=Money(2_00))
    unread = (Unread("x.pdf", "", "It is damaged", "Save it again"),)

    assert outcome(made, page, value).reason == "the pack has no invitation"
    assert outcome(made, Pack("pack", (page.facts("invitation"),)), value).verdict == "fail"
    assert outcome(made, Pack("pack", (page.facts("invitation"),), unread), value).verdict == "review"
