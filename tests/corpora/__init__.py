"""Our own corpora: their files are what their sources make, and their labels stand in the files."""
