"""The stance of a sentence: from structure first, then from whose duty it states."""

import pytest

from tests.mentions.made import facts


@pytest.mark.parametrize(
    ("stance", "path", "lines"),
    [
        ("requirement", "specification.docx", ["The database layer shall be Oracle."]),
        ("requirement", "specification.docx", ["The Council requires a system that runs on tablets."]),
        ("requirement", "specification.docx", ["The solution must:", "- export its data"]),
        ("requirement", "specification.docx", ["Provide two-way synchronisation with the calendar."]),
        ("requirement", "specification.docx", ["# Technical requirements", "ID | Requirement", "T1 | Role-based access"]),
        ("requirement", "x.docx", ["It is essential that the system can be searched by street."]),
        ("condition", "invitation.docx", ["Bidders must have a turnover of £2m."]),
        ("condition", "invitation.docx", ["# Conditions of participation", "- Three years of audited accounts"]),
        ("condition", "notice.html", ["# Essential skills and experience", "- Experience of delivering websites"]),
        ("condition", "notice.html", ["Essential skills and experience | Delivery of websites with an information-rich design"]),
        ("background", "notice.html", ["Problem to be solved | The website is slow and is hard to change"]),
        ("condition", "questionnaire.docx", ["Tenderers shall hold ISO 9001."]),
        ("criterion", "invitation.docx", ["The method statement will be scored out of 5."]),
        ("criterion", "invitation.docx", ["# Award criteria", "- Quality of the team"]),
        ("term", "terms.docx", ["The Supplier shall deliver the goods by 1 May."]),
        ("term", "terms.docx", ["# Payment", "The Council shall pay each invoice."]),
        ("instruction", "invitation.docx", ["Tenderers must submit their response through the portal."]),
        ("instruction", "invitation.docx", ["# Instructions to tenderers", "- One copy in a sealed envelope"]),
        ("condition", "invitation.docx", ["# Selection", "Provide five contracts carried out for the Council; fewer will not do."]),
        ("condition", "notice.html", ["# Essential skills", "- Experience of an assessment passed previously"]),
        ("told", "notice.html", ["# Essential skills", "- Previously we ran this ourselves"]),
        ("condition", "invitation.docx", ["The Council will only consider firms that have traded for five years."]),
        ("condition", "invitation.docx", ["Three like contracts are a precondition of being invited."]),
        ("condition", "invitation.docx", ["Companies founded after 2022 are ineligible."]),
        ("background", "invitation.docx", ["Nobody is excluded for being new to the trade."]),
        ("background", "invitation.docx", ["Roof voids are excluded from the survey."]),
        ("buyer-duty", "specification.docx", ["The Council will give access to the building."]),
        (
            "requirement",
            "specification.docx",
            [
                "# Technical requirements",
                "T7 Links to the store go through its own connector, " + "over each gateway in every depot of the borough, " * 3,
            ],
        ),
        ("requirement", "specification.docx", ["Officers' client to be a native program."]),
        ("background", "specification.docx", ["Officers work on laptops."]),
        ("requirement", "specification.docx", ["The licence is for the bidder to obtain and price."]),
        ("background", "specification.docx", ["The Council currently runs Oracle."]),
        ("background", "specification.docx", ["# Background", "The borough has 90,000 homes."]),
        ("background", "specification.docx", ["At present we use:", "- Oracle"]),
        ("background", "specification.docx", ["The Supplier should be aware that PAS 1192 relates to models."]),
        ("requirement", "specification.docx", ["The Supplier should be aware that all models must be in IFC."]),
        ("background", "specification.docx", ["The standards below are not mandatory:", "- ISO 55001"]),
        ("definition", "terms.docx", ['"Software" means the programs listed in Schedule 2.']),
        ("definition", "terms.docx", ["# Definitions", "Working Day: a day other than a Saturday or Sunday."]),
        ("quoted-law", "terms.docx", ["Section 56 of the Procurement Act 2023 says how requirements may be described."]),
        ("told", "itt.docx", ["For the 2018 contract each firm had to lodge a bond."]),
        ("told", "itt.docx", ["Before she came to us, the director ran a firm with a turnover of £40m."]),
        ("told", "itt.docx", ["Under section 49 of the Procurement Act 2023 a contracting authority may let a framework for eight years."]),
        ("told", "itt.docx", ["It is a common misconception that only Siemens controllers may be bid."]),
        ("requirement", "spec.docx", ["The system shall replace the one that was bought in 2011."]),
        ("condition", "itt.docx", ["# Conditions of participation", "The bidder's turnover was at least £2m."]),
        ("heading", "specification.docx", ["# The system shall be Oracle"]),
        ("background", "notice.html", ["# Questions asked", "Which platform do you use? | Oracle, on two hosts"]),
        ("background", "specification.docx", ["Will the new system have to run on Oracle?"]),
        ("background", "specification.docx", ["# Specification", "Our estate is made up of 300 laptops and an Oracle database."]),
        ("background", "specification.docx", ["# Specification", "C4.1 The College runs a pair of Cisco firewalls."]),
        ("background", "terms.docx", ["# What the pools have now", "Readings are typed into Excel on Fridays."]),
        ("background", "terms.docx", ["# How bookings work now", "Forms are filled in with Adobe Acrobat."]),
        ("term", "terms.docx", ["# Reports", "Readings are typed into Excel on Fridays."]),
        ("background", "specification.docx", ["# What is in use today", "Use | System in use", "Records | Oracle 12c"]),
        ("requirement", "specification.docx", ["# Requirements", "State-hosted solutions must run on Oracle."]),
        ("requirement", "specification.docx", ["Room control shall be by Cisco processors, set up to the College's layout."]),
        ("term", "terms.docx", ["# Specification", "- Back-up by means of Oracle"]),
        ("requirement", "terms.docx", ["# Definitions", "Base platform: Oracle, on which the system shall be built."]),
        ("requirement", "specification.docx", ["The contractor shall provide:", "- Employer sign-in built on Oracle"]),
        ("definition", "specification.docx", ["Term | Meaning", "SLA | Service Level Agreement"]),
    ],
)
def test_a_sentence_plays_the_part_that_a_reader_gives_it(stance: str, path: str, lines: list[str]) -> None:
    """Headings, lead-ins, table heads and the subject of the duty decide together."""
    assert stance == facts(*lines, path=path).sentences[-1].stance


@pytest.mark.parametrize(
    ("party", "line"),
    [
        ("supplier", "The Contractor shall keep a risk register."),
        ("supplier", "The Council requires bidders to register first."),
        ("authority", "The Authority shall pay the Supplier within 30 days."),
        (None, "The system must be searchable."),
        (None, "Video shall be stored in Oracle, and licences for 60 officers are to be included."),
    ],
)
def test_a_duty_falls_on_the_one_who_must_act(party: str | None, line: str) -> None:
    """The subject of the duty is bound, not everyone who is named."""
    assert party == facts(line).sentences[0].party


def test_in_answers_to_bidders_the_questions_are_theirs() -> None:
    """A numbered question, the statement before it included, is the bidder's; the answer is the buyer's."""
    made = facts("# Questions and answers", "4. The terms renew each year. Can we use them?", "No. The supplier shall use ours.")

    assert {made.document.words(s.span): s.stance for s in made.sentences if s.block} == {
        "4. The terms renew each year.": "question",
        "Can we use them?": "question",
        "No. The supplier shall use ours.": "requirement",
    }


def test_elsewhere_a_question_is_no_bidders() -> None:
    """Without a title that says so a question is background."""
    assert [sentence.stance for sentence in facts("# Requirements", "Can it be hosted?").sentences][1:] == ["background"]
