"""Requests for one's own data, at work: recorded, made, looked through by somebody else, given out."""
