"""The plan of a reintegration case and what keeps it true: goals, visits, follow-ups."""
