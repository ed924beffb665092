"""How the files of our corpora are made: words from corpora/sources become Word, OpenDocument, PDF and web files."""
