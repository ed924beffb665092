"""The room for a report as the pages of a check show it: what is picked out, where links lead, and the text section by section."""
