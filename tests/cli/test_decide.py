"""Decisions on the command line: waive, answer, annex, baseline, prune and compare."""

import json
from pathlib import Path

import pytest

from tests.cli.made import BRAND, SERVICE, Ended, put, typed

LATE = "The Council pays invoices within 60 days of receipt.\n"
WHO = ("--by", "Jo Marsh", "--role", "procurement")
LAWYER = ("--by", "Ade Okoro", "--role", "legal")
WHY = ("--reason", "The estate runs on it until spring", "--until", "2099-03-31")


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A pack with a brand in it."""
    (tmp_path / "tender.toml").write_text(SERVICE, "utf-8")
    put(tmp_path, BRAND)
    return tmp_path


def checked(pack: Path, *words: object) -> Ended:
    """How a check of it ends."""
    return typed("check", pack, "--select", "brand-named", "--format", "json", *words)


def fingerprint(pack: Path) -> str:
    """The fingerprint of its finding."""
    return str(checked(pack).report["findings"][0]["fingerprint"])


def test_two_people_agree_and_the_finding_no_longer_counts(pack: Path) -> None:
    """The law stands behind it: procurement and legal type it once each."""
    first = typed("waive", fingerprint(pack)[:10], pack, *WHO, *WHY)
    assert (first.code, checked(pack).code) == (0, 1)
    assert checked(pack).report["findings"][0]["decision"]["state"] == "waiting"

    second = typed("waive", fingerprint(pack)[:10], pack, *LAWYER)
    assert (second.code, checked(pack).code) == (0, 0)
    assert checked(pack).report["counts"]["waived"] == 1


def test_an_exception_needs_a_reason_and_a_last_day(pack: Path) -> None:
    """Nothing is written without them."""
    assert typed("waive", fingerprint(pack), pack, *WHO).code == 2
    assert not (pack / "waivers.toml").exists()


@pytest.mark.parametrize("wrong", ["0123", "f" * 64])
def test_a_fingerprint_must_be_that_of_a_finding(pack: Path, wrong: str) -> None:
    """One clear line says what is wrong."""
    ended = typed("waive", wrong, pack, *WHO, *WHY)

    assert ended.code == 2
    assert len(ended.err.splitlines()) == 1


def test_one_decision_may_cover_every_finding_on_a_product(pack: Path) -> None:
    """By explicit choice."""
    (pack / "annex.md").write_text("The reporting database shall be Oracle 19c.\n", "utf-8")
    before = len(checked(pack).report["findings"])
    typed("waive", fingerprint(pack), pack, "--product", *WHO, *WHY)
    typed("waive", fingerprint(pack), pack, *LAWYER)

    assert before > 1
    assert checked(pack).report["counts"]["waived"] == before


def test_the_annex_holds_what_is_to_be_published_and_no_names(pack: Path) -> None:
    """People are told by their roles."""
    typed("waive", fingerprint(pack), pack, "--published", "--plan", "Tender again in 2027", *WHO, *WHY)
    typed("waive", fingerprint(pack), pack, *LAWYER)
    annex = typed("waivers", "annex", pack).out

    assert "Tender again in 2027" in annex
    assert "procurement and legal" in annex
    assert "Jo Marsh" not in annex


def test_what_is_not_to_be_published_stands_in_no_annex(pack: Path) -> None:
    """Unless all is asked for."""
    typed("waive", fingerprint(pack), pack, *WHO, *WHY)
    typed("waive", fingerprint(pack), pack, *LAWYER)

    assert "No exception has been agreed" in typed("waivers", "annex", pack).out
    assert "runs on it until spring" in typed("waivers", "annex", pack, "--all").out


def test_a_decision_that_covers_nothing_is_told_and_pruned(pack: Path) -> None:
    """When the brand has gone from the draft."""
    typed("waive", fingerprint(pack), pack, *WHO, *WHY)
    put(pack, "The database layer shall be relational.\n")

    assert [each["kind"] for each in checked(pack).report["unused"]] == ["waiver"]
    assert checked(pack, "--prune").report["unused"] == []
    assert "fingerprint" not in (pack / "waivers.toml").read_text("utf-8")


def test_a_baseline_lets_only_new_findings_fail(pack: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """What was there before is known."""
    baseline = tmp_path_factory.mktemp("before") / "before.json"
    baseline.write_text(checked(pack).out, "utf-8")
    assert checked(pack, "--baseline", baseline).code == 0

    (pack / "annex.md").write_text("Bidders must supply Cisco Catalyst 9300 switches.\n", "utf-8")
    ended = checked(pack, "--baseline", baseline)
    assert ended.code == 1
    assert sorted(finding["known"] for finding in ended.report["findings"]) == [False, True]


@pytest.mark.parametrize("text", ["", "{}", "[1]", "no json"])
def test_a_baseline_must_be_a_report(pack: Path, text: str) -> None:
    """One clear line says how to make one."""
    baseline = pack / "before.json"
    baseline.write_text(text, "utf-8")
    ended = checked(pack, "--baseline", baseline)

    assert (ended.code, ended.out) == (2, "")
    assert "--format json --output" in ended.err


def test_two_drafts_are_compared(pack: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """An earlier report, or the earlier files themselves."""
    old = tmp_path_factory.mktemp("before") / "old.json"
    old.write_text(typed("check", pack, "--format", "json").out, "utf-8")
    put(pack, LATE)
    told = json.loads(typed("compare", old, pack, "--format", "json").out)

    assert "brand-named" in {finding["rule"] for finding in told["fixed"]}
    assert {finding["rule"] for finding in told["new"]} == {"payment-late"}
    assert typed("compare", pack, pack).code == 0
    assert typed("compare", old, pack).code == 1


def test_a_comparison_is_also_a_page(pack: Path) -> None:
    """With the same counts."""
    assert "<h1>0 new findings" in typed("compare", pack, pack, "--format", "html").out


def test_a_recorded_reason_answers_a_question(pack: Path) -> None:
    """It is shown with the question, and the question no longer counts as open."""
    put(pack, BRAND.replace(".", " or equivalent."))
    before = typed("check", pack, "--format", "json").report
    rule = before["questions"][0]["rule"]
    ended = typed("waivers", "answer", rule, pack, "--reason", "The names are those of the estate", *WHO)
    after = typed("check", pack, "--format", "json").report

    assert ended.code == 0
    assert after["counts"]["questions"] < before["counts"]["questions"]


def test_a_question_that_is_not_asked_cannot_be_answered(pack: Path) -> None:
    """The questions that are asked are named."""
    assert typed("waivers", "answer", "no-such-rule", pack, "--reason", "Because it is so", *WHO).code == 2
    assert "waive FINGERPRINT" in typed("waivers", "answer", "no-such-rule", pack, "--reason", "Because it is so", *WHO).err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--reason", "The estate runs on it", "--until", "2020-01-01"), "is over"),
        (("--reason", "x", "--until", "2099-03-31"), "ten letters"),
        (("--reason", "The estate runs on it"), "give --until"),
        (("--until", "2099-03-31"), "give --reason"),
    ],
)
def test_what_could_not_be_read_again_is_not_put_on_record(pack: Path, words: tuple[str, ...], told: str) -> None:
    """An exception that is over or gives no reason would make a file that stops every later check."""
    ended = typed("waive", fingerprint(pack), pack, *WHO, *words)

    assert (ended.code, told in ended.err) == (2, True)
    assert [file.name for file in pack.iterdir() if "waivers" in file.name] == []


def test_an_answer_without_a_reason_is_not_put_on_record(pack: Path) -> None:
    """The file is left as it was, and what is wrong with the entry is told."""
    put(pack, BRAND.replace(".", " or equivalent."))
    rule = typed("check", pack, "--format", "json").report["questions"][0]["rule"]
    ended = typed("waivers", "answer", rule, pack, "--reason", "x", *WHO)

    assert (ended.code, "ten letters" in ended.err) == (2, True)
    assert [file.name for file in pack.iterdir() if "waivers" in file.name] == []


def test_nobody_agrees_twice(pack: Path) -> None:
    """Who has agreed is on record once, and whose agreement is wanted still is told."""
    first, again = (typed("waive", fingerprint(pack), pack, *WHO, *WHY) for _ in range(2))

    assert all("agreement of legal" in ended.out for ended in (first, again))
    assert (pack / "waivers.toml").read_text("utf-8").count("Jo Marsh") == 1
    assert "agreement of" not in typed("waive", fingerprint(pack), pack, *LAWYER).out


def test_an_exception_on_record_is_not_changed_unseen(pack: Path) -> None:
    """Another reason or last day than that on record is refused, with the line where it can be changed."""
    typed("waive", fingerprint(pack), pack, *WHO, *WHY)
    ended = typed("waive", fingerprint(pack), pack, *LAWYER, "--until", "2099-12-31")

    assert (ended.code, "waivers.toml:3" in ended.err) == (2, True)


@pytest.mark.parametrize("form", ["text", "html", "json"])
def test_what_was_not_read_is_not_called_fixed_in_silence(pack: Path, form: str) -> None:
    """A comparison says first which file could not be checked, and ends with 3."""
    ended = typed("compare", pack, pack / "gone", "--format", form)

    assert (ended.code, "There is no such file" in ended.out) == (3, True)


def test_an_earlier_report_also_tells_what_was_not_read(pack: Path) -> None:
    """What it could not find then may be no new fault now."""
    (pack / "locked.pdf").write_bytes(b"%PDF-1.4 not a page")
    before = pack.parent / "before.json"
    before.write_text(typed("check", pack, "--format", "json").out, "utf-8")
    (pack / "locked.pdf").unlink()

    assert "locked.pdf" in typed("compare", before, pack).out.partition("Still there")[0]


def test_the_text_report_shows_what_to_call_a_finding_by(pack: Path) -> None:
    """Eight letters of its fingerprint, which `waive` takes."""
    shown = fingerprint(pack)[:8]

    assert f"Finding    {shown}\n" in typed("check", pack, "--select", "brand-named").out
    assert typed("waive", shown, pack, *WHO, *WHY).code == 0
