#!/usr/bin/env python3
"""Runs every test of a build and ends with one plain line: `N passed, N failed, N skipped`.

Single cases are counted, not programs. Two kinds of suites:
  - programs that ctest knows (GoogleTest): cases come from the JSON they write. A program that dies
    counts the cases it had finished, and one failed case more.
  - executables tests/*/run: their last line is the same closing line; MOTCUA names the program.
A suite that says nothing countable has failed.
"""
import argparse
import json
import os
import re
import subprocess
import sys
import time
from collections import namedtuple
from concurrent.futures import ThreadPoolExecutor, as_completed

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), ".."))
CLOSING = re.compile(r"^(\d+) passed, (\d+) failed, (\d+) skipped$")
TIMEOUT_S = 900
OTHER_TIERS = {"crash", "proof", "bench"}
SHOWN_CHARACTERS_MAX = 20_000
# Where these folders stand, they bring a `run`: tests that nobody runs are no tests.
MUST_RUN = ("tests/cli", "tests/http", "tests/browser")

Suite = namedtuple("Suite", "name command folder environment timeout_s alone kind")
Outcome = namedtuple("Outcome", "suite passed failed skipped seconds output notes")


def ctest_suites(build):
    """One suite for each program that ctest knows, however many tests it is registered for."""
    shown = subprocess.run(["ctest", "--show-only=json-v1"], cwd=build, capture_output=True,
                           check=True).stdout
    suites = {}
    for test in json.loads(shown).get("tests", []):
        # ctest names no command where the program was never built: that must not pass unseen.
        command = test.get("command") or [os.path.join(build, test["name"] + " (not built)")]
        properties = {p["name"]: p["value"] for p in test.get("properties", [])}
        if OTHER_TIERS & set(properties.get("LABELS", [])):
            continue
        is_ours = os.path.abspath(command[0]).startswith(os.path.abspath(build) + os.sep)
        key = command[0] if is_ours else test["name"]
        environment = dict(e.split("=", 1) for e in properties.get("ENVIRONMENT", []))
        suites.setdefault(key, Suite(
            os.path.basename(command[0]) if is_ours else test["name"],
            command[:1] if is_ours else command, properties.get("WORKING_DIRECTORY", build),
            environment, float(properties.get("TIMEOUT", TIMEOUT_S)),
            bool(properties.get("RUN_SERIAL", False)), "gtest" if is_ours else "plain"))
    return list(suites.values())


def folder_suites(root, program):
    suites = []
    tests = os.path.join(root, "tests")
    for name in sorted(os.listdir(tests)):
        run = os.path.join(tests, name, "run")
        if name in OTHER_TIERS:
            continue
        if os.access(run, os.X_OK):
            suites.append(Suite("tests/" + name, [run], root,
                                {"MOTCUA": os.path.abspath(program)}, TIMEOUT_S, True, "closing"))
        elif "tests/" + name in MUST_RUN and os.path.isdir(os.path.join(tests, name)):
            suites.append(Suite("tests/" + name, [run], root, {}, TIMEOUT_S, True, "closing"))
    return suites


def count_gtest(result_file, output, code):
    """(passed, failed, skipped, notes) of one GoogleTest program."""
    try:
        with open(result_file, encoding="utf-8") as file:
            groups = json.load(file)["testsuites"]
    except (OSError, ValueError, KeyError):
        passed = len(re.findall(r"^\[       OK \] \S+ \(", output, re.MULTILINE))
        failed = len(re.findall(r"^\[  FAILED  \] \S+ \(", output, re.MULTILINE))
        running = re.findall(r"^\[ RUN      \] (\S+)", output, re.MULTILINE)
        where = f" in {running[-1]}" if running else ""
        return passed, failed + 1, 0, [f"died with {code}{where}"]
    passed = failed = skipped = 0
    notes = []
    for group in groups:
        for case in group["testsuite"]:
            name = f"{group['name']}.{case['name']}"
            if case.get("failures"):
                failed += 1
                notes.append(f"failed: {name}")
            elif case.get("result") == "SKIPPED":
                skipped += 1
                notes.append(f"skipped: {name}")
            elif case.get("status") == "RUN":
                passed += 1
    if code != 0 and failed == 0:
        return passed, 1, skipped, notes + [f"ended with {code} after its last case"]
    if passed + failed + skipped == 0:
        return 0, 1, 0, ["holds no test case"]
    return passed, failed, skipped, notes


def count_closing(output, code):
    lines = output.rstrip().splitlines()
    closing = CLOSING.match(lines[-1]) if lines else None
    if not closing:
        return 0, 1, 0, [f"ended with {code} and without a closing line"]
    passed, failed, skipped = map(int, closing.groups())
    if code != 0 and failed == 0:
        return passed, 1, skipped, [f"ended with {code}"]
    if passed + failed + skipped == 0:
        return 0, 1, 0, ["holds no test case"]
    return passed, failed, skipped, []


def run(suite, logs):
    name = suite.name.replace("/", "_")
    result_file = os.path.join(logs, name + ".json")
    if os.path.exists(result_file):
        os.remove(result_file)
    environment = {
        "ASAN_OPTIONS": "detect_stack_use_after_return=1:strict_string_checks=1",
        "UBSAN_OPTIONS": "print_stacktrace=1:halt_on_error=1",
        "TSAN_OPTIONS": "halt_on_error=1", **os.environ, **suite.environment}
    command = list(suite.command)
    if suite.kind == "gtest":
        command.append(f"--gtest_output=json:{result_file}")
    begun = time.monotonic()
    try:
        done = subprocess.run(command, cwd=suite.folder, env=environment, stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                              timeout=suite.timeout_s)
        code, output = done.returncode, done.stdout.decode(errors="replace")
    except subprocess.TimeoutExpired as expired:
        code = f"a stop after {suite.timeout_s:.0f} s"
        output = (expired.stdout or b"").decode(errors="replace")
    except OSError as error:
        code, output = str(error), ""
    seconds = time.monotonic() - begun
    with open(os.path.join(logs, name + ".log"), "w", encoding="utf-8") as log:
        log.write(output)
    if suite.kind == "gtest":
        counts = count_gtest(result_file, output, code)
    elif suite.kind == "closing":
        counts = count_closing(output, code)
    else:
        counts = (1, 0, 0, []) if code == 0 else (0, 1, 0, [f"ended with {code}"])
    return Outcome(suite, *counts[:3], seconds, output, counts[3])


def tell(outcome):
    print(f"{outcome.suite.name}: {outcome.passed} passed, {outcome.failed} failed, "
          f"{outcome.skipped} skipped ({outcome.seconds:.1f} s)")
    for note in outcome.notes:
        print(f"  {note}")
    if outcome.failed:
        print(outcome.output[-SHOWN_CHARACTERS_MAX:])
    elif outcome.skipped:
        for line in outcome.output.splitlines():
            if line.startswith("skipped: "):
                print("  " + line)
    sys.stdout.flush()


def run_all(suites, logs):
    """Suites side by side, then those that want the machine for themselves."""
    os.makedirs(logs, exist_ok=True)
    outcomes = []
    with ThreadPoolExecutor(os.cpu_count() or 2) as pool:
        started = [pool.submit(run, suite, logs) for suite in suites if not suite.alone]
        for one in as_completed(started):
            outcomes.append(one.result())
            tell(outcomes[-1])
    for suite in suites:
        if suite.alone:
            outcomes.append(run(suite, logs))
            tell(outcomes[-1])
    return outcomes


def main(arguments):
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--build", required=True)
    parser.add_argument("--program", required=True, help="the release binary")
    parser.add_argument("--root", default=ROOT)
    parser.add_argument("--only", action="append", help="suites with this in their name")
    chosen = parser.parse_args(arguments)
    suites = ctest_suites(chosen.build) + folder_suites(chosen.root, chosen.program)
    if chosen.only:
        suites = [s for s in suites if any(word in s.name for word in chosen.only)]
    outcomes = run_all(suites, os.path.join(os.path.abspath(chosen.build), "test_logs"))
    passed, failed, skipped = (sum(getattr(o, w) for o in outcomes)
                               for w in ("passed", "failed", "skipped"))
    print(f"{passed} passed, {failed} failed, {skipped} skipped")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
