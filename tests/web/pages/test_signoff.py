"""Signing off: what stands in the way is said, every open finding is answered for, and the record never changes."""

import json
import re
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from tests.web.team import Office, alone, day, office, stored
from web.signing.record import STATEMENT
from web.store.tables import Draft, Procurement, SignOff

OPEN = {"unanswered": "y", "unanswered_why": "It is answered later"}
CONFIRMED = {"conflicts": "y", "conflicts_kept": "The procurement file", "statement": "y", **day("conflicts_on", 2026, 11, 3), **OPEN}


@pytest.fixture
def here(tmp_path: Path) -> Office:
    """A team with a checked draft, which the officer uploaded; the procurer is logged in."""
    made = office(tmp_path / "data")
    made.log_in("Pat")
    return made


def _reasons(here: Office) -> dict[str, str]:
    """A reason for every open finding."""
    return {f"reason_{each.fingerprint}": "It is needed until next year" for _, each in here.findings()}


def _sign(here: Office, status: int = 303, **more: str) -> str:
    """Sign off; the answer is the address of the record, or the page."""
    return here.post(f"{here.procurement}/sign-off", status, **{**CONFIRMED, **_reasons(here), **more})


def _record(here: Office, address: str) -> dict[str, Any]:
    """The record as it is downloaded."""
    found: dict[str, Any] = json.loads(here.get(f"{address}/record.json"))
    return found


def test_a_sign_off_is_frozen_with_its_hash(here: Office) -> None:
    """Which is that of the downloaded bytes, and stands in the audit trail."""
    address = _sign(here)
    data = here.site.client.get(f"{address}/record.json").data
    hash = sha256(data).hexdigest()

    assert hash in here.get(address)
    assert (here.acts()[-1].what, here.acts()[-1].detail["sha256"]) == ("signed off", hash)
    assert here.acts()[-1].actor == here.people["Pat"]
    assert "Oracle" not in str(here.acts()[-1].detail)


def test_the_record_says_what_it_must(here: Office) -> None:
    """From what was not checked, by facts, hashes, rules, findings, exceptions and reasons, to conflicts and the statement."""
    n = here.finding(rule="turnover-asked")
    here.log_in("Olu")
    d = here.ask(n, evidence="https://www.example.gov.uk/paper")
    here.post(f"{here.check}/questions/1/answer", reason="The names are those of the estate")
    here.post(f"{here.check}/findings/{here.finding(rule='brand-named')}/decide", kind="wrong", why="It names what is there today")
    for who, role in (("Lee", "legal"), ("Pat", "procurement")):
        here.log_in(who)
        here.post(f"/reviews/{d}", says="agree", role=role)
    made = _record(here, address := _sign(here))
    page = here.get(address)
    facts = {each["label"]: each["words"] for each in made["packs"][0]["facts"]}
    became = {each["became"] for each in made["findings"]}

    assert made["statement"] == STATEMENT
    assert facts["Route"] == "an open procedure"
    assert all(each["origin"] for each in made["packs"][0]["facts"])
    assert "Procurement Act 2023" in facts["Law"]
    assert made["drafts"][0]["files"][0]["sha256"] == here.site.draft(here.check).files[0].sha256
    assert (made["rulebook"]["version"], len(made["rulebook"]["sha256"])) == (here.report().rulebook.version, 64)
    assert became == {"Agreed exception", "Acknowledged", "The checker is wrong"}
    assert [(who["by"], who["role"]) for who in made["exceptions"][0]["agreed"]] == [
        ("Lee Lawyer", "legal"),
        ("Pat Procurer", "procurement"),
    ]
    assert "The names are those of the estate" in made["reasons"][0]["answer"]
    assert made["conflicts"] == {"on": "2026-11-03", "kept": "The procurement file"}
    assert made["not_checked"]["rules"]
    for words in (
        STATEMENT,
        "What was not checked",
        "Lee Lawyer",
        "The procurement file",
        "an open procedure",
        "It names what is there today",
    ):
        assert words.replace("'", "&#39;") in page
    assert page.index("What was not checked") < page.index("Findings (")


def test_later_drafts_and_decisions_do_not_change_it(here: Office) -> None:
    """Neither the record nor what is drawn of it."""
    address = _sign(here)
    before = _drawn(here, address)
    here.ask(here.finding(rule="turnover-asked"))
    with here.site.here.store.acting() as act:
        procurement = act.session.get_one(Procurement, here.procurement.rsplit("/", 1)[-1])
        procurement.title = "Another title"
        procurement.drafts.append(Draft(number=2, created_by=here.people["Olu"]))

    assert "exception is asked for" in here.get(f"{here.check}")
    assert _drawn(here, address) == before


def _drawn(here: Office, address: str) -> list[str]:
    """The signed record in all its forms, without the token in the page's form to log out, which is another each time."""
    forms = (here.get(f"{address}{form}") for form in ("", "/record.json", "/record.html"))
    return [re.sub(r'name="csrf_token" value="[^"]*"', "", form) for form in forms]


def test_open_findings_need_a_reason_each(here: Office) -> None:
    """Those that are decided need none."""
    n = here.finding(rule="turnover-asked")
    here.post(f"{here.check}/findings/{n}/decide", kind="change")
    decided = here.report().findings[n - 1].fingerprint
    page = here.post(f"{here.procurement}/sign-off", 422, **CONFIRMED)

    assert f"reason_{decided}" not in page
    assert page.count("Enter the reason for finding") == 2 * (len({each.fingerprint for _, each in here.findings()}) - 1)


def test_an_exception_that_waits_decides_nothing(here: Office) -> None:
    """What it is about is still to be answered for."""
    n = here.finding(rule="turnover-asked")
    here.ask(n)

    assert f"reason_{here.report().findings[n - 1].fingerprint}" in here.get(f"{here.procurement}/sign-off")


@pytest.mark.parametrize(
    ("form", "sentence"),
    [
        ({"conflicts": ""}, "Confirm that conflicts of interest were assessed"),
        ({"conflicts_on-year": "2099"}, "The day of the conflicts assessment must be today or in the past"),
        ({"conflicts_kept": " "}, "Enter where it is kept"),
        ({"statement": ""}, "Confirm the statement"),
    ],
)
def test_what_is_not_confirmed_is_not_signed(here: Office, form: dict[str, str], sentence: str) -> None:
    """And it is said what is missing."""
    assert sentence in _sign(here, 422, **form)
    assert _signoffs(here) == 0


def test_who_may_not_sign_is_told(here: Office) -> None:
    """An officer sees what would be on record, and no form."""
    here.log_in("Olu")
    page = _sign(here, 200)

    assert "Your role does not include signing" in page
    assert 'name="statement"' not in page
    assert _signoffs(here) == 0


def test_one_person_does_not_do_it_all(tmp_path: Path) -> None:
    """Whoever alone uploaded, and alone agreed if anybody did, does not sign; a colleague does."""
    here = office(tmp_path / "data", uploader="Pat")
    here.log_in("Pat")
    page = _sign(here, 200)
    assert "Nobody but you has uploaded drafts or agreed to exceptions" in page
    assert _signoffs(here) == 0
    here.log_in("Lee")
    _sign(here)

    assert _signoffs(here) == 1


def test_one_person_alone_signs_by_name(tmp_path: Path) -> None:
    """And the record says that it stands on their word."""
    here = alone(tmp_path / "data")
    assert "Enter your name" in _sign(here, 422)
    address = _sign(here, by="Ann Archer", role="ICT")

    assert _record(here, address)["signed"]["by"] == "Ann Archer"
    assert "stand on their word" in here.get(address)


def test_a_draft_that_is_not_checked_is_not_signed(here: Office) -> None:
    """It is said what is waited for."""
    with here.site.here.store.acting() as act:
        procurement = act.session.get_one(Procurement, here.procurement.rsplit("/", 1)[-1])
        procurement.drafts.append(Draft(number=2, created_by=here.people["Olu"]))

    assert "Draft 2 is still being checked" in _sign(here, 200)


def test_nobody_signs_what_they_have_not_seen(here: Office) -> None:
    """Where a decision was withdrawn in the meantime, the reasons no longer fit."""
    n = here.finding(rule="turnover-asked")
    here.post(f"{here.check}/findings/{n}/decide", kind="change")
    fingerprint = here.report().findings[n - 1].fingerprint
    reasons = {name: words for name, words in _reasons(here).items() if fingerprint not in name}
    here.post(f"/decisions/{here.decisions()[0].id}/withdraw")

    here.post(f"{here.procurement}/sign-off", 422, **CONFIRMED, **reasons)
    assert _signoffs(here) == 0


@pytest.mark.parametrize("kind", ["quick", "template"])
def test_only_procurements_are_signed_off(here: Office, kind: str) -> None:
    """Templates and quick checks have no such page."""
    with here.site.here.store.acting() as act:
        act.session.get_one(Procurement, here.procurement.rsplit("/", 1)[-1]).kind = kind

    here.get(f"{here.procurement}/sign-off", 404)


def test_strangers_find_no_sign_off(here: Office) -> None:
    """Nor one of their own by its number under another procurement."""
    address = _sign(here)
    here.get(f"/procurements/{'0' * 32}/sign-off/{address.rsplit('/', 1)[-1]}", 404)
    here.log_in("Sam")
    for page in (f"{here.procurement}/sign-off", address, f"{address}/record.json", f"{address}/record.html"):
        here.get(page, 404)


def test_words_of_a_file_never_become_markup(tmp_path: Path) -> None:
    """In the page and in the file to keep."""
    here = office(tmp_path / "data", "The database shall be Oracle 19c <script>alert(1)</script>.")
    here.log_in("Pat")
    address = _sign(here, conflicts_kept="<img src=x>")

    for page in (here.get(address), here.get(f"{address}/record.html")):
        assert "<img src=x>" not in page
        assert "<script>alert" not in page
        assert "&lt;img src=x&gt;" in page


def _asked(here: Office, data: bytes, status: int = 200, name: str = "any.docx") -> str:
    """Ask whether a file was signed off."""
    sent = {"document": (BytesIO(data), name)}
    answer = here.site.client.post("/sign-off/check", data=sent, content_type="multipart/form-data")
    assert answer.status_code == status
    return str(answer.get_data(as_text=True))


def _file(here: Office) -> bytes:
    """The file that was uploaded."""
    return here.site.here.files.read(here.site.draft(here.check).files[0].id)


def test_a_signed_file_is_known_by_its_hash(here: Office) -> None:
    """Whatever it is called now: which file of which sign-off, when and by whom."""
    address = _sign(here)
    page = _asked(here, _file(here))

    assert "Yes, this file was signed off" in page
    assert "“Specification.docx” of draft 1 of Case management, signed off by Pat Procurer" in page
    assert address in page


def test_a_file_that_nobody_signed_is_told_apart(here: Office) -> None:
    """From one that is in no draft at all."""
    assert "which is not signed off" in _asked(here, _file(here))
    assert "It is in no draft that you may see" in _asked(here, _file(here) + b" ")


def test_a_file_of_an_earlier_draft_was_not_signed(here: Office) -> None:
    """Though a later draft was."""
    old = _file(here)
    with here.site.here.store.acting() as act:
        procurement = act.session.get_one(Procurement, here.procurement.rsplit("/", 1)[-1])
        later = Draft(number=2, created_by=here.people["Olu"], files=[stored(here.site, "Other words")])
        procurement.drafts.append(later)
        act.session.flush()
        here.check = f"/checks/{later.id}"
    here.site.work()
    _sign(here)
    page = _asked(here, old)

    assert "This file was not signed off" in page
    assert "A later draft was signed off" in page
    assert "Yes, this file was signed off" in _asked(here, _file(here))


def test_what_strangers_ask_about_is_not_known(here: Office) -> None:
    """Not even that the file is anywhere."""
    _sign(here)
    data = _file(here)
    here.log_in("Sam")
    page = _asked(here, data)

    assert "It is in no draft that you may see" in page
    assert "Case management" not in page


@pytest.mark.parametrize(("data", "name", "sentence"), [(b"", "", "Select the file"), (b"", "a.docx", "‘a.docx’ is empty")])
def test_what_is_no_file_is_said(here: Office, data: bytes, name: str, sentence: str) -> None:
    """With what to do."""
    assert sentence in _asked(here, data, 422, name)


def test_nothing_is_kept_of_a_file_that_is_asked_about(here: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither among the files nor in a temporary one."""
    monkeypatch.setattr("werkzeug.formparser.default_stream_factory", lambda *_, **__: pytest.fail("laid on the disk"))
    before = here.site.here.files.names()
    _asked(here, b"x" * 2_000_000)

    assert here.site.here.files.names() == before


def test_the_question_needs_the_token_of_the_form(here: Office) -> None:
    """As every form does."""
    here.site.app.config["WTF_CSRF_ENABLED"] = True

    _asked(here, b"some bytes", 400)


def _signoffs(here: Office) -> int:
    """How many sign-offs there are."""
    with here.site.here.store.reading() as session:
        return session.query(SignOff).count()
