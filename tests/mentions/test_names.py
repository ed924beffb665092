"""Names that no vocabulary knows, told by how they are written."""

import pytest

from checker.mentions.names import lower_words, names

ORDINARY = frozenset(("the", "supplier", "service", "level", "personnel", "key", "shall", "bins", "panels"))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Bins shall be Fenwicke Staymore in green.", ["Fenwicke Staymore"]),
        ("Burners must be Ravensteyn RG-40.", ["Ravensteyn RG-40"]),
        ("It must be integrated with Larkspur.", ["Larkspur"]),
        ("The Supplier shall meet the Service Level with Key Personnel.", []),
        ("Invoices are sent to Thornmere Borough Council.", []),
        ("The depot is in Ashcombe Road.", []),
        ("Records shall be sent by SFTP as JSON.", []),
        ("Larkspur is written so, and a larkspur is a flower, so Larkspur is no name.", []),
        ("Larkspur System Interface Requirements For Bidders", []),
    ],
)
def test_a_name_has_a_strange_word_and_is_no_body_place_or_standard(text: str, found: list[str]) -> None:
    """Capitals alone make no name, and neither does a word that the text itself writes small."""
    said = [one.value.name for one in names(text, 0, ORDINARY | lower_words(text)) if one.shape == "name"]  # type: ignore[union-attr]
    assert said == found


def test_a_model_has_a_figure_and_a_cell_may_be_nothing_but_a_name() -> None:
    """What follows a name tells a model; a name that fills its cell is told so."""
    assert {one.shape for one in names("Ravensteyn RG-40", 0, ORDINARY)} == {"name", "model", "alone"}
    assert {one.shape for one in names("It must be a Fenwicke.", 0, ORDINARY)} == {"name"}
