"""Headers, footers and the numbers of pages in Word files."""

import pytest

from checker.formats import docx
from tests.formats.made import lines, p, word, words


def numbered(field: str, number: int) -> str:
    """A footer with words and a page number, which Word wrote into it when it was last saved."""
    code = f'<w:r><w:fldChar w:fldCharType="begin"/><w:instrText> {field} </w:instrText><w:fldChar w:fldCharType="separate"/></w:r>'
    return f'<w:p><w:r><w:t>Page</w:t></w:r>{code}<w:r><w:t>{number}</w:t><w:fldChar w:fldCharType="end"/></w:r></w:p>'


def simply_numbered(field: str, number: int) -> str:
    """The same, with the field written as one element."""
    words = "<w:r><w:t>Page</w:t></w:r>"
    return f'<w:p>{words}<w:fldSimple w:instr=" {field} "><w:r><w:t>{number}</w:t></w:r></w:fldSimple></w:p>'


@pytest.mark.parametrize("footer", [numbered, simply_numbered])
def test_footers_that_differ_in_page_numbers_are_read_once(footer):
    """Each section may have a footer of its own; those that differ only in the number of the page say the same, and others do not."""
    section = "".join(f'<w:sectPr><w:footerReference r:id="footer{at}"/></w:sectPr>' for at in range(1, 5))
    parts = {"footer1": footer("PAGE", 1), "footer2": footer("PAGE", 2), "footer3": footer("DOCPROPERTY Lot", 3)}
    document = docx.read(word(f"{p('Body')}{section}", **parts, footer4=footer("DOCPROPERTY Lot", 4)))

    assert lines(document) == ["Body", "Page", "Page3", "Page4"]


def test_page_numbers_are_no_text():
    """The number of the page, which is another on every page, is left out in both forms that fields have; what other fields show stays."""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'

    def shown(code: str, result: str) -> str:
        inside = f"<w:r><w:instrText>{code}</w:instrText></w:r>{mark.format('separate')}<w:r><w:t>{result}</w:t></w:r>"
        return mark.format("begin") + inside + mark.format("end")

    simple = '<w:fldSimple w:instr=" NUMPAGES "><w:r><w:t>9</w:t></w:r></w:fldSimple>'
    body = f'<w:p><w:r><w:t xml:space="preserve">Page </w:t></w:r>{shown(" PAGE ", "3")}{simple}{shown("PAGEREF _x", "see 4")}</w:p>'

    assert lines(docx.read(word(body))) == ["Page see 4"]


def test_the_same_footer_in_two_sections_is_read_once():
    """Sections with footers of their own that say the same have one footer, as the other formats do."""
    body = "".join(p("Pay.", f'<w:sectPr><w:footerReference r:id="footer{at}"/></w:sectPr>') for at in (1, 2, 3))
    document = docx.read(word(body, footer1=p("Draft"), footer2=p("Draft"), footer3=p("Annex")))

    assert [words(document, block) for block in document.blocks if block.kind == "footer"] == ["Draft", "Annex"]
