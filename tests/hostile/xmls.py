"""XML that attacks who reads it: entities, document types, other encodings and floods, in every part of every kind of package."""

from collections.abc import Callable, Iterator
from functools import partial

from tests.formats.made import p, word
from tests.hostile import traps
from tests.hostile.hostile import Hostile, either, read, refused
from tests.hostile.packing import WORDS, Entry, body, changed, docx, entries, odt, xlsx, zipped

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

LAUGHS = (
    '<!DOCTYPE a [<!ENTITY a0 "ha">'
    + "".join(f'<!ENTITY a{at} "' + f"&a{at - 1};" * 10 + '">' for at in range(1, 11))
    + ' <!ENTITY e "&a10;">]>'
)
OUTER_FILE = f'<!DOCTYPE a [<!ENTITY e SYSTEM "{traps.FILE}">]>'
OUTER_PAGE = f'<!DOCTYPE a [<!ENTITY e SYSTEM "{traps.PAGE}">]>'
OUTER_TYPE = f'<!DOCTYPE a SYSTEM "{traps.PAGE}"><!-- &e; -->'
PARAMETER = f'<!DOCTYPE a [<!ENTITY % p SYSTEM "{traps.PAGE}"> %p; <!ENTITY e "x">]>'
LONG = f"<!DOCTYPE a [<!ENTITY e '{'x' * 100_000}'>]>"
TYPES = {"laughs": LAUGHS, "file": OUTER_FILE, "page": OUTER_PAGE, "outer_type": OUTER_TYPE, "parameter": PARAMETER, "long": LONG}

# In these encodings a document type must be found as well; the last is one that nobody reads.
ENCODINGS = {"utf-8": "UTF-8", "utf-16": "UTF-16", "utf-16-be": "UTF-16BE", "utf-7": "UTF-7", "cp037": "EBCDIC-CP-US", "utf-32": "UTF-32"}

MADE: dict[str, Callable[[], list[Entry]]] = {"docx": docx, "odt": odt, "xlsx": xlsx}


def full_docx() -> list[Entry]:
    """A Word file with every kind of part."""
    source = word(
        p(WORDS) + '<w:p><w:r><w:footnoteReference w:id="1"/></w:r></w:p><w:sectPr><w:headerReference r:id="header1"/></w:sectPr>',
        styles="",
        numbering="",
        comments="",
        footnotes=f'<w:footnote w:id="1">{p("A note")}</w:footnote>',
        header1=p("A header"),
    )
    return entries(source.data)


def attacked(parts: list[Entry], name: bytes, declared: str) -> bytes:
    """A package, one part of which has a document type, and calls what that declares."""
    old = next(part.content for part in parts if part.name == name).decode()
    begin, end = old.find(">", old.find("<", 1) if old.startswith("<?") else 0) + 1, old.rfind("</")
    inside = "&e;" if end >= begin else ""
    new = declared + (old[:begin] + inside + old[begin:] if inside else old)
    return zipped(changed(parts, name, new.encode()))


def encoded(manner: str, called: str) -> bytes:
    """A Word file whose body has a document type, in some encoding."""
    text = f'<?xml version="1.0" encoding="{called}"?>{LAUGHS}{body(docx()).content.decode().replace(WORDS, WORDS + "&a10;")}'
    said = text.encode("utf-16-be") if manner == "utf-16-be" else text.encode(manner)
    return zipped(changed(docx(), b"word/document.xml", said))


def honest_utf_16() -> bytes:
    return zipped(changed(docx(), b"word/document.xml", body(docx()).content.decode().encode("utf-16")))


def in_every_part() -> Iterator[Hostile]:
    """Each attack in the main part of each kind of package, and laughs in every part of a Word file."""
    for kind, made in MADE.items():
        for called, declared in TYPES.items():
            build = partial(attacked, made(), body(made()).name, declared)
            yield Hostile(f"{kind}_body_{called}", f"tender.{kind}", build, "either" if kind == "xlsx" else "refused")
    for part in full_docx():
        told = "refused" if part.name in {b"word/document.xml", b"[Content_Types].xml"} else "either"
        build = partial(attacked, full_docx(), part.name, LAUGHS)
        yield Hostile(f"laughs_in_{part.name.decode()}", "tender.docx", build, told, (WORDS,))  # type: ignore[arg-type]
    for name in (b"styles.xml", b"content.xml"):
        build = partial(attacked, odt(), name, LAUGHS)
        yield Hostile(f"laughs_in_{name.decode()}", "tender.odt", build, "either" if name == b"styles.xml" else "refused", (WORDS,))


def wordy(inside: str) -> bytes:
    """A Word file with this body, which need not be well-formed."""
    return word(inside).data


def deep_body() -> bytes:
    return wordy("<w:sdt><w:sdtContent>" * 5000 + p(WORDS) + "</w:sdtContent></w:sdt>" * 5000)


def tables_in_tables() -> bytes:
    return wordy("<w:tbl><w:tr><w:tc>" * 80 + p(WORDS) + "</w:tc></w:tr></w:tbl>" * 80)


def a_hundred_thousand_attributes() -> bytes:
    many = " ".join(f'a{at}="{at}"' for at in range(100_000))
    return wordy(f"<w:p {many}><w:r><w:t>{WORDS}</w:t></w:r></w:p>")


def a_million_attributes() -> bytes:
    many = " ".join(f'a{at}=""' for at in range(1_000_000))
    return wordy(f"<w:p {many}/>" + p(WORDS))


def one_attribute_of_eleven_megabytes() -> bytes:
    return wordy(f"<w:p w:rsid='{'1' * 11_000_000}'/>" + p(WORDS))


def one_text_of_eleven_megabytes() -> bytes:
    return wordy(p("tender " * 1_600_000))


def one_text_of_nine_megabytes() -> bytes:
    return wordy(p("tender " * 1_300_000))


def five_million_elements() -> bytes:
    return wordy("<w:p/>" * 5_000_000)


def a_long_name() -> bytes:
    return wordy("<" + "a" * 60_000 + "/>")


def many_spaces_of_names() -> bytes:
    many = " ".join(f'xmlns:n{at}="u:{at}"' for at in range(50_000))
    return wordy(f"<w:p {many}><w:r><w:t>{WORDS}</w:t></w:r></w:p>")


def open_tags() -> bytes:
    return wordy("<w:p>" * 200)


def undefined_entity() -> bytes:
    return wordy(p(WORDS + "&nbsp;"))


def an_included_file() -> bytes:
    include = f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{traps.FILE}" parse="text"/>'
    return wordy(p(WORDS) + f"<w:p><w:r><w:t>{include}</w:t></w:r></w:p>")


def a_style_sheet_from_elsewhere() -> bytes:
    called = f'<?xml-stylesheet href="{traps.PAGE}" type="text/xsl"?>'
    return zipped(changed(docx(), b"word/document.xml", called.encode() + body(docx()).content))


def letters_that_no_xml_has() -> bytes:
    return wordy(p(WORDS + "\x00\x01\ufffe"))


def not_utf_8() -> bytes:
    return zipped(changed(docx(), b"word/document.xml", body(docx()).content.replace(b"OpenDocument", b"\xff\xfe\xc3\x28")))


def empty_body_part() -> bytes:
    return zipped(changed(docx(), b"word/document.xml", b""))


def types_only_in_a_comment() -> bytes:
    said = b'<Types xmlns="x"><!-- wordprocessingml.document.main+xml --></Types>'
    return zipped(changed(docx(), b"[Content_Types].xml", said))


def relations_that_lead_out() -> bytes:
    out = f'Target="{traps.FILE}"'
    return zipped([Entry(part.name, part.content.replace(b'Target="word/document.xml"', out.encode())) for part in docx()])


def a_template_from_elsewhere() -> bytes:
    link = f'<Relationship Id="t" Type="x/attachedTemplate" Target="{traps.PAGE}" TargetMode="External"/></Relationships>'
    return zipped(
        [
            Entry(
                each.name,
                each.content.replace(b"</Relationships>", link.encode()) if each.name.endswith(b"document.xml.rels") else each.content,
            )
            for each in docx()
        ]
    )


def an_odt_with_a_linked_section() -> bytes:
    source = f'<text:section xmlns:x="http://www.w3.org/1999/xlink"><text:section-source x:href="{traps.PAGE}"/></text:section>'
    return zipped(changed(odt(), b"content.xml", body(odt()).content.replace(b"<office:text>", f"<office:text>{source}".encode())))


def a_manifest_that_laughs() -> bytes:
    return zipped([*odt(), Entry(b"META-INF/manifest.xml", f"{LAUGHS}<m>&e;</m>".encode())])


FILES: tuple[Hostile, ...] = (
    *in_every_part(),
    *(Hostile(f"laughs_in_{manner}", "tender.docx", partial(encoded, manner, called), "refused") for manner, called in ENCODINGS.items()),
    *(refused(build, "tender.docx") for build in (deep_body, a_million_attributes, one_attribute_of_eleven_megabytes)),
    *(refused(build, "tender.docx") for build in (one_text_of_eleven_megabytes, five_million_elements, a_long_name, open_tags)),
    *(refused(build, "tender.docx") for build in (undefined_entity, letters_that_no_xml_has, not_utf_8, empty_body_part)),
    *(refused(build, "tender.docx") for build in (types_only_in_a_comment, relations_that_lead_out)),
    *(read(build, "tender.docx", WORDS) for build in (honest_utf_16, an_included_file, a_style_sheet_from_elsewhere)),
    *(read(build, "tender.docx", WORDS) for build in (a_template_from_elsewhere, a_hundred_thousand_attributes)),
    *(either(build, "tender.docx", WORDS) for build in (tables_in_tables, many_spaces_of_names)),
    either(one_text_of_nine_megabytes, "tender.docx", "tender tender"),
    *(read(build, "tender.odt", WORDS) for build in (an_odt_with_a_linked_section, a_manifest_that_laughs)),
)
