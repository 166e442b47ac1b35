"""The function by which the database erases: drawn from the walk of the schema after every migration, owned by a role of its own."""
