"""What the ledger costs in a transition, and how long a million records take to verify, with how much memory.

    python3 -m bench.ledger --steps 300 --records 1000000

In a database and a folder of their own, thrown away afterwards; all cases are invented. The cost is a ratio: the same step through
the door with the ledger and without it, in blocks that alternate. The database of tests waits for no disk, so the ratio is the worst:
where each commit waits for a disk, the ledger's share is smaller. The time of the verifier stands beside that of SHA-256 alone over the
same bytes.
"""

import argparse
import contextlib
import os
import subprocess
import sys
import tempfile
from itertools import count
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter, sleep

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
django.setup()

from django.db import connections  # noqa: E402 (the settings come first)

from agencies.roles import CASEWORKER  # noqa: E402
from agencies.sessions import SIGN_IN  # noqa: E402
from audit.signed_in import acting_by  # noqa: E402
from bench import records  # noqa: E402
from tests import a, pg  # noqa: E402
from tests.pages.square import signed_in  # noqa: E402
from workflows.perform import perform  # noqa: E402

BLOCK = 10
MODES = {True: "ENABLE", False: "DISABLE"}
SWITCH = """
DO $$ DECLARE t text; n text; BEGIN
  FOR t, n IN SELECT tgrelid::regclass, tgname FROM pg_trigger WHERE NOT tgisinternal AND tgname LIKE 'recorded%' LOOP
    EXECUTE format('ALTER TABLE %s {mode} TRIGGER %I', t, n);
  END LOOP; END $$;
"""
_number = count(1)


def somebody():
    """Like nobody before, so that nobody has to be compared."""
    n = next(_number)
    letters = "".join("abcdefghijklmnopqrstuvwxyz"[n // 26**place % 26] for place in range(4))
    name = {
        "kind": "main",
        "script": "latin",
        "surname": letters[::-1] * 2,
        "given_names": letters * 2,
        "source": "document",
    }
    born = {"date": f"{1950 + n % 50}-{n % 12 + 1:02}-{n % 28 + 1:02}", "place": "Gəncə", "country": "AZ"}
    return {"names": [name], "birth": born, "sex": "M", "nationalities": [{"state": "AZ", "basis": "claimed"}]}


def timed_steps(steps):
    """{with the ledger: [seconds of one step through the door, with its commit]}; with it, by a sign-in, as on a page."""
    officer, found = a.person(CASEWORKER), {True: [], False: []}
    sign_in = entered(officer)
    for block in range(2 * steps // BLOCK):
        recorded = block % 2 == 0
        requests = [a.readmission(person=somebody()) for _n in range(BLOCK)]
        switch(MODES[recorded])
        for request in requests:
            begun = perf_counter()
            with acting_by(sign_in) if recorded else contextlib.nullcontext():
                perform(request, "acknowledge", officer)
            found[recorded].append(perf_counter() - begun)
        switch(MODES[True])
    return found


def entered(officer):
    client = signed_in(officer)
    client.get("/account/", HTTP_HOST="localhost")
    return client.session[SIGN_IN]


SUSPENDED = "UPDATE agencies_membership SET suspended_at = now() + %s * interval '1 s' WHERE id = (SELECT max(id) FROM agencies_membership)"


def say_record(acts):
    """The smallest act there is, one statement that is a transaction of its own: what one record costs."""
    a.person(CASEWORKER)
    found = {True: [], False: []}
    for block in range(2 * acts // BLOCK):
        recorded = block % 2 == 0
        switch(MODES[recorded])
        with connections["default"].cursor() as cursor:
            for n in range(BLOCK):
                begun = perf_counter()
                cursor.execute(SUSPENDED, [block * BLOCK + n])
                found[recorded].append(perf_counter() - begun)
    switch(MODES[True])
    with_it, without = median(found[True]) * 1000, median(found[False]) * 1000
    print(
        f"one record: {with_it - without:.2f} ms more ({without:.2f} ms for the statement alone, {with_it:.2f} ms with its record)"
    )


def switch(mode):
    with pg._cursor(pg.NAME) as cursor:
        cursor.execute(SWITCH.replace("{mode}", mode))


def say_cost(steps):
    found = timed_steps(steps)
    with_it, without = found[True], found[False]
    more = (median(with_it) - median(without)) * 1000
    print(
        f"a step through the door: {median(without) * 1000:.1f} ms without the ledger, {median(with_it) * 1000:.1f} ms with it"
    )
    print(
        f"ratio of medians {median(with_it) / median(without):.2f}, {more:.2f} ms more (a step here has 2 or 3 records)"
    )
    print(
        f"95 of 100 within {quantiles(without, n=20)[-1] * 1000:.1f} ms without, {quantiles(with_it, n=20)[-1] * 1000:.1f} ms with it"
    )


def say_verifying(number, place):
    options = records.write(place, number)
    begun, own = perf_counter(), os.times().children_user
    argv = [sys.executable, "-I", "audit/verify_ledger.py", str(place / "export"), *map(str, options)]
    verifier = subprocess.Popen(argv, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    peak = watched(verifier)
    seconds, said = perf_counter() - begun, verifier.communicate()[0]
    own = os.times().children_user - own
    bare, size = records.bare_hashing(place / "export" / "ledger.jsonl")
    print(
        f"{number} records, {size / 2**20:.0f} MB of leaves: verified in {seconds:.1f} s, of which its own work {own:.1f} s"
    )
    print(f"at most {peak:.0f} MB of memory")
    print(f"SHA-256 alone of the same bytes: {bare:.1f} s; the verifier takes {seconds / bare:.1f} times that")
    print(said.strip())


def watched(process):
    """The most memory that a process ever had, in MB, as the kernel counts it; waits until the process has ended."""
    peak = 0
    while process.poll() is None:
        with contextlib.suppress(OSError, IndexError):
            status = Path(f"/proc/{process.pid}/status").read_text(encoding="ascii")
            peak = max(peak, int(status.partition("VmHWM:")[2].split()[0]) / 1024)
        sleep(0.05)
    return peak


def main():
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--steps", type=int, default=300, help="on each side; 0: none")
    asked.add_argument("--records", type=int, nargs="*", default=[100_000, 1_000_000])
    told = asked.parse_args()
    for number in told.records:
        with tempfile.TemporaryDirectory() as place:
            say_verifying(number, Path(place))
    if told.steps:
        with pg.copied_template():
            say_record(told.steps)
            say_cost(told.steps)
            connections.close_all()


if __name__ == "__main__":
    main()
