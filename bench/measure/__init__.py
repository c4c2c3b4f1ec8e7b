"""What the benchmarks share: servers as processes, their CPU time, medians, one line a figure."""
import json
import os
import re
import shutil
import signal
import statistics
import subprocess
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.normpath(os.path.join(HERE, "..", ".."))
PROGRAMS = os.environ.get("BENCH_PROGRAMS", os.path.join(ROOT, "build", "release", "bench"))
MOTCUA = os.environ.get("MOTCUA", os.path.join(ROOT, "build", "motcua"))


def cpu_seconds(pid):
    """Of a living process with all its threads, to the nanosecond."""
    return time.clock_gettime_ns((~pid << 3) | 2) / 1e9


def resident_mib(pid):
    with open(f"/proc/{pid}/status", encoding="ascii") as status:
        return int(re.search(r"VmRSS:\s+(\d+)", status.read()).group(1)) / 1024


def median(values):
    return statistics.median(values)


def spread(values, form="{:.2f}"):
    """The median, and between which the runs lay."""
    low, high = form.format(min(values)), form.format(max(values))
    middle = form.format(median(values))
    return middle if low == high else f"{middle} ({low}-{high}, {len(values)} runs)"


def line(what, measured, reference="", bar="", held=None):
    """One figure, as bench/README.md has it."""
    verdict = "" if held is None else ("held" if held else "MISSED")
    print(" | ".join(["", what, measured, reference, bar, verdict, ""]).strip(), flush=True)


def load():
    """Other work on the machine: figures taken under it must say so."""
    return f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors"


def program(name, *arguments, **environment):
    done = subprocess.run([os.path.join(PROGRAMS, name), *map(str, arguments)], check=True,
                          capture_output=True, text=True, env=os.environ | environment)
    return done.stdout.strip()


class Server:
    """A process that prints the address it listens on; its folder is gone when it is closed."""

    def __init__(self, command, environment=None):
        begun = time.monotonic()
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                                        text=True, env=os.environ | (environment or {}))
        first = self.process.stdout.readline()
        found = re.search(r":(\d+)\s*$", first)
        if not found:
            raise SystemExit(f"{command[0]} did not start: {first}")
        self.port = int(found.group(1))
        self.pid = self.process.pid
        self.started_s = time.monotonic() - begun

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait()


class Folder:
    def __enter__(self):
        self.path = tempfile.mkdtemp(prefix="motcua-bench-")
        os.chmod(self.path, 0o755)
        return self.path

    def __exit__(self, *_):
        shutil.rmtree(self.path, ignore_errors=True)


def serve(data, environment=None, *words):
    return Server([MOTCUA, "serve", "--demo", "--data", data, "--listen", "127.0.0.1:0", *words],
                  environment)


def run_clients(port, accounts, cases, clients, tls=False, log=None, cpu=lambda: 0.0):
    """{"cases","writes","wall_s","cpu_s"}: `cases` whole cases by so many connections; what `cpu`
    says after them less what it said when all were signed in."""
    words = [port, accounts, cases, clients] + (["tls"] if tls else [])
    extra = {"CALLS_LOG": log} if log else {}
    process = subprocess.Popen([os.path.join(PROGRAMS, "bench_clients"), *map(str, words)],
                               stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
                               env=os.environ | extra)
    if process.stdout.readline() != "ready\n":
        raise SystemExit("the clients cannot sign in")
    before = cpu()
    out, _ = process.communicate("go\n")
    if process.returncode != 0:
        raise SystemExit("a client was refused")
    return json.loads(out) | {"cpu_s": cpu() - before}


def database_bytes(data):
    """The database alone, everything in it: what a write-ahead log holds beside it is passing."""
    return os.path.getsize(os.path.join(data, "motcua.db"))
