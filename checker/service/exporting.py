"""Gives decisions that are kept elsewhere back as a waivers.toml, so that the command line knows them too."""

from collections.abc import Iterable

from checker.decisions import ledger
from checker.model import Answer, Waiver
from checker.model.log import KEPT


def as_waivers(waivers: Iterable[Waiver], answers: Iterable[Answer]) -> str:
    """A waivers.toml with these exceptions and reasons; one to which nobody has agreed yet cannot stand there."""
    agreed = [("waiver", _waiver(each)) for each in waivers if each.agreed]
    return ledger.drafted([*agreed, *(("answer", _answer(each)) for each in answers)])


def _waiver(waiver: Waiver) -> dict[str, object]:
    """An exception by the keys of the file."""
    return {
        "rule": waiver.rule,
        "fingerprint": waiver.fingerprint[:KEPT],
        "product": waiver.product,
        "quote": waiver.quote,
        "question": waiver.question,
        "reason": waiver.reason,
        "alternatives-tried": waiver.alternatives,
        "effect-on-smes": waiver.effect_on_smes,
        "effect-on-exit": waiver.effect_on_exit,
        "evidence": waiver.evidence,
        "agreed": [{"by": each.by, "role": each.role} for each in waiver.agreed],
        "on": waiver.on,
        "until": waiver.until,
        "plan": waiver.plan,
        "published": waiver.published or None,
    }


def _answer(answer: Answer) -> dict[str, object]:
    """A recorded reason by the keys of the file."""
    said = {name: getattr(answer, name) for name in ("rule", "quote", "reason", "by", "role", "evidence")}
    return {**said, "on": answer.on}
