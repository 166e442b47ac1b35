"""What is kept about a person, told to that person: every row, its sources, its recipients, its readers, and what is held back."""
