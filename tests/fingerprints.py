"""How many findings and questions are known again after edits that leave them as they are, by kind of edit.

Run it with `python -m tests.fingerprints`, with `-v` to see each that was lost. It edits the sources of the demonstration pack and of
the labelled documents, writes them again in their own formats, and has LibreOffice print the Word and OpenDocument files as PDF; of the
labelled documents it prints all, written as Word and as OpenDocument files. It ends with 1 where of the pack less than 95 of 100 are kept.
"""

import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory

from checker.model import Report
from checker.service.checker import Checker
from checker.service.shelves import open_rulebook
from corpora.make_packs import WRITERS
from corpora.making.sources import told
from tests.edits import EDITS, Edit, letters
from tests.places import CORPORA

OFFICE = shutil.which("soffice")
PACK = CORPORA / "packs" / "harrow-vale-case-management"
LEAST = 0.95
UNTITLED = "builds: none\ntitle: Tender"
Files = Mapping[str, bytes]


@dataclass
class Kept:
    """How many were known again, and which were not."""

    total: int = 0
    lost: list[str] = field(default_factory=list)

    @property
    def share(self) -> float:
        """The part that was known again."""
        return 1 - len(self.lost) / self.total if self.total else 1.0

    def counted(self, before: Iterable[Report], after: Iterable[Report]) -> "Kept":
        """These and what reports before an edit and those after it have in common, one by one."""
        for one, other in zip(before, after, strict=True):
            old, new = Counter(marks(one)), Counter(mark for mark, _ in marks(other))
            self.total += old.total()
            for (mark, words), count in old.items():
                self.lost += [words] * max(0, count - new[mark])
        return self

    def __str__(self) -> str:
        return f"{self.total - len(self.lost):4} of {self.total:4}  {self.share:6.1%}"


def marks(report: Report) -> list[tuple[str, str]]:
    """By what each finding and question is known, and its words for a person."""
    found = [(each.fingerprint, f"{each.rule}: {each.at.sentence if each.at else 'absent'}") for each in report.findings]
    asked = [(each.rule, each.at) for each in report.questions]
    return found + [(f"{rule}: {letters(at.quote) if at else ''}", f"{rule}? {at.sentence if at else 'absent'}") for rule, at in asked]


def sentences(report: Report) -> set[str]:
    """The sentences that findings and questions are about, their letters alone."""
    about = [at for each in report.findings for at in (each.at, *each.related)] + [each.at for each in report.questions]
    return {letters(at.sentence) for at in about if at}


@dataclass(frozen=True)
class Text:
    """The words of one file: its name, what stands before them in its source, and they themselves."""

    name: str
    front: str
    body: str

    def data(self, kind: str) -> bytes:
        """The file, in its own format or another."""
        if kind == ".md":
            return self.body.encode()
        return WRITERS[kind](told(f"---\n{self.front}\n---\n{self.body}"))

    @property
    def kind(self) -> str:
        """Its own format, as names end."""
        return Path(self.name).suffix


def texts(folder: str, sources: str) -> list[Text]:
    """The texts of a folder of the corpora, those with a source and the plain ones."""
    found = [path.read_text("utf-8").split("---\n", 2) for path in sorted((CORPORA / "sources" / sources).iterdir())]
    made = [Text(Path(told(f"---\n{front}---\n{body}").builds).name, front.strip(), body) for _, front, body in found]
    return made + [Text(path.name, UNTITLED, path.read_text("utf-8")) for path in sorted((CORPORA / folder).glob("*.md"))]


@dataclass(frozen=True)
class Bench:
    """A checker, a folder to put files in, and the texts that are measured: those of one pack, or each alone."""

    checker: Checker
    folder: Path
    texts: Sequence[Text]
    together: bool

    @cached_property
    def files(self) -> Files:
        """The files as they are."""
        return {text.name: text.data(text.kind) for text in self.texts}

    @cached_property
    def before(self) -> list[Report]:
        """What is said of them."""
        return self.report(self.files)

    @cached_property
    def about(self) -> set[str]:
        """The sentences that it is said about."""
        return set().union(*map(sentences, self.before))

    def report(self, files: Files) -> list[Report]:
        """What is said of files, as one pack or each alone."""
        for old in self.folder.glob("*.*"):
            old.unlink()
        for name, data in files.items():
            (self.folder / name).write_bytes(data)
        if self.together:
            shutil.copy(PACK / "tender.toml", self.folder)
        paths = [[str(self.folder)]] if self.together else [[str(self.folder / name)] for name in files]
        return [self.checker.check(each) for each in paths]

    def edited(self, edit: Edit) -> Kept:
        """What is known again after an edit."""
        edited = {text.name: replace(text, body=edit(text.body, self.about)).data(text.kind) for text in self.texts}
        return Kept().counted(self.before, self.report(edited))

    def printed(self, kind: str = "") -> Kept:
        """What is known again in the print of all files as a kind of office files, or of those alone that are."""
        files = {Path(text.name).stem + kind: text.data(kind) for text in self.texts} if kind else self.files
        before = self.report(files) if kind else self.before
        return Kept().counted(before, self.report(prints(files)))


def prints(files: Files) -> dict[str, bytes]:
    """Files by their names, those of Word and OpenDocument printed as PDF by LibreOffice."""
    office = [name for name in files if name.endswith((".docx", ".odt"))]
    with TemporaryDirectory() as place:
        folder = Path(place)
        for name in office:
            (folder / name).write_bytes(files[name])
        command = [OFFICE or "soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf"]
        subprocess.run([*command, "--outdir", folder, *(folder / name for name in office)], check=True, capture_output=True, timeout=300)
        made = {f"{Path(name).stem}.pdf": (folder / f"{Path(name).stem}.pdf").read_bytes() for name in office}
    return {**made, **{name: data for name, data in files.items() if name not in office}}


def pack(checker: Checker, folder: Path) -> Bench:
    """The demonstration pack."""
    return Bench(checker, folder, texts(f"packs/{PACK.name}", PACK.name), together=True)


def labelled(checker: Checker, folder: Path) -> Bench:
    """The labelled documents, each alone."""
    return Bench(checker, folder, texts("labelled/documents", "labelled"), together=False)


def measured(bench: Bench) -> Iterator[tuple[str, Kept]]:
    """Each kind of edit, with what is kept under it."""
    for name, edit in EDITS.items():
        yield name, bench.edited(edit)
    for kind in ("",) if bench.together else (".docx", ".odt"):
        if OFFICE:
            yield f"printed as PDF {kind}".strip(), bench.printed(kind)


def main() -> int:
    """Measure, and say how it went."""
    checker, short = Checker(open_rulebook()), False
    for title, chosen in (("The demonstration pack", pack), ("The labelled documents", labelled)):
        print(title)
        with TemporaryDirectory() as folder:
            for name, kept in measured(chosen(checker, Path(folder))):
                print(f"  {name:28}{kept}", flush=True)
                print("".join(f"    lost: {lost}\n" for lost in kept.lost if "-v" in sys.argv), end="")
                short = short or (chosen is pack and kept.share < LEAST)
    return int(short)


if __name__ == "__main__":
    sys.exit(main())
