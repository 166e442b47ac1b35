"""What protects people in published tables: which numbers are small, what hides them, and the proof that nobody can work them out.

Pure Python over plain rows: neither Django nor the database is known here.
"""
