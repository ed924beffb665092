"""How right the rules are, as tables and as the file that is kept."""

import json

import pytest

from checker.model import Counted, Measured, Total
from checker.render.measured import measured_file, measured_page, rightness
from checker.rulebook.measured import read_measured

MADE = Measured(
    {"labelled": Total(30, 15522, Counted(3, 1, 1), 40, 2), "held": Total(12, 6237, Counted(1, 1), 20, 0)},
    {"closed-format": Counted(3, 1, 1), "left-over": Counted()},
    {"closed-format-for-bids": Counted(3, 1, 1)},
)


def test_the_tables_give_counts_and_rates() -> None:
    """Every row has what was found, missed and said in vain, with precision and recall; where nothing is to divide there is a dash."""
    rows = [line.split() for line in measured_page(MADE, False, 100).splitlines()]

    assert ["closed-format", "3", "1", "1", "75%", "75%"] in rows
    assert ["closed-format-for-bids", "3", "1", "1", "75%", "75%"] in rows
    assert ["left-over", "0", "0", "0", "-", "-"] in rows


def test_what_is_held_back_stands_apart() -> None:
    """The held set has a heading of its own, after the others, and its total alone."""
    made = measured_page(MADE, False, 100)

    assert made.index("\n  labelled ") < made.index("Held back") < made.index("\n  held ")
    assert "held: 12 documents, 6,237 words; 0 of 20 traps sprung" in made


def test_the_file_can_be_read_again(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Each rule is a line of its own, and the counts come back as they were."""
    folder = tmp_path_factory.mktemp("rules")
    text = measured_file(MADE)
    (folder / "measured.json").write_text(text, "utf-8")

    assert read_measured(folder) == MADE.rules
    assert json.loads(text)["concerns"]["left-over"] == {"hits": 0, "missed": 0, "alarms": 0, "arguable": 0}
    assert [line for line in text.splitlines() if line.startswith(' "closed-format-for-bids": {')] != []


@pytest.mark.parametrize("text", ["<<<<<<< HEAD", "[]", '{"rules": {"x": {"hit": 1}}}', '{"rules": []}'])
def test_a_broken_file_is_none(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    """A file that was spoilt, by a merge or by hand, stops nothing: nothing counts as measured."""
    folder = tmp_path_factory.mktemp("rules")
    (folder / "measured.json").write_text(text, "utf-8")

    assert read_measured(folder) == {}


@pytest.mark.parametrize(
    ("counted", "said"),
    [
        (None, "Not measured."),
        (Counted(), "The labelled tenders hold nothing for it to find, and it found nothing in them."),
        (Counted(3, 1, 1), "It found 3 of the 4 faults of its concern, and 1 false alarm (precision 75%)."),
        (Counted(3, 1), "It found 3 of the 4 faults of its concern, and no false alarms (precision 100%)."),
        (Counted(0, 2), "It found 0 of the 2 faults of its concern, and no false alarms."),
    ],
)
def test_a_rule_says_how_right_it_is(counted: Counted | None, said: str) -> None:
    """One sentence for a rule's page, or that it was not measured."""
    assert rightness(counted) == said
