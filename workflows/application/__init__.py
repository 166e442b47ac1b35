"""The application form: the paper form's items as pages, the draft they are kept in, and what is checked before it goes."""
