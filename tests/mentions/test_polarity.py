"""Whether a mention is affirmed or denied."""

import pytest

from tests.mentions.made import facts


@pytest.mark.parametrize(
    ("polarity", "lines"),
    [
        ("affirmed", ["A performance bond of 10% is required."]),
        ("affirmed", ["Whether or not it is insured, the Supplier shall give a performance bond."]),
        ("affirmed", ["No later than 1 May the Supplier shall give a performance bond."]),
        ("affirmed", ["If no guarantee is given, a performance bond is required."]),
        ("affirmed", ["Those who do not sign will give a performance bond."]),
        ("affirmed", ["Bidders without a rating must give a performance bond."]),
        ("denied", ["It is not so that bidders must give a performance bond."]),
        ("denied", ["Those who do not give a performance bond will be thanked."]),
        ("denied", ["No performance bond is required."]),
        ("denied", ["A performance bond is not required."]),
        ("denied", ["We do not ask anyone for a performance bond."]),
        ("denied", ["A performance bond will not be asked for."]),
        ("denied", ["Performance bond: not applicable."]),
        ("denied", ["The following are not required:", "- a performance bond"]),
        ("denied", ["Item | Needed", "Performance bond | None"]),
        ("denied", ["The contract is let without a performance bond."]),
        ("denied", ["Must we give a performance bond?", "No. Nothing of the kind is wanted."]),
        ("affirmed", ["Must we give a performance bond?", "Yes."]),
        ("affirmed", ["Travel is not paid and shall be covered by a performance bond."]),
    ],
)
def test_a_denial_is_heard_where_it_stands(polarity: str, lines: list[str]) -> None:
    """Before, after, in the lead-in of a list, or in the next cell."""
    assert [polarity] == [mention.polarity for mention in facts(*lines).mentions if mention.kind == "bond"]


def test_an_equivalent_that_is_refused_is_denied() -> None:
    """ "Equivalents will not be considered" is no welcome."""
    assert [m.polarity for m in facts("Equivalents will not be considered.").mentions if m.kind == "equivalence"] == ["denied"]
