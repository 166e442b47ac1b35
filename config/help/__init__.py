"""Help: the pages of docs/users inside the product, and from each page the way to the one that speaks of it."""
