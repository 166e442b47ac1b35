"""Releases: what leaves the house for the public, protected, frozen with its hash, and decided by two."""
