"""All hostile files, in the order of their classes."""

from tests.hostile import docs, names, pdfs, sheets, texts, xmls, zips
from tests.hostile.hostile import Hostile

FILES: tuple[Hostile, ...] = (*zips.FILES, *xmls.FILES, *docs.FILES, *pdfs.FILES, *sheets.FILES, *texts.FILES, *names.FILES)

# Files that today only the door stops, by its limits of time and memory, and why; each is one to mend in the room that reads it.
STOPPED = frozenset(
    {
        "pdf_drawings_that_double_thirty_times",  # pdfium draws every one, and dies where memory ends
        "pdf_two_drawings_of_each_other",  # so here
        "pdf_inflating_stream_behind_the_words",  # pdfium unpacks it all
        "pdf_pages_that_are_not_there",  # each is asked for, and there may be millions
        "xlsx_a_row_of_five_thousand_figures",  # calamine makes room for all rows before
        "xlsx_cells_far_apart_told_by_single_quotes",  # so here
        "ods_filled_rows_to_the_last",  # calamine repeats what is repeated
        "ods_filled_rows_and_columns_to_the_last",  # so here
    }
)

# Files whose words are lost today without a gap being told; each is one to mend in the room that reads it.
SILENT = frozenset(
    {
        "md_lists_two_thousand_deep",  # markdown-it leaves out what is nested deeper than twenty
    }
)
