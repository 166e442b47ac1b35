"""The history of what administrators set: who changed what when, from what to what."""
