"""Calls the program as a stranger would."""
import json
import os
import subprocess

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))
PROGRAM = os.environ.get("MOTCUA") or os.path.join(ROOT, "build", "dev", "src", "main", "motcua")


def call(*arguments):
    """(exit code, standard output, standard error)."""
    done = subprocess.run([PROGRAM, *arguments], capture_output=True, text=True, timeout=60)
    return done.returncode, done.stdout, done.stderr


def answer(*arguments):
    """The one JSON document of a call that succeeds and complains of nothing."""
    code, out, err = call(*arguments, "--json")
    if code != 0 or err:
        raise AssertionError(f"{arguments}: exit {code}, {err}")
    return json.loads(out)
