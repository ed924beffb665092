"""One's own account: what it says, another password, and the key to the API."""

import re
from hashlib import sha256
from pathlib import Path

import pytest

from tests.web.made import site
from tests.web.people.made import PASSWORD, Crowd, crowd
from web.store.tables import User


@pytest.fixture
def here(tmp_path: Path) -> Crowd:
    """An installation with local accounts."""
    return crowd(site(tmp_path / "data", login="local"))


def test_an_account_says_who_one_is(here: Crowd) -> None:
    """Name, address, role and teams; and the head of every page leads there and out."""
    page = here.client("rita").get("/account").text

    assert all(words in page for words in ("Rita", "rita@example.gov.uk", "Reviewer", "Housing"))
    assert '<a href="/account">Rita</a>' in page
    assert re.search(r'<form method="post" action="/logout">.*<button class="app-header__button">Log out</button>', page)


def test_a_password_is_changed_by_whoever_knows_it(here: Crowd) -> None:
    """This session goes on, all others have ended."""
    mine, elsewhere = here.site.app.test_client(), here.site.app.test_client()
    for client in (mine, elsewhere):
        client.post("/login", data={"email": "ada@example.gov.uk", "password": PASSWORD})
    new = {"password": "four quite odd words", "again": "four quite odd words"}

    assert "The present password is not right" in mine.post("/account/password", data={"old": "another", **new}).text
    assert mine.post("/account/password", data={"old": PASSWORD, **new}).status_code == 303
    assert mine.get("/account").status_code == 200
    assert elsewhere.get("/account").status_code == 302


def test_whoever_found_a_session_open_cannot_try_passwords_for_ever(here: Crowd) -> None:
    """After ten tries even the right one is not taken for a while."""
    client = here.client("ada")
    new = {"password": "four quite odd words", "again": "four quite odd words"}
    for _ in range(10):
        client.post("/account/password", data={"old": "another", **new})

    assert "You have tried too often" in client.post("/account/password", data={"old": PASSWORD, **new}).text


def test_a_key_is_shown_once(here: Crowd) -> None:
    """Only its hash is kept, and the trail knows that there is one."""
    client = here.client("ada")
    page = client.post("/account/key").text
    key = re.search(r"tc_[\w-]{43}", page)
    assert key

    assert here.user("ada").token == sha256(key[0].encode()).hexdigest()
    assert key[0] not in client.get("/account").text
    assert (here.users["ada"], "key made", here.users["ada"]) in here.acts()


def test_a_key_can_be_revoked(here: Crowd) -> None:
    """It then opens nothing."""
    client = here.client("ada")
    client.post("/account/key")
    assert "Revoke the key" in client.get("/account").text
    client.post("/account/key/revoke")

    assert here.user("ada").token == ""
    assert "Revoke the key" not in client.get("/account").text


def test_whoever_is_in_no_team_is_told_so(here: Crowd) -> None:
    """When they hand something in: there would be nobody to see it."""
    with here.site.here.store.acting() as act:
        act.session.get_one(User, here.users["ada"]).teams = []
    here.site.client = here.client("ada")
    answer = here.site.upload()

    assert answer.status_code == 422
    assert "You belong to no team yet" in answer.text
