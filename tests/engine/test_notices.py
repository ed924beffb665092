"""What a notice changes for the rules: lots that it gives, and absence where nothing else was read."""

from checker.engine import judge
from checker.engine.authority import why_not
from checker.model import Facts, Outcome, Pack, Rule
from tests.engine.made import Applies, Check, Page, book, known, rule

EXIT = rule(Check("somewhere", ("exit-plan",)))
LOTS = rule(Check("somewhere", ("lots",)), applies=Applies(document=("invitation", "notice")))
SEVERAL = rule(Check("never", ("not-in-lots",)), applies=Applies(lots_at_least=2))


def outcome(made: Rule, *facts: Facts) -> Outcome:
    """What a rule says of these documents."""
    return judge(book(made), Pack("pack", facts), known())[0]


def test_nothing_is_missed_in_a_notice_alone() -> None:
    """A notice points to documents that were not read, so that what they must say is not said to be absent."""
    notice = Page("notice.json").line("Desks.").facts("notice")

    assert outcome(EXIT, notice).verdict == "unclear"
    assert outcome(EXIT, notice, Page().line("Nothing.").facts()).verdict == "fail"


def test_what_a_notice_itself_must_say_is_missed_in_it() -> None:
    """A rule that speaks of notices finds the absence in a notice alone."""
    assert outcome(LOTS, Page("notice.json").line("Desks.").facts("notice")).verdict == "fail"


def test_a_rule_on_lots_speaks_where_there_are_enough() -> None:
    """Where lots are fewer, or their number is not known, the rule says why it is silent."""
    assert [why_not(SEVERAL, known(lots=2)), why_not(SEVERAL, known(lots=1)), why_not(SEVERAL, known())] == [
        "",
        "the contract has fewer lots",
        "the number of lots is not known",
    ]
