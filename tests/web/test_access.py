"""Who may see and do what: every route, for everybody, by every method; and that no word of a draft is found where it is not for."""

import logging
import re
import tempfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile, ZipFile

import pytest
from flask.testing import FlaskClient

from tests.web.furnished import KINDS, SECRET, TOLD, Furnished, furnished, key_of
from tests.web.made import docx
from tests.web.matrix import API_ROWS, EVERYBODY, NOBODY, OF_TEAM, OTHERS, ROWS, TEAM
from web.people.accounts import Person, make
from web.store.tables import Act, Draft

FORMS = sorted(name for name in ROWS if name.startswith("POST "))
APART = {"POST /sign-off/check": {NOBODY: 302}}  # which looks at the token itself, and only where somebody is logged in
# Pages of a draft's own that tell none of its words: how far its check is, the rows of a form, and what is written by fingerprint alone
SILENT = {"GET /checks/<id>/progress"}


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Furnished]:
    """An installation in which there is everything, of the first team."""
    made = furnished(tmp_path_factory.mktemp("installation") / "data")
    yield made
    made.crowd.site.here.store.close()


@pytest.fixture(autouse=True)
def _as_before(everything: Furnished) -> None:
    """Have what forms took away be there again."""
    everything.restore()


def routes(made: Furnished) -> Iterator[str]:
    """Every route of the app, by method: HEAD and OPTIONS say nothing that GET does not."""
    for rule in made.crowd.site.app.url_map.iter_rules():
        for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}):
            yield f"{method} {rule.rule}"


def client(made: Furnished, name: str) -> FlaskClient:
    """A browser of somebody, or of nobody."""
    return made.crowd.client("" if name == NOBODY else name)


def key(name: str) -> dict[str, str]:
    """The key of somebody, as a program sends it; nobody has none."""
    return {} if name == NOBODY else {"Authorization": f"Bearer {key_of(name)}"}


def test_every_route_has_a_row(everything: Furnished) -> None:
    """And no row is without its route: whoever adds a page says who it is for."""
    assert set(routes(everything)) == {*ROWS, *API_ROWS}


@pytest.mark.parametrize("name", sorted(ROWS))
def test_a_page_is_there_for_those_whom_it_is_for(everything: Furnished, name: str) -> None:
    """For everybody the status of the table: for others it is not there, and whoever is not logged in is led to the login."""
    method, route = name.split(" ", 1)
    asked = {each: ROWS[name].status(each) for each in EVERYBODY}
    found = {}
    for each in EVERYBODY:
        found[each] = client(everything, each).open(everything.address(route), method=method).status_code
        if method == "POST":
            everything.restore()

    assert found == asked


@pytest.mark.parametrize("name", sorted(API_ROWS))
def test_a_program_gets_what_the_owner_of_its_key_may_have(everything: Furnished, name: str) -> None:
    """Without a key 401, and with that of somebody of another team there is no such draft."""
    method, route = name.split(" ", 1)
    asked = {each: API_ROWS[name].status(each) for each in EVERYBODY}
    browser = everything.crowd.client()
    found = {each: browser.open(everything.address(route), method=method, headers=key(each)).status_code for each in EVERYBODY}

    assert found == asked


@pytest.mark.parametrize("name", sorted(API_ROWS))
def test_a_program_gets_nothing_by_a_cookie(everything: Furnished, name: str) -> None:
    """Whoever is logged in: no page elsewhere asks in their name."""
    method, route = name.split(" ", 1)
    found = {each: client(everything, each).open(everything.address(route), method=method).status_code for each in EVERYBODY}

    assert found == dict.fromkeys(EVERYBODY, API_ROWS[name].status(NOBODY))


@pytest.mark.parametrize("name", sorted(ROWS))
def test_a_page_is_not_there_for_a_program(everything: Furnished, name: str) -> None:
    """A key opens the API and no page, so that one that leaks decides, agrees and signs nothing."""
    method, route = name.split(" ", 1)
    found = everything.crowd.client().open(everything.address(route), method=method, headers=key("rita")).status_code

    assert found == ROWS[name].status(NOBODY)


@pytest.mark.parametrize("role", ["officer", "admin"])
def test_who_belongs_to_no_team_is_as_one_of_another(everything: Furnished, role: str) -> None:
    """At every address: an administrator looks after people and sees no draft by that."""
    with everything.crowd.site.here.store.acting() as act:
        none = make(act, Person("None", f"no-team-{role}@example.gov.uk", role)).id
    everything.crowd.users["none"] = none
    like = {"officer": "otto", "admin": "alex"}[role]
    names = [name for name in sorted(ROWS) if ROWS[name].status(like) != ROWS[name].status(NOBODY)]
    found = {}
    for name in names:
        method, route = name.split(" ", 1)
        found[name] = everything.crowd.client("none").open(everything.address(route), method=method)

    assert {name: each.status_code for name, each in found.items()} == {name: ROWS[name].status(like) for name in names}
    assert [name for name, each in found.items() if SECRET in told(each)] == []


def test_ids_of_another_team_lead_nowhere_from_ones_own_pages(everything: Furnished) -> None:
    """Neither in the address of something of one's own, nor in a question or a form."""
    rolf, at = everything.crowd.client("rolf"), everything.at
    own = rolf.post("/procurements/new", data={"title": "Ours", "kind": "procurement"}).location
    check = rolf.post(f"{own}/drafts", data={"documents": [(BytesIO(docx()), "Ours.docx")]}).location
    everything.crowd.site.work()
    with everything.crowd.site.here.store.reading() as session:
        file = session.get_one(Draft, at["/checks/"]).files[0].id
        before = session.get_one(Draft, check.rsplit("/", 1)[-1]).files[0].id
    asked = {
        f"{own}/sign-off/{at['<s>']}": 404,
        f"{own}/sign-off/{at['<s>']}/record.json": 404,
        f"{own}/sign-off/{at['<s>']}/record.html": 404,
        f"/procurements/new?from={at['/checks/']}": 404,
        f"/procurements?team={everything.crowd.teams['Housing']}": 200,
        f"/procurements?words={SECRET}": 200,
    }
    answers = {address: rolf.get(address) for address in asked}
    kept = rolf.post(f"{own}/drafts", data={"before": check.rsplit("/", 1)[-1], "keep": [before, file], "documents": []})
    exported = rolf.post(
        "/sharing/export", data={"title": "x", "publisher": "x", "licence": "OGL-UK-3.0", "exceptions": [at["/decisions/"]]}
    )
    new = rolf.post(f"/procurements/new?from={at['/checks/']}", data={"title": "Theirs", "kind": "procurement"})

    assert {address: each.status_code for address, each in answers.items()} == asked
    assert [address for address, each in answers.items() if TOLD["title"] in told(each)] == []
    assert (kept.status_code, exported.status_code, new.status_code) == (422, 422, 404)


@pytest.mark.parametrize("name", FORMS)
def test_a_form_of_another_site_is_refused(everything: Furnished, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A form without our token gets 400, whoever's browser sends it, and nothing is done."""
    monkeypatch.setitem(everything.crowd.site.app.config, "WTF_CSRF_ENABLED", True)
    address = everything.address(name.split(" ", 1)[1])
    before = len(everything.crowd.acts())

    found = {each: client(everything, each).post(address, data={"sure": "y"}).status_code for each in EVERYBODY}
    assert found == dict.fromkeys(EVERYBODY, 400) | APART.get(name, {})
    assert len(everything.crowd.acts()) == before


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE"])
def test_no_other_method_does_anything(everything: Furnished, method: str) -> None:
    """405, for whoever asks."""
    for rule in everything.crowd.site.app.url_map.iter_rules():
        if method not in (rule.methods or set()):
            answer = everything.crowd.client("anna").open(everything.address(rule.rule), method=method)
            assert answer.status_code == 405, rule.rule


def told(answer: object) -> str:
    """All that an answer says: its head, its body, and what is in it where it is an archive, such as a Word file."""
    data = answer.get_data()  # type: ignore[attr-defined]
    try:
        with ZipFile(BytesIO(data)) as archive:
            data = b"".join(archive.read(name) for name in archive.namelist())
    except BadZipFile:
        pass
    return f"{answer.headers}\n{data.decode('utf-8', 'replace')}"  # type: ignore[attr-defined]


def pages(made: Furnished, name: str) -> Iterator[tuple[str, str]]:
    """What somebody gets at every address by GET, from programs' ones with their key."""
    browser = client(made, name)
    for route in routes(made):
        if route.startswith("GET "):
            yield route, told(browser.get(made.address(route[4:]), headers=key(name) if route in API_ROWS else {}))


def telling(said: Iterator[tuple[str, str]], words: str = SECRET) -> set[str]:
    """The routes whose answers have some words."""
    return {route for route, answer in said if words.casefold() in answer.casefold()}


@pytest.mark.parametrize("name", [NOBODY, *OTHERS])
def test_no_word_of_a_draft_is_told_to_others(everything: Furnished, name: str) -> None:
    """Neither its title, nor the name of its file, nor what it says, nor what was decided about it and why, on no page."""
    assert telling(pages(everything, name)) == set()


@pytest.mark.parametrize("name", [NOBODY, *OTHERS])
def test_no_word_of_a_draft_is_told_to_others_who_send_a_form(everything: Furnished, name: str) -> None:
    """Whatever they send: the answer to a form says no more than its page."""
    said = ((route, told(client(everything, name).post(everything.address(route[5:]), data={"sure": "y"}))) for route in FORMS)

    assert telling(said) == set()


def test_others_are_not_told_of_a_file_that_they_have_too(everything: Furnished) -> None:
    """“Is this the file we signed off?” is answered over one's own teams alone; of the same bytes others hear nothing."""
    with everything.crowd.site.here.store.reading() as session:
        file = session.get_one(Draft, everything.at["/checks/"]).files[0]
        data = everything.crowd.site.here.files.path(file.id).read_bytes()

    def said(name: str) -> str:
        sent = {"file": (BytesIO(data), "same.docx")}
        return told(client(everything, name).post("/sign-off/check", data=sent, content_type="multipart/form-data"))

    assert TOLD["title"] in said("ada")
    assert [name for name in OTHERS if SECRET in said(name)] == []


def test_those_who_may_are_told(everything: Furnished) -> None:
    """Whoever handed the draft in finds its words on all pages of its own, or the tests before would prove nothing."""
    said = dict(pages(everything, "ada"))
    own = {name for name, group in ROWS.items() if name.startswith("GET ") and group == OF_TEAM}

    assert own - telling(iter(said.items())) == SILENT
    assert telling(iter(said.items())) >= {"GET /", "GET /procurements", "GET /reviews", "GET /dashboard", "GET /dashboard/<table>.csv"}
    assert "GET /sharing/export" in telling(iter(said.items()))
    assert {kind for kind in KINDS if not telling(iter(said.items()), TOLD[kind])} == set()


def test_reviewers_export_what_their_own_team_says_is_wrong(everything: Furnished) -> None:
    """And those of another team, at the same address, what theirs says, which is nothing."""
    cases = {name: client(everything, name).get("/cases.jsonl").get_data(as_text=True) for name in ("rita", "anna", "rolf", "alex")}

    assert [TOLD["wrong"] in cases[name] for name in cases] == [True, True, False, False]
    assert cases["rolf"] == cases["alex"] == ""


@pytest.mark.parametrize("name", TEAM)
def test_no_address_holds_a_word_of_a_draft(everything: Furnished, name: str) -> None:
    """Addresses stay in the history of browsers and in the logs of proxies."""
    for route, said in pages(everything, name):
        links = re.findall(r'(?:href|src|action)="([^"]*)"|^Location: (.*)$', said, re.MULTILINE)
        assert [link for link in links if SECRET.casefold() in "".join(link).casefold()] == [], route


def test_a_draft_leaves_no_word_in_logs_trail_or_temporary_folders(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From its upload to its sign-off and every page of it; nor one that is too large to be taken, nor one that cannot be read."""
    shared = tmp_path / "temporary"
    shared.mkdir()
    monkeypatch.setenv("TMPDIR", str(shared))
    monkeypatch.setattr(tempfile, "tempdir", str(shared))
    with caplog.at_level(logging.DEBUG):
        made = furnished(tmp_path / "data")
        for data in (docx() * 300, b"PK\x03\x04" + SECRET.encode()):
            sent = {"documents": [(BytesIO(data), f"{SECRET}.docx")]}
            made.crowd.client("ada").post("/", data=sent, content_type="multipart/form-data")
        made.crowd.site.work()
        for name in ("ada", "anna", "otto"):
            list(pages(made, name))
    with made.crowd.site.here.store.reading() as session:
        trail = " ".join(f"{act.subject} {act.detail}" for act in session.query(Act))

    assert SECRET.casefold() not in caplog.text.casefold()
    assert SECRET.casefold() not in trail.casefold()
    assert [path for path in shared.rglob("*") if path.is_file()] == []
    assert [path for path in (tmp_path / "data").rglob("*") if SECRET.casefold() in path.name.casefold()] == []
