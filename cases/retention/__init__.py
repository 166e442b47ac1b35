"""How long what is kept of people, what stops that, and how it is erased: rules, holds and erasures, each by two people."""
