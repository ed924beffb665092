"""The record of a sign-off as a plain value: what was reviewed, on which files, by which rules, and what was not looked at.

It is made once and kept as canonical JSON with its hash. What is drawn of a sign-off later is drawn from that alone.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from hashlib import sha256
from typing import Any

from checker.fixed import fixed
from checker.model import CheckedPack, Finding, Outcome, Question, Report
from checker.render.procurement import every_fact, missing
from checker.render.text import NOT_JUDGED
from checker.render.unread import missed
from checker.render.values import amendment, authority, recorded, where
from web.decisions.about import awaits, live, stand
from web.details import WHERE
from web.signing.entered import Entry, entered
from web.store.tables import Decision, Draft, Procurement, User, Voice, now

CONTRACT = "urn:tendercheck:sign-off:1"
STATEMENT = (
    "I reviewed these findings on these files. This is not legal advice or a finding of lawfulness. "
    "Matters listed as not checked were not considered."
)
Plain = dict[str, Any]
_KEPT = (
    *("rule", "title", "quote", "product", "fingerprint", "question", "reason"),
    *("alternatives", "effect_on_smes", "effect_on_exit", "evidence", "plan"),
)


@fixed
class Confirmed:
    """What whoever signs confirms: when conflicts of interest were assessed, where that is kept, and why what is open is left open."""

    conflicts_on: date
    conflicts_kept: str
    reasons: Mapping[str, str]  # for open findings, by fingerprint
    unanswered: str = ""  # why it is signed with questions unanswered


@fixed
class Signer:
    """Who signs: name and role, and whether they use the installation alone."""

    id: str
    name: str
    role: str
    alone: bool


def record(draft: Draft, report: Report, signer: Signer, confirmed: Confirmed) -> Plain:
    """The record of a sign-off of a draft, with its report of today. The draft's session is open."""
    procurement, given = draft.procurement, entered(draft)
    return {
        "contract": CONTRACT,
        "statement": STATEMENT,
        "procurement": {"id": procurement.id, "title": procurement.title, "team": procurement.team.name},
        "signed": {"by": signer.name, "id": signer.id, "role": signer.role, "alone": signer.alone, "at": now().isoformat()},
        "not_checked": _not_checked(report),
        "packs": [_pack(pack, report, given) for pack in report.packs],
        "drafts": [_draft(each, draft) for each in procurement.drafts],
        "documents": [{"path": each.path, "sha256": each.sha256, "status": each.status} for each in report.documents],
        "rulebook": _rulebook(draft, report),
        "findings": [_finding(each, procurement, confirmed.reasons) for each in report.findings],
        "exceptions": [_exception(each) for each in procurement.decisions if each.kind == "exception" and each.state == "agreed"],
        "reasons": list(_reasons(report)),
        "unanswered": {"questions": len(unanswered(report)), "reason": confirmed.unanswered if unanswered(report) else ""},
        "conflicts": {"on": confirmed.conflicts_on.isoformat(), "kept": confirmed.conflicts_kept},
        "version": report.version,
    }


def canonical(made: Plain) -> str:
    """A record as it is kept: the same value is always the same text."""
    return json.dumps(made, sort_keys=True, separators=(",", ":"), ensure_ascii=True)


def hashed(text: str) -> str:
    """The hash by which a record is known."""
    return sha256(text.encode("ascii")).hexdigest()


def is_open(finding: Finding, decisions: Iterable[Decision]) -> bool:
    """Whether a finding is neither an agreed exception nor decided otherwise; an exception that still waits decides nothing."""
    decision = live(decisions, finding)
    return not finding.waived and (decision is None or decision.kind == "exception")


def to_acknowledge(report: Report, decisions: Sequence[Decision]) -> dict[int, Finding]:
    """The open findings by number, each once: those that cannot be told apart by a decision are acknowledged together."""
    met: set[str] = set()
    found = {}
    for n, each in enumerate(report.findings, start=1):
        if each.fingerprint not in met and is_open(each, decisions):
            found[n] = each
        met.add(each.fingerprint)
    return found


def unanswered(report: Report) -> dict[int, Question]:
    """The questions without a reason on record by number, each once, however many places it is about."""
    found: dict[str, int] = {}
    for n, each in enumerate(report.questions, start=1):
        if each.answer is None:
            found.setdefault(each.asks, n)
    return {n: report.questions[n - 1] for n in found.values()}


def lacking(procurement: Procurement, signer: Signer) -> Iterator[str]:
    """What stands in the way of signing, whatever is confirmed."""
    draft = procurement.drafts[-1] if procurement.drafts else None
    if draft is None:
        yield "No draft has been handed in. Upload the documents first."
    elif draft.state == "failed":
        yield f"Draft {draft.number} could not be checked. Upload a draft that can be."
    elif draft.state != "done":
        yield f"Draft {draft.number} is still being checked. Come back when it is done."
    voices = {voice.user_id for each in procurement.decisions for voice in each.voices if voice.says == "agree"}
    if draft and not signer.alone and {each.created_by for each in procurement.drafts} | voices == {signer.id}:
        yield "Nobody but you has uploaded drafts or agreed to exceptions. Somebody else of your team who may sign must do it."


def restored(text: str) -> Plain:
    """A record that was kept."""
    found: Plain = json.loads(text)
    return found


def _not_checked(report: Report) -> Plain:
    """What was not looked at: files and parts of files, rules that could say nothing, and what no rule judges."""
    titles = {rule.id: rule.title for rule in report.rulebook.rules}
    return {
        "files": [{"path": each.path, "words": each.words} for each in missed(report)],
        "rules": [_silent(each, titles) for each in report.outcomes if each.verdict in ("unclear", "not-applicable")],
        "never": NOT_JUDGED,
    }


def _silent(outcome: Outcome, titles: Mapping[str, str]) -> Plain:
    """A rule that could say nothing, and why."""
    return {"rule": outcome.rule, "title": titles.get(outcome.rule, outcome.rule), "verdict": outcome.verdict, "reason": outcome.reason}


def _pack(pack: CheckedPack, report: Report, given: Mapping[str, Entry]) -> Plain:
    """What is known of the purchase, each fact with whoever gave it, or where it comes from; law and route among them."""
    facts = []
    told = zip(pack.procurement.stated.items(), every_fact(pack, report.rulebook), strict=True)
    for (name, fact), (label, words, origin) in told:
        entry = given.get(name) if fact.where == WHERE else None
        who = {"by": entry.by if entry else "", "on": entry.at.isoformat() if entry else ""}
        facts.append({"label": label, "words": words, "origin": origin, **who})
    return {"name": pack.name, "facts": facts, "not_known": list(missing(pack))}


def _draft(draft: Draft, signed: Draft) -> Plain:
    """One version, with the hashes of its files."""
    files = [{"name": each.name, "size": each.size, "sha256": each.sha256, "state": each.state} for each in draft.files]
    told = {"number": draft.number, "at": draft.created.isoformat(), "by": draft.uploader.name, "state": draft.state}
    return {**told, "signed": draft.id == signed.id, "files": files}


def _rulebook(draft: Draft, report: Report) -> Plain:
    """By which rules the draft was checked, and what an organisation changed of them, with whoever answers for it."""
    book = report.rulebook
    return {
        "version": book.version,
        "dated": book.dated.isoformat(),
        "sha256": draft.rulebook,
        "rules": len(book.rules),
        "overlays": list(book.overlays),
        "disabled": list(book.disabled),
        "amendments": [{**asdict(each), "words": amendment(each)} for each in book.amendments],
    }


def _finding(finding: Finding, procurement: Procurement, reasons: Mapping[str, str]) -> Plain:
    """A finding with what became of it."""
    decision = live(procurement.decisions, finding)
    at = finding.at
    return {
        "rule": finding.rule,
        "title": finding.title,
        "severity": finding.severity,
        "verdict": finding.verdict,
        "document": at.place.document if at else "",
        "place": where(at.place) if at else "",
        "quote": at.quote if at else "",
        "message": finding.message,
        "authority": authority(finding.authority),
        "fingerprint": finding.fingerprint,
        "open": is_open(finding, procurement.decisions),
        "became": _became(finding, decision),
        "reason": reasons.get(finding.fingerprint, "") if is_open(finding, procurement.decisions) else decision.reason if decision else "",
        "by": decision.asker.name if decision else "",
    }


def _became(finding: Finding, decision: Decision | None) -> str:
    """What became of a finding, in a few words."""
    if finding.waived:
        return "Agreed exception"
    if decision is None or decision.kind == "exception":
        return f"Acknowledged{' while an exception ' + stand(decision)[0].lower() + stand(decision)[1:] if decision else ''}"
    return {"change": "To be changed, and not changed in these files", "wrong": "The checker is wrong"}[decision.kind]


def _exception(decision: Decision) -> Plain:
    """An agreed exception with the people who agreed to it."""
    return {
        **{name: getattr(decision, name) for name in _KEPT},
        "published": decision.published,
        "until": decision.until.isoformat() if decision.until else "",
        "stands": stand(decision),
        "waits_for": awaits(decision),
        "asked_by": decision.asker.name,
        "asked": decision.asked.isoformat(),
        "agreed": [_voice(each, decision.asker) for each in decision.voices if each.says == "agree"],
    }


def _voice(voice: Voice, asker: User) -> Plain:
    """Who agreed, in what role and when; what one person alone has told of others is said as such."""
    on = (voice.day or voice.at.date()).isoformat()
    return {"by": voice.by, "role": voice.role, "on": on, "told_by": asker.name if voice.told else "", "evidence": voice.evidence}


def _reasons(report: Report) -> Iterator[Plain]:
    """Every reason that a rule wants on record: the one that is, or that there is none."""
    for each in report.questions:
        yield {
            "rule": each.rule,
            "asks": each.asks,
            "quote": each.at.quote if each.at else "",
            "document": each.at.place.document if each.at else "",
            "answer": recorded(each.answer) if each.answer else "",
        }
