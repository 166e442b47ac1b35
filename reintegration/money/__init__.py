"""The money of programmes: rules of what they give, bands of who signs, rates, the ledger, and the balances kept from it."""
