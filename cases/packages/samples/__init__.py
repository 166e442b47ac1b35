"""Sample packages of invented people, as another State's system would send them."""
