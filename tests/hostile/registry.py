"""All hostile files, in the order of their classes."""

from tests.hostile import docs, pdfs, xmls, zips
from tests.hostile.hostile import Hostile

FILES: tuple[Hostile, ...] = (*zips.FILES, *xmls.FILES, *docs.FILES, *pdfs.FILES)
