"""Two drafts held against each other: fixed, still there, new, and agreed."""

from datetime import date, timedelta

from tests.web.made import Site, docx
from tests.web.pages.procurements.made import FIRST, drafted, kept, read, told, twice
from web.store.alone import ONE
from web.store.tables import Decision, Voice


def test_one_draft_cannot_be_compared(here: Site, hub: str) -> None:
    """The page says what is missing."""
    assert "None has been so far" in read(here, f"{hub}/compare")
    drafted(here, hub, ("Spec.docx", docx()))

    assert "One has been so far" in read(here, f"{hub}/compare")


def test_the_last_two_drafts_are_compared(here: Site, hub: str) -> None:
    """With counts, and each finding with its place, its words and a link to its page in the draft where it stands."""
    first, second = twice(here, hub)
    page = here.client.get(f"{hub}/compare").get_data(as_text=True)
    words = read(here, f"{hub}/compare")

    assert "1 new finding, 1 still there, 0 agreed as exceptions, 1 fixed." in words
    new, _, rest = words.partition("New (1) ")[2].rpartition("New (1) ")[2].partition("Still there (1)")
    still, _, fixed = rest.partition("Fixed (1)")
    assert "Microsoft SQL Server" in new
    assert "annual turnover" in still
    assert "Oracle 19c" in fixed
    assert page.count(f'href="{second}/findings/') == 2
    assert page.count(f'href="{first}/findings/') == 1


def test_the_link_is_to_the_finding_itself(here: Site, hub: str) -> None:
    """By its number in the kept report, from 1."""
    first, _ = twice(here, hub)
    findings = here.here.reports.report(here.draft(first)).findings
    number = next(at for at, finding in enumerate(findings, start=1) if finding.at and "Oracle" in finding.at.sentence)

    assert f'href="{first}/findings/{number}"' in here.client.get(f"{hub}/compare").get_data(as_text=True)


def test_other_drafts_can_be_chosen(here: Site, hub: str) -> None:
    """The earlier stands first, however they are named; one that is not there is not found."""
    twice(here, hub)
    drafted(here, hub, ("Spec.docx", docx(*FIRST)))

    assert "0 new findings, 2 still there, 0 agreed as exceptions, 0 fixed." in read(here, f"{hub}/compare?old=1&new=3")
    assert read(here, f"{hub}/compare?old=3&new=1") == read(here, f"{hub}/compare?old=1&new=3")
    assert "Draft 1 and draft 2" in read(here, f"{hub}/compare?new=2")
    assert here.client.get(f"{hub}/compare?old=1&new=9").status_code == 404
    same = here.client.get(f"{hub}/compare?old=2&new=2")
    assert same.status_code == 422
    assert told(same).startswith("Error: ")
    assert "Select two different drafts" in told(same)


def test_an_agreed_exception_is_told_apart(here: Site, hub: str) -> None:
    """With its reason; also one that was agreed after the check."""
    _, second = twice(here, hub)
    finding = next(each for each in here.here.reports.report(here.draft(second)).findings if each.at and "turnover" in each.at.sentence)
    with here.here.store.acting() as act:
        row = Decision(
            procurement_id=kept(here, hub).id,
            kind="exception",
            state="agreed",
            rule=finding.rule,
            title=finding.title,
            fingerprint=finding.fingerprint,
            force=finding.authority.force,
            reason="The bank asks for it",
            until=date.today() + timedelta(days=90),
            asked_by=ONE,
        )
        row.voices = [Voice(user_id=ONE, by=name, role=role, says="agree") for name, role in (("Lee", "procurement"), ("Kim", "legal"))]
        act.session.add(row)
        act.note("made for a test", "none")
    page = read(here, f"{hub}/compare")

    assert "1 new finding, 0 still there, 1 agreed as exceptions, 1 fixed." in page
    assert "The bank asks for it" in page


def test_other_details_are_told(here: Site, hub: str) -> None:
    """Since a finding can be new or fixed though not a word was changed."""
    twice(here, hub)
    assert "were checked with different" not in read(here, f"{hub}/compare")
    here.client.post(f"{hub}/details", data={"title": "Case management", "buys": ["software"]})
    here.client.post(f"{hub}/check-again")
    here.work()

    assert "The two drafts were checked with different details" in read(here, f"{hub}/compare")


def test_what_was_not_read_is_said_first(here: Site, hub: str) -> None:
    """Since what stood there counts as fixed."""
    drafted(here, hub, ("Spec.docx", docx(*FIRST)))
    drafted(here, hub, ("Spec.docx", b"PK\x03\x04 broken"))
    page = read(here, f"{hub}/compare")

    assert page.index("Draft 2: Spec.docx not checked") < page.index("2 fixed.", page.index("Not everything was checked"))
    assert "a finding also counts as fixed" in page
