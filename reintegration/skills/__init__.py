"""Skills and work: what somebody can do, in the terms of ESCO, and what work or training there is."""
