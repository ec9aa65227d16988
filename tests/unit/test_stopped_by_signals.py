"""A verb that is told to stop does so wherever it is at that moment."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

import pytest

from tests.helpers.processes import ROOT

#: The token's lock is held while the signal comes, as that of any event is for moments by whoever
#: waits for it.
PROGRAM = """
import os, signal, sys, threading
from apdesk.cli import _stopped_by_signals
from apdesk.domain.cancel import CancelToken

class Busy(CancelToken):
    lock = threading.Lock()

    def cancel(self):
        with self.lock:
            super().cancel()

number, token = int(sys.argv[1]), Busy()
before = signal.getsignal(number)
with _stopped_by_signals(token):
    with token.lock:
        os.kill(os.getpid(), number)
    assert token.wait(10)
assert signal.getsignal(number) is before
"""


@pytest.mark.skipif(os.name != "posix", reason="Windows sends no such signals")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_the_signal_comes_while_the_token_is_waited_for(number: signal.Signals) -> None:
    command = [sys.executable, "-c", PROGRAM, str(int(number))]
    subprocess.run(command, cwd=ROOT, timeout=30, check=True)
