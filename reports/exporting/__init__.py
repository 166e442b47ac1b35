"""Exports as jobs: asked for on a page, made by the worker, kept for seven days (docs/users/exports.md)."""
