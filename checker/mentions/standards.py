"""Named standards with their origin: who set them decides what the law asks of a tender that names them."""

import re

from checker.mentions.values import Found
from checker.model import Span, Standard

_PART = r"[\s-]?\d+(?:\.\d+)*(?:-\d+)*(?::\d{4})?(?:\+A\d+:\d{4})?"
# The first reading of a place holds, so the more particular ones stand first.
ORIGINS: tuple[tuple[str, str], ...] = (
    ("accessibility", r"WCAG(?:\s?\d\.\d)?(?:\s*(?:[Ll]evel\s*)?A{1,3}\b)?|EN\s?301\s?549\b"),
    ("accessibility", r"[Ww]eb [Cc]ontent [Aa]ccessibility [Gg]uidelines(?:\s?\d\.\d)?"),
    ("policy", r"(?:ISO(?:/IEC)?\s?26300|ODF|OpenDocument(?: Format)?|PDF/A(?:-\d\w?)?|UTF-?8|Unicode|OCDS|iCalendar|vCard|GeoJSON)\b"),
    ("policy", r"(?:OpenAPI(?:\s\d[\d.]*)?|UPRN|USRN|(?:BS\s?)?EN\s?16931(?:-\d)?|ISO\s?8601|ISO\s?19005(?:-\d)?)\b"),
    ("international", rf"BS\s?EN\s?(?:ISO(?:/IEC)?|IEC){_PART}|BS\s?ISO(?:/IEC)?{_PART}"),
    ("international", rf"(?:ISO\s?/\s?IEC|ISO|IEC)(?:/TS|/TR)?{_PART}|ITU-T\s?[A-Z]\.\d+"),
    ("international", r"International Organization for Standardization \(ISO\)\s?\d+"),
    ("european", rf"BS\s?EN{_PART}|(?:DIN\s)?EN\s\d{{3,}}(?:-\d+)*(?::\d{{4}})?|ETSI\s(?:EN|TS)\s?[\d ]+\d\b"),
    ("policy", r"BS\s?7666(?:-\d)?\b"),
    ("uk", rf"BS[\s-]?\d{{3,}}(?:\.\d+)*(?:-\d+)*(?::\d{{4}})?(?:\+A\d+:\d{{4}})?|(?:PAS|BIP|PD|DD){_PART}|British Standard\s?\d[\d-]*"),
    (
        "uk",
        r"(?:LPS|LPCB)\s?\d{3,}|BSIA Form \d+|NSI NACP \d+|HTM\s?\d\d-\d\d|Def(?:ence)? Stan\s?\d\d-\d+|TRADA\s?[A-Z]{2,}\d+"
        r"|SR\s?[123]\b(?= rated)",
    ),
    ("web", r"RFC\s?\d{3,5}\b"),
    (
        "industry",
        r"DIN\s?\d{3,}\b|DIN EN\s?\d+|(?:NF|UNE|UNI|JIS|GOST|IS|AS(?:/NZS)?|NZS|CSA|SANS|SN|NEN|SS|GB/T)\s(?:[A-Z]\s?)?\d{3,}(?:[-.]\d+)*\b"
        r"|ASTM\s?[A-Z]\s?\d+\b|IEEE\s?\d[\w.]*|ANSI(?:/\w+)?\s?[\w.-]*\d[\w.-]*|TIA[/-]?(?:EIA)?-?\d+[\w.-]*|UL\s?\d{3,}\b",
    ),
    (
        "industry",
        r"ACEA\s[A-Z]\d+|API\s(?:SPEC\s)?[A-Z]{1,2}-?\d+\w*|SAE\s[A-Z]?\d+\w*|NFPA\s?\d+|NEMA\s[A-Z\d]+\b|ECMA-?\d+|VDI\s?\d{3,}|FEM\s?\d|JEDEC\s\w+",
    ),
    (
        "industry",
        r"OWASP\s(?:ASVS|MASVS|SAMM|Top\s(?:10|Ten))(?:\sv?\d[\d.]*)?|ASVS\s(?:v?\d[\d.]*|[Ll]evel\s\d)|(?:FM\sApproved|FM\s\d{4})\b|ATEX\s\w+|Crib\s?[57]\b",
    ),
    ("industry", r"PCI[\s-]?DSS\b|Payment Card Industry\s(?:\(PCI\)\s)?(?:Payment Application\s)?Data Security Standards?"),
    ("industry", r"CIS\s(?:Benchmarks?|Controls?|Critical Security Controls)\b|Center for Internet Security \(CIS\)|HITRUST(?:\sCSF)?\b"),
    ("industry", r"SOC\s?2(?:\s[Tt]ype\s(?:2|II))?\b|(?:Uptime Institute )?Tier\s(?:III|IV|[1-4])\s(?:data cent(?:re|er)|standard)"),
    ("government", r"NIST\s(?:SP|Special Publication)?\s?\d{3}-\d+[\w.]*|FIPS(?:\sPUB)?\s?\d{2,3}(?:-\d)?|MIL-STD-?\d+\w*|FedRAMP\b"),
)
READERS = tuple((origin, re.compile(rf"(?<!\w)(?:{pattern})")) for origin, pattern in ORIGINS)
HINT = re.compile(
    r"WCAG|EN|ISO|IEC|BS|PAS|BIP|ODF|PDF|UTF|OCDS|RFC|DIN|ASTM|IEEE|ANSI|TIA|UL|PCI|CIS|SOC|NIST|FIPS|MIL|ITU|ETSI|HITRUST|UPRN|USRN"
    r"|LPS|LPCB|HTM|Stan|TRADA|PD|DD|NF|UN[EI]|JIS|GOST|IS|AS|NZS|CSA|SANS|NORM|SN|NEN|SS|GB|ACEA|API|SAE|NFPA|NEMA|ECMA"
    r"|VDI|FEM|JEDEC|OWASP|ASVS|FM|ATEX|Crib|Standard|Tier|FedRAMP|uidelines|Unicode|iCalendar|vCard|OpenAPI|GeoJSON"
    r"|Card Industry|OpenDocument|Internet Security"
)


def standards(text: str, offset: int) -> tuple[Found, ...]:
    """The standards named in a block that starts at `offset`; the first reading of a place holds."""
    if not HINT.search(text):
        return ()
    taken: list[Found] = []
    for origin, pattern in READERS:
        for match in pattern.finditer(text):
            span = Span(offset + match.start(), offset + match.end())
            if not any(span.meets(other.span) for other in taken):
                taken.append(Found("standard", span, Standard(" ".join(match[0].split()).upper(), origin)))
    return tuple(sorted(taken, key=lambda found: found.span.start))
