"""Changes to limits and calendars: what would move, and how two people make it so."""
