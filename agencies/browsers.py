"""What a browser calls itself, in words that somebody recognises their own device by."""

import re

NAMES = (  # the first that fits: many call themselves by the names of others too
    (r"Edg/", "Edge"),
    (r"OPR/", "Opera"),
    (r"SamsungBrowser/", "Samsung Internet"),
    (r"Firefox/|FxiOS/", "Firefox"),
    (r"Chrom(e|ium)/|CriOS/", "Chrome"),
    (r"Safari/", "Safari"),
)
SYSTEMS = (
    (r"Android", "Android"),
    (r"iPhone|iPad", "iOS"),
    (r"Windows", "Windows"),
    (r"Mac OS X", "macOS"),
    (r"CrOS", "ChromeOS"),
    (r"Linux", "Linux"),
)


def browser_in_words(agent) -> str:
    """Browser and system, as far as they are known: “Firefox, Windows”; empty where neither is."""
    known = (next((name for mark, name in names if re.search(mark, agent)), "") for names in (NAMES, SYSTEMS))
    return ", ".join(filter(None, known))
