"""Logging in by the organisation's login service: whoever it vouches for and gives a role is in, and nothing else is believed."""

from collections.abc import Iterator
from pathlib import Path
from time import time
from typing import Any

import pytest
from joserfc.jwk import RSAKey
from sqlalchemy import select

from tests.web.made import Site, site
from tests.web.people.service import CLIENT, KEY_ID, Service
from web.people import tenant
from web.store.tables import Team, User

OFFICER = ["tendercheck.officer"]


@pytest.fixture
def service() -> Iterator[Service]:
    """A login service; that of an earlier test may have had the same address, and what is known of it is forgotten."""
    tenant._service.cache_clear()
    made = Service(claims={"roles": OFFICER})
    yield made
    made.close()


@pytest.fixture
def here(service: Service, tmp_path: Path) -> Site:
    """An installation that asks it."""
    return site(tmp_path / "data", login="oidc", oidc_issuer=service.issuer, oidc_client=CLIENT, oidc_secret="between us")


def login(here: Site, service: Service, path: str = "/login") -> Any:
    """Log in by the service; the answer is that to whoever comes back from it."""
    here.client.get(path)
    state = service.came(here.client.get("/login/start").location)
    return here.client.get("/login/done", query_string={"code": "code", "state": state})


def users(here: Site) -> list[User]:
    """Everybody who has an account."""
    with here.here.store.reading() as session:
        found = list(session.scalars(select(User).order_by(User.name)))
        _ = [user.teams for user in found]
        return found


def test_the_login_leads_to_the_service(here: Site, service: Service) -> None:
    """With a state, a nonce and the challenge of PKCE, and back to an address of ours."""
    assert here.client.get("/").location == "/login?back=/"
    assert 'href="/login/start"' in here.client.get("/login").text
    service.came(here.client.get("/login/start").location)

    assert service.asked["code_challenge_method"] == "S256"
    assert min(len(service.asked[each]) for each in ("state", "nonce", "code_challenge")) >= 20
    assert service.asked["redirect_uri"] == "http://localhost/login/done"
    assert service.asked["response_type"] == "code"


def test_whoever_has_a_role_is_in(here: Site, service: Service) -> None:
    """At the first login an account is made, and they are led to the page that they asked for."""
    service.claims["roles"] = ["tendercheck.reviewer", "tendercheck.legal", "tendercheck.team:Housing", "other.admin", 7]
    answer = login(here, service, "/login?back=/account")
    [user] = users(here)

    assert (answer.status_code, answer.location) == (303, "/account")
    assert here.client.get("/account").status_code == 200
    assert (user.name, user.email, user.role, user.capacities) == ("Ada Byron", "ada@example.gov.uk", "reviewer", ["legal"])
    assert [team.name for team in user.teams] == ["Housing"]
    assert service.verified == [True]


def test_a_login_brings_name_role_and_teams_up_to_date(here: Site, service: Service) -> None:
    """And the session that was begun with the old role has ended."""
    login(here, service)
    elsewhere = here.app.test_client()
    elsewhere, here.client = here.client, elsewhere
    service.claims |= {"name": "Ada King", "roles": ["tendercheck.admin", "tendercheck.officer", "tendercheck.team:Roads"]}
    login(here, service)
    [user] = users(here)

    assert (user.name, user.role, [team.name for team in user.teams]) == ("Ada King", "admin", ["Roads"])
    assert elsewhere.get("/account").status_code == 302


def test_teams_that_an_administrator_set_stay(here: Site, service: Service) -> None:
    """Where the service tells none."""
    login(here, service)
    with here.here.store.acting() as act:
        act.session.scalars(select(User)).one().teams = [Team(name="Housing")]
    login(here, service)

    assert [team.name for team in users(here)[0].teams] == ["Housing"]


@pytest.mark.parametrize("roles", [[], ["officer"], ["tendercheck.legal"], ["tendercheck.team:Housing"], "tendercheck.officer", None])
def test_nobody_is_in_without_a_role(here: Site, service: Service, roles: object) -> None:
    """A plain page says whom to ask, and no account is made."""
    service.claims["roles"] = roles
    answer = login(here, service)

    assert answer.status_code == 403
    assert "You have no role in Tendercheck yet" in answer.text
    assert users(here) == []
    assert here.client.get("/account").status_code == 302


def test_a_closed_account_stays_closed(here: Site, service: Service) -> None:
    """Whatever the service says."""
    login(here, service)
    with here.here.store.acting() as act:
        act.session.scalars(select(User)).one().active = False
    answer = login(here, service)

    assert answer.status_code == 403
    assert "Your account is closed" in answer.text
    assert here.client.get("/account").status_code == 302


@pytest.mark.parametrize(
    "claims",
    [
        {"iss": "https://login.example.org/another/v2.0"},
        {"aud": "another-client"},
        {"aud": [CLIENT, "another"], "azp": "another"},
        {"exp": int(time()) - 3600, "iat": int(time()) - 7200},
        {"nonce": "another"},
        {"nonce": None},
        {"sub": None},
        {"sub": ""},
    ],
    ids=["issuer", "audience", "party", "expired", "nonce", "no nonce", "nobody", "an empty name"],
)
def test_a_token_that_is_not_for_us_is_refused(here: Site, service: Service, claims: dict[str, Any]) -> None:
    """With a plain page, and nobody is in."""
    service.claims |= claims
    answer = login(here, service)

    assert answer.status_code == 403
    assert "You are not logged in" in answer.text
    assert users(here) == []


def test_a_token_that_another_signed_is_refused(here: Site, service: Service) -> None:
    """By a key that the service has not published, though it says it is the same."""
    service.signs_with = RSAKey.generate_key(2048, {"kid": KEY_ID})

    assert login(here, service).status_code == 403
    assert users(here) == []


@pytest.mark.parametrize(
    "query", [{}, {"code": "code"}, {"code": "code", "state": "guessed"}, {"error": "access_denied", "state": "guessed"}]
)
def test_an_answer_that_nobody_asked_for_is_refused(here: Site, service: Service, query: dict[str, str]) -> None:
    """Without our state, or with another."""
    here.client.get("/login/start")
    answer = here.client.get("/login/done", query_string=query)

    assert answer.status_code == 403
    assert "You are not logged in" in answer.text


def test_a_state_is_good_for_one_login(here: Site, service: Service) -> None:
    """Who sends it once more, or in another browser, is not in."""
    state = service.came(here.client.get("/login/start").location)
    here.client.get("/login/done", query_string={"code": "code", "state": state})
    here.client.post("/logout")

    assert here.client.get("/login/done", query_string={"code": "code", "state": state}).status_code == 403
    assert here.app.test_client().get("/login/done", query_string={"code": "code", "state": state}).status_code == 403


def test_a_service_of_another_name_is_not_asked(here: Site, service: Service) -> None:
    """It must call itself as the settings do."""
    service.calls_itself = "https://login.example.org/common/v2.0"
    answer = here.client.get("/login/start")

    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "30")
    assert "You cannot log in at the moment" in answer.text


def test_a_service_that_does_not_answer_is_told(here: Site, service: Service) -> None:
    """With a plain page."""
    service.close()

    assert here.client.get("/login/start").status_code == 503


def test_an_address_of_another_account_is_not_taken_over(here: Site, service: Service) -> None:
    """Who somebody is, only their subject says: an address can be given to another person."""
    login(here, service)
    service.claims["sub"] = "subject-2"
    here.client.post("/logout")
    login(here, service)

    assert sorted((user.subject, user.email) for user in users(here)) == [
        ("subject-1", "ada@example.gov.uk"),
        ("subject-2", "subject-2@subject"),
    ]


def test_a_session_is_guarded_where_there_is_https(service: Service, tmp_path: Path) -> None:
    """Its cookie is for this host alone, for no script, and comes back to https."""
    here = site(tmp_path / "data", login="oidc", oidc_issuer=service.issuer, oidc_client=CLIENT, oidc_secret="x", https=True)
    answer = here.client.get("/login/start", base_url="https://localhost")
    service.came(answer.location)
    cookie = answer.headers["Set-Cookie"]

    assert cookie.startswith("__Host-tendercheck=")
    assert all(part in cookie for part in ("; Secure", "; HttpOnly", "; Path=/", "; SameSite=Lax"))
    assert "Domain" not in cookie
    assert service.asked["redirect_uri"] == "https://localhost/login/done"
