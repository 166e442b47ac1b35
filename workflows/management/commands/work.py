"""The worker: one process beside the web server that runs the clocks and sends the mail."""

import logging
import signal
import time

from django.core.management.base import BaseCommand
from django.db import Error, close_old_connections

from workflows.expiry import run_clocks
from workflows.mailing import send_waiting

CLOCKS_EVERY, MAIL_EVERY = 60, 5  # seconds
log = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "Runs the clocks and sends mail until it is stopped. More than one may run."

    def add_arguments(self, parser):
        parser.add_argument("--once", action="store_true", help="do everything that waits now, then end")

    def handle(self, once=False, **options):
        if once:
            run_clocks()
            send_waiting()
            return
        self.going = True
        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, self.stop)
        self._go_on()

    def stop(self, *_args):
        self.going = False

    def _go_on(self):
        clocks_at = 0.0
        while self.going:
            close_old_connections()
            try:
                if time.monotonic() >= clocks_at:
                    run_clocks()
                    clocks_at = time.monotonic() + CLOCKS_EVERY
                send_waiting()
            except Error:  # the database is away: say so, wait, go on
                log.exception("The worker could not reach the database")
            for _second in range(MAIL_EVERY * 2):
                if self.going:
                    time.sleep(0.5)
