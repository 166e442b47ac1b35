"""What is recorded of a voluntary return beside its steps: sessions, marks, medical assessments, guardians, and enquiries as a count."""
