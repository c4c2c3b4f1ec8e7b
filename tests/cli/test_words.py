"""Wrong words: exit code 2, nothing on standard output, and what was wrong in one look."""
import re
import unittest

from program import call

PROMISED = ("backup", "restore", "bundle", "mirror", "proof", "check-proof", "sim", "staffing",
            "vietqr")


# What the library for command lines says by itself, in English.
ENGLISH = re.compile(r"\b(required|requires?|expected|arguments?|missing|convert|value|range|"
                     r"not|subcommands?|options?|usage|print|display|help message|the|and|exit)\b",
                     re.I)


class WrongWords(unittest.TestCase):
    def told(self, *arguments):
        code, out, err = call(*arguments)
        self.assertEqual((code, out), (2, ""), f"{arguments}: {err}")
        self.assertTrue(err.startswith("motcua: "), err)
        self.assertEqual(len(err.splitlines()), 1, err)
        self.assertIsNone(ENGLISH.search(err.replace("motcua: ", "")), err)
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

    def test_each_mistake_in_its_own_words(self):
        for arguments, said in (
                (("serve",), "thiếu --data"),
                (("catalogue",), "thiếu lệnh con"),
                (("catalogue", "search"), "thiếu words"),
                (("verify", "--data"), "--data: thiếu giá trị"),
                (("verify", "--data", "x", "--data", "y"), "--data: chỉ được nói một lần"),
                (("verify", "--data", "x", "--bogus"), "không hiểu: --bogus"),
                (("verify", "--data", "x", "thêm"), "không hiểu: thêm"),
                (("verify", "--data", "x", "--json=abc"), "--json"),
                (("catalogue", "search", "khai sinh", "-n", "0"), "-n: muốn một số từ 1 đến 2272"),
                (("catalogue", "search", "khai sinh", "-n", "abc"), "-n: muốn một số"),
                (("catalogue", "announce", "x", "--data", "y"), "thiếu --by"),
                (("init", "--data", "x", "--unit", "15607", "--store", "mysql://x"), "--store")):
            with self.subTest(arguments=arguments):
                self.assertIn(said, self.told(*arguments))

    def test_help_is_no_mistake(self):
        for words in (("--help",), ("due", "--help"), ("catalogue", "search", "--help")):
            code, out, err = call(*words)
            self.assertEqual((code, err), (0, ""))
            self.assertIn("motcua", out)
            self.assertIn("Cách gõ", out)
            self.assertNotIn("Print", out)


if __name__ == "__main__":
    unittest.main()
