"""Deciding about a finding: each choice asks for what belongs to it, and others are decided along only where that is chosen."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import render_template
from flask import session as cookie

from tests.web.team import Office, alone, day, office
from web.people.visitor import known
from web.store.tables import Answer, Draft


@pytest.fixture
def here(tmp_path: Path) -> Office:
    """A team with a checked draft; the officer is logged in."""
    return office(tmp_path / "data")


def brand(here: Office) -> int:
    """The number of a finding on a brand, which others are like."""
    return here.finding(rule="brand-named")


def test_a_finding_to_be_changed_stays_a_finding(here: Office) -> None:
    """With the decision on record."""
    n = brand(here)
    led = here.post(f"{here.check}/findings/{n}/decide", kind="change")

    assert led == f"{here.check}/findings/{n}"
    assert [(each.kind, each.state) for each in here.decisions()] == [("change", "open")]
    assert here.report().findings[n - 1].stands


def test_an_exception_waits_for_others(here: Office) -> None:
    """It is asked for, and what it is about stays a finding."""
    n = brand(here)
    here.ask(n, evidence="https://www.example.gov.uk/paper", published="yes", alternatives="None")
    finding = here.report().findings[n - 1]

    assert (finding.decision.state, finding.stands) == ("waiting", True)
    assert here.decisions()[0].published


@pytest.mark.parametrize(
    ("form", "sentence"),
    [
        ({"kind": ""}, "Select what should be done about it"),
        ({"kind": "delete"}, "Select an answer: What should be done about it?"),
        ({"reason": ""}, "Enter why an exception is needed"),
        ({"reason": "too short"}, "Why an exception is needed must have at least 10 letters"),
        ({"reason": "  \u200b " + "x" * 5}, "must have at least 10 letters"),
        ({"until-day": "", "until-month": "", "until-year": ""}, "Enter the last day"),
        ({"until-year": "2020"}, "The last day must be today or in the future"),
        ({"until-year": "2099"}, "The last day must be within 5 years"),
        ({"until-month": "13"}, "The last day must be a real date"),
        ({"evidence": "javascript:alert(1)"}, "The link must begin with https://"),
        ({"evidence": "https://"}, "The link must begin with https://"),
        ({"kind": "wrong", "why": ""}, "Enter why the checker is wrong"),
        ({"plan": "x" * 5000}, "must be 4000 letters or fewer"),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_kept(here: Office, form: dict[str, str], sentence: str) -> None:
    """In the summary and beside the field, with the title saying so."""
    page = here.ask(brand(here), 422, **form)

    assert page.count(sentence) == 2
    assert "<title>Error: " in page
    assert here.decisions() == []


def test_a_day_that_belongs_to_another_choice_is_not_asked_about(here: Office) -> None:
    """What was typed under a choice that is not made is let be."""
    here.post(f"{here.check}/findings/{brand(here)}/decide", kind="change", **{"until-day": "40"})

    assert here.decisions()[0].until is None


def test_today_may_be_the_last_day(here: Office) -> None:
    """It holds through the day."""
    today = date.today()
    here.ask(brand(here), **day("until", today.year, today.month, today.day))

    assert here.decisions()[0].until == today


def test_one_decision_is_about_one_finding(here: Office) -> None:
    """Others of the same rule, product or wording stay as they are."""
    n = brand(here)
    here.ask(n)

    assert [number for number, each in here.findings() if each.decision] == [n]


def test_others_on_the_product_are_covered_by_choice(here: Office) -> None:
    """By one decision, whatever words name the product."""
    n = brand(here)
    here.ask(n, product="y")
    covered = [each.product for _, each in here.findings() if each.decision]

    assert len(here.decisions()) == 1
    assert covered == ["Oracle"] * 3


def test_others_with_the_same_words_are_decided_by_choice(here: Office) -> None:
    """Each by a decision of its own."""
    here.ask(brand(here), wording="y")
    covered = [each.at.quote for _, each in here.findings() if each.decision]

    assert covered == ["Oracle 19c"] * 2
    assert len({each.fingerprint for each in here.decisions()}) == 2


def test_boxes_stand_only_where_there_are_others(here: Office) -> None:
    """What a finding shares with no other is not offered."""
    page = here.get(f"{here.check}/findings/{here.finding(rule='turnover-asked')}/decide")

    assert "Also the" not in page
    assert "Also the 2 others on Oracle" in here.get(f"{here.check}/findings/{brand(here)}/decide")


def test_a_product_is_only_for_an_exception(here: Office) -> None:
    """Whoever wants a change decides about each finding."""
    here.post(f"{here.check}/findings/{brand(here)}/decide", kind="change", product="y")

    assert [bool(each.fingerprint) for each in here.decisions()] == [True]


def test_a_new_decision_takes_the_place_of_the_old(here: Office) -> None:
    """Which stays in the history."""
    n = brand(here)
    here.ask(n)
    here.post(f"{here.check}/findings/{n}/decide", kind="wrong", why="It names what the council has today")

    assert [(each.kind, each.state) for each in here.decisions()] == [("exception", "withdrawn"), ("wrong", "open")]
    assert here.report().findings[n - 1].decision is None


def test_an_exception_for_a_product_is_not_undone_by_one_finding(here: Office) -> None:
    """It covers others too, and is withdrawn as such."""
    n = brand(here)
    here.ask(n, product="y")

    assert "Withdraw that exception first" in here.ask(n + 1, 422)
    assert len(here.decisions()) == 1


def test_a_decision_is_withdrawn_after_a_question(here: Office) -> None:
    """The page asks first; then it is a finding again, and cannot be withdrawn twice."""
    d = here.ask(brand(here))
    assert "Withdraw this decision?" in here.get(f"/decisions/{d}/withdraw")
    here.post(f"/decisions/{d}/withdraw")

    assert here.decisions()[0].state == "withdrawn"
    assert here.report().findings[0].decision is None
    here.post(f"/decisions/{d}/withdraw", status=404)


def test_strangers_see_and_decide_nothing(here: Office) -> None:
    """For them the pages are not there."""
    n = brand(here)
    d = here.ask(n)
    here.log_in("Sam")
    for address in (f"{here.check}/findings/{n}/decide", f"/decisions/{d}/withdraw", f"{here.check}/questions/1/answer"):
        here.get(address, 404)
        here.post(address, 404, kind="change", reason="A reason that is long enough")

    assert [each.state for each in here.decisions()] == ["open"]


@pytest.mark.parametrize("n", [0, 99])
def test_a_finding_that_is_not_there_is_not_found(here: Office, n: int) -> None:
    """Also where the number is no finding's."""
    here.get(f"{here.check}/findings/{n}/decide", 404)
    here.get(f"{here.check}/questions/{n}/answer", 404)


def test_a_reason_answers_a_question(here: Office) -> None:
    """By whoever is logged in, in their role; the last one stands."""
    here.log_in("Pat")
    for reason in ("The names are those of the estate", "The names are needed for the interface"):
        here.post(f"{here.check}/questions/1/answer", reason=reason, evidence="Minutes of 3 November")
    found = here.report().questions[0].answer

    assert (found.reason, found.by, found.role) == ("The names are needed for the interface", "Pat Procurer", "Procurement")
    assert "Enter the reason" in here.post(f"{here.check}/questions/1/answer", 422)


def test_a_reason_for_certain_words_goes_before_one_for_every_place(here: Office) -> None:
    """Whichever was given first."""
    here.post(f"{here.check}/questions/1/answer", reason="For this place alone")
    with here.site.here.store.acting() as act:
        draft = act.session.get_one(Draft, here.check.rsplit("/", 1)[-1])
        question = here.report().questions[0]
        more: dict[str, Any] = {"user_id": here.people["Olu"], "by": "Olu", "role": "officer"}
        draft.procurement.answers.insert(0, Answer(rule=question.rule, quote="", reason="For every place", **more))

    assert here.report().questions[0].answer.reason == "For this place alone"


def test_one_person_alone_says_who_answers(tmp_path: Path) -> None:
    """Since the name of the account says nothing."""
    here = alone(tmp_path / "data")
    form = {"reason": "The names are those of the estate"}
    assert "Enter who answers for it" in here.post(f"{here.check}/questions/1/answer", 422, **form)
    here.post(f"{here.check}/questions/1/answer", by="Ann Archer", role="ICT", **form)

    assert here.report().questions[0].answer.by == "Ann Archer"


def test_the_page_of_a_finding_tells_what_was_decided(here: Office) -> None:
    """What stands, then what went before; words of people stay words."""
    n = brand(here)
    here.ask(n, reason="<script>alert(1)</script> is the reason")
    here.post(f"{here.check}/findings/{n}/decide", kind="wrong", why="It names what the council has today")
    told = _partial(here, n)

    assert "The checker is wrong" in told.split("Earlier decisions")[0]
    assert "&lt;script&gt;" in told.split("Earlier decisions")[1]
    assert "<script>" not in told
    assert "Decide about this finding" in _partial(here, here.finding(rule="turnover-asked"))


def test_every_decision_is_in_the_audit_trail_without_words(here: Office) -> None:
    """By ids alone."""
    d = here.ask(brand(here), reason="Unmistakable words of the draft")
    here.post(f"/decisions/{d}/withdraw")
    here.post(f"{here.check}/questions/1/answer", reason="Unmistakable words of the draft")
    acts = here.acts()[-3:]

    assert [each.what for each in acts] == ["decided", "decision withdrawn", "reason recorded"]
    assert all(each.actor == here.people["Olu"] for each in acts)
    assert not any(word in str(each.detail) for each in acts for word in ("Unmistakable", "Oracle"))


def _partial(here: Office, n: int) -> str:
    """What the page of a finding includes."""
    with here.site.app.test_request_context(), here.site.here.store.reading() as session:
        cookie["user"] = here.people["Olu"]
        assert known() is not None
        draft = session.get_one(Draft, here.check.rsplit("/", 1)[-1])
        report = here.report()
        return render_template("decisions/of_finding.html", draft=draft, finding=report.findings[n - 1], n=n, report=report)


def test_the_last_day_is_at_most_five_years_ahead(here: Office) -> None:
    """The last day that may be given, and the first that may not."""
    for more, status in ((timedelta(days=5 * 365), 303), (timedelta(days=5 * 365 + 1), 422)):
        last = date.today() + more
        here.ask(brand(here), status, **day("until", last.year, last.month, last.day))
