"""What is said of a procurement at the head of its report."""

from dataclasses import replace

import pytest

from checker.model import Procurement
from checker.render.procurement import titled
from tests.render.made import report


@pytest.mark.parametrize(
    ("name", "said"),
    [("/home/ann/tenders/permits/spec.docx", "permits/spec.docx"), ("tenders/permits", "tenders/permits"), ("/spec.docx", "/spec.docx")],
)
def test_a_pack_without_a_title_is_called_by_its_file_and_folder(name: str, said: str) -> None:
    """A report that is handed on does not show where files lie on somebody's machine."""
    pack = replace(report().packs[0], name=name, procurement=Procurement({}))

    assert titled(pack) == said
