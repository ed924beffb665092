"""On whose authority a rule speaks."""

from checker.engine.authority import authority_of
from checker.model import Basis, Procurement, Stated
from tests.engine.made import Check, known, rule

BASIS = (
    Basis("Procurement Act 2023 s.56(8)", "law", ("uk-pa2023",), ("open", "call-off-competed")),
    Basis("PCR 2015 reg 42(12)", "law", ("uk-pcr2015",)),
)
MADE = rule(Check("never", ("brand",)), basis=BASIS)


def test_the_law_of_the_regime_and_route_speaks() -> None:
    """Where both are known a rule in law may fail."""
    authority, sure = authority_of(MADE, known(regime="uk-pa2023", route="open"))

    assert (authority.force, authority.cite, authority.supposes, sure) == ("law", "Procurement Act 2023 s.56(8)", "", True)


def test_an_unknown_route_is_supposed_and_never_a_fail_in_law() -> None:
    """The finding says "if this is ..." and a person must judge."""
    authority, sure = authority_of(MADE, known(regime="uk-pa2023"))

    assert (authority.supposes, sure) == ("If this is an open procedure or a competed call-off from a framework", False)


def test_where_no_law_speaks_the_rule_is_good_practice() -> None:
    """A direct award is not covered, and the finding says that it is good practice."""
    authority, sure = authority_of(MADE, known(regime="uk-pa2023", route="direct-award"))

    assert (authority.force, authority.cite, sure) == ("good-practice", "", True)


def test_a_law_that_is_only_supposed_never_makes_a_fail() -> None:
    """The nation tells which law is likely, and no more: a file may belong to an older framework."""
    guessed = Procurement({"regime": Stated("uk-pa2023", "assumed", "from the nation"), "route": Stated("open", "given", "tender.toml")})

    authority, sure = authority_of(MADE, guessed)

    assert (authority.supposes, sure) == ("If this law governs", False)


def test_good_practice_needs_no_law_to_be_known() -> None:
    """What is said in nobody's name stands whatever law governs."""
    made = rule(Check("never", ("brand",)), basis=(Basis("Good practice", "good-practice", ("uk-pa2023",)),))
    guessed = Procurement({"regime": Stated("uk-pa2023", "assumed", "from the nation")})

    authority, sure = authority_of(made, guessed)

    assert (authority.supposes, sure) == ("", True)


def test_a_section_speaks_for_sure_only_of_words_of_its_own_stance() -> None:
    """A section on conditions of participation makes a fail of a condition, and a question of a contract term."""
    basis = Basis("Procurement Act 2023 s.22(4)(a)", "law", ("uk-pa2023",), stance=("condition",))
    made = rule(Check("never", ("past-award",)), basis=(basis,))

    sure = [authority_of(made, known(regime="uk-pa2023", route="open"), stance)[1] for stance in ("condition", "term", None)]

    assert sure == [True, False, True]
