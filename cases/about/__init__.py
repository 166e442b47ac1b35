"""Which rows are about a person: walked from the schema, so that no table can be forgotten."""
