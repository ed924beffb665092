"""Reviewing: nobody agrees to their own, law needs two people, a refusal makes it a finding again, and strangers see nothing."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.web.team import Office, alone, day, office
from web.store.tables import Decision


@pytest.fixture
def here(tmp_path: Path) -> Office:
    """A team with a checked draft; the officer is logged in."""
    return office(tmp_path / "data")


def _agree(here: Office, who: str, d: str, role: str, status: int = 303) -> str:
    """Somebody agrees."""
    here.log_in(who)
    return here.post(f"/reviews/{d}", status, says="agree", role=role)


def _policy(here: Office, d: str) -> None:
    """Have no law stand behind an exception."""
    with here.site.here.store.acting() as act:
        act.session.get_one(Decision, d).force = "policy"


def test_law_takes_procurement_and_legal(here: Office) -> None:
    """Only when both have agreed does the exception hold."""
    n = here.finding(force="law")
    d = here.ask(n)
    _agree(here, "Pat", d, "procurement")
    assert here.report().findings[n - 1].decision.state == "waiting"
    _agree(here, "Lee", d, "legal")

    assert here.decisions()[0].state == "agreed"
    assert here.report().findings[n - 1].waived


def test_one_person_does_not_agree_in_two_roles(here: Office) -> None:
    """However many roles they have."""
    d = here.ask(here.finding(force="law"))
    _agree(here, "Both", d, "procurement")
    page = _agree(here, "Both", d, "legal", status=200)

    assert "It does not wait for you." in page
    assert [voice.role for voice in here.decisions()[0].voices] == ["procurement"]


def test_nobody_agrees_to_their_own(here: Office) -> None:
    """Not even with every role."""
    here.log_in("Both")
    d = here.ask(here.finding(force="law"))
    page = _agree(here, "Both", d, "procurement", status=200)

    assert "somebody else must agree" in page
    assert here.decisions()[0].voices == []


def test_a_role_that_somebody_does_not_have_is_not_theirs(here: Office) -> None:
    """A form that says otherwise is refused."""
    d = here.ask(here.finding(force="law"))
    _agree(here, "Pat", d, "legal", status=422)

    assert here.decisions()[0].voices == []


def test_policy_takes_any_one_reviewer(here: Office) -> None:
    """In their own role."""
    d = here.ask(here.finding())
    _policy(here, d)
    _agree(here, "Lee", d, "legal")

    assert here.decisions()[0].state == "agreed"


@pytest.mark.parametrize("who", ["Olu", "Ada"])
def test_who_may_not_agree_is_not_asked(here: Office, who: str) -> None:
    """Officers and administrators look on."""
    d = here.ask(here.finding(force="law"))
    _agree(here, who, d, "procurement", status=200)

    assert here.decisions()[0].voices == []


def test_strangers_see_no_exception(here: Office) -> None:
    """Neither the page nor the list has it, and a form is not found."""
    d = here.ask(here.finding(force="law"))
    here.log_in("Sam")

    here.get(f"/reviews/{d}", 404)
    here.post(f"/reviews/{d}", 404, says="agree", role="procurement")
    assert d not in here.get("/reviews")
    assert here.decisions()[0].voices == []


def test_a_refusal_makes_it_a_finding_again(here: Office) -> None:
    """With a note, which whoever asked for it sees."""
    n = here.finding(force="law")
    d = here.ask(n)
    here.log_in("Lee")
    assert here.post(f"/reviews/{d}", 422, says="refuse", role="legal").count("Enter why you refuse it") == 2
    here.post(f"/reviews/{d}", says="refuse", role="legal", note="A function would do")

    assert here.decisions()[0].state == "refused"
    assert here.report().findings[n - 1].decision is None
    here.log_in("Olu")
    assert "A function would do" in here.get(f"/reviews/{d}")
    assert d in here.get("/reviews")


def test_a_question_goes_back_and_is_answered(here: Office) -> None:
    """And the reviewer can still agree."""
    d = here.ask(here.finding(force="law"))
    here.log_in("Lee")
    assert "Enter your question" in here.post(f"/reviews/{d}", 422, says="ask", role="legal")
    here.post(f"/reviews/{d}", says="ask", role="legal", note="Until when is it licensed?")
    here.log_in("Olu")
    assert "Until when is it licensed?" in here.get(f"/reviews/{d}")
    here.post(f"/reviews/{d}", note="Until next summer")
    _agree(here, "Lee", d, "legal")

    assert [voice.says for voice in here.decisions()[0].voices] == ["ask", "reply", "agree"]


def test_what_is_settled_is_not_spoken_to(here: Office) -> None:
    """After a refusal nobody agrees."""
    d = here.ask(here.finding(force="law"))
    here.log_in("Lee")
    here.post(f"/reviews/{d}", says="refuse", role="legal", note="A function would do")
    _agree(here, "Pat", d, "procurement", status=200)

    assert here.decisions()[0].state == "refused"


def test_a_product_waits_for_the_strongest_that_it_covers(here: Office) -> None:
    """If law stands behind one of its findings, both must agree."""
    d = here.ask(here.finding(rule="brand-named"), product="y")

    assert here.decisions()[0].force == "law"
    _agree(here, "Pat", d, "procurement")
    assert not any(each.waived for _, each in here.findings())
    _agree(here, "Lee", d, "legal")
    assert sum(each.waived for _, each in here.findings()) == 3


def test_the_list_tells_what_waits_for_whom(here: Office) -> None:
    """For those whose agreement is missing, and not for those who have agreed or asked."""
    d = here.ask(here.finding(force="law"))
    _agree(here, "Pat", d, "procurement")
    waits = {}
    for who in ("Pat", "Lee", "Olu", "Ada"):
        here.log_in(who)
        waits[who] = "No exception waits for you" not in here.get("/reviews")

    assert waits == {"Pat": False, "Lee": True, "Olu": False, "Ada": False}
    here.log_in("Pat")
    assert d in here.get("/reviews").split("You agreed to")[1]


def test_what_ends_within_sixty_days_is_listed(here: Office) -> None:
    """And what ends later is not."""
    n = here.finding(rule="brand-named")
    dates = [date.today() + timedelta(days=days) for days in (60, 61)]
    found = [here.ask(n + at, **day("until", last.year, last.month, last.day)) for at, last in enumerate(dates)]
    for d in found:
        _policy(here, d)
        _agree(here, "Lee", d, "legal")
    soon = here.get("/reviews").split("End within 60 days")[1].split("You agreed to")[0]

    assert [d in soon for d in found] == [True, False]


def test_an_exception_that_is_over_is_a_finding_again(here: Office) -> None:
    """And is agreed to no more."""
    n = here.finding(force="law")
    d = here.ask(n)
    with here.site.here.store.acting() as act:
        act.session.get_one(Decision, d).until = date.today() - timedelta(days=1)
    page = _agree(here, "Pat", d, "procurement", status=200)

    assert "Ended" in page
    assert here.report().findings[n - 1].stands


def test_past_exceptions_on_the_rule_are_shown(here: Office) -> None:
    """Those of the reviewer's own teams."""
    n = here.finding(rule="brand-named")
    first, second = here.ask(n, reason="The first of two reasons"), here.ask(n + 1)

    assert "The first of two reasons" in here.get(f"/reviews/{second}").split("Other exceptions on this rule")[1]
    assert first in here.get(f"/reviews/{second}")


def test_only_exceptions_are_reviewed(here: Office) -> None:
    """What is to be changed waits for nobody."""
    here.post(f"{here.check}/findings/{here.finding()}/decide", kind="change")

    here.get(f"/reviews/{here.decisions()[0].id}", 404)


def test_one_person_alone_tells_who_agreed(tmp_path: Path) -> None:
    """Two people for law, each with a role and a day; it stands on the word of whoever told it, and the page says so."""
    here = alone(tmp_path / "data")
    n = here.finding(force="law")
    d = here.ask(n)
    told = {"evidence": "Email of 3 November", **day("day", 2026, 11, 3)}
    assert "on your word" in here.get(f"/reviews/{d}")
    here.post(f"/reviews/{d}", by="Ann Archer", role="procurement", **told)
    again = here.post(f"/reviews/{d}", 422, by="ann archer", role="legal", **told)
    assert "has agreed already" in again
    here.post(f"/reviews/{d}", by="Ben Brook", role="legal", **told)
    waiver = here.report().findings[n - 1].decision.waiver

    assert here.report().findings[n - 1].waived
    assert [(each.by, each.role) for each in waiver.agreed] == [("Ann Archer", "procurement"), ("Ben Brook", "legal")]
    assert waiver.on == date(2026, 11, 3)
    assert all(voice.told for voice in here.decisions()[0].voices)
    assert "as You told" in here.get(f"/reviews/{d}")


@pytest.mark.parametrize(
    ("form", "sentence"),
    [
        ({"by": ""}, "Enter the name of whoever agreed"),
        ({"role": "finance"}, "Select an answer: Role"),
        ({"day-year": "2099"}, "The day on which they agreed must be today or in the past"),
        ({"evidence": ""}, "Enter where that can be read"),
    ],
)
def test_what_one_person_tells_is_whole(tmp_path: Path, form: dict[str, str], sentence: str) -> None:
    """A name, one of the roles that are missing, a day that has been, and where it can be read."""
    here = alone(tmp_path / "data")
    d = here.ask(here.finding(force="law"))
    told = {"by": "Ann Archer", "role": "legal", "evidence": "Email of 3 November", **day("day", 2026, 11, 3)}

    assert sentence in here.post(f"/reviews/{d}", 422, **{**told, **form})


def test_every_voice_is_in_the_audit_trail_without_words(here: Office) -> None:
    """By ids and roles alone."""
    d = here.ask(here.finding(force="law"))
    here.log_in("Lee")
    here.post(f"/reviews/{d}", says="ask", role="legal", note="Unmistakable words")
    here.log_in("Olu")
    here.post(f"/reviews/{d}", note="Unmistakable words")
    _agree(here, "Pat", d, "procurement")
    acts = here.acts()[-3:]

    assert [each.what for each in acts] == ["question asked", "question replied to", "exception agreed"]
    assert [each.actor for each in acts] == [here.people[who] for who in ("Lee", "Olu", "Pat")]
    assert "Unmistakable" not in str([each.detail for each in acts])


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """One office for many examples."""
    return office(tmp_path_factory.mktemp("shared") / "data")


@settings(max_examples=30)
@given(voices=st.lists(st.sampled_from([("Pat", "procurement"), ("Lee", "legal"), ("Both", "procurement"), ("Both", "legal")]), max_size=5))
def test_what_is_waived_was_agreed_by_two_people_in_both_roles(shared: Office, voices: list[tuple[str, str]]) -> None:
    """Whoever speaks in whatever order, and only then."""
    shared.log_in("Olu")
    n = shared.finding(force="law")
    d = shared.ask(n)
    for who, role in voices:
        shared.log_in(who)
        shared.site.client.post(f"/reviews/{d}", data={"says": "agree", "role": role})
    agreed = {(voice.user_id, voice.role) for voice in shared.decisions()[-1].voices}
    roles, people = {role for _, role in agreed}, {person for person, _ in agreed}

    assert shared.report().findings[n - 1].waived == (roles == {"procurement", "legal"} and len(people) == 2)
    assert len(agreed) == len(people)
