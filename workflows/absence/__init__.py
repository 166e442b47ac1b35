"""Who is away, what waits there, and where it goes when somebody leaves."""
