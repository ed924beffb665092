"""The room for what is kept: the database, the files beside it, and the audit trail; the only one that knows SQLAlchemy and Alembic."""
