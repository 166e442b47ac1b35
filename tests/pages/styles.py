"""Which style a page lacks: classes whose rules lie in a sheet that it does not link."""

import re
from functools import cache

from config.joining import join, sources
from config.sheets import SHEETS

MOST, HEAVIEST = 3, 45_000  # of one page


@cache
def classes():
    """{sheet: names of classes in its rules}"""
    return {name: set(re.findall(r"\.([a-zA-Z][\w-]*)", _rules(name))) for name in SHEETS}


def _rules(name):
    return re.sub(
        r"/\*.*?\*/", "", "\n".join(part.read_text() for part in sources(f"sheets/{name}.css")), flags=re.DOTALL
    )


def unstyled(page):
    """Of the text of a page: sentences."""
    linked = re.findall(r'sheets/(\w+)[\w.]*\.css"', page)
    used = {name for names in re.findall(r'class="([^"]*)"', page) for name in names.split()}
    known = set().union(*(classes()[sheet] for sheet in linked))
    lacking = {sheet: (used & names) - known for sheet, names in classes().items() if sheet not in linked}
    weight = sum(join(f"sheets/{sheet}.css").stat().st_size for sheet in linked)
    heavy = [f"{len(linked)} sheets of {weight} bytes"] if len(linked) > MOST or weight > HEAVIEST else []
    return heavy + [f"links no {sheet}, in which lies {sorted(names)}" for sheet, names in lacking.items() if names]
