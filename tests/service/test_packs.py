"""Packs: what was noticed in each file, an archive as one pack, and notices in one file as procurements of their own."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast
from zipfile import ZipFile

from checker.model import Document, Facts, Unread
from checker.service.gather import bundles
from checker.service.packs import became, met_packs
from checker.service.readers import Read, Readers
from tests.kept import our_checker


def noticed(document: Document) -> Facts:
    """Facts of nothing but the document."""
    if "broken" in document.text:
        raise KeyError("x")
    return Facts(document, "unknown", (), ())


@dataclass
class Told:
    """Readers that give back what they are told to."""

    reads: list[Read]

    def read(self, _paths: object, _closed: object, _meanwhile: object) -> Iterator[Read]:
        """What they were told."""
        yield from self.reads


def test_an_archive_is_one_pack_of_its_files(tmp_path: Path) -> None:
    """The files in an archive are judged together, and bear its name."""
    with ZipFile(tmp_path / "pack.zip", "w") as archive:
        archive.writestr("itt.md", "Words")
        archive.writestr("spec.md", "Words that are broken")
    path = str(tmp_path / "pack.zip")

    (met,) = met_packs(Readers(), bundles([path], False), noticed)

    assert (met.pack.name, met.paths) == (path, (f"{path}/itt.md", f"{path}/spec.md"))
    assert [(checked.status, checked.cause) for checked in became(met)] == [
        ("checked", ""),
        ("not checked", "Tendercheck itself failed on it (KeyError)"),
    ]
    assert not met.pack.whole


def test_an_archive_may_say_what_is_bought(tmp_path: Path) -> None:
    """A tender.toml in an archive speaks for the pack, and is no document of it; one that is broken is said, and stops nothing."""
    with ZipFile(tmp_path / "pack.zip", "w") as archive:
        archive.writestr("docs/tender.toml", '[tender]\ntitle = "Case files"\nlots = 3\n')
        archive.writestr("docs/itt.md", "Words")
        archive.writestr("docs/~$itt.docx", "x")
    with ZipFile(tmp_path / "bad.zip", "w") as archive:
        archive.writestr("tender.toml", "[tender]\nlot = 3\n")
        archive.writestr("itt.md", "Words")
    checker = our_checker()

    report = checker.check([str(tmp_path / "pack.zip")])

    assert [Path(document.path).name for document in report.documents] == ["itt.md"]
    assert report.packs[0].procurement.get("lots") == 3

    words, settings = checker.check([str(tmp_path / "bad.zip")]).documents

    assert (words.status, settings.status, Path(settings.path).name) == ("checked", "not checked", "tender.toml")
    assert settings.cause.startswith("It cannot be used: 1: tender: the key 'title' is missing")


def test_notices_in_one_file_are_packs_of_their_own(tmp_path: Path) -> None:
    """Each is judged alone, without what is given for the folder; the files beside it stay together."""
    (tmp_path / "tender.toml").write_text('[tender]\ntitle = "x"\n')
    for name in ("a.json", "b.md"):
        (tmp_path / name).write_text("x")
    document = Document("b.md", "", "markdown", "x\n", ())
    a, b = (str(tmp_path / name) for name in ("a.json", "b.md"))
    reads = [Read(f"{a}/{name}", replace(document, path=f"{a}/{name}"), a, apart=True) for name in ("one", "two")]
    told = cast(Readers, Told([*reads, Read(b, replace(document, path=b), b), Read("c", Unread("c", "", "x", "y"), b)]))

    met = list(met_packs(told, bundles([str(tmp_path)], False), noticed))

    assert [(each.apart, each.paths) for each in met] == [(True, (f"{a}/one",)), (True, (f"{a}/two",)), (False, (b, "c"))]
