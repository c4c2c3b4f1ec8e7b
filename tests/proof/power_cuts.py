#!/usr/bin/env python3
"""Power cuts on a real file system: ext4 on a loop device, shut down under a writer that commits.

Each round starts numbered_writer in the mounted directory, reads what it acknowledges, shuts the
file system down without flushing its log (EXT4_IOC_SHUTDOWN), kills the writer, mounts again and
checks. An acknowledgement read after the shutdown call began does not count. The loop device stays
the same for all rounds: setting it up anew each time has damaged an image by itself.

Exit code 77: this machine cannot (not root, no loop device, no such ioctl).
"""
import argparse
import fcntl
import os
import random
import select
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import time

EXT4_IOC_SHUTDOWN = 0x8004587D  # _IOR('X', 125, __u32)
NO_LOG_FLUSH = 2
CANNOT = 77


def run(*words):
    return subprocess.run(words, check=True, capture_output=True, text=True).stdout.strip()


class Disk:
    def __init__(self, folder):
        self.image = os.path.join(folder, "image")
        self.mounted_at = os.path.join(folder, "mounted")
        os.mkdir(self.mounted_at)
        with open(self.image, "wb") as image:
            image.truncate(256 << 20)
        run("mkfs.ext4", "-q", "-F", self.image)
        self.device = run("losetup", "--find", "--show", self.image)

    def mount(self):
        run("mount", "-t", "ext4", self.device, self.mounted_at)

    def unmount(self):
        run("umount", self.mounted_at)

    def shut_down(self, folder):
        fcntl.ioctl(folder, EXT4_IOC_SHUTDOWN, struct.pack("I", NO_LOG_FLUSH))

    def close(self):
        subprocess.run(["umount", "-l", self.mounted_at], capture_output=True, check=False)
        subprocess.run(["losetup", "-d", self.device], capture_output=True, check=False)


def acknowledged_within(writer, seconds):
    """The last `ack N` read until `seconds` after the writer began; 0 when there was none."""
    said = os.read(writer.stdout.fileno(), 65536)  # `at N`: it has opened its store
    ends = time.monotonic() + seconds
    while (left := ends - time.monotonic()) > 0:
        if not select.select([writer.stdout], [], [], left)[0]:
            break
        block = os.read(writer.stdout.fileno(), 65536)
        if not block:
            break
        said += block
    whole = said[:said.rfind(b"\n") + 1].decode().splitlines()
    numbers = [int(line.split()[1]) for line in whole if line.startswith(("ack ", "at "))]
    return max(numbers, default=0)


def cut_once(disk, words, chance):
    """What was acknowledged before the cut, and what the checker says after it."""
    disk.mount()
    writer = subprocess.Popen([words.writer, "write", disk.mounted_at],
                              stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                              env=words.environment)
    folder = os.open(disk.mounted_at, os.O_RDONLY)
    acknowledged = acknowledged_within(writer, chance.uniform(0.003, 0.093))
    disk.shut_down(folder)
    writer.send_signal(signal.SIGKILL)
    writer.stdout.close()
    writer.wait()
    os.close(folder)
    disk.unmount()
    disk.mount()
    checked = subprocess.run([words.writer, "check", disk.mounted_at, str(acknowledged)],
                             capture_output=True, text=True, env=words.environment, check=False)
    disk.unmount()
    return acknowledged, checked.stdout.strip() or checked.stderr.strip()


def cut_many(disk, words):
    chance = random.Random(words.seed)
    acknowledged = lost = corrupt = kept = 0
    for number in range(words.cuts):
        this_time, found = cut_once(disk, words, chance)
        acknowledged += max(0, this_time - kept)
        if found.startswith("found "):
            kept = int(found.split()[1])
            continue
        print(f"cut {number}: {this_time} acknowledged, {found}")
        lost += found.startswith("lost")
        corrupt += not found.startswith("lost")
        disk.mount()
        for name in os.listdir(disk.mounted_at):
            if name.startswith("motcua.db"):
                os.remove(os.path.join(disk.mounted_at, name))
        disk.unmount()
        kept = 0
    print(f"{words.cuts} power cuts on ext4, {acknowledged} batches acknowledged, "
          f"lost in {lost} cuts, corrupt after {corrupt}")
    if words.must_lose:
        return 0 if lost > 0 else 1
    return 0 if acknowledged > 0 and lost == 0 and corrupt == 0 else 1


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cuts", type=int)
    parser.add_argument("--writer", required=True)
    parser.add_argument("--must-lose", action="store_true")
    parser.add_argument("--seed", type=int, default=1)
    words = parser.parse_args()
    words.writer = os.path.abspath(words.writer)
    words.environment = dict(os.environ)
    if words.must_lose:
        words.environment["MOTCUA_DURABILITY"] = "normal"
    if os.geteuid() != 0 or not shutil.which("losetup") or not shutil.which("mkfs.ext4"):
        print("skipped: power cuts need root, losetup and mkfs.ext4")
        return CANNOT
    with tempfile.TemporaryDirectory() as folder:
        try:
            disk = Disk(folder)
            disk.mount()
            disk.unmount()
        except (subprocess.CalledProcessError, OSError) as why:
            print(f"skipped: no ext4 on a loop device here: {why}")
            return CANNOT
        try:
            return cut_many(disk, words)
        finally:
            disk.close()


if __name__ == "__main__":
    sys.exit(main())
