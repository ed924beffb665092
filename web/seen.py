"""A report as it is seen today: as it was kept, with what has been decided since about its findings and questions."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from checker.model import Agreed, Report, Waiver, Written
from checker.model import Answer as Recorded
from checker.service.deciding import with_decisions
from web.installation import installation
from web.store.tables import Answer, Decision, Draft

RECORD = "the record of decisions"


def seen(draft: Draft, with_texts: bool = False) -> Report:
    """The report on a draft that is done; with the text of its documents where that is wanted. The draft's session is open."""
    reports = installation().reports
    report = reports.report(draft)
    decisions, answers = draft.procurement.decisions, draft.procurement.answers
    today = with_decisions(report, list(waivers(decisions)), list(recorded(answers)), date.today())
    return replace(today, texts=reports.texts(draft)) if with_texts else today


def waivers(decisions: Iterable[Decision]) -> Iterable[Waiver]:
    """The exceptions that were asked for and not refused, as a report knows them; those who agreed are named with their role."""
    for number, each in enumerate(decisions):
        if each.kind == "exception" and each.state in ("open", "agreed"):
            yield waiver(each, number)


def recorded(answers: Iterable[Answer]) -> Iterable[Recorded]:
    """The reasons that stand on record, as a report knows them: those for certain words before those for every place."""
    for number, each in enumerate(sorted((each for each in answers if each.stands), key=lambda each: each.quote == "")):
        at = Written(RECORD, 0, number)
        yield Recorded(at, each.rule, each.reason, each.by, each.role, each.at.date(), each.quote, each.evidence)


def waiver(decision: Decision, number: int = 0) -> Waiver:
    """One exception, as a report knows it."""
    agreed = [voice for voice in decision.voices if voice.says == "agree"]
    return Waiver(
        at=Written(RECORD, 0, number),
        reason=decision.reason,
        agreed=tuple(Agreed(voice.by, voice.role) for voice in agreed),
        on=max((voice.day or voice.at.date() for voice in agreed), default=decision.asked.date()),
        until=decision.until or date.max,
        rule=decision.rule if decision.fingerprint else "",
        fingerprint=decision.fingerprint,
        product=decision.product if not decision.fingerprint else "",
        quote=decision.quote,
        question=decision.question,
        alternatives=decision.alternatives,
        effect_on_smes=decision.effect_on_smes,
        effect_on_exit=decision.effect_on_exit,
        evidence=decision.evidence,
        plan=decision.plan,
        published=decision.published,
    )
