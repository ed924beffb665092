"""The log in Excel: the findings, questions, standards, documents and exceptions of a report, with room for people's decisions."""

from checker.model import Report
from checker.render.xlsx.around import about, documents, exceptions, standards
from checker.render.xlsx.book import Book
from checker.render.xlsx.findings import findings, questions

_SHEETS = (findings, questions, standards, documents, exceptions, about)


def as_xlsx(report: Report) -> bytes:
    """The whole log as the bytes of a workbook; the same report gives the same bytes."""
    book = Book("Tendercheck log")
    for sheet in _SHEETS:
        book.add(sheet(report))
    return book.data()
