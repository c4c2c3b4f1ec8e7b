"""A throw-away source tree for the tests of the checkers."""
import io
import os
import shutil
import sys
import tempfile
import unittest
from contextlib import redirect_stderr, redirect_stdout

sys.dont_write_bytecode = True
ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))
sys.path.insert(0, os.path.join(ROOT, "tools"))


class TreeTest(unittest.TestCase):
    """`checker` is the main() of tools/checks/layers.py or style.py."""

    checker = None

    def setUp(self):
        self.root = tempfile.mkdtemp(prefix="motcua-tree-")
        self.addCleanup(shutil.rmtree, self.root)

    def write(self, path, text):
        absolute = os.path.join(self.root, path)
        os.makedirs(os.path.dirname(absolute), exist_ok=True)
        with open(absolute, "wb") as file:
            file.write(text if isinstance(text, bytes) else text.encode())

    def run_checker(self, root=None):
        """(exit code, findings as text)."""
        errors = io.StringIO()
        with redirect_stderr(errors), redirect_stdout(io.StringIO()):
            code = type(self).checker(["--root", root or self.root])
        return code, errors.getvalue()

    def assert_clean(self):
        code, errors = self.run_checker()
        self.assertEqual((code, errors), (0, ""))

    def assert_finds(self, *parts):
        """Exactly one finding, holding all of `parts`, and a word on what to do instead."""
        code, errors = self.run_checker()
        lines = errors.splitlines()
        self.assertEqual(code, 1, "nothing was found")
        self.assertEqual(len(lines), 2, errors)
        for part in parts:
            self.assertIn(part, lines[0])
        self.assertRegex(lines[0], r"^[\w./-]+:\d+: .+; .+$")
