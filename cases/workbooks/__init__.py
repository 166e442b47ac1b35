"""Spreadsheets of cases: what may come in, read in a process of its own, and how the template and the answer are written."""
