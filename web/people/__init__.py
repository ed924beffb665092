"""The room for people: who is here, how they log in, and what each may see and do."""
