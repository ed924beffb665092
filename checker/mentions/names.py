"""Names that no vocabulary knows: "Glasdon Topsy Jubilee", "Weishaupt WM-G10", told by how they are written.

A capital alone makes no name: contracts write Services and Key Personnel so. At least one word must be strange, that is one that
neither the rules nor the document itself use as an ordinary word, and none may belong to a body, a place, a person or a standard.
"""

import re
from collections.abc import Iterator

from checker.mentions.values import Found
from checker.model import Product, Span

_WORD = r"[A-Z][A-Za-z]*[a-z][A-Za-z]*(?:-[A-Z][a-z]\w+)*|[A-Z]{2,6}|[A-Z](?=\s[A-Z])"
_MODEL = r"[A-Z]{0,5}[/-]?[A-Z]{0,3}\d[A-Z\d]*(?:[/-][A-Z\d]+)*[a-z]?|[A-Z][a-z]{1,5}\d[A-Za-z\d]*"
NAME = re.compile(rf"(?<![\w.@/#-])(?:{_WORD})(?:[ \n-](?:{_MODEL}|{_WORD}))*(?![\w@]|-[A-Za-z])")
MODEL = re.compile(r"(?<=[ -])(?=[A-Z]*[a-z]{0,5}[/-]?[A-Z]*\d)[A-Z\d][\w/-]*$|(?<= )[A-Z]+-[A-Z]*\d\w*")
LOWER = re.compile(r"\b[a-z]{3,}\b")
SHORTEST = 4  # letters of a strange word
OPENS = re.compile(r"(?:^|[.!?:;|•\n]\s?|[(\"“'‘]\s?)$")
# Words that make of capitals a body, a person, a place, a day, a part of the pack or a thing of everybody's.
_NO_NAME = """
    act acts agency annex appendix appeal april arms assembly association august authority avenue bank board borough bridge british
    bureau castle celsius centre chairman chapter charity chief church circuit city class clause close college commission commissioner
    committee community council councillor county court crown december defence department director district doctor dr drive dutch
    east ecclesiastical edinburgh education england english environment estate europe european executive february federation form
    foundation france french friday fund gardens german gov government grade green group grove guidance guidelines hall harbour head
    health highways hill home hospital house inspectorate institute institution ireland irish island january july june justice kingdom
    lane level library list london lord lot madam magistrates manager march mayor mill ministry miss mission monday mr mrs ms museum
    national network-rail nhs north northern november oak observatory october office officer officers ofsted page parade parish park
    parliament part phase place plan police policing policy polish practice procurement property provost punjabi quarter queen regulation
    regulations regulator republic residence road royal saturday schedule school schools scotland scots scottish secretary section
    september services sheriff shire sir society somali south southern spanish square st stage station street sunday survey table terrace
    thursday town treasury tribunal tuesday union united university urdu wales way wednesday welsh west western works year york
    ascii bacnet bluetooth braille bsl cat celtic christmas claim companies css dicom dns easter eur excel exif fhir ftp gbp geojson gis
    gml gps gsm hdmi hmrc html http https iban imap iso java javascript json kerberos ldap linux lorawan makaton modbus mqtt oauth odata
    onvif openapi openid ospf pcl pdf postscript python qr radius rest restful rfid sftp sha sip smtp snmp soap sql ssl swagger syslog
    tcp tls unicode unix usb vat voip wcag webdav webhook webhooks wifi windows xml zigbee ethernet kelvin newton pascal hertz sterling
    ordnance unclassified premier gold silver platinum bronze kitemark crest cyber constructionline safecontractor ssip chas fairtrade
    enhanced basic standard team teams districts project programme"""
NO_NAME = frozenset(_NO_NAME.split())


def names(text: str, offset: int, ordinary: frozenset[str]) -> Iterator[Found]:
    """The names of a block that starts at `offset`; `ordinary` are the words that the rules and the document use as words."""
    told = [match for match in NAME.finditer(text) if _is_name(match, text, ordinary)]
    if not told or _is_title(text):
        return
    for match in told:
        span = Span(offset + match.start(), offset + match.end())
        yield Found("name", span, Product(match[0], ""))
        if match[0] == text.strip():  # a cell or an item that is nothing but the name
            yield Found("alone", span, Product(match[0], ""))
        if MODEL.search(match[0]):
            yield Found("model", span, Product(match[0], ""))


def _is_name(match: re.Match[str], text: str, ordinary: frozenset[str]) -> bool:
    """Whether capitals make a name: one of their words is strange, and none belongs to what is no name."""
    words = match[0].replace("-", " ").split()
    strange = [_is_strange(word, ordinary) for word in words]
    if not any(strange) or not NO_NAME.isdisjoint([word.lower() for word in words if word.isalpha()]):
        return False
    opens = match[0] != text.strip() and bool(OPENS.search(text[max(0, match.start() - 3) : match.start()]))
    return any(strange[opens:])  # a cell of its own opens no sentence


def _is_strange(word: str, ordinary: frozenset[str]) -> bool:
    """Whether a word is neither short nor an abbreviation, and nobody's ordinary word."""
    if len(word) < SHORTEST or word.isupper() or not word.isalpha():
        return False
    lower = word.lower()
    return lower not in ordinary and lower.rstrip("s") not in ordinary


def _is_title(text: str) -> bool:
    """Whether most words have capitals, which then tell nothing."""
    spelled = re.findall(r"[A-Za-z]{4,}", text)
    return bool(sum(word[0].isupper() for word in spelled) > max(4, len(spelled) * 3 // 5))


def lower_words(text: str) -> frozenset[str]:
    """The words that a text writes without a capital."""
    return frozenset(LOWER.findall(text))
