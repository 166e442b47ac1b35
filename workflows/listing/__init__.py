"""What people make of their work lists: columns, saved views, reminders, acts on several rows, a calendar of due dates."""
