"""From the bytes of a file to a document: one room per format, told apart by content and not by name."""
