"""The ledger at the console: its key, its checkpoints, an export for auditors, its verification, a new epoch after a restore."""

import getpass
import subprocess
import sys
import tempfile
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from audit.ledger import epochs, keys
from audit.ledger.checking import faults
from audit.ledger.checkpointing import Halted, signer
from audit.ledger.exporting import NothingSigned, export
from audit.ledger.proving import NotProvable, proof_of
from audit.ledger.signing import sign_until
from audit.ledger.status import status
from audit.ledger.waiting import alarm
from audit.ledger.witnesses import witnesses

VERIFIER = Path(settings.BASE_DIR) / "audit" / "verify_ledger.py"


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser):
        deeds = parser.add_subparsers(dest="deed", required=True)
        deeds.add_parser("key", help="make the key that signs, where there is none")
        sign = deeds.add_parser("checkpoint", help="place what is new in the tree, sign it, give it to the witnesses")
        sign.add_argument("--every", type=float, metavar="SECONDS", help="go on until stopped")
        out = deeds.add_parser("export", help="write the ledger for an outside auditor")
        out.add_argument("dir", type=Path)
        check = deeds.add_parser("verify", help="check the whole ledger, and the live rows against it")
        check.add_argument("--checkpoint", action="append", default=[], help="from a witness")
        check.add_argument("--pub", help="the public key, from elsewhere")
        check.add_argument("--epoch", action="append", default=[], help="of which you know that it began lawfully")
        deeds.add_parser("status", help="how many records there are, and what somebody outside knows of them")
        prove = deeds.add_parser("prove", help="one record with the proof that it is in the ledger, as JSON")
        prove.add_argument("index", type=int)
        prove.add_argument("--size", type=int, help="of the checkpoint that whoever gets it holds; without, the last")
        epoch = deeds.add_parser("epoch", help="begin anew after a restore that lost records, by two administrators")
        epoch.add_argument("--reason", required=True)
        epoch.add_argument("--by", action="append", default=[], required=True, metavar="EMAIL", help="twice")

    def handle(self, *, deed, **options):
        try:
            getattr(self, f"_{deed}")(options)
        except (keys.Unsafe, Halted, NothingSigned, NotProvable, epochs.NotSo) as error:
            raise CommandError(str(error)) from error

    def _key(self, options):
        try:
            self.stdout.write(keys.make(settings.LEDGER_KEY))
        except FileExistsError as error:
            raise CommandError(f"{settings.LEDGER_KEY} is there already. A key is never written over.") from error

    def _checkpoint(self, options):
        if options["every"]:
            sign_until(signer(), options["every"], tell=self.stderr.write)
            return
        one = signer()
        made = one.make()
        self.stdout.write(made.note)
        for trouble in one.troubles:
            self.stderr.write(trouble)

    def _export(self, options):
        if options["dir"].exists() and any(options["dir"].iterdir()):
            raise CommandError(f"{options['dir']} is not empty.")
        self.stdout.write(f"{export(options['dir'])} records in {options['dir']}")

    def _verify(self, options):
        with tempfile.TemporaryDirectory() as place:
            export(Path(place))
            argv = [sys.executable, "-I", str(VERIFIER), place, *_given(options)]
            done = subprocess.run(argv, capture_output=True, text=True, check=False)
        self.stdout.write(done.stdout.strip())
        wrong = faults()
        for fault in wrong:
            self.stdout.write(f"LIVE    {fault}")
        if done.returncode or wrong:
            raise CommandError(
                done.stderr or "The ledger, or what it is about, is not whole.", returncode=max(1, done.returncode)
            )

    def _status(self, options):
        for line in status():
            self.stdout.write(line)
        if since := alarm():
            raise CommandError(f"No witness knows what was recorded since {since:%d.%m.%Y %H:%M} UTC.")

    def _prove(self, options):
        self.stdout.write(proof_of(options["index"], options["size"]))

    def _epoch(self, options):
        first, second = (
            epochs.Operator(email, getpass.getpass(f"Password of {email}: ")) for email in options["by"][:2]
        )
        made = epochs.begin(options["reason"], first, second)
        self.stdout.write(f"Epoch {made.number} begins with record {made.start}.")


def _given(options):
    """What the auditor gave; without that, what the witnesses that can tell hold."""
    given = options["checkpoint"] or [place for one in witnesses(settings.LEDGER_WITNESSES) for place in one.files()]
    words = [word for place in given for word in ("--checkpoint", str(place))]
    words += [word for number in options["epoch"] for word in ("--epoch", number)]
    return words + (["--pub", options["pub"]] if options["pub"] else [])
