"""Web pages, Markdown, plain and rich text, JSON and XML notices that nest, flood, repeat, hide or pretend; and things that are no text."""

from collections.abc import Callable
from functools import partial

from tests.hostile import traps
from tests.hostile.docs import HUGE
from tests.hostile.hostile import Expected, Hostile
from tests.hostile.xmls import LAUGHS, OUTER_FILE, OUTER_PAGE

WORDS = "The supplier shall use OpenDocument"
_END = f"<p>{WORDS}</p></body></html>".encode()
_TEXT = f"\n\n{WORDS}.\n".encode()


def page(inside: bytes | str) -> bytes:
    """A web page with this in it, and words after it."""
    return b"<!DOCTYPE html><html><body>" + (inside.encode() if isinstance(inside, str) else inside) + _END


HTML: dict[str, Callable[[], bytes]] = {
    "fifteen_thousand_boxes_deep": lambda: page(b"<div>" * 15_000),
    "a_hundred_thousand_marks_deep": lambda: page(b"<b>" * 100_000),
    "three_thousand_lists_deep": lambda: page("<ul><li>a" * 3000 + "</li></ul>" * 3000),
    "five_hundred_tables_deep": lambda: page("<table><tr><td>a" * 500 + "</td></tr></table>" * 500),
    "hundreds_of_thousands_of_tags": lambda: page(b"<i></i>" * 200_000),
    "fifteen_thousand_attributes_on_a_tag": lambda: page("<p " + " ".join(f"a{at}=1" for at in range(15_000)) + ">a</p>"),
    "one_attribute_of_megabytes": lambda: page(b"<p title='" + b"a" * 5_000_000 + b"'>a</p>"),
    "cells_as_wide_as_can_be": lambda: page("<table>" + '<tr><td colspan="999999" rowspan="999999">a</td></tr>' * 120 + "</table>"),
    "cells_in_one_row": lambda: page("<table><tr>" + '<td rowspan="9999" colspan="1000">a</td>' * 1000 + "</tr></table>"),
    "cells_of_five_thousand_figures": lambda: page(f'<table><tr><td colspan="{HUGE}">a</td><td>b</td></tr></table>'),
    "list_from_five_thousand_figures": lambda: page(f'<ol start="{HUGE}"><li value="{HUGE}">a</li></ol>'),
    "scripts": lambda: page("<script>alert(1)</script><img src=x onerror=alert(1)><svg/onload=alert(1)>"),
    "scripts_that_are_written_out": lambda: page("<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"),
    "pages_from_elsewhere": lambda: page(f'<iframe src="{traps.PAGE}"></iframe><img src="{traps.PAGE}"><link href="{traps.FILE}">'),
    "doctype_with_entities": lambda: LAUGHS.replace("DOCTYPE a", "DOCTYPE html").encode() + page(b"&a10;"),
    "comment_without_end_behind": lambda: page(b"<p>a</p>").replace(_END, _END + b"<!--"),
    "comments_before": lambda: b"<!---->" * 580 + page(b""),
    "comments_before_no_page": lambda: b"<!---->" * 580 + WORDS.encode(),
    "text_area_without_end": lambda: page(b"<textarea>" + b"a" * 100_000 + b"</textarea>"),
    "a_hundred_thousand_breaks": lambda: page(b"<br>" * 100_000),
    "a_hundred_thousand_entities": lambda: page(b"<p>" + b"&amp;&#x41;&nosuch;" * 100_000 + b"</p>"),
    "letters_below_zero": lambda: page(b"<p>&#0;&#x110000;&#xD800;&#99999999999;</p>"),
    "wrong_letters": lambda: page(b"<meta charset='nonsense'><p>\xff\xfe\xc3\x28</p>"),
    "meta_flood": lambda: page(b"<meta " * 2000),
    "zeros_in_it": lambda: page(b"<p>a\x00b</p>"),
    "preformatted_blank_lines": lambda: page(b"<pre>" + b"\n \t" * 30_000 + b"</pre>"),
}

MARKDOWN: dict[str, Callable[[], bytes]] = {
    "quotes_ten_thousand_deep": lambda: b">" * 10_000 + b" a" + _TEXT,
    "lists_two_thousand_deep": lambda: b"".join(b" " * (2 * at) + b"- a\n" for at in range(1000)) + _TEXT,
    "brackets": lambda: b"[" * 20_000 + _TEXT,
    "brackets_and_rounds": lambda: b"[a](" * 20_000 + _TEXT,
    "pictures_in_pictures": lambda: b"![" * 6_000 + b"a" + b"](b)" * 6_000 + _TEXT,
    "stars": lambda: b"*a " * 30_000 + _TEXT,
    "stars_and_lines": lambda: b"**a_b" * 20_000 + _TEXT,
    "ticks_of_all_lengths": lambda: b"".join(b"`" * at + b" " for at in range(1, 400)) + _TEXT,
    "angles": lambda: b"<" * 50_000 + _TEXT,
    "comments_that_open": lambda: b"a <!-- " * 20_000 + _TEXT,
    "tags_that_open": lambda: b"a <b c='" * 5_000 + _TEXT,
    "references": lambda: b"".join(b"[r%d]: http://a\n" % at for at in range(10_000)) + b"[r1]" * 10_000 + _TEXT,
    "a_table_of_thousands_of_columns": lambda: b"|a" * 2000 + b"|\n" + b"|-" * 2000 + b"|\n" + b"|a|\n" * 200 + _TEXT,
    "fences_without_end": lambda: WORDS.encode() + b"\n\n" + b"```\n~~~\n" * 10_000,
    "hashes": lambda: b"#" * 100_000 + b"\n" + b"##a\n" * 10_000 + _TEXT,
    "back_strokes": lambda: b"\\" * 100_000 + _TEXT,
    "entities": lambda: b"&a" * 50_000 + _TEXT,
    "rules_of_lines": lambda: b"a\n" * 20_000 + b"===\n" + _TEXT,
    "numbers_of_lists": lambda: b"999999999. a\n" * 5000 + HUGE.encode() + b". b" + _TEXT,
    "spaces_at_ends": lambda: (b"a" + b" " * 1000 + b"\n") * 500 + _TEXT,
}

PROBES = {
    **{"a": b"a", "space": b" ", "round": b"(", "numbering": b"1.", "stroke": b"-", "words": b"a ", "tab": b"\t", "figure": b"9"},
    **{
        "equals": b"=",
        "dots": b". ",
        "capital": b"A.",
        "bullet": "• ".encode(),
        "lines": b"\n \t\r\f",
        "mixed": b"(1.1) A-b \t",
        "hash": b"#",
    },
}

TEXT: dict[str, Callable[[], bytes]] = {
    "one_line_of_ten_megabytes": lambda: WORDS.encode() + b" word" * 2_000_000,
    "one_word_of_ten_megabytes": lambda: WORDS.encode() + b" " + b"w" * 10_000_000,
    "two_hundred_thousand_empty_lines": lambda: b"\n" * 200_000 + _TEXT,
    "forty_thousand_short_lines": lambda: b"a\n\n" * 40_000 + _TEXT,
    "fifty_thousand_lines_without_a_break": lambda: b"word\n" * 50_000 + _TEXT,
    "twenty_thousand_numbered_lines": lambda: b"".join(b"%d.%d A clause\n" % (at // 99, at % 99) for at in range(20_000)) + _TEXT,
    "steering_a_terminal": lambda: b"\x1b]0;title\x07\x1b[2J\x1b[31mred" + _TEXT * 20,
    "turning_letters_round": lambda: "\u202etxet sdrawkcab\u202c\u2066\u2069\u200b\u200d\ufeff".encode() + _TEXT,
    "returns_as_lines": lambda: b"a\r" * 10_000 + _TEXT,
    "wide_with_a_mark": lambda: WORDS.encode("utf-16"),
    "wide_other_way": lambda: b"\xfe\xff" + WORDS.encode("utf-16-be"),
    "widest": lambda: WORDS.encode("utf-32"),
    "wide_and_cut": lambda: WORDS.encode("utf-16") + b"\x41",
    "wide_halves_of_letters": lambda: WORDS.encode("utf-16") + b"\x00\xd8" * 1000,
    "wide_without_a_mark": lambda: WORDS.encode("utf-16-le"),
    "halves_of_letters": lambda: b"\xed\xa0\x80" * 1000 + _TEXT,
    "letters_longer_than_need_be": lambda: b"\xc0\xbc" * 10 + _TEXT,
    "combining_on_combining": lambda: ("a" + "\u0301" * 100_000).encode() + _TEXT,
    "formulas": lambda: b"=cmd|' /C calc'!A0\n\n@a\n\n+1" + _TEXT,
    "html_in_a_text": lambda: b"<script>alert(1)</script>" + _TEXT,
    "template_in_a_text": lambda: b"{{7*7}} {% raw %} ${jndi:ldap://127.0.0.1/a}" + _TEXT,
    **{f"probe_{name}": partial(lambda probe: probe * (100_000 // len(probe)) + _TEXT, probe) for name, probe in PROBES.items()},
}

NO_TEXT: dict[str, tuple[str, Callable[[], bytes]]] = {
    "nothing": ("a.docx", lambda: b""),
    "white": ("a.txt", lambda: b" \t\r\n" * 100),
    "mark_only": ("a.txt", lambda: b"\xef\xbb\xbf"),
    "wide_mark_only": ("a.txt", lambda: b"\xff\xfe"),
    "zeros": ("a.txt", lambda: bytes(1_000_000)),
    "zeros_between_words": ("a.txt", lambda: (WORDS.encode() + b"\x00") * 1000),
    "unseen_only": ("a.txt", lambda: "\u200b\ufeff\u2060".encode() * 1000),
    "noise": ("a.docx", lambda: bytes(at * at * 7 % 251 for at in range(5000))),
    "program": ("a.pdf", lambda: b"MZ\x90\x00\x03" + bytes(500)),
    "elf": ("a.docx", lambda: b"\x7fELF" + bytes(500)),
    "picture_png": ("a.docx", lambda: b"\x89PNG\r\n\x1a\n" + bytes(99)),
    "picture_jpeg": ("a.pdf", lambda: b"\xff\xd8\xff\xe0" + bytes(99)),
    "picture_tiff": ("a.pdf", lambda: b"II*\x00" + bytes(99)),
    "archive_rar": ("a.docx", lambda: b"Rar!\x1a\x07" + bytes(99)),
    "archive_7z": ("a.docx", lambda: b"7z\xbc\xaf\x27\x1c" + bytes(99)),
    "archive_gz": ("a.xml", lambda: b"\x1f\x8b\x08" + bytes(99)),
    "pointer": ("a.docx", lambda: b"version https://git-lfs.github.com/spec/v1\noid sha256:ab\nsize 1\n"),
    "pointer_named_pdf": ("a.pdf", lambda: b"version https://git-lfs.github.com/spec/v1\noid sha256:cd\nsize 9\n"),
}

RTF: dict[str, Callable[[], bytes]] = {
    "a_hundred_thousand_groups_deep": lambda: b"{\\rtf1 " + b"{" * 100_000 + WORDS.encode() + b"}" * 100_001,
    "data_of_two_billion": lambda: b"{\\rtf1 " + WORDS.encode() + b"\\bin2147483647 " + b"x" * 100 + b"}",
    "data_below_nothing": lambda: b"{\\rtf1 " + WORDS.encode() + b"\\bin-9 x}",
    "data_of_many_figures": lambda: b"{\\rtf1 " + WORDS.encode() + b"\\bin" + HUGE.encode() + b" x}",
    "letters_beyond_all": lambda: b"{\\rtf1 " + WORDS.encode() + b"\\u99999999?\\u-99999?\\'zz\\u55296?}",
    "skips_by_the_billion": lambda: b"{\\rtf1\\uc2000000000 " + WORDS.encode() + b"\\u65 a}",
    "groups_without_end": lambda: b"{\\rtf1 " + WORDS.encode() + b"{{{",
    "ends_without_groups": lambda: b"{\\rtf1 " + WORDS.encode() + b"}}}}}",
    "an_object_within": lambda: b"{\\rtf1{\\object\\objocx{\\*\\objdata " + b"d0cf11e0" * 1000 + b"}}" + WORDS.encode() + b"}",
    "a_template_far_away": lambda: b"{\\rtf1{\\*\\template " + traps.PAGE.encode() + b"}" + WORDS.encode() + b"}",
    "a_long_word_of_steering": lambda: b"{\\rtf1 " + b"\\" + b"a" * 200_000 + b" " + WORDS.encode() + b"}",
    "a_million_paragraphs": lambda: b"{\\rtf1 " + WORDS.encode() + b"\\par" * 500_000 + b"}",
    "wrong_code_page": lambda: b"{\\rtf1\\ansicpg99999 " + WORDS.encode() + b"\\'ff}",
    "only_a_head": lambda: b"{\\rtf1}",
}

_RELEASE = b'{"ocid":"a","tender":{"title":"' + WORDS.encode() + b'","x":'
JSON: dict[str, Callable[[], bytes]] = {
    "a_hundred_thousand_lists_deep": lambda: b"[" * 100_000,
    "a_hundred_thousand_objects_deep": lambda: b'{"a":' * 100_000,
    "closed_lists_deep": lambda: _RELEASE + b"[" * 20_000 + b"]" * 20_000 + b"}}",
    "numbers_of_five_thousand_figures": lambda: _RELEASE + HUGE.encode() + b"}}",
    "no_numbers": lambda: _RELEASE + b"[NaN,Infinity,-Infinity,1e99999]}}",
    "names_twice": lambda: _RELEASE + b'1},"tender":{"title":"other"}}',
    "half_a_letter": lambda: _RELEASE + b'"\\ud800"}}',
    "a_million_entries": lambda: _RELEASE + b"[" + b"0," * 1_000_000 + b"0]}}",
    "cut_off": lambda: _RELEASE,
    "text_after_it": lambda: _RELEASE + b"1}} and more",
    "scripts_in_json": lambda: _RELEASE + b'"<script>alert(1)</script>\\u001b[2J"}}',
    "only_null": lambda: b"null",
}

_NOTICE = '<ContractNotice xmlns="urn:oasis:names:specification:ubl:schema:xsd:ContractNotice-2">'
XML: dict[str, Callable[[], bytes]] = {
    **{
        f"notice_{name}": partial(
            lambda declared: f"<?xml version='1.0'?>{declared}{_NOTICE}<Note>{WORDS} &e;</Note></ContractNotice>".encode(), declared
        )
        for name, declared in {"laughs": LAUGHS, "file": OUTER_FILE, "page": OUTER_PAGE}.items()
    },
    "notice_deep": lambda: f"<?xml version='1.0'?>{_NOTICE}{'<a>' * 50_000}".encode(),
    "notice_wide": lambda: LAUGHS.encode("utf-16"),
    "notice_cut": lambda: f"<?xml version='1.0'?>{_NOTICE}<Note>{WORDS}".encode(),
    "notice_of_nothing": lambda: b"<?xml version='1.0'?><a/>",
    "notice_of_attributes": lambda: ("<?xml version='1.0'?><a " + " ".join(f"a{at}=''" for at in range(100_000)) + "/>").encode(),
    "word_in_one_xml": lambda: b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument xmlns:w="u"/>',
}


def _all(ending: str, builders: dict[str, Callable[[], bytes]], expect: Expected = "either") -> list[Hostile]:
    return [Hostile(f"{ending}_{name}", f"tender.{ending}", build, expect, (WORDS,)) for name, build in builders.items()]


FILES: tuple[Hostile, ...] = (
    *_all("html", HTML),
    *_all("md", MARKDOWN),
    *_all("txt", TEXT),
    *_all("rtf", RTF),
    *_all("json", JSON),
    *_all("xml", XML),
    *(Hostile(f"no_text_{name}", file_name, build, "refused") for name, (file_name, build) in NO_TEXT.items()),
)
