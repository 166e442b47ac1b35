"""Measures: what a returnee is given, proposed, approved, delivered, verified and paid by four different people."""
