"""tendercheck check: what each of its options does."""

from pathlib import Path

import pytest

from checker.model import Rule
from checker.service.shelves import open_rulebook
from tests.cli.made import BRAND, PLAIN, SERVICE, put, rules_that_spoke, typed

SEVERITIES = ("must", "should", "consider")


def graded(severity: str) -> tuple[Rule, str]:
    """A rule of this severity, with an example in which it speaks."""
    return next(
        (rule, example.text)
        for rule in open_rulebook().rules
        for example in rule.examples
        if rule.severity == severity and example.outcome == "fails" and example.marks and not example.tender
    )


@pytest.mark.parametrize("severity", SEVERITIES)
@pytest.mark.parametrize("bar", [*SEVERITIES, "never"])
def test_only_findings_at_or_above_the_bar_count(tmp_path: Path, severity: str, bar: str) -> None:
    """`--fail-on` says from which severity on a finding ends with 1; it is in the report all the same."""
    rule, text = graded(severity)
    put(tmp_path, SERVICE, "tender.toml")
    ended = typed("check", put(tmp_path, text), "--select", rule.id, "--fail-on", bar, "--format", "json")

    assert ended.code == int(bar in SEVERITIES[SEVERITIES.index(severity) :])
    assert rules_that_spoke(ended) == {rule.id}


def test_without_an_option_each_file_is_judged_alone(tmp_path: Path) -> None:
    """Two files are two packs, and with --pack one."""
    files = put(tmp_path, name="a.md"), put(tmp_path, PLAIN, "b.md")

    assert len(typed("check", *files, "--format", "json").report["packs"]) == 2
    assert len(typed("check", *files, "--pack", "--format", "json").report["packs"]) == 1


@pytest.mark.parametrize(
    ("option", "written", "fact", "value"),
    [
        ("--regime", "scotland", "regime", "scotland"),
        ("--value", "485000", "value", {"pence": 48_500_000, "currency": "GBP", "vat": "unsaid", "yearly": False}),
        ("--value", "£485,000", "value", {"pence": 48_500_000, "currency": "GBP", "vat": "unsaid", "yearly": False}),
        ("--value", "1.5m", "value", {"pence": 150_000_000, "currency": "GBP", "vat": "unsaid", "yearly": False}),
        ("--published", "2026-11-02", "published", "2026-11-02"),
    ],
)
def test_what_is_given_by_an_option_is_taken(tmp_path: Path, option: str, written: str, fact: str, value: object) -> None:
    """A fact given on the command line stands in the report, with where it comes from."""
    known = typed("check", put(tmp_path), option, written, "--format", "json").report["packs"][0]["procurement"]

    assert known[fact] == {"value": value, "origin": "given", "where": f"the option {option}"}


def test_an_option_outranks_the_file(tmp_path: Path) -> None:
    """What is said on the command line holds over the tender.toml."""
    put(tmp_path, SERVICE, "tender.toml")
    known = typed("check", put(tmp_path), "--regime", "wales", "--format", "json").report["packs"][0]["procurement"]

    assert (known["regime"]["value"], known["title"]["value"]) == ("wales", "Case files")


@pytest.mark.parametrize("written", ["", "much", "-5", "0", "inf", "nan", "1e9999", "9" * 5000, "1e11m"])
def test_what_is_no_amount_is_refused(tmp_path: Path, written: str) -> None:
    """An amount that no contract can have is said to be none."""
    ended = typed("check", put(tmp_path), f"--value={written}")

    assert (ended.code, "is not an amount such as 485000" in ended.err) == (2, True)


def test_an_unknown_law_is_answered_with_those_there_are(tmp_path: Path) -> None:
    """A regime that is not known is refused, and the known ones are named."""
    ended = typed("check", put(tmp_path), "--regime", "uk-pa2032")

    assert (ended.code, "'uk-pa2032' is not one of uk-pa2023, " in ended.err) == (2, True)


@pytest.mark.parametrize("name", ["brand-named", "brand-without-equivalent", "open-standards"])
def test_rules_are_chosen_by_name_concern_or_theme(tmp_path: Path, name: str) -> None:
    """`--select` runs only what it names; the report says how many others were left out."""
    ended = typed("check", put(tmp_path), "--select", name, "--format", "json")
    book = ended.report["rulebook"]

    assert "brand-named" in rules_that_spoke(ended)
    assert {outcome["rule"] for outcome in ended.report["outcomes"]} & set(book["disabled"]) == set()
    assert 0 < len(book["disabled"]) < book["rules"]


@pytest.mark.parametrize("name", ["brand-named", "brand-without-equivalent", "open-standards"])
def test_rules_are_left_out_by_name_concern_or_theme(tmp_path: Path, name: str) -> None:
    """`--ignore` leaves out what it names."""
    assert "brand-named" not in rules_that_spoke(typed("check", put(tmp_path), "--ignore", name, "--format", "json"))


def test_names_may_be_given_together_or_one_by_one(tmp_path: Path) -> None:
    """Commas and repeated options mean the same."""
    file = put(tmp_path)
    together = typed("check", file, "--select", "brand-named,absent-lots", "--format", "json")

    assert together == typed("check", file, "--select", "brand-named", "--select", "absent-lots", "--format", "json")


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_an_unknown_rule_is_one_line_with_a_hint(tmp_path: Path, option: str) -> None:
    """A misspelt rule is not passed over, and the one that was probably meant is named."""
    ended = typed("check", put(tmp_path), option, "brand-namd")

    assert (ended.code, ended.out, ended.err.count("\n")) == (2, "", 1)
    assert ended.err.startswith("No rule, concern or theme is called 'brand-namd'; did you mean 'brand-named'?")


@pytest.mark.parametrize("format_", ["text", "json"])
def test_a_report_goes_to_a_file(tmp_path: Path, format_: str) -> None:
    """`--output` writes what would be printed, prints nothing, and ends with the same code."""
    file, report = put(tmp_path), tmp_path / "report"
    printed = typed("check", file, "--format", format_)
    written = typed("check", file, "--format", format_, "--output", report)

    assert (written.code, written.out, report.read_text("utf-8")) == (1, "", printed.out)


def test_a_report_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    """A file that cannot be written is a fault of the command, in one line with its name."""
    place = tmp_path / "no" / "such" / "folder"
    ended = typed("check", put(tmp_path), "--output", place)

    assert (ended.code, ended.err) == (2, f"{place}: the report cannot be written there: No such file or directory\n")


def test_quiet_prints_a_line_for_each_finding_that_counts(tmp_path: Path) -> None:
    """With --quiet there is nothing beside the findings at or above the bar."""
    file = put(tmp_path)
    ended = typed("check", file, "--quiet")

    assert (ended.code, ended.out.count("\n")) == (1, 1)
    assert ended.out.startswith(f"{file}: paragraph 1: must: “Oracle 19c” is named")


def test_quiet_is_silent_where_all_was_read_and_nothing_counts(tmp_path: Path) -> None:
    """With --quiet a tender without a grave finding prints nothing at all."""
    assert (typed("check", put(tmp_path, PLAIN), "-q").code, typed("check", put(tmp_path, PLAIN), "-q").out) == (0, "")


@pytest.mark.parametrize(("texts", "code"), [((PLAIN,), 0), ((BRAND,), 1), ((BRAND, ""), 3), (("",), 3)])
def test_json_is_printed_however_it_ends(tmp_path: Path, texts: tuple[str, ...], code: int) -> None:
    """For 0, 1 and 3 the report is on stdout and keeps its contract, with every file in it."""
    files = [put(tmp_path, text, f"{at}.md") for at, text in enumerate(texts)]
    ended = typed("check", *files, "--format", "json")

    assert (ended.code, ended.err) == (code, "")
    assert [document["path"] for document in ended.report["documents"]] == [str(file) for file in files]


def test_the_text_ends_with_one_line_that_sums_up(tmp_path: Path) -> None:
    """The last line of the text says how much was read and what is to be done."""
    assert typed("check", put(tmp_path), "--select", "brand-named").out.splitlines()[-1] == "Checked 1 document (7 words): 1 to resolve"


@pytest.mark.parametrize("name", ["Open standards", "OPEN-STANDARDS", "open_standards", " Brand-named "])
def test_names_may_be_written_as_the_list_shows_them(tmp_path: Path, name: str) -> None:
    """Capitals, spaces and underscores do not matter."""
    assert "brand-named" in rules_that_spoke(typed("check", put(tmp_path), "--select", name, "--format", "json"))


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("14/12/2026", "must be written with the year first, then month and day"),
        ("2026-02-31", "is no day of the calendar"),
        ("tomorrow", "is no day of the calendar"),
    ],
)
def test_what_is_no_day_is_said_as_a_person_would(tmp_path: Path, written: str, said: str) -> None:
    """A day that cannot be read is told with one that can."""
    ended = typed("check", put(tmp_path), "--published", written)

    assert (ended.code, ended.out) == (2, "")
    assert f"{written!r} {said}, such as 2026-12-14" in " ".join(ended.err.split())
    assert "%" not in ended.err


@pytest.mark.parametrize("given", ["tender.md", ".", "./tender.md"])
def test_the_report_never_replaces_what_is_checked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, given: str) -> None:
    """An --output that is one of the files to be checked is refused before anything is read or written."""
    monkeypatch.chdir(tmp_path)
    file, link = put(tmp_path), tmp_path / "link.md"
    link.hardlink_to(file)
    for output in ("tender.md", tmp_path / "tender.md", link):
        ended = typed("check", given, "--output", output)

        assert (ended.code, ended.out, file.read_text("utf-8")) == (2, "", BRAND)
        assert ended.err == f"{output}: it is one of the files to be checked, and the report would replace it. Give another name.\n"


def test_the_report_never_replaces_a_tender_file_or_an_archive(tmp_path: Path) -> None:
    """What describes the pack, and what holds a file, are spared too."""
    tender = put(tmp_path, SERVICE, "tender.toml")
    archive = put(tmp_path, b"PK", "pack.zip")

    assert typed("check", put(tmp_path), "--output", tender).code == 2
    assert typed("check", archive / "a.md", "--output", archive).code == 2
    assert (tender.read_text("utf-8"), archive.read_bytes()) == (SERVICE, b"PK")


def test_a_report_may_be_written_over_an_old_one(tmp_path: Path) -> None:
    """An output that exists and is not checked is replaced."""
    report = put(tmp_path, "old", "report.txt")

    assert typed("check", put(tmp_path), "--output", report).code == 1
    assert report.read_text("utf-8") != "old"


def test_own_rules_are_laid_over_ours(tmp_path: Path) -> None:
    """A rule that an organisation does not run is silent, one that it grades lower fails no more, and the report says who decided so."""
    changes = (
        "disable: [{rule: absent-lots, because: Settled before., by: Head of Procurement}]\n"
        "regrade: [{rule: brand-named, severity: consider, because: Seen by hand., by: Legal}]\n"
    )
    own = put(tmp_path / "own", changes, "rulebook.yaml").parent
    words = ("check", put(tmp_path), "--rules", own)
    ended, said = typed(*words, "--format", "json"), " ".join(typed(*words).out.split())
    book = ended.report["rulebook"]

    assert (ended.code, book["overlays"], book["disabled"]) == (0, [str(own)], ["absent-lots"])
    assert [(change["rule"], change["change"], change["by"]) for change in book["amendments"]] == [
        ("absent-lots", "disabled", "Head of Procurement"),
        ("brand-named", "re-graded", "Legal"),
    ]
    assert {finding["severity"] for finding in ended.report["findings"] if finding["rule"] == "brand-named"} == {"consider"}
    assert f"absent-lots is not run: Settled before (Head of Procurement; {own}/rulebook.yaml:1)." in said
    assert "brand-named is graded “consider” instead of “must”: Seen by hand (Legal;" in said


def test_own_rules_that_cannot_be_used_stop_the_command(tmp_path: Path) -> None:
    """Faults of one's own rules are told as those of ours."""
    own = put(tmp_path / "own", "disable: [{rule: brand-namd, because: x, by: y}]\n", "rulebook.yaml")
    ended = typed("check", put(tmp_path), "--rules", own.parent)

    assert (ended.code, ended.out) == (2, "")
    assert ended.err == f"{own}:1: disable[0].rule: there is no rule brand-namd; did you mean 'brand-named'?\n"


def test_reports_in_files_are_told_beside(tmp_path: Path) -> None:
    """What was found is said on the other stream where no report is printed, and nothing is said where a line a finding is asked for."""
    put(tmp_path, BRAND)
    file = tmp_path.parent / "told.html"

    assert f"to resolve\nWritten: {file}\n" in typed("check", tmp_path, "--select", "brand-named", "--output", file).err
    assert typed("check", tmp_path, "--quiet", "--output", file).err == ""


def test_files_that_were_judged_alone_are_told(tmp_path: Path) -> None:
    """With the option that takes them as one procurement, which is then not told again."""
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_text(PLAIN, "utf-8")

    assert "Each of these 2 files was judged alone" in typed("check", tmp_path).err
    assert "alone" not in typed("check", tmp_path, "--pack").err
    assert "alone" not in typed("check", tmp_path / "a.md").err
