"""Drafts of every form of a case: kept on the server while somebody types, and back until the form was accepted."""
