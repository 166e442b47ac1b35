"""What is due to be erased, how it is proposed, released and carried out, and what stands against it."""
