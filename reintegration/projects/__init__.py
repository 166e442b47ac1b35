"""Community and structural projects of a programme: participants are counted, cases are linked, no case pays for them."""
