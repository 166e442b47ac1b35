"""The dashboard: pictures of figures, each drawn on the server from a table whose numbers open their cases."""
