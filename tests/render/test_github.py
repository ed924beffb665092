"""The report as commands of GitHub Actions, read as its runner reads them."""

from checker.model import Report
from checker.render.formats import rendered
from checker.render.page import visible
from tests.render.made import absence, checked, decision, finding, outcome, partly, report, unread
from tests.render.words import saying, whatever_the_words

Command = tuple[str, dict[str, str], str]


def commands(made: Report) -> list[Command]:
    """What the runner takes from each line of the log: the command with its properties and its words."""
    return [_command(line) for line in rendered(made, "github").decode().removesuffix("\n").split("\n")]


def _command(line: str) -> Command:
    """One line by the rules of the runner: the first "::" after the beginning ends the properties."""
    assert line.startswith("::")
    head, _, words = line[2:].partition("::")
    level, _, properties = head.partition(" ")
    pairs = [each.partition("=") for each in properties.split(",")]
    return level, {name: _read(value, ":,") for name, _, value in pairs}, _read(words)


def _read(words: str, more: str = "") -> str:
    """Words with their signs put back, the sign of hundredths last."""
    for sign in f"\r\n{more}%":
        words = words.replace(f"%{ord(sign):02X}", sign)
    return words


def test_files_not_read_come_first_as_errors_then_the_count() -> None:
    """GitHub shows ten notes of each level, so that what matters most must come first."""
    made = commands(report(outcome(finding()), documents=(checked(), partly(), unread())))

    assert [(level, properties.get("file", "")) for level, properties, _ in made] == [
        ("error", "pack/scan.pdf"),
        ("error", "pack/3_Terms.pdf"),
        ("notice", ""),
        ("error", "pack/2_Specification.odt"),
    ]
    assert made[2][2].startswith("Checked 2 documents")


def test_severities_are_levels() -> None:
    """Must is an error, should a warning, consider a notice."""
    made = commands(report(outcome(finding(severity="consider"), finding(severity="should"), finding())))

    assert [level for level, _, _ in made[1:]] == ["error", "warning", "notice"]


def test_what_was_decided_upon_is_a_notice_at_the_end() -> None:
    """It stays in sight, and fails nothing."""
    made = commands(report(outcome(finding(decision=decision()), finding(known=True), finding())))

    assert [(level, properties["title"]) for level, properties, _ in made[2:]] == [
        ("notice", "Agreed exception: A brand is named (brand-named)"),
        ("notice", "In the baseline already: A brand is named (brand-named)"),
    ]


def test_what_is_absent_is_said_on_a_file_of_the_pack() -> None:
    """Or GitHub would show it nowhere in the pull request."""
    assert commands(report(outcome(absence())))[1][1]["file"] == "pack/2_Specification.odt"


@whatever_the_words
def test_no_word_of_a_document_is_a_command_or_a_property(words: str) -> None:
    """Every line is one command with the properties that are ours, and the words come out as they went in."""
    made = commands(saying(words))

    assert [(level, tuple(properties)) for level, properties, _ in made] == [
        (level, tuple(properties)) for level, properties, _ in commands(saying("word"))
    ]
    assert any(
        f"“{visible(words)}” is named." == visible(told.split("\n")[0]) or visible(f"“{words}” is named.") in told for _, _, told in made
    )
