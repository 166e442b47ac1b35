"""Application packages: what another State's system sends as one file, what is wrong with it, and what it says."""
