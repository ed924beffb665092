"""Tendercheck reads a draft tender before it is published and shows what would shut suppliers out."""

__version__ = "0.1.0"
