"""A record of a sign-off in short: what was not checked, what is known, found, decided and open; from the record alone."""

from collections import Counter
from collections.abc import Iterator, Mapping

from checker.fixed import fixed
from checker.render.values import count, joined
from web.signing.record import Plain

_DEGREES = {"must": "to resolve before publishing", "should": "that should be resolved", "consider": "to consider"}
_FIRST = ("Law", "Route", "Value")  # the facts that decide most


@fixed
class Line:
    """One thing in few words, and the part of the page that tells all about it."""

    words: str
    part: str


def in_short(record: Plain) -> Mapping[str, list[Line]]:
    """A record in a few lines under each of five heads; what was not checked stands first."""
    return {
        "Not checked": list(_not_checked(record)),
        "Known": list(_known(record)),
        "Found": list(_found(record)),
        "Decided": list(_decided(record)) or [Line("Nothing was decided", "exceptions")],
        "Open": list(_open(record)) or [Line("Nothing is open", "findings")],
    }


def _not_checked(record: Plain) -> Iterator[Line]:
    """Files, rules, and what no rule judges."""
    unread = record["not_checked"]["files"]
    paths = {each["path"] for each in unread}
    yield Line(f"{count(len(paths), 'file')} not read, or not all of it" if paths else "Every file was read", "not-checked")
    verdicts = Counter(each["verdict"] for each in record["not_checked"]["rules"])
    if verdicts["unclear"]:
        yield Line(f"{count(verdicts['unclear'], 'rule')} could not tell", "unclear")
    if verdicts["not-applicable"]:
        yield Line(f"{count(verdicts['not-applicable'], 'rule')} found nothing to look at", "silent")
    if left_out := len(record["rulebook"]["disabled"]):
        yield Line(f"{count(left_out, 'rule')} {'was' if left_out == 1 else 'were'} not run", "rulebook")
    yield Line("Some matters are judged by no rule", "not-checked")


def _known(record: Plain) -> Iterator[Line]:
    """Law, route and value of each pack, and of which versions the files are on record."""
    for pack in record["packs"]:
        facts = {each["label"]: each["words"] for each in pack["facts"]}
        yield Line("; ".join(facts[label] for label in _FIRST if label in facts) or "Nothing is known of the purchase", "facts")
    signed = next(each for each in record["drafts"] if each["signed"])
    yield Line(f"Draft {signed['number']}: {count(len(signed['files']), 'file')}", "files")


def _found(record: Plain) -> Iterator[Line]:
    """How many findings of each degree there are."""
    degrees = Counter(each["severity"] for each in record["findings"])
    told = [f"{degrees[name]} {words}" for name, words in _DEGREES.items() if degrees[name]]
    many = f"{count(len(record['findings']), 'finding')}: {', '.join(told)}"
    yield Line(many if told else f"No findings from these {count(record['rulebook']['rules'], 'rule')}", "findings")


def _decided(record: Plain) -> Iterator[Line]:
    """What became of the findings that are not open, and how many exceptions and reasons are on record."""
    for became, number in Counter(each["became"] for each in record["findings"] if not each["open"]).items():
        yield Line(f"{count(number, 'finding')}: {became[0].lower()}{became[1:]}", "findings")
    if agreed := len(record["exceptions"]):
        yield Line(f"{count(agreed, 'exception')} agreed", "exceptions")
    if answered := sum(bool(each["answer"]) for each in record["reasons"]):
        yield Line(f"{count(answered, 'reason')} on record", "reasons")


def _open(record: Plain) -> Iterator[Line]:
    """Findings without a decision, questions without an answer, and facts that nobody gave."""
    if number := sum(each["open"] for each in record["findings"]):
        yield Line(f"{count(number, 'finding')} without a decision", "open-findings")
    if number := sum(each["open"] and bool(each["by"]) for each in record["findings"]):
        yield Line(f"{count(number, 'finding')} of these with an exception that is not in force", "waiting")
    if number := record["unanswered"]["questions"]:
        yield Line(f"{count(number, 'question')} unanswered", "questions")
    for unknown in filter(None, (pack["not_known"] for pack in record["packs"])):
        yield Line(f"Not known: {joined(unknown)}", "not-known")
