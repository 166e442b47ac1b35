"""The pages of the work: list, case, step, inbox, diagrams."""
