"""Signing with something open: questions without an answer are seen, led to, and signed for with one tick and a reason."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.web.pages.test_signoff import CONFIRMED, _reasons, _sign, _signoffs
from tests.web.team import Office, office
from web.signing.record import unanswered
from web.store.tables import Draft, Procurement

WHY = "The answers come with the next version"


@pytest.fixture
def here(tmp_path: Path) -> Office:
    """A team with a checked draft, which the officer uploaded; the procurer is logged in."""
    made = office(tmp_path / "data")
    made.log_in("Pat")
    return made


def _page(here: Office) -> str:
    """The page on which is signed."""
    return here.get(f"{here.procurement}/sign-off")


def _answer_all(here: Office) -> None:
    """Put a reason on record for every question."""
    for n, _ in enumerate(here.report().questions, start=1):
        here.post(f"{here.check}/questions/{n}/answer", reason="The estate has it")


def test_each_open_question_is_led_to_before_the_button(here: Office) -> None:
    """Once, to where it is answered."""
    page = _page(here)
    open_ones = unanswered(here.report())
    at = [page.index(f'href="{here.check}/questions/{n}/answer"') for n in open_ones]

    assert len(open_ones) > 0
    assert max(at) < page.index('name="unanswered"') < page.index('class="govuk-button"')
    assert f"Questions without an answer ({len(open_ones)})" in page


@pytest.mark.parametrize(
    ("form", "sentence"),
    [
        ({"unanswered": ""}, "Confirm that you sign with questions unanswered"),
        ({"unanswered_why": ""}, "Enter the reason for signing with questions unanswered"),
        ({"unanswered_why": "Because"}, "The reason for signing with questions unanswered must have at least 10 letters"),
    ],
)
def test_open_questions_are_signed_for(here: Office, form: dict[str, str], sentence: str) -> None:
    """By a tick and a reason that says something."""
    assert sentence in _sign(here, 422, **form)
    assert _signoffs(here) == 0


def test_the_reason_is_frozen_and_their_number_in_the_trail(here: Office) -> None:
    """In the record, by its statement; the trail has no words of it."""
    number = len(unanswered(here.report()))
    address = _sign(here, unanswered_why=WHY)
    made = json.loads(here.get(f"{address}/record.json"))
    act = here.acts()[-1]

    assert made["unanswered"] == {"questions": number, "reason": WHY}
    assert f"unanswered: {WHY}" in here.get(address)
    assert f"unanswered: {WHY}" in here.get(f"{address}/record.html")
    assert (act.what, act.detail["unanswered"]) == ("signed off", number)
    assert WHY not in str(act.detail)


def test_where_all_is_answered_nothing_is_asked(here: Office) -> None:
    """Neither on the page nor of the form."""
    _answer_all(here)
    page = _page(here)
    made = json.loads(here.get(f"{_sign(here, unanswered='', unanswered_why='')}/record.json"))

    assert 'name="unanswered"' not in page
    assert made["unanswered"] == {"questions": 0, "reason": ""}


def test_who_may_not_sign_is_led_to_what_is_open_all_the_same(here: Office) -> None:
    """An officer is who decides and answers."""
    here.log_in("Olu")
    page = _page(here)

    assert all(f'href="{here.check}/questions/{n}/answer"' in page for n in unanswered(here.report()))
    assert 'name="unanswered"' not in page


def test_nobody_signs_a_draft_that_came_in_the_meantime(here: Office) -> None:
    """Though the same is open in it."""
    with here.site.here.store.acting() as act:
        procurement = act.session.get_one(Procurement, here.procurement.rsplit("/", 1)[-1])
        first = act.session.get_one(Draft, here.check.rsplit("/", 1)[-1])
        same = {name: getattr(first, name) for name in ("state", "report", "texts", "rulebook", "counts", "finished")}
        procurement.drafts.append(Draft(number=2, created_by=here.people["Olu"], **same))
    action = re.search(r'action="(\?draft=[0-9a-f]+)"', _page(here))
    page = here.post(f"{here.procurement}/sign-off?draft={first.id}", 200, **_form(here))

    assert action is not None
    assert first.id not in action[1]
    assert "Something has changed" in page
    assert _signoffs(here) == 0


class _Folds(HTMLParser):
    """The headings of what is folded on a page, and where links on the same page lead that lead nowhere."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.folded: list[str] = []
        self.ids: list[str] = []
        self.led: set[str] = set()
        self._depth = 0
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an id, a link on the page, and the beginning of a fold."""
        told = dict(attrs)
        self.ids += [told["id"] or ""] if "id" in told else []
        if (href := told.get("href") or "").startswith("#"):
            self.led.add(href[1:])
        self._depth += tag == "summary"

    def handle_endtag(self, tag: str) -> None:
        """Note the end of a heading that folds."""
        self._depth -= tag == "summary"

    def handle_data(self, data: str) -> None:
        """Note the words of a heading that folds."""
        if self._depth and data.strip():
            self.folded.append(data.strip())


def test_long_lists_are_folded_until_it_is_signed(here: Office) -> None:
    """Under headings with their numbers; the record, and the file to keep, fold nothing."""
    folded = _Folds(_page(here)).folded
    findings = len(here.report().findings)
    address = _sign(here)

    assert f"Findings ({findings})" in folded
    assert all(re.search(r"\(\d", heading) for heading in folded)
    assert len(folded) >= 7
    for signed in (address, f"{address}/record.html"):
        assert "<details" not in here.get(signed)


def test_every_line_in_short_leads_to_one_place(here: Office) -> None:
    """Before it is signed, once it is, and in the file to keep; no two things on a page have one id."""
    here.ask(here.finding(rule="turnover-asked"))
    pages = [_page(here)]
    address = _sign(here)
    for page in [*pages, here.get(address), here.get(f"{address}/record.html")]:
        found = _Folds(page)
        assert found.led - set(found.ids) == set()
        assert len(found.ids) == len(set(found.ids))
        assert page.index("In short") < page.index("What was not checked")


def _form(here: Office) -> dict[str, str]:
    """All that is sent to sign."""
    return {**CONFIRMED, **_reasons(here)}
