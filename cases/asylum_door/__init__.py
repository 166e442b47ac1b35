"""The asylum door: what would tell the country of origin of an asylum claim is found and turned away, wherever it is said."""
