"""What people say of the support they were given: satisfaction, and complaints with an answer by a day."""
