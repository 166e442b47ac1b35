"""The bundle: a sealed, numbered, signed file that carries letters and applications to an authority without access."""
