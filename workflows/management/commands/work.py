"""The worker: one process beside the web server that runs the clocks, sends the mail and makes exports."""

import logging
import signal
import time
from threading import Thread

from django.core.management.base import BaseCommand
from django.db import Error, close_old_connections, connection

from audit.months import open_months
from workflows.expiry import run_clocks
from workflows.mailing import send_waiting
from workflows.showing.offered import offered

CLOCKS_EVERY, MAIL_EVERY = 60, 5  # seconds
LOOKS_EVERY = 0.5  # seconds, for long work
log = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "Runs the clocks, sends mail and makes exports until it is stopped. More than one may run."

    def add_arguments(self, parser):
        parser.add_argument("--once", action="store_true", help="do everything that waits now, then end")

    def handle(self, once=False, **options):
        self.going = True
        if once:
            self._do_all()
            return
        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, self.stop)
        beside = [Thread(target=self._work_long, args=[work]) for work in offered("long_work")]
        for thread in beside:
            thread.start()
        self._go_on()
        for thread in beside:
            thread.join()

    def _do_all(self):
        run_clocks()
        open_months()
        for work in offered("long_work"):
            while work(self.is_going):
                pass
        send_waiting()

    def stop(self, *_args):
        self.going = False

    def is_going(self):
        return self.going

    def _go_on(self):
        clocks_at = 0.0
        while self.going:
            close_old_connections()
            try:
                if time.monotonic() >= clocks_at:
                    run_clocks()
                    open_months()
                    clocks_at = time.monotonic() + CLOCKS_EVERY
                send_waiting()
            except Error:  # the database is away: say so, wait, go on
                log.exception("The worker could not reach the database")
            self._pause(MAIL_EVERY)

    def _work_long(self, work):
        """In a thread of its own, with a connection of its own, so that clocks and mail wait for nothing that takes minutes."""
        while self.going:
            close_old_connections()
            try:
                found = work(self.is_going)
            except Error:
                log.exception("The worker could not reach the database")
                found = self._pause(MAIL_EVERY)
            if not found:
                self._pause(LOOKS_EVERY)
        connection.close()

    def _pause(self, seconds):
        for _half in range(int(seconds * 2)):
            if self.going:
                time.sleep(0.5)
