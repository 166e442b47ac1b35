"""Takes the pictures of all screens from a demo town that is being served, and writes the page of docs that shows them.

python3 manage.py demo                                  in one terminal
.venv/bin/python -m tests.pictures [ADDRESS] [SCREEN…]  in another; SCREEN as S05; ADDRESS is http://localhost:8000
"""

import io
import re
import sys
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from tests.browser import DESK, PHONE, QUIET, find_browser

ROOT = Path(__file__).resolve().parent.parent
PICTURES, PAGE = ROOT / "docs" / "pictures", ROOT / "docs" / "screens.md"
PASSWORD = "seven white storks"
OFFICER, CHIEF = "leyla.quliyeva@sms", "rauf.seferli@sms"
MANAGER, PROVIDER, AUDITOR, ADMINISTRATOR = (
    "pervin.sadiqli@mlsp", "anar.fetullazade@ngo-1", "tofiq.elesgerli@sms", "ferid.hacizade@sms",
)  # fmt: skip
COUNSELLOR, BORDER = "emin.rustemzade@iom-az", "ramil.novruzlu@sbs"


@dataclass(frozen=True)
class Screen:
    """One of the screens: by whom it is seen, and the way to it: an address, what it asks for, then links, each the first there is."""

    number: str
    title: str
    who: str
    start: str
    links: tuple[str, ...] = ()
    size: tuple[int, int] = DESK
    says: str = ""  # what is typed where the page asks for something first

    @property
    def file(self):
        return f"{self.number}-{re.sub('[^a-z]+', '-', self.title.lower()).strip('-')}.png"


CASE = "main table a[href^='/procedures/RA']"
SCREENS = (
    Screen("S01", "Signing in", "", "/sign-in/"),
    Screen("S02", "Work list", OFFICER, "/queue/mine/"),
    Screen("S02b", "Work list on a phone", OFFICER, "/queue/mine/", size=PHONE),
    Screen("S03", "Search", OFFICER, "/search/?q=mamedov"),
    Screen("S04", "New application", OFFICER, "/new/"),
    Screen("S05", "Case", OFFICER, "/queue/mine/", (CASE,)),
    Screen("S05b", "Case on a phone", OFFICER, "/queue/mine/", (CASE,), PHONE),
    Screen("S06", "Step", OFFICER, "/queue/mine/", (CASE, "main a.button[href*='/steps/']")),
    Screen("S07", "Approvals", CHIEF, "/approvals/"),
    Screen("S08", "Voluntary return", COUNSELLOR, "/queue/agency/?kind=voluntaryreturn", ("main table a[href^='/procedures/VR']",)),
    Screen("S09", "Reintegration plan", MANAGER, "/queue/mine/", ("main table a[href^='/procedures/RC']", "a[href$='/plan/']")),
    Screen("S10", "Deliveries", PROVIDER, "/deliveries/"),
    Screen("S10b", "Deliveries on a phone", PROVIDER, "/deliveries/", size=PHONE),
    Screen("S11", "Statistics", CHIEF, "/statistics/"),
    Screen("S12", "Exports", CHIEF, "/exports/"),
    Screen("S13", "Who read what", AUDITOR, "/readings/", says="Quarterly check, number 7"),
    Screen("S13b", "History verified", AUDITOR, "/ledger/"),
    Screen("S14", "Agencies", ADMINISTRATOR, "/agencies/"),
    Screen("S14b", "Deadline rules", ADMINISTRATOR, "/agreements/", ("main a[href*='/agreements/EUAZ']",)),
    Screen("S15", "Workflow", OFFICER, "/workflows/readmissionrequest/"),
    Screen("S16", "Notices", CHIEF, "/notices/"),
    Screen("S17", "Paper as sent", OFFICER, "/queue/waiting/", (CASE, "a[href$='/documents/']", "main a[href*='/letters/']:not([href$='/az/'], [href$='/en/'])")),
    Screen("S18", "Account", OFFICER, "/account/"),
    Screen("S19", "Nowhere", OFFICER, "/nowhere/"),
    Screen("S20", "Team workload", CHIEF, "/team/"),
    Screen("S21", "Two people compared", CHIEF, "/search/?q=isayeva", ("main a:has-text('Nərgiz')", "a[href$='/persons/']", "main a:has-text('Compare')")),
    Screen("S22", "Calendar of arrivals", BORDER, "/journeys/"),
)  # fmt: skip


def take(base, screens):
    """Writes the picture of each; gives the titles of those to which no way led."""
    failed = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=[*QUIET, "--no-sandbox"])
        for screen in screens:
            context = browser.new_context(
                viewport=dict(zip(("width", "height"), screen.size, strict=True)), locale="en"
            )
            page = context.new_page()
            if not reach(page, base, screen):
                failed.append(f"{screen.number} {screen.title}")
            else:
                keep(page.screenshot(), screen)
            context.close()
        browser.close()
    return failed


def reach(page, base, screen):
    """Signs in and follows the way; whether each link was there."""
    if screen.who:
        page.goto(base + "/sign-in/")
        page.get_by_label("E-mail").fill(f"{screen.who}.example")
        page.get_by_label("Password", exact=True).fill(PASSWORD)
        page.get_by_role("button", name="Sign in", exact=True).click()
    page.goto(base + screen.start)
    if screen.says:
        page.locator("main input[type=text]").first.fill(screen.says)
        with page.expect_navigation():
            page.locator("main form button").first.click()
    page.reload()  # a browser that has just come shows its first page in the letters of the computer
    for link in screen.links:
        found = page.locator(link).first
        if not found.count():
            return False
        page.goto(base + found.get_attribute("href").partition("#")[0])
    return True


def keep(content, screen):
    """With few colours: a third of the size, and nothing is lost to the eye."""
    picture = Image.open(io.BytesIO(content)).convert("RGB").quantize(128, dither=Image.Dither.NONE)
    picture.save(PICTURES / screen.file, optimize=True)


def write_page():
    """docs/screens.md, from what is declared here."""
    lines = [
        "# Screens",
        "",
        "Pictures of the demo town, in which nobody is real; `.venv/bin/python -m tests.pictures` takes them anew.",
        "",
    ]
    for screen in SCREENS:
        lines += [f"## {screen.number} {screen.title}", "", f"![{screen.title}](pictures/{screen.file})", ""]
    PAGE.write_text("\n".join(lines))


if __name__ == "__main__":
    told = sys.argv[1:]
    address = next((word for word in told if "://" in word), "http://localhost:8000")
    chosen = [screen for screen in SCREENS if not set(told) - {address} or screen.number in told]
    missed = take(address, chosen)
    write_page()
    sys.exit("\n".join(["No way led to:", *missed]) if missed else 0)
