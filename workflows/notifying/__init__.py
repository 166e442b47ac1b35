"""What news there are, whom they reach by mail and when, and mail that is never sent twice by itself."""
