"""Earlier answers: the same to the byte as fresh ones in every form, given only where nothing has changed, and before all decisions."""

import shutil
import subprocess
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from checker import cache
from checker.model import Checked, CheckedPack, Gap, Procurement, Report, Stated
from checker.render.formats import rendered
from checker.service.answers import Answers, Manner, _lasts, recalled
from checker.service.checker import Checker
from checker.service.gather import bundles
from checker.service.judged import Judged, Order, Settings, reported
from checker.service.shelves import open_rulebook
from tests.places import CORPORA, ROOT

FORMS = ("text", "json", "html", "sarif", "xlsx")
WAIVED = """[[waiver]]
fingerprint = "{}"
rule = "{}"
reason = "Shared with the county"
on = 2026-10-01
until = 2099-12-31
agreed = [{{by = "Jo Marsh", role = "procurement"}}, {{by = "Al Fox", role = "legal"}}]
"""


@pytest.fixture(scope="module")
def checker() -> Checker:
    """Our rules."""
    return Checker(open_rulebook())


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A cache of one's own."""
    monkeypatch.setenv("TENDERCHECK_CACHE", str(tmp_path / "cache"))


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A small pack in Markdown with a tender.toml."""
    (tmp_path / "pack").mkdir()
    (tmp_path / "pack" / "tender.toml").write_text('[tender]\ntitle = "Files"\nnation = "england"\nroute = "open"\nbuys = ["software"]\n')
    (tmp_path / "pack" / "a.md").write_text("# Needs\n\nThe database layer shall be Oracle 19c.\n")
    (tmp_path / "pack" / "b.md").write_text("# Terms\n\nThe supplier shall be liable without limit for any loss.\n")
    return tmp_path / "pack"


def missing(paths: Sequence[Path], settings: Settings | None = None, manner: Manner | None = None) -> int:
    """How many packs nothing is kept of."""
    settings = settings or Settings()
    orders = [Order(bundle, settings) for bundle in bundles([str(path) for path in paths], settings.pack)]
    return len(recalled(Answers(manner or Manner(), settings), orders).missing)


def checked(checker: Checker, pack: Path, settings: Settings | None = None) -> Report:
    """The report on a pack, from what is kept of it where that is so; what is not, is kept."""
    settings = settings or Settings()
    orders = [Order(bundle, settings) for bundle in bundles([str(pack)], False)]
    found = recalled(Answers(Manner(), settings), orders)
    return reported(checker.rulebook, found.completed(checker.answers(found.missing) if found.missing else ()))


def test_an_earlier_answer_is_the_fresh_one_to_the_byte(checker: Checker) -> None:
    """In every form, with the texts of the documents and all."""
    demo, settings = CORPORA / "packs" / "harrow-vale-case-management", Settings(texts=True)
    fresh = checker.check([str(demo)], settings)
    checked(checker, demo, settings)

    assert missing([demo], settings) == 0
    again = checked(checker, demo, settings)
    assert [rendered(again, form) for form in FORMS] == [rendered(fresh, form) for form in FORMS]


def test_decisions_act_afresh_on_earlier_answers(checker: Checker, pack: Path) -> None:
    """An exception that was agreed since, and one that is over by now, are what they are today; so is a baseline."""
    found = checked(checker, pack).findings[0]
    (pack / "waivers.toml").write_text(WAIVED.format(found.fingerprint, found.rule))

    assert missing([pack]) == 0
    for settings in (Settings(), Settings(today=date(2100, 1, 1)), Settings(before=frozenset({found.fingerprint}))):
        again, fresh = checked(checker, pack, settings), checker.check([str(pack)], settings)
        assert rendered(again, "json") == rendered(fresh, "json")
    assert checked(checker, pack).findings[0].waived


def test_whatever_bears_on_the_answer_makes_another(checker: Checker, pack: Path, tmp_path: Path) -> None:
    """A changed or renamed file, a changed tender.toml, other rules, other settings, another manner of reading."""
    checked(checker, pack)
    given = {"value": Stated(90_000, "given", "the option --value")}

    assert missing([pack]) == 0
    assert missing([pack], Settings(select=("brand-named",))) == 1
    assert missing([pack], Settings(given=given)) == 1
    assert missing([pack], Settings(texts=True)) == 1
    assert missing([pack], manner=Manner(revisions="reject")) == 1
    assert missing([pack], manner=Manner(ocr="never")) == 1
    (pack / "a.md").rename(pack / "c.md")
    assert missing([pack]) == 1
    (pack / "c.md").rename(pack / "a.md")
    assert missing([pack]) == 0
    for name in ("tender.toml", "a.md"):
        before = (pack / name).read_text()
        (pack / name).write_text(before.replace("Files", "Cases") + "\n")
        assert missing([pack]) == 1
        (pack / name).write_text(before)
    assert missing([pack]) == 0


def test_a_changed_rule_makes_another_answer(checker: Checker, pack: Path, tmp_path: Path) -> None:
    """An organisation's own rules count as they stand, whatever their version says."""
    own = tmp_path / "own"
    own.mkdir()
    (own / "rulebook.yaml").write_text("version: 1\n")
    orders = [Order(bundle, Settings()) for bundle in bundles([str(pack)], False)]
    before = Answers(Manner((str(own),)), Settings()).key(orders[0])

    assert before == Answers(Manner((str(own),)), Settings()).key(orders[0])
    (own / "rulebook.yaml").write_text("version: 1 \n")
    assert before != Answers(Manner((str(own),)), Settings()).key(orders[0])


def test_what_may_be_read_better_another_time_is_not_kept(checker: Checker, pack: Path) -> None:
    """A pack with a file that was not checked, or with a page that was not read, is checked again."""
    (pack / "broken.docx").write_bytes(b"PK\x03\x04")
    checked(checker, pack)
    gap = (Gap("page 2", "It is a picture", "Install tesseract"),)
    known = CheckedPack("p", Procurement({}))

    assert missing([pack]) == 1
    for status, format_, gaps, lasts in (
        ("checked", "pdf", (), True),
        ("partly checked", "pdf", gap, False),
        ("checked", "docx", gap, True),
    ):
        assert _lasts(Judged((Checked("a", "", "p", status, format_, gaps=gaps),), known, ())) is lasts  # type: ignore[arg-type]


def test_a_file_that_changes_while_it_is_checked_is_not_kept(checker: Checker, pack: Path) -> None:
    """The answer is about other words than the key."""
    settings = Settings()
    orders = [Order(bundle, settings) for bundle in bundles([str(pack)], False)]
    found = recalled(Answers(Manner(), settings), orders)
    said = list(checker.answers(orders))
    (pack / "a.md").write_text("Other words.\n")
    list(found.completed(said))

    assert cache.state().entries == 0


def test_an_answer_is_known_by_what_was_given_for_it(checker: Checker, pack: Path) -> None:
    """A tender.toml that is edited after it was read, as while a long batch runs, does not make the answer one about its new words."""
    order = Order(bundles([str(pack)], False)[0], Settings())
    assert order.given["nation"].value == "england"
    (pack / "tender.toml").write_text((pack / "tender.toml").read_text().replace("england", "wales"))
    answers = Answers(Manner(), Settings())
    answers.keep(answers.key(order), order, next(checker.answers([order])))

    assert missing([pack]) == 1


def test_an_unchanged_pack_needs_no_spacy(checker: Checker, pack: Path) -> None:
    """The command imports neither spaCy nor the engine for it, and its report is the fresh one."""
    fresh = checked(checker, pack)
    code = (
        "import sys\nfrom checker.cli import main\ntry:\n    main()\nfinally:\n"
        "    print(*sorted({'spacy', 'checker.engine'} & set(sys.modules)), file=sys.stderr)"
    )
    run = [sys.executable, "-c", code, "check", str(pack), "--format", "json"]
    done = subprocess.run(run, cwd=ROOT, capture_output=True, text=True)

    assert (done.returncode, done.stderr) == (1, "\n")
    assert done.stdout == rendered(fresh, "json").decode()


def test_a_whole_folder_is_told_from_a_copy_of_it(checker: Checker, pack: Path, tmp_path: Path) -> None:
    """Names are part of the answer: the same files elsewhere are checked under their own names."""
    checked(checker, pack)
    shutil.copytree(pack, tmp_path / "copy")

    assert missing([tmp_path / "copy"]) == 1
