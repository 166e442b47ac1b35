"""The register of the initiatives in the annex of the Mobility Partnership, and the half-yearly report on them."""
