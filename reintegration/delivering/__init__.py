"""Deliveries: what providers record of their measures, one by one or for a whole group, and what they invoice."""
