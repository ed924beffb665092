"""Form fields of Word files: what the page shows of them is read."""

import pytest

from checker.formats import docx
from tests.formats.made import lines, unplaced, word


def field(filled: str, kind: str, result: str = "") -> str:
    """A form field of the older kind."""
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="f"/>{filled}</w:ffData></w:fldChar></w:r>'
        f"<w:r><w:instrText> {kind} </w:instrText></w:r>"
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


CHOICES = '<w:listEntry w:val="Oracle only"/><w:listEntry w:val="Any database"/>'


@pytest.mark.parametrize(
    ("says", "shown"),
    [
        ('<w:result w:val="1"/>', "Any database"),
        ('<w:default w:val="1"/>', "Any database"),
        ("", "Oracle only"),
        ('<w:result w:val="9"/>', ""),
        ('<w:result w:val="none"/>', "Oracle only"),
    ],
)
def test_the_chosen_entry_of_a_drop_down_list_is_read(says, shown):
    """Word shows the chosen entry of a list, else the first, whatever stands in the field besides."""
    drop_down = field(f"<w:ddList>{says}{CHOICES}</w:ddList>", "FORMDROPDOWN", "<w:r><w:t>stale</w:t></w:r>" if shown else "")
    body = f"<w:p><w:r><w:t>Uses [</w:t></w:r>{drop_down}<w:r><w:t>].</w:t></w:r></w:p>"

    assert lines(docx.read(word(body))) == [f"Uses [{shown}]."]


def test_a_field_that_is_filled_in_is_read():
    """What was typed into a field, or chosen in a content control, is words of the paragraph; a box shows whether it is ticked."""
    typed = field('<w:textInput><w:default w:val="name"/></w:textInput>', "FORMTEXT", "<w:r><w:t>Acme</w:t></w:r>")
    ticked = field('<w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox>', "FORMCHECKBOX")
    empty = field('<w:checkBox><w:default w:val="0"/></w:checkBox>', "FORMCHECKBOX")
    control = '<w:dropDownList><w:listItem w:displayText="No" w:value="n"/></w:dropDownList>'
    chosen = f"<w:sdt><w:sdtPr>{control}</w:sdtPr><w:sdtContent><w:r><w:t>Yes</w:t></w:r></w:sdtContent></w:sdt>"

    assert lines(docx.read(word(f"<w:p>{typed}{ticked}{empty}{chosen}</w:p>"))) == ["Acme☒☐Yes"]


@pytest.mark.parametrize(
    ("font", "code", "read_as"),
    [
        ("Symbol", "F0B3", "at ≥99"),
        ("Symbol", "00B0", "at °99"),
        ("Wingdings", "F0FE", "at ☑99"),
        ("Wingdings 2", "F0A3", "at ☐99"),
        ("Webdings", "F0B3", "at 99"),
        ("Arial", "20AC", "at €99"),
    ],
)
def test_a_sign_of_a_symbol_font_is_the_letter_that_it_looks_like(font, code, read_as):
    """ "At least" and a ticked box are words that count; a sign that nobody knows is a space, and every letter leads back."""
    source = word(f'<w:p><w:r><w:t>at</w:t><w:tab/><w:sym w:font="{font}" w:char="{code}"/><w:t>99</w:t></w:r></w:p>')

    assert lines(docx.read(source)) == [read_as]
    assert unplaced(source, docx.read(source)) == []


def test_the_two_sides_of_a_fraction_are_two_words():
    """They stand one above the other, so that nothing parts them in the file."""
    name = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    above, below = (f"<m:{side}><m:r><m:t>{words}</m:t></m:r></m:{side}>" for side, words in (("num", "lowest price"), ("den", "price")))
    source = word(f"<w:p><w:r><w:t>Score = </w:t></w:r><m:oMath {name}><m:f>{above}{below}</m:f></m:oMath></w:p>")

    assert lines(docx.read(source)) == ["Score = lowest price price"]
    assert unplaced(source, docx.read(source)) == []
