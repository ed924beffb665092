"""Places that a drafter meant to fill in: "[TBC]", "<<contact>>", "«Project manager»", "£[XX]", "____", "[insert role]".

Where the bidder is to write, a blank is no fault: on a line for a name, a date or a signature, or one that tells the bidder what to enter.
"""

import re
from collections.abc import Iterator

from checker.model import DocumentKind, Span

_INNER = (
    r"tb[acd]|to be (?:confirmed|advised|agreed|determined|decided|completed|inserted|added|supplied|finalised|updated)"
    r"|insert[^\[\]<>«»{}]*|enter [^\[\]]*"
    r"|add [^\[\]]{3,40}|(?:date|time|day|month|year|value|amount|figure|name"
    r"|address|number|title|role|contact|email|reference|ref|location|site|percentage|sum)"
    r"s?(?: tb[acd])?"
    r"|(?:the )?(?:council|authority|buyer|client|customer|project|contract|department|officer|school|trust"
    r"|lot|site|manager)(?:'s|’s)? (?:name|title|number|address|reference|manager|contact|details|lead|email|logo|value)[^\[\]<>«»{}]{0,30}"
    r"|(?:option|alternative) [a-d\d]|(?:delete|drafting|guidance|note|draft|check|confirm)\b[^\[\]]*"
    r"|[^\[\]<>«»{}]{0,60}\b(?:tb[acd]|to be confirmed|– check|- check)"
    r"|(?-i:[A-Z]{3,}(?:[ /’'-][A-Z]{2,}){0,5})(?<!RFC)(?<!ISO)"
    r"|[x●•_.…?\s-]{1,12}|\?\?+"
)
_MARKS = re.compile(
    rf"\[\[?\s*(?P<square>{_INNER})\s*\]\]?"
    r"|<<\s*[^<>\n]{2,60}\s*>>|«\s*[^«»\n]{2,60}\s*»|\{\{\s*[^{}\n]{2,60}\s*\}\}"
    rf"|<\s*(?P<angle>(?:insert|enter|name of|date of|tb[acd]|council name|authority name)[^<>\n]{{0,60}})\s*>"
    r"|(?P<pound>[£$€]\s?(?:x{2,}|\?{2,}|_{2,}|TB[CA]\b)|xx/xx/\d{4})"
    r"|(?P<crosses>(?<![\w-])x{2,}(?=\s+(?:days?|weeks?|months?|years?|hours?|per ?cent|%|lots?|suppliers?|users?)\b))"
    r"|(?P<queries>(?<=\s)\?{2,}(?=[\s.,;]))"
    r"|(?:Error! )?(?:Reference source|Bookmark) not (?:found|defined)"
    r"|(?P<line>_{3,})|(?P<label>(?<=[:–-]\s)(?:TB[ACD]|To be confirmed|To be advised)\b)",
    re.I,
)
_HINT = re.compile(  # in words without capitals: where none of these is, there is no blank
    r"\[|<|«|\{\{|__|\?\?|\btb[acd]\b|xx|to be (?:confirmed|advised)|not found|not defined"
)
_EMPTY = re.compile(r"[\s._…-]*$")
_FOR_BIDDER = re.compile(
    r"\b(?:bidder|tenderer|applicant|respondent|supplier|contractor|provider|you)s?\b[^.\[]{0,20}\b(?:to|must|should|shall|please)\s+"
    r"(?:insert|enter|complete|state|fill|add|write|give|provide|sign)\b"
    r"|\bplease\b|\bsign(?:ed|ature)?\b|\bfor and on behalf\b|\bname\s*:|\bposition\b|\bcompleted by\b"
    r"|\byour (?:answer|response|price)\b|\bprint name\b|\bwitness",
    re.I,
)
_ANSWERED: tuple[DocumentKind, ...] = ("questionnaire", "pricing")  # in these the bidder writes
_CODE = re.compile(r"https?://|www\.|\bregex|\bregular expression|\btemplates?\b|\bmerge field|\bplaceholder|\bsyntax\b|\bmark-?up\b", re.I)


def blanks(text: str, offset: int, kind: DocumentKind) -> Iterator[Span]:
    """The places that wait to be filled in by the buyer, in a stretch of a block that starts at `offset`."""
    if kind in _ANSWERED or not _HINT.search(text.lower()) or _CODE.search(text) or _FOR_BIDDER.search(text):
        return
    for match in _MARKS.finditer(text):
        empty = match["line"] or (match["square"] is not None and not match["square"].strip())
        if not empty or _inside(match, text):
            yield Span(offset + match.start(), offset + match.end())


def _inside(match: re.Match[str], text: str) -> bool:
    """Whether an empty place stands within a sentence, and is not the line on which somebody writes an answer."""
    before, after = text[: match.start()], text[match.end() :]
    return bool(re.search(r"\w\s+\w", before)) and not before.rstrip().endswith(":") and not _EMPTY.match(after.rstrip(" .;"))
