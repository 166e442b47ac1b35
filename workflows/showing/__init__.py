"""How procedures, clocks, steps and proposals look on a page: rows turned into what the components show."""
