"""All rules over one pack: of a sentence each concern is raised once."""

from checker.engine import judge
from checker.model import Outcome, Rule
from tests.engine.made import Check, Page, book, known, pack, rule


def said(page: Page, *rules: Rule) -> dict[str, Outcome]:
    """What each rule says of a page."""
    return {outcome.rule: outcome for outcome in judge(book(*rules), pack(page), known())}


def page() -> Page:
    """A sentence with two signs of one fault, and a second sentence with one of them."""
    made = (
        Page()
        .line("It renews by itself each year unless stopped.")
        .mention("renews", "renews by itself")
        .mention("unless", "unless stopped")
    )
    return made.line("It goes on unless stopped.").mention("unless", "unless stopped")


def named(id: str, kind: str, **more: object) -> Rule:
    """A rule that strikes every mention of a kind."""
    return rule(Check("never", (kind,)), id=id, **({"concern": "automatic-renewal"} | more))


def test_two_rules_of_a_concern_raise_it_once_in_a_sentence() -> None:
    """The first of equals speaks; the other still speaks where it stands alone."""
    made = said(page(), named("first", "renews"), named("second", "unless"))

    assert len(made["first"].findings) == 1
    assert [finding.at.sentence for finding in made["second"].findings if finding.at] == ["It goes on unless stopped."]


def test_the_gravest_rule_raises_it() -> None:
    """Whatever the order of the rules is; one that has nothing left says to whom it left it."""
    made = said(page(), named("mild", "renews", severity="should"), named("grave", "unless"))

    assert (made["mild"].findings, made["mild"].verdict, made["mild"].reason) == ((), "pass", "left to grave")
    assert len(made["grave"].findings) == 2


def test_rules_of_other_concerns_speak_beside_it() -> None:
    """A sentence may hold two faults."""
    made = said(page(), named("first", "renews"), named("other", "unless", concern="exit-charge"))

    assert (len(made["first"].findings), len(made["other"].findings)) == (1, 2)


def test_each_name_in_a_sentence_is_a_matter_of_its_own() -> None:
    """Two brands are two things to mend, whichever rules find them."""
    brands = Page().line("Oracle on Cisco.").mention("brand", "Oracle").mention("make-named", "Cisco")
    made = said(
        brands, named("one", "brand", concern="brand-without-equivalent"), named("two", "make-named", concern="brand-without-equivalent")
    )

    assert (len(made["one"].findings), len(made["two"].findings)) == (1, 1)
