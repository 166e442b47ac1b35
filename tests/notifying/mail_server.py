"""A mail server of ours that counts what it was given, and can end the talk, or the worker, at any step of it."""

import socket
from contextlib import suppress
from threading import Thread

STEPS = ("greeting", "ehlo", "mail", "rcpt", "data", "content", "dot", "taken")
USUAL = {
    "ehlo": "250 here",
    "mail": "250 ok",
    "rcpt": "250 ok",
    "data": "354 go on",
    "dot": "250 taken",
    "rset": "250 ok",
}


class MailServer:
    """`received`: the text of each mail whose last line came, answered or not. `breaks_at`: the step at which it hangs up.

    `answers`: {step: line} instead of the usual; `reached(step)` is called at each step, before anything is answered.
    """

    def __init__(self):
        self.received, self.breaks_at, self.answers = [], None, {}
        self.reached = lambda step: None
        self.listening = socket.create_server(("127.0.0.1", 0))
        self.port = self.listening.getsockname()[1]
        Thread(target=self._serve, daemon=True).start()

    def close(self):
        self.listening.close()

    def _serve(self):
        while True:
            try:
                talk, _address = self.listening.accept()
            except OSError:
                return
            with suppress(ConnectionError, HungUp), talk, talk.makefile("rwb") as lines:
                self._talk(lines)

    def _talk(self, lines):
        self._at("greeting")
        self._say(lines, "220 here")
        while line := lines.readline():
            word = line[:4].decode().strip().lower()
            if word == "quit":
                return
            self._at(word)
            self._say(lines, self.answers.get(word, USUAL.get(word, "250 ok")))
            if word == "data" and word not in self.answers:
                self._take(lines)

    def _take(self, lines):
        text = [lines.readline()]
        if not text[0]:  # whoever was to send it has ended
            return
        self._at("content")
        while (line := lines.readline()) and line != b".\r\n":
            text.append(line)
        if not line:
            return
        self.received.append(b"".join(text).decode())
        self._at("dot")
        self._say(lines, self.answers.get("dot", USUAL["dot"]))
        self._at("taken")

    def _at(self, step):
        self.reached(step)
        if step == self.breaks_at:
            raise HungUp

    def _say(self, lines, text):
        lines.write(f"{text}\r\n".encode())
        lines.flush()


class HungUp(Exception):
    pass
