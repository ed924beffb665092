"""Decisions on the command line hold for the next draft: under another name, with other numbers, and as its PDF."""

import json
import subprocess
from pathlib import Path

import pytest

from tests.cli.made import SERVICE, typed
from tests.fingerprints import OFFICE
from tests.formats.made import p, word

SAID = (
    "1. The database layer shall be Oracle 19c, as clause 3 has it.",
    "2. Bidders must supply Cisco Catalyst 9300 switches, which the “network team” has asked for in each of the offices of the Council.",
    "3. The Council pays invoices within 60 days of receipt.",
)
LATER = ("1. This draft was read by two officers.", *(said.replace(f"{at}.", f"{at + 1}.") for at, said in enumerate(SAID, 1)))
WHO = ("--by", "Jo Marsh", "--role", "procurement", "--reason", "The estate runs on it until spring", "--until", "2099-03-31")
LAWYER = ("--by", "Ade Okoro", "--role", "legal")


@pytest.fixture
def first(tmp_path: Path) -> Path:
    """The first draft, in a folder of its own."""
    return written(tmp_path / "old" / "Spec v1.docx", SAID)


def written(file: Path, said: tuple[str, ...]) -> Path:
    """A draft in Word, with the facts of its tender beside it."""
    file.parent.mkdir(exist_ok=True)
    (file.parent / "tender.toml").write_text(SERVICE, "utf-8")
    file.write_bytes(word("".join(map(p, said))).data)
    return file


def later(first: Path, form: str) -> Path:
    """The next draft under another name, as a Word file or as the PDF of it, in a folder of its own."""
    file = written(first.parent.parent / "new" / "Spec v2.docx", tuple(said.replace("clause 3", "clause 4") for said in LATER))
    if form == "docx":
        return file
    command = [OFFICE or "", f"-env:UserInstallation=file://{file.parent}/.profile", "--headless", "--convert-to", "pdf"]
    subprocess.run([*command, "--outdir", file.parent, file], check=True, capture_output=True, timeout=120)
    file.unlink()
    return file.with_suffix(".pdf")


FORMS = ["docx", pytest.param("pdf", marks=pytest.mark.skipif(not OFFICE, reason="LibreOffice is not installed on this machine"))]


@pytest.mark.parametrize("form", FORMS)
def test_the_next_draft_is_compared_and_nothing_in_it_is_new(first: Path, form: str) -> None:
    """Every finding is still there, and none is told as mended."""
    ended = typed("compare", first.parent, later(first, form).parent, "--format", "json")
    told = json.loads(ended.out)

    assert (ended.code, told["new"], told["fixed"]) == (0, [], [])
    assert {"brand-named", "payment-late"} <= {finding["rule"] for finding in told["still"]}


@pytest.mark.parametrize("form", FORMS)
def test_a_baseline_of_the_first_draft_holds_for_the_next(first: Path, form: str) -> None:
    """Nothing that was there before counts."""
    baseline = first.parent.parent / "before.json"
    typed("check", first, "--format", "json", "--output", baseline)
    ended = typed("check", later(first, form), "--baseline", baseline, "--format", "json")

    assert ended.code == 0
    assert ended.report["findings"]
    assert all(finding["known"] for finding in ended.report["findings"])


@pytest.mark.parametrize("form", FORMS)
def test_an_exception_agreed_for_the_first_draft_holds_for_the_next(first: Path, form: str) -> None:
    """The file of decisions goes with the draft, and each decision in it still covers what it was made for."""
    found = typed("check", first, "--select", "brand-named", "--format", "json").report["findings"]
    for finding in found:
        typed("waive", finding["fingerprint"][:12], first, *WHO)
        typed("waive", finding["fingerprint"][:12], first, *LAWYER)
    file = later(first, form)
    (first.parent / "waivers.toml").rename(file.parent / "waivers.toml")
    ended = typed("check", file, "--select", "brand-named", "--format", "json")

    assert (ended.code, ended.report["unused"]) == (0, [])
    assert ended.report["counts"]["waived"] == len(found) == 2


def test_a_mended_typo_needs_agreement_anew_and_the_report_says_to_which_finding(first: Path) -> None:
    """The words that were agreed on stand in another sentence now: nobody is asked to find that out."""
    finding = typed("check", first, "--select", "brand-named", "--format", "json").report["findings"][0]
    typed("waive", finding["fingerprint"][:12], first, *WHO)
    typed("waive", finding["fingerprint"][:12], first, *LAWYER)
    written(first, (SAID[0].replace("layer", "layers"), *SAID[1:]))
    report = typed("check", first, "--select", "brand-named", "--format", "json").report
    heir = report["unused"][0]["heir"]

    assert heir in {each["fingerprint"] for each in report["findings"] if each["quote"] == finding["quote"]}
    assert f"finding {heir[:16]} is about the same words in another sentence" in " ".join(typed("check", first).out.split())
