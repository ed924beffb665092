"""What people filled in on a row of the log, as an entry for waivers.toml; what is missing or unclear is said with its cell."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from checker.decisions.days import HOW, british_day
from checker.decisions.rows import Row
from checker.fixed import fixed
from checker.model import Answer, Waiver, log

_LEAST = 10  # letters of a reason
_MEANS = {log.YES: True, "y": True, "true": True, log.NO: False, "n": False, "false": False, "": False}
_NEEDED = (log.REASON, log.AGREED_BY, log.ROLE, log.UNTIL)


@fixed
class Filled:
    """What a row says, by the keys of waivers.toml, and what is wrong with it, each fault a line with its cell."""

    entry: Mapping[str, object]
    faults: tuple[str, ...] = ()

    @property
    def people(self) -> list[dict[str, str]]:
        """Those who agreed."""
        agreed = self.entry.get("agreed", [])
        return agreed if isinstance(agreed, list) else []


def decision(row: Row) -> str:
    """What was decided about the finding of a row; nothing where nothing was. Raises ValueError where it is not clear."""
    said = " ".join(row.said(log.DECISION).casefold().split()).rstrip(".")
    known = {each.casefold(): each for each in log.DECISIONS}
    if said and said not in known:
        raise ValueError(f"{row.cell(log.DECISION)}: {row.said(log.DECISION)!r} is no decision. Choose {_or(log.DECISIONS)}.")
    if not said and any(row.said(head) for head in _NEEDED):
        raise ValueError(f"{row.cell(log.DECISION)}: the row is filled in, and the decision is missing. Choose {_or(log.DECISIONS)}.")
    return known.get(said, "")


def exception(row: Row, today: date) -> Filled:
    """The exception that a row asks for."""
    faults = [*_reason(row), *_people_faults(row, log.AGREED_BY)]
    until, unclear = _until(row, today)
    publish = _MEANS.get(row.said(log.PUBLISH).casefold())
    if publish is None:
        faults.append(f"{row.cell(log.PUBLISH)}: {row.said(log.PUBLISH)!r} is neither yes nor no. Choose one.")
    notes = {key: row.said(head) for head, key in log.NOTES.items()}
    agreed = [{"by": by, "role": role} for by, role in zip(_several(row, log.AGREED_BY), _several(row, log.ROLE), strict=False)]
    entry = {"reason": row.said(log.REASON), **notes, "published": publish or None, "agreed": agreed, "until": until}
    return Filled(entry, (*faults, *unclear))


def answer(row: Row) -> Filled | None:
    """The answer on a row of the questions; nothing where it is not answered."""
    told = {"reason": log.REASON, "by": log.ANSWERED_BY, "role": log.ROLE, "evidence": log.EVIDENCE}
    entry = {key: row.said(head) for key, head in told.items()}
    if not any(entry.values()):
        return None
    return Filled(entry, (*_reason(row), *_lacks(row, log.ANSWERED_BY, "who answers"), *_lacks(row, log.ROLE, "the role")))


def differences(filled: Filled, waiver: Waiver) -> list[str]:
    """The heads under which a row says something else than the exception on record, those who agreed left out."""
    record = (waiver.reason, waiver.alternatives, waiver.effect_on_smes, waiver.effect_on_exit, waiver.evidence, waiver.plan)
    heads = (log.REASON, *log.NOTES)
    said = [filled.entry[key] for key in ("reason", *log.NOTES.values())]
    found = [head for head, now, then in zip(heads, said, record, strict=True) if not _alike(str(now), then)]
    found += [log.UNTIL] if filled.entry["until"] != waiver.until else []
    return found + ([log.PUBLISH] if bool(filled.entry["published"]) != waiver.published else [])


def newcomers(filled: Filled, waiver: Waiver) -> list[dict[str, str]] | None:
    """Who has agreed besides those on record; None where somebody on record is no longer named, or in another role."""
    named = [(_word(each["by"]), _word(each["role"])) for each in filled.people]
    record = [(_word(each.by), _word(each.role)) for each in waiver.agreed]
    if any(each not in named for each in record):
        return None
    return [person for person, each in zip(filled.people, named, strict=True) if each not in record]


def answered_alike(filled: Filled, record: Answer) -> bool:
    """Whether a row gives the answer that is on record."""
    said = filled.entry
    pairs = (("reason", record.reason), ("by", record.by), ("role", record.role), ("evidence", record.evidence))
    return all(_alike(str(said[key]), then) for key, then in pairs)


def _reason(row: Row) -> Iterator[str]:
    """What is wrong with a reason."""
    said = row.said(log.REASON)
    if not said:
        yield f"{row.cell(log.REASON)}: the reason is missing. Write why, in {_LEAST} letters or more."
    elif len(said) < _LEAST:
        yield f"{row.cell(log.REASON)}: {said!r} is too short for a reason. Write why, in {_LEAST} letters or more."


def _people_faults(row: Row, head: str) -> Iterator[str]:
    """What is wrong with those who agreed."""
    names, roles = _several(row, head), _several(row, log.ROLE)
    yield from _lacks(row, head, "who agreed")
    yield from _lacks(row, log.ROLE, "the role")
    if names and roles and (len(names) != len(roles) or "" in names or "" in roles):
        yield (
            f"{row.cell(log.ROLE)}: the names and the roles do not pair: “{row.said(head)}” and “{row.said(log.ROLE)}”. "
            "Give each name its role in the same order, a semicolon between."
        )


def _lacks(row: Row, head: str, what: str) -> Iterator[str]:
    """That nothing stands under a head."""
    if not row.said(head):
        yield f"{row.cell(head)}: {what} is missing. Write it there."


def _until(row: Row, today: date) -> tuple[date | None, list[str]]:
    """The last day, and what is wrong with it."""
    said, cell = row.said(log.UNTIL), row.cell(log.UNTIL)
    if not said:
        return None, [f"{cell}: the last day is missing. {HOW}."]
    try:
        until = british_day(said)
    except ValueError as fault:
        return None, [f"{cell}: {fault}. {HOW}."]
    return until, [f"{cell}: the last day, {said}, is over. Agree a later one."] if until < today else []


def _several(row: Row, head: str) -> list[str]:
    """The names or roles in a cell."""
    said = row.said(head).strip().strip(";")
    return [each.strip() for each in said.split(";")] if said else []


def _or(words: Iterable[str]) -> str:
    """Words to choose from."""
    *most, last = words
    return f"{', '.join(most)} or {last}"


def _alike(now: str, then: str) -> bool:
    """Whether a cell says what is on record: line breaks and runs of spaces do not count."""
    return " ".join(now.split()) == " ".join(then.split())


def _word(text: str) -> str:
    """A name or role as it is compared."""
    return " ".join(text.split()).casefold()
