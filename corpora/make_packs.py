"""Makes the Word, OpenDocument, PDF and web files of our corpora from the words in corpora/sources.

Run it as `python -m corpora.make_packs` after a change of words. The same words make the same files.
"""

from collections.abc import Callable
from pathlib import Path

from corpora.making import html_file, odt_file, pdf_file, word_file
from corpora.making.sources import Manuscript, manuscript

HERE = Path(__file__).resolve().parent
WRITERS: dict[str, Callable[[Manuscript], bytes]] = {
    ".docx": word_file.write,
    ".odt": odt_file.write,
    ".pdf": pdf_file.write,
    ".html": html_file.write,
}


SOURCES = sorted((HERE / "sources").glob("*/*.md"))


def made(source: Path) -> tuple[Path, bytes]:
    """The file that a source makes, with its bytes."""
    told = manuscript(source)
    target = HERE / told.builds
    return target, WRITERS[target.suffix](told)


def main() -> None:
    """Writes every file anew, and says which."""
    for target, data in map(made, SOURCES):
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
        print(target.relative_to(HERE))


if __name__ == "__main__":
    main()
