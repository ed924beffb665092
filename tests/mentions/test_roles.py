"""The role of a brand where it is named."""

import pytest

from tests.mentions.made import facts


@pytest.mark.parametrize(
    ("role", "lines"),
    [
        ("bought", ["The database layer shall be Oracle 19c."]),
        ("bought", ["We require Cisco switches in every cabinet."]),
        ("bought", ["The following must be supplied:", "- Cisco Catalyst 9300 switches"]),
        ("bought", ["# Supply of Oracle licences"]),
        ("estate", ["The Council currently runs Oracle."]),
        ("estate", ["Data must be migrated from Oracle to the new system."]),
        ("estate", ["The system must replace the existing Northgate system."]),
        ("estate", ["Our Oracle database must be read once a night."]),
        ("estate", ["# Current situation", "- SQL Server 2016 on two hosts"]),
        ("connects-to", ["The system must integrate with Northgate."]),
        ("connects-to", ["The system must integrate with:", "- Northgate"]),
        ("connects-to", ["A Northgate interface is required."]),
        ("skill", ["Experience of Oracle is essential."]),
        ("skill", ["# Essential skills and experience", "- Oracle developers"]),
        ("format", ["Reports must be supplied as Microsoft Word documents."]),
        ("example", ["The database shall be a relational store such as Oracle."]),
        ("party", ["Northgate Limited shall be told of the change."]),
        ("channel", ["The clarification meeting must be held on Microsoft Teams."]),
        ("channel", ["Changes to this invitation will be posted on Microsoft Teams."]),
        ("bought", ["All interfaces must be built in Oracle."]),
        ("bought", ["Calls are to be delivered by Microsoft Teams."]),
        ("estate", ["The Oracle licences are held by the Council and must not be priced."]),
        ("estate", ["Records must come across from the Oracle databases."]),
        ("estate", ["The firewalls (Cisco) are to stay as they are."]),
        ("estate", ["# Specification", "The team uses Oracle."]),
        ("example", ["For reporting Oracle is acceptable, and so is any other tool."]),
        ("party", ["The interface shall be agreed with Northgate."]),
        ("party", ["The Council sits at Oracle Way."]),
        ("format", ["The form may be sent as ODF, Word document or PDF."]),
        ("estate", ["# Requirements", "Orders are raised in Oracle."]),
        ("estate", ["# Requirements", "Parents pay through Oracle, which the caterer will take away."]),
        ("estate", ["The existing Oracle servers must be maintained."]),
        ("estate", ["Files must be saved as ODF, since some offices use Oracle."]),
        ("estate", ["The Oracle servers must be taken out."]),
        ("party", ["No link is needed to the register which Northgate hosts for us."]),
        ("party", ["The supplier shall find out from Northgate how this is done."]),
        ("connects-to", ["Timesheets must turn up in Oracle every night."]),
        ("example", ["The database could be Oracle."]),
        ("bought", ["# Requirements", "Cabinets are supplied with Cisco switches."]),
    ],
)
def test_a_brand_plays_the_part_that_a_reader_gives_it(role: str, lines: list[str]) -> None:
    """What is bought is told from what is there, what is connected to, and what is only an example."""
    brands = [mention for mention in facts(*lines).mentions if mention.kind == "brand"]

    assert [role] == [mention.role for mention in brands]


@pytest.mark.parametrize("line", ["Give your word in the document.", "In a word, the system must be quick."])
def test_an_ordinary_word_is_no_brand_without_its_company(line: str) -> None:
    """ "Word" is a product only beside a word such as document or format, and with its capital."""
    assert [mention for mention in facts(line).mentions if mention.kind == "brand"] == []


def test_a_brand_takes_its_maker_and_version_along() -> None:
    """The marked words are the whole name."""
    made = facts("It must run on Microsoft SQL Server 2019.")

    assert [made.document.words(m.span) for m in made.mentions if m.kind == "brand"] == ["Microsoft SQL Server 2019"]
