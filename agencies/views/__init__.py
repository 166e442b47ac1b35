"""The pages of the ground floor: the way in, one's own account, agencies, and people."""
