"""Named standards with their origin: who set them decides what the law asks of a tender that names them."""

import re

from checker.mentions.values import Found
from checker.model import Span, Standard

_PART = r"[\s-]?\d[\d.]*(?:-\d+)*(?::\d{4})?(?:\+A\d+:\d{4})?"
ORIGINS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("accessibility", re.compile(r"\bWCAG(?:\s?\d\.\d)?(?:\s*(?:level\s*)?A{1,3}\b)?|\bEN\s?301\s?549\b|\bWeb Content Accessibility Guidelines(?:\s?\d\.\d)?", re.I)),
    ("policy", re.compile(r"\b(?:ISO(?:/IEC)?\s?26300|ODF|OpenDocument(?: Format)?|PDF/A(?:-\d\w?)?|UTF-?8|Unicode|OCDS|iCalendar|vCard|GeoJSON|OpenAPI(?:\s\d[\d.]*)?|UPRN|USRN|BS\s?EN\s?16931(?:-\d)?|EN\s?16931(?:-\d)?|ISO\s?8601|ISO\s?19005(?:-\d)?)\b")),
    ("international", re.compile(rf"\bBS\s?EN\s?(?:ISO(?:/IEC)?|IEC){_PART}|\bBS\s?ISO(?:/IEC)?{_PART}|\b(?:ISO\s?/\s?IEC|ISO|IEC)(?:/TS|/TR)?{_PART}|\bInternational Organization for Standardization \(ISO\)\s?\d+|\bITU-T\s?[A-Z]\.\d+", re.I)),
    ("european", re.compile(rf"\bBS\s?EN{_PART}|\b(?:DIN\s)?EN\s\d{{3,}}(?:-\d+)*(?::\d{{4}})?|\bETSI\s(?:EN|TS)\s?[\d ]+\d\b")),
    ("uk", re.compile(rf"\b(?:BS|PAS|BIP){_PART}|\bBritish Standard\s?\d[\d-]*", re.I)),
    ("web", re.compile(r"\bRFC\s?\d{3,5}\b")),
    ("industry", re.compile(r"\bDIN\s?\d{3,}\b|\bASTM\s?[A-Z]\s?\d+\b|\bIEEE\s?\d[\w.]*|\bANSI(?:/\w+)?\s?[\w.-]*\d[\w.-]*|\bTIA[/-]?(?:EIA)?-?\d+[\w.-]*|\bUL\s?\d{3,}\b")),
    ("industry", re.compile(r"\bPCI[\s-]?DSS\b|\bPayment Card Industry\s(?:\(PCI\)\s)?(?:Payment Application\s)?Data Security Standards?|\bCIS\s(?:Benchmarks?|Controls?|Critical Security Controls)\b|\bCenter for Internet Security \(CIS\)|\bHITRUST(?:\sCSF)?\b|\bSOC\s?2(?:\sType\s(?:2|II))?\b|\bUptime Institute Tier\s(?:\d|I{1,3}V?)\b|\bTier\s(?:III|IV|3|4)\s(?:data cent(?:re|er)|standard)", re.I)),
    ("government", re.compile(r"\bNIST\s(?:SP|Special Publication)?\s?\d{3}-\d+[\w.]*|\bFIPS(?:\sPUB)?\s?\d{2,3}(?:-\d)?|\bMIL-STD-?\d+\w*|\bFedRAMP\b")),
)
HINT = re.compile(r"\b(?:WCAG|EN|ISO|IEC|BS|PAS|BIP|ODF|PDF|UTF|OCDS|RFC|DIN|ASTM|IEEE|ANSI|TIA|UL|PCI|CIS|SOC|NIST|FIPS|MIL|ITU|ETSI|HITRUST|UPRN|USRN)|Standard|Tier|FedRAMP|Guidelines|Unicode|iCalendar|vCard|OpenAPI|GeoJSON|Card Industry|OpenDocument|Internet Security")


def standards(text: str, offset: int) -> tuple[Found, ...]:
    """The standards named in a block that starts at `offset`; the first reading of a place holds."""
    if not HINT.search(text):
        return ()
    taken: list[Found] = []
    for origin, pattern in ORIGINS:
        for match in pattern.finditer(text):
            span = Span(offset + match.start(), offset + match.end())
            if not any(span.meets(other.span) for other in taken):
                taken.append(Found("standard", span, Standard(" ".join(match[0].split()).upper(), origin)))
    return tuple(sorted(taken, key=lambda found: found.span.start))
