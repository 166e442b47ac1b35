"""Bundles with partner authorities that have no access: their keys, what is sent, and what is taken in."""
