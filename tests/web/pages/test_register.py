"""The list of decisions, and what can be made of it for the command line, for publication and for the rules' authors."""

import json
from pathlib import Path

import pytest

from checker.decisions import read_decisions
from tests.web.team import Office, office


@pytest.fixture
def here(tmp_path: Path) -> Office:
    """A team with a checked draft; the officer is logged in."""
    return office(tmp_path / "data")


def _agreed(here: Office, n: int, **more: str) -> str:
    """An exception to which procurement and legal have agreed."""
    d = here.ask(n, **more)
    for who, role in (("Pat", "procurement"), ("Lee", "legal")):
        here.log_in(who)
        here.post(f"/reviews/{d}", says="agree", role=role)
    here.log_in("Olu")
    return d


def test_the_command_line_reads_what_was_agreed(here: Office, tmp_path: Path) -> None:
    """As a waivers.toml with every key; what waits for all is not in it, and the page says so."""
    n = here.finding(rule="brand-named")
    _agreed(here, n, evidence="https://www.example.gov.uk/paper", plan="Leave in 2027", reason='It is "needed"\r\nuntil then')
    here.ask(n + 1)
    here.post(f"{here.check}/questions/1/answer", reason="The names are those of the estate")
    file = tmp_path / "waivers.toml"
    file.write_bytes(here.site.client.get(f"{here.procurement}/decisions/waivers.toml").data)
    read = read_decisions(file)

    assert [(each.reason, [who.role for who in each.agreed], each.plan) for each in read.waivers] == [
        ('It is "needed"\nuntil then', ["procurement", "legal"], "Leave in 2027")
    ]
    assert here.report().findings[n - 1].fingerprint.startswith(read.waivers[0].fingerprint)
    assert [each.reason for each in read.answers] == ["The names are those of the estate"]
    assert "1 exception to which nobody has agreed yet is not in it" in here.get(f"{here.procurement}/decisions")


def test_a_product_keeps_its_name_in_the_file(here: Office, tmp_path: Path) -> None:
    """And no fingerprint beside it."""
    _agreed(here, here.finding(rule="brand-named"), product="y")
    file = tmp_path / "waivers.toml"
    file.write_bytes(here.site.client.get(f"{here.procurement}/decisions/waivers.toml").data)

    assert [(each.product, each.fingerprint) for each in read_decisions(file).waivers] == [("Oracle", "")]


def test_the_annex_has_what_may_be_published(here: Office) -> None:
    """With roles and without names, as a page and as text."""
    n = here.finding(rule="brand-named")
    _agreed(here, n, published="yes", reason="The first of the reasons")
    _agreed(here, n + 1, reason="The second of the reasons")
    for form in ("annex", "annex.md"):
        told = here.get(f"{here.procurement}/decisions/{form}")
        assert ("The first of the reasons" in told, "The second of the reasons" in told, "Lee Lawyer" in told) == (True, False, False)
        assert "The second of the reasons" in here.get(f"{here.procurement}/decisions/{form}?all=1")


def test_an_empty_annex_says_so(here: Office) -> None:
    """And does not look like a fault."""
    assert "No exception has been agreed for publication." in here.get(f"{here.procurement}/decisions/annex")
    assert "No exception has been agreed for publication." in here.get(f"{here.procurement}/decisions/annex.md")


def test_the_list_tells_every_decision_and_how_it_stands(here: Office) -> None:
    """With those that were withdrawn."""
    n = here.finding(rule="brand-named")
    here.ask(n)
    here.post(f"{here.check}/findings/{n}/decide", kind="wrong", why="It names what is there today")
    page = here.get(f"{here.procurement}/decisions")

    assert "Withdrawn</strong> Exception" in page
    assert "The checker is wrong</strong>" in page


def test_cases_are_exported_by_those_who_may(here: Office) -> None:
    """In the form that the command line gives; only of the teams of whoever asks."""
    n = here.finding(rule="turnover-asked")
    here.post(f"{here.check}/findings/{n}/decide", kind="wrong", why="The law allows twice the value")
    here.get("/cases.jsonl", 404)
    for who in ("Pat", "Ada"):
        here.log_in(who)
        lines = [json.loads(line) for line in here.get("/cases.jsonl").splitlines()]
        assert [list(line) for line in lines] == [["rule", "sentence", "quote", "reason"]]
        assert lines[0]["sentence"].startswith("Bidders must have")
        assert "/cases.jsonl" in here.get("/reviews")
    here.log_in("Sam")
    assert here.get("/cases.jsonl") == ""


def test_strangers_find_no_list(here: Office) -> None:
    """Nor any of its files."""
    here.log_in("Sam")
    for form in ("", "/waivers.toml", "/annex", "/annex.md"):
        here.get(f"{here.procurement}/decisions{form}", 404)
