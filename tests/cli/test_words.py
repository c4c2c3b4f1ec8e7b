"""Wrong words: exit code 2, nothing on standard output, and what was wrong in one look."""
import unittest

from program import call

PROMISED = ("backup", "restore", "bundle", "mirror", "proof", "check-proof", "sim", "staffing",
            "vietqr")


class WrongWords(unittest.TestCase):
    def told(self, *arguments):
        code, out, err = call(*arguments)
        self.assertEqual((code, out), (2, ""), f"{arguments}: {err}")
        self.assertTrue(err.startswith("motcua: "), err)
        return err

    def test_a_command_that_is_not_one(self):
        self.assertIn("bogus", self.told("bogus"))
        self.assertIn("--bogus", self.told("--bogus"))
        self.assertIn("thiếu lệnh", self.told())

    def test_a_command_that_is_promised_for_later_says_so(self):
        for command in PROMISED:
            with self.subTest(command=command):
                self.assertIn("chưa có trong bản này", self.told(command, "--data", "x"))

    def test_options(self):
        self.assertIn("--data", self.told("serve"))
        self.assertIn("--data", self.told("verify"))
        self.assertIn("--bogus", self.told("verify", "--data", "x", "--bogus"))
        self.assertIn("--unit", self.told("init", "--data", "x"))
        for command in ("serve", "verify", "rebuild", "doctor"):
            self.assertIn("--store", self.told(command, "--data", "x", "--store", "mysql://x"))
        self.told("catalogue")
        self.told("catalogue", "search")
        self.told("catalogue", "search", "khai sinh", "-n", "0")
        self.told("serve", "--data", "x", "--listen", "8080")

    def test_help_is_no_mistake(self):
        for words in (("--help",), ("due", "--help"), ("catalogue", "search", "--help")):
            code, out, err = call(*words)
            self.assertEqual((code, err), (0, ""))
            self.assertIn("motcua", out)


if __name__ == "__main__":
    unittest.main()
