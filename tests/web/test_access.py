"""Who may see and do what: every route, for everybody, by every method; and that no word of a draft is found where it is not for."""

import logging
import re
import tempfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from werkzeug.routing import Rule

from tests.web.made import site
from tests.web.matrix import EVERYBODY, LED_ON, NOBODY, OTHERS, ROWS, TEAM
from tests.web.people.made import Crowd, crowd
from web.people.accounts import Person, make
from web.store.tables import Act, Draft

SECRET = "Quetzalcoatl"  # in the title, the name and the text of a draft
IN_CODE = "quetzalcoatl"
TEXT = f"Specification\n\nThe database of {SECRET} shall be Oracle 19c.\nBidders must have an annual turnover of £5,000,000.\n"


@pytest.fixture(scope="module")
def everybody(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Crowd]:
    """An installation with two teams, and a draft of one of them that is checked."""
    made = crowd(site(tmp_path_factory.mktemp("installation") / "data", login="local"))
    sent = {"documents": [(BytesIO(TEXT.encode()), f"{SECRET}.txt")]}
    answer = made.client("ada").post("/", data=sent, content_type="multipart/form-data")
    assert answer.status_code == 303
    made.site.work()
    with made.site.here.store.acting() as act:
        made.users["gone"] = make(act, Person("Gone", "gone@example.gov.uk")).id  # whose account is closed
    yield made
    made.site.here.store.close()


def routes(crowd: Crowd) -> Iterator[tuple[str, Rule]]:
    """Every route of the app, by method: HEAD and OPTIONS say nothing that GET does not."""
    for rule in crowd.site.app.url_map.iter_rules():
        for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}):
            yield f"{method} {rule.rule}", rule


def draft(crowd: Crowd) -> Draft:
    """The one draft."""
    with crowd.site.here.store.reading() as session:
        found = session.query(Draft).one()
        _ = found.procurement
        return found


def filled(crowd: Crowd, rule: str) -> str:
    """The address of a route, its parts filled with what is there."""
    of = {
        "/checks/": draft(crowd).id,
        "/procurements/": draft(crowd).procurement.id,
        "/admin/users/": crowd.users["otto"],
        "/admin/teams/": crowd.teams["Roads"],
    }
    id = next((value for start, value in of.items() if rule.startswith(start)), "nothing")
    parts = {"id": id, "ticket": "never-ours", "filename": "tendercheck.css"}
    return re.sub(r"<(?:\w+:)?(\w+)>", lambda part: parts.get(part[1], "1"), rule)


def client(crowd: Crowd, name: str) -> FlaskClient:
    """A browser of somebody, or of nobody."""
    return crowd.client("" if name == NOBODY else name)


def test_every_route_has_a_row(everybody: Crowd) -> None:
    """And no row is without its route: whoever adds a page says who it is for."""
    assert {name for name, _ in routes(everybody)} == set(ROWS)


@pytest.mark.parametrize("name", sorted(ROWS))
def test_a_page_is_there_for_those_whom_it_is_for(everybody: Crowd, name: str) -> None:
    """For everybody the status of the table: for others it is not there, and whoever is not logged in is led to the login."""
    method, rule = name.split(" ", 1)
    if name == "POST /admin/users/<id>/close":
        rule = rule.replace("<id>", everybody.users["gone"])
    asked = {each: ROWS[name].status(each) if each == NOBODY else LED_ON.get(name, ROWS[name].status(each)) for each in EVERYBODY}
    found = {each: client(everybody, each).open(filled(everybody, rule), method=method).status_code for each in EVERYBODY}

    assert found == asked


@pytest.mark.parametrize("name", [name for name in sorted(ROWS) if name.startswith("POST ")])
def test_a_form_of_another_site_is_refused(everybody: Crowd, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A form without our token gets 400, whoever's browser sends it, and nothing is done."""
    monkeypatch.setitem(everybody.site.app.config, "WTF_CSRF_ENABLED", True)
    address = filled(everybody, name.split(" ", 1)[1])
    before = len(everybody.acts())

    assert {each: client(everybody, each).post(address).status_code for each in EVERYBODY} == dict.fromkeys(EVERYBODY, 400)
    assert len(everybody.acts()) == before


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE"])
def test_no_other_method_does_anything(everybody: Crowd, method: str) -> None:
    """405, for whoever asks."""
    for rule in everybody.site.app.url_map.iter_rules():
        if method not in (rule.methods or set()):
            assert everybody.client("anna").open(filled(everybody, rule.rule), method=method).status_code == 405, rule.rule


def pages(crowd: Crowd, name: str) -> Iterator[tuple[str, str]]:
    """What somebody gets at every address by GET: its head and its body."""
    browser = client(crowd, name)
    for route, rule in routes(crowd):
        if route.startswith("GET "):
            answer = browser.get(filled(crowd, rule.rule))
            yield route, f"{answer.headers}\n{answer.get_data().decode('utf-8', 'replace')}"


@pytest.mark.parametrize("name", [NOBODY, *OTHERS])
def test_no_word_of_a_draft_is_told_to_others(everybody: Crowd, name: str) -> None:
    """Neither its title, nor the name of its file, nor what it says, on no page."""
    assert [route for route, said in pages(everybody, name) if SECRET.casefold() in said.casefold()] == []


def test_those_who_may_are_told(everybody: Crowd) -> None:
    """Whoever handed the draft in finds the words, or the test before would prove nothing."""
    assert "GET /" in [route for route, said in pages(everybody, "ada") if SECRET.casefold() in said.casefold()]


@pytest.mark.parametrize("name", TEAM)
def test_no_address_holds_a_word_of_a_draft(everybody: Crowd, name: str) -> None:
    """Addresses stay in the history of browsers and in the logs of proxies."""
    for route, said in pages(everybody, name):
        links = re.findall(r'(?:href|src|action)="([^"]*)"|^Location: (.*)$', said, re.MULTILINE)
        assert [link for link in links if IN_CODE in "".join(link).casefold()] == [], route


def test_a_draft_leaves_no_word_in_logs_trail_or_temporary_folders(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From its upload to its report, one that is too large to be taken, and one that cannot be read."""
    shared = tmp_path / "temporary"
    shared.mkdir()
    monkeypatch.setenv("TMPDIR", str(shared))
    monkeypatch.setattr(tempfile, "tempdir", str(shared))
    made = crowd(site(tmp_path / "data", login="local"))
    with caplog.at_level(logging.DEBUG):
        for data in (TEXT.encode(), TEXT.encode() * 30_000, b"PK\x03\x04" + SECRET.encode()):
            made.client("ada").post("/", data={"documents": [(BytesIO(data), f"{SECRET}.docx")]}, content_type="multipart/form-data")
        made.site.work()
        for name in EVERYBODY:
            list(pages_of_draft(made, name))
    with made.site.here.store.reading() as session:
        trail = " ".join(f"{act.subject} {act.detail}" for act in session.query(Act))

    assert SECRET.casefold() not in caplog.text.casefold()
    assert SECRET.casefold() not in trail.casefold()
    assert [path for path in shared.rglob("*") if path.is_file()] == []
    assert [path for path in (tmp_path / "data").rglob("*") if IN_CODE in path.name.casefold()] == []


def pages_of_draft(crowd: Crowd, name: str) -> Iterator[int]:
    """Have somebody ask for every draft."""
    with crowd.site.here.store.reading() as session:
        drafts = [each.id for each in session.query(Draft)]
    for each in drafts:
        yield client(crowd, name).get(f"/checks/{each}").status_code
