"""The room for sign-offs: the record that is signed, who gave what is in it, and what it says in short."""
