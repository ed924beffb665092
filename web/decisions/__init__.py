"""The room for decisions: what people decide about findings, who agrees to it, and what becomes of it."""
