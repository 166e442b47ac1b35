"""Text in a CSV that a spreadsheet opens: none of it is taken for a formula."""

BEGINS_FORMULA = tuple("=+-@\t\r\n＝＋－＠")


def no_formula(text):
    """The text, behind an apostrophe where it looks like a formula."""
    return f"'{text}" if text.startswith(BEGINS_FORMULA) else text
