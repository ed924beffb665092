"""The report for programs: JSON by the contract of rules/schema/report.schema.json.

Every character beyond ASCII is written by its number, so that the output is the same on every console and steers none.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import date
from io import StringIO
from json import dump, dumps, loads
from typing import Any

from checker.model import (
    Answer,
    Authority,
    Checked,
    CheckedPack,
    Decision,
    Finding,
    Money,
    Outcome,
    Period,
    Place,
    Question,
    Quoted,
    Report,
    Rulebook,
    Standing,
    Stated,
    Waiver,
    Written,
)
from checker.model.own import CONTRACTS
from checker.render.groups import tally
from checker.render.values import where

CONTRACT = f"{CONTRACTS}report:1"

Plain = dict[str, Any]


def as_json(report: Report) -> str:
    """The whole report, every finding with its place, its authority and its advice."""
    made = {
        "contract": CONTRACT,
        "version": report.version,
        "rulebook": _rulebook(report.rulebook),
        "counts": _counts(report),
        "documents": [plain_document(document) for document in report.documents],
        "packs": [_pack(pack) for pack in report.packs],
        "findings": [plain_finding(finding) for finding in report.findings],
        "questions": [_question(question) for question in report.questions],
        "outcomes": [_outcome(outcome) for outcome in report.outcomes],
        "unused": [_unused(each) for each in report.unused],
    }
    return in_ascii(made, indent=1) + "\n"


def told(report: Report) -> Plain:
    """The documents and findings of a report, as far as two reports are held against each other by them."""
    return {
        "documents": [plain_document(document) for document in report.documents],
        "findings": [plain_finding(finding) for finding in report.findings],
    }


def in_ascii(made: object, indent: int | None = None) -> str:
    """JSON in which no letter troubles a console; half a letter, which strict programs refuse, is replaced."""
    plain = dumps(made, ensure_ascii=False)
    try:
        plain.encode("utf-8")
    except UnicodeEncodeError:
        made = loads(plain.encode("utf-8", "replace"))
    del plain  # the report of many packs is large, and in pieces many times as large
    if indent is None:
        return dumps(made)
    whole = StringIO()
    dump(made, whole, indent=indent)
    return whole.getvalue()


def _rulebook(book: Rulebook) -> Plain:
    """Which rules spoke."""
    return {
        "version": book.version,
        "dated": book.dated.isoformat(),
        "rules": len(book.rules),
        "disabled": list(book.disabled),
        "overlays": list(book.overlays),
        "amendments": [asdict(change) for change in book.amendments],
    }


def _counts(report: Report) -> Plain:
    """Documents by status, findings by severity, questions, and outcomes by verdict."""
    return {
        "documents": _numbers(("checked", "partly checked", "not checked"), (document.status for document in report.documents)),
        "findings": dict(tally(report)),
        "waived": sum(finding.waived for finding in report.findings),
        "known": sum(finding.known and not finding.waived for finding in report.findings),
        "questions": sum(question.answer is None for question in report.questions),
        "outcomes": _numbers(
            ("fail", "review", "pass", "not-applicable", "unclear"),
            (outcome.verdict for outcome in report.outcomes),
        ),
    }


def _numbers(names: tuple[str, ...], seen: Iterable[str]) -> dict[str, int]:
    """How often each name was seen, those never seen as 0."""
    counts = Counter(seen)
    return {name: counts[name] for name in names}


def plain_document(document: Checked) -> Plain:
    """What became of a file."""
    return {
        "path": document.path,
        "sha256": document.sha256,
        "pack": document.pack,
        "status": document.status,
        "cause": document.cause,
        "cure": document.cure,
        "gaps": [{"where": gap.where, "cause": gap.cause, "cure": gap.cure} for gap in document.gaps],
        "format": document.format,
        "kind": document.kind,
        "words": document.words,
        "pages": document.pages,
        "insertions": document.insertions,
        "comments": document.comments,
        "remarks": list(document.remarks),
        **({} if document.leftovers is None else {"leftovers": [asdict(each) for each in document.leftovers]}),
    }


def _pack(pack: CheckedPack) -> Plain:
    """The procurement as it was understood, and how it stands to the open standards that matter to it."""
    return {
        "name": pack.name,
        "procurement": {name: _stated(stated) for name, stated in pack.procurement.stated.items()},
        "standards": [_standing(standing) for standing in pack.standards],
    }


def _standing(standing: Standing) -> Plain:
    """How a pack stands to an open standard: whether it is asked for and where, how far it binds, and words to paste."""
    standard = standing.standard
    return {
        "id": standard.id,
        "name": standard.name,
        "version": standard.version,
        "need": standard.need,
        "keeper": standard.keeper,
        "adoption": standard.adoption,
        "bound": standard.bound,
        "source": standard.source,
        "sure": standard.sure,
        "ask": standing.ask,
        "reason": standing.reason,
        "at": _quoted(standing.at) if standing.at else None,
        "needed": _quoted(standing.needed) if standing.needed else None,
        "beside": _quoted(standing.beside) if standing.beside else None,
        "clause": standard.clause,
        "wording": standing.wording,
    }


def _stated(stated: Stated) -> Plain:
    """One fact with where it comes from."""
    return {"value": _value(stated.value), "origin": stated.origin, "where": stated.where}


def _value(value: object) -> object:
    """A value in plain terms: money in pence, a period with its unit, a day as YYYY-MM-DD."""
    if isinstance(value, Money):
        return {"pence": value.pence, "currency": value.currency, "vat": value.vat, "yearly": value.yearly}
    if isinstance(value, Period):
        return {"amount": float(value.amount), "unit": value.unit}
    if isinstance(value, date):
        return value.isoformat()[:10]
    if isinstance(value, tuple):
        return [_value(part) for part in value]
    return value if isinstance(value, str | int | float) else str(value)


def plain_finding(finding: Finding) -> Plain:
    """A finding, flat: what the words are, where, why and what to do."""
    at = _quoted(finding.at) if finding.at else {"document": "", "place": None, "quote": "", "sentence": ""}
    return {
        **_named(finding.rule, finding.title, finding.pack),
        "concern": finding.concern,
        "severity": finding.severity,
        "verdict": finding.verdict,
        **at,
        "message": finding.message,
        "because": finding.because,
        **_authority(finding.authority),
        "advice": finding.advice,
        "asks": finding.asks,
        "wording": finding.wording,
        "rewrite": {"where": finding.rewrite.where, "clause": finding.rewrite.clause} if finding.rewrite else None,
        "related": [_quoted(other) for other in finding.related],
        "fingerprint": finding.fingerprint,
        "product": finding.product,
        "decision": plain_decision(finding.decision) if finding.decision else None,
        "known": finding.known,
    }


def plain_decision(decision: Decision) -> Plain:
    """What was decided about a finding, and what that means today."""
    waiver = decision.waiver
    return {
        "state": decision.state,
        "why": decision.why,
        "reason": waiver.reason,
        "agreed": [{"by": each.by, "role": each.role} for each in waiver.agreed],
        "on": waiver.on.isoformat(),
        "until": waiver.until.isoformat(),
        "published": waiver.published,
        "where": _written(waiver.at),
    }


def _written(at: Written) -> str:
    """Where an entry stands."""
    return f"{at.path}, line {at.line}" if at.line else at.path


def _unused(decision: Waiver | Answer) -> Plain:
    """A decision that nothing is covered by."""
    kind = "waiver" if isinstance(decision, Waiver) else "answer"
    heir = {"heir": decision.heir} if isinstance(decision, Waiver) and decision.heir else {}
    return {"kind": kind, "rule": decision.rule, "quote": decision.quote, "where": _written(decision.at), **heir}


def _answer(answer: Answer) -> Plain:
    """The reason that was put on record."""
    return {"reason": answer.reason, "by": answer.by, "role": answer.role, "on": answer.on.isoformat(), "where": _written(answer.at)}


def _question(question: Question) -> Plain:
    """A reason to be put on record, or the one that is."""
    at = _quoted(question.at) if question.at else {"document": "", "place": None, "quote": "", "sentence": ""}
    return {
        **_named(question.rule, question.title, question.pack),
        "asks": question.asks,
        **at,
        **_authority(question.authority),
        "answer": _answer(question.answer) if question.answer else None,
    }


def _outcome(outcome: Outcome) -> Plain:
    """What one rule said of one pack."""
    return {
        "rule": outcome.rule,
        "pack": outcome.pack,
        "verdict": outcome.verdict,
        "reason": outcome.reason,
        "findings": len(outcome.findings),
        "questions": len(outcome.questions),
    }


def _named(rule: str, title: str, pack: str) -> Plain:
    """Which rule speaks, and of which pack."""
    return {"rule": rule, "title": title, "pack": pack}


def _quoted(quoted: Quoted) -> Plain:
    """Marked words in their sentence, and where they are."""
    return {
        "document": quoted.place.document,
        "place": _place(quoted.place),
        "quote": quoted.quote,
        "sentence": quoted.sentence,
    }


def _place(place: Place) -> Plain:
    """A place for programs, and in words; everything is counted from 1 but the span, which is in characters of the text."""
    cell: Mapping[str, int] | None = None
    if place.cell:
        cell = {"table": place.cell.table + 1, "row": place.cell.row + 1, "column": place.cell.column + 1}
    return {
        "words": where(place),
        "page": place.page,
        "section": place.section,
        "headings": list(place.headings),
        "paragraph": place.paragraph,
        "sheet": place.sheet,
        "cell": cell,
        "span": [place.span.start, place.span.end],
        "inserted": place.inserted,
    }


def _authority(authority: Authority) -> Plain:
    """On whose authority, and how far it binds."""
    return {
        "citation": authority.cite,
        "force": authority.force,
        "regime": authority.regime,
        "route": authority.route,
        "supposes": authority.supposes,
    }
