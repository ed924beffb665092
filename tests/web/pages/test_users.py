"""People and teams, as an administrator looks after them."""

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from flask.testing import FlaskClient

from tests.web.made import site
from tests.web.people.made import PASSWORD, Crowd, crowd
from tests.web.people.service import CLIENT
from web.store.tables import User


@pytest.fixture
def here(tmp_path: Path) -> Crowd:
    """An installation with local accounts."""
    return crowd(site(tmp_path / "data", login="local"))


@pytest.fixture
def anna(here: Crowd) -> FlaskClient:
    """The browser of an administrator."""
    return here.client("anna")


def filled(here: Crowd, **more: object) -> dict[str, object]:
    """What the form of a person says."""
    said = {"name": "Cleo Marsh", "email": "cleo@example.gov.uk", "role": "reviewer", "capacities": ["legal", "procurement"]}
    return said | {"teams": [here.teams["Roads"]]} | more


def test_somebody_is_added_and_sets_their_password(here: Crowd, anna: FlaskClient) -> None:
    """By a link that the administrator hands over."""
    page = anna.post("/admin/users/new", data=filled(here)).text
    link = re.search(r"http://localhost(/welcome/[^<]+)", page)
    assert link
    cleo = here.site.app.test_client()
    cleo.post(link[1], data={"password": PASSWORD, "again": PASSWORD})
    account = cleo.get("/account").text

    assert all(words in account for words in ("Cleo Marsh", "Reviewer", "Roads", "Procurement, Legal"))
    assert "user made" in [what for actor, what, _ in here.acts() if actor == here.users["anna"]]


def test_the_trail_names_people_by_their_ids_alone(here: Crowd, anna: FlaskClient) -> None:
    """Since its lines are never deleted."""
    anna.post("/admin/users/new", data=filled(here))
    lines = anna.get("/admin/audit/lines.jsonl").text

    assert "user made" in lines
    assert "Cleo" not in lines
    assert "cleo@" not in lines


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"name": ""}, "Enter a name"),
        ({"email": ""}, "Enter an e-mail address"),
        ({"email": "cleo"}, "Enter an e-mail address in the correct format"),
        ({"email": "ADA@example.gov.uk"}, "There is an account with this e-mail address already"),
        ({"role": "single"}, "Select an answer: Role"),
    ],
)
def test_what_cannot_be_taken_is_told(here: Crowd, anna: FlaskClient, more: dict[str, object], sentence: str) -> None:
    """Beside its field, and nobody is added."""
    answer = anna.post("/admin/users/new", data=filled(here, **more))

    assert answer.status_code == 422
    assert sentence in answer.text
    assert "Cleo Marsh" not in anna.get("/admin/users").text


def test_an_account_is_changed(here: Crowd, anna: FlaskClient) -> None:
    """And whoever has another role now has to log in again."""
    ada = here.site.app.test_client()
    ada.post("/login", data={"email": "ada@example.gov.uk", "password": PASSWORD})
    answer = anna.post(f"/admin/users/{here.users['ada']}", data=filled(here, name="Ada King", email="ada@example.gov.uk"))
    user = here.user("ada")

    assert answer.status_code == 303
    assert (user.name, user.role, user.capacities) == ("Ada King", "reviewer", ["procurement", "legal"])
    assert ada.get("/account").status_code == 302


def test_an_account_is_closed_and_opened_again(here: Crowd, anna: FlaskClient) -> None:
    """Meanwhile nobody is in with it, and its key is gone."""
    ada, address = here.client("ada"), f"/admin/users/{here.users['ada']}"
    ada.post("/account/key")
    anna.post(f"{address}/close")
    assert (here.user("ada").active, here.user("ada").token) == (False, "")
    assert ada.get("/account").status_code == 302
    assert "This account is closed" in anna.get(address).text
    assert anna.post(f"{address}/link").status_code == 404

    anna.post(f"{address}/open")
    assert ada.get("/account").status_code == 200


def test_somebody_is_left_who_administers(here: Crowd, anna: FlaskClient) -> None:
    """The last one keeps that role, and their account open."""
    anna.post(f"/admin/users/{here.users['alex']}/close")
    own = f"/admin/users/{here.users['anna']}"
    changed = anna.post(own, data=filled(here, name="Anna", email="anna@example.gov.uk"))
    closed = anna.post(f"{own}/close", follow_redirects=True)

    assert changed.status_code == 422
    for answer in (changed, closed):
        assert "Nobody else could look after this installation" in answer.text
    assert (here.user("anna").role, here.user("anna").active) == ("admin", True)


def test_a_link_for_a_new_password_is_on_record(here: Crowd, anna: FlaskClient) -> None:
    """Whoever makes one could log in as another."""
    page = anna.post(f"/admin/users/{here.users['ada']}/link").text

    assert urlsplit(page[page.index("http://localhost/welcome/") :].split("<")[0]).path.startswith("/welcome/")
    assert (here.users["anna"], "link given", here.users["ada"]) in here.acts()


def test_an_administrator_sees_no_drafts_of_other_teams(here: Crowd, anna: FlaskClient) -> None:
    """Unless they add themselves to the team, which is on record."""
    here.site.client = here.client("otto")
    address = here.site.checked()
    assert anna.get(address).status_code == 404
    more = {"name": "Anna", "email": "anna@example.gov.uk", "role": "admin", "teams": [here.teams["Housing"], here.teams["Roads"]]}
    anna.post(f"/admin/users/{here.users['anna']}", data=filled(here, **more))

    assert anna.get(address).status_code == 200
    assert (here.users["anna"], "user changed", here.users["anna"]) in here.acts()


def test_teams_are_added_and_renamed(here: Crowd, anna: FlaskClient) -> None:
    """Each name once; the page says who belongs to which."""
    anna.post("/admin/teams", data={"name": "  Parks   and trees "})
    page = anna.get("/admin/teams").text
    assert "Parks and trees" in page
    assert "Ada, Anna, Rita" in page
    for address in ("/admin/teams", f"/admin/teams/{here.teams['Roads']}"):
        assert "There is a team of this name already" in anna.post(address, data={"name": "Parks and trees"}).text
    anna.post(f"/admin/teams/{here.teams['Roads']}", data={"name": "Highways"})

    assert "Highways" in anna.get("/admin/teams").text


def test_people_of_a_login_service_are_given_teams_alone(tmp_path: Path) -> None:
    """The rest comes from the service."""
    made = crowd(site(tmp_path / "data", login="oidc", oidc_issuer="http://127.0.0.1:1/x", oidc_client=CLIENT, oidc_secret="x"))
    anna, address = made.client("anna"), f"/admin/users/{made.users['ada']}"
    assert 'name="role"' not in anna.get(address).text
    assert anna.get("/admin/users/new").status_code == 404
    anna.post(address, data=filled(made))
    with made.site.here.store.reading() as session:
        ada = session.get_one(User, made.users["ada"])

        assert (ada.name, ada.role, [team.name for team in ada.teams]) == ("Ada", "officer", ["Roads"])
