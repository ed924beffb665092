"""What is known of a procurement is asked in one form, and goes into the next check."""

import pytest

from tests.web.made import Site, docx
from tests.web.pages.procurements.made import drafted, kept, read, told, trail
from web.details import QUESTIONS, objection
from web.pages.procurements.facts import CHOICES

ALL = {
    "title": "Case management",
    "authority": "Harrow Vale Borough Council",
    "nation": "england",
    "route": "open",
    "framework": "G-Cloud 14",
    "value": "£485,000",
    "vat": "excluded",
    "term_months": "24",
    "extensions_months": "12",
    "published-day": "14",
    "published-month": "12",
    "published-year": "2026",
    "closing-day": "29",
    "closing-month": "1",
    "closing-year": "2027",
    "buys": ["software", "hosting"],
    "lots": "0",
}


def test_every_question_has_a_field(here: Site, hub: str) -> None:
    """And every field is on the page."""
    page = here.client.get(f"{hub}/details").get_data(as_text=True)

    assert [question.key for question in QUESTIONS if f'id="{question.key}' not in page] == []


@pytest.mark.parametrize("key", [*CHOICES])
def test_every_choice_can_stand(key: str) -> None:
    """What can be chosen is what a tender.toml may say, all of it and nothing else."""
    refused = objection({key: "nonsense"}, key)

    assert refused.endswith(f"is not one of {', '.join(CHOICES[key])}")
    assert [choice for choice in CHOICES[key] if objection({key: choice}, key)] == []


def test_answers_are_kept_and_shown_again(here: Site, hub: str) -> None:
    """As they were typed; the trail names the questions alone."""
    answer = here.client.post(f"{hub}/details", data=ALL)
    page = here.client.get(f"{hub}/details").get_data(as_text=True)

    assert (answer.status_code, answer.location) == (303, hub)
    assert kept(here, hub).details["buys"] == "software, hosting"
    assert kept(here, hub).details["closing"] == "2027-01-29"
    assert 'value="£485,000"' in page
    assert '<option value="england" selected>' in page
    assert page.count(" checked") == 3
    assert trail(here)[-1][0] == "details changed"
    assert "485" not in str(trail(here)[-1][1])


def test_only_the_title_is_needed(here: Site, hub: str) -> None:
    """Answers can be taken back, and the title changed."""
    here.client.post(f"{hub}/details", data=ALL)
    blank = {key: "" for key in ALL if key != "buys"}  # no box is ticked
    here.client.post(f"{hub}/details", data=blank | {"title": "Planning"})

    assert (kept(here, hub).title, kept(here, hub).details) == ("Planning", {"title": "Planning"})


def test_saving_what_is_there_already_is_no_act(here: Site, hub: str) -> None:
    """And is told so."""
    lines = len(trail(here))
    answer = here.client.post(f"{hub}/details", data={"title": "Case management"}, follow_redirects=True)

    assert "Nothing was changed." in told(answer)
    assert len(trail(here)) == lines


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"title": ""}, "Enter a title"),
        ({"authority": "x" * 201}, "Who buys must be 200 letters or fewer"),
        ({"value": "a lot"}, "The value must be an amount in pounds, such as 485000"),
        ({"value": "-5"}, "The value must be an amount in pounds"),
        ({"term_months": "24.5"}, "The term must be a whole number of months, such as 24"),
        ({"term_months": "0"}, "The term must be a whole number of months"),
        ({"extensions_months": "a year"}, "The extensions must be a whole number of months"),
        ({"lots": "some"}, "must be a whole number, such as 3, or 0"),
        ({"closing-day": "30", "closing-month": "2"}, "The last day for bids must be a real date"),
        ({"closing-year": "2025"}, "The last day for bids must be on or after the day of publication"),
        ({"published-day": ""}, "The day of publication must include a day"),
        ({"nation": "mars"}, "Select an answer: Where the buyer is"),
        ({"buys": ["cars"]}, "'cars' is not one of software, hosting"),
    ],
)
def test_what_cannot_stand_is_told_beside_its_field(here: Site, hub: str, said: dict[str, str], sentence: str) -> None:
    """In plain words, in the summary too, and nothing is put on record."""
    answer = here.client.post(f"{hub}/details", data=ALL | said)

    assert answer.status_code == 422
    assert told(answer).count(sentence) >= 2
    assert kept(here, hub).details == {"title": "Case management"}


def test_every_fault_is_told_at_once(here: Site, hub: str) -> None:
    """Not one after the other."""
    page = told(here.client.post(f"{hub}/details", data=ALL | {"value": "x", "lots": "y", "title": ""}))

    assert [word for word in ("Enter a title", "The value must be", "How many lots there are must be") if word not in page] == []


def test_new_facts_are_for_the_next_check(here: Site, hub: str) -> None:
    """The hub offers to check the newest draft again, which is a draft of its own; then there is nothing new any more."""
    drafted(here, hub, ("Spec.docx", docx()))
    assert "Check draft 1 again" not in read(here, hub)
    here.client.post(f"{hub}/details", data=ALL)
    assert "Check draft 1 again" in read(here, hub)
    answer = here.client.post(f"{hub}/check-again")
    here.work()
    draft = here.draft(answer.location)

    assert draft.number == 2
    assert here.here.reports.report(draft).packs[0].procurement.get("nation") == "england"
    assert "again" not in read(here, hub)
    assert "England" in read(here, f"{hub}/details")


def test_what_was_understood_is_told_with_its_origin(here: Site, hub: str) -> None:
    """The page for the details leads to the report."""
    check = drafted(here, hub, ("Spec.docx", docx("Invitation to tender", "The contract term is 24 months.", "We buy software.")))
    page = here.client.get(f"{hub}/details").get_data(as_text=True)

    assert "What was understood of draft 1, and from where" in page
    assert "24 months" in page
    assert f'href="{check}"' in page
