"""Programs that tests need and Debian has: root installs them on a bare machine."""

import os
import shutil
import subprocess


def can_install():
    return os.geteuid() == 0 and bool(shutil.which("apt-get"))


def install(package):
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for words in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", package]):
        waiting = ["-o", "DPkg::Lock::Timeout=300"]  # two processes of one run may come here at once
        subprocess.run(["apt-get", *waiting, *words], check=True, env=environment, stdout=subprocess.DEVNULL)
