"""An edition of the catalogue: shown, reviewed, published, announced by two, and on the pages."""
import json
import os
import shutil
import subprocess
import tempfile
import unittest

import centre

SOURCE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "data", "catalogue")


class CatalogueRelease(unittest.TestCase):
    def setUp(self):
        self.centre = centre.Centre()
        self.addCleanup(self.centre.remove)
        self.folder = tempfile.mkdtemp(prefix="motcua-source-")
        self.addCleanup(shutil.rmtree, self.folder, True)
        shutil.copytree(SOURCE, self.folder, dirs_exist_ok=True)
        with open(os.path.join(self.folder, "phrases.csv"), "a", encoding="utf-8") as phrases:
            phrases.write("giấy độc thân kiểu mới,1.004873\n")

    def motcua(self, *words, stdin=""):
        return subprocess.run([centre.PROGRAM, "catalogue", *words, "--data", self.centre.data],
                              input=stdin, capture_output=True, text=True, timeout=120)

    def imported(self, *words):
        return self.motcua("import", self.folder, "--effective", "2026-12-01", *words)

    def announced(self, release, names, passwords):
        by = [word for name in names for word in ("--by", name)]
        return self.motcua("announce", release, *by, stdin="\n".join(passwords) + "\n")

    def test_from_the_review_to_the_log_and_the_page(self):
        director = self.centre.officer("director").username
        deputy = self.centre.officer("deputy").username
        clerk = self.centre.officer("receiving_officer").username
        shown = self.imported("--json")
        self.assertEqual(shown.returncode, 0, shown.stderr)
        told = json.loads(shown.stdout)
        self.assertEqual(len(told["difference"]["phrases_added"]), 1)
        live = self.imported("--reviewed", told["review"])
        self.assertEqual(live.returncode, 1, live.stdout)
        self.assertIn("motcua serve", live.stderr)
        self.assertEqual(self.centre.stop(), 0)
        wrong = self.imported("--reviewed", "0" * 64)
        self.assertEqual(wrong.returncode, 1, wrong.stdout)
        done = self.imported("--reviewed", told["review"])
        self.assertEqual(done.returncode, 0, done.stderr)
        release, right = told["after"]["hash"], centre.PASSWORD
        for names, passwords in (([director, deputy], [right, "khong phai"]),
                                 ([director, director], [right, right]),
                                 ([director, clerk], [right, right])):
            refused = self.announced(release, names, passwords)
            self.assertEqual(refused.returncode, 1, (names, refused.stdout))
        self.assertEqual(self.announced(release, [director], [right]).returncode, 2)
        both = self.announced(release, [director, deputy], [right, right])
        self.assertEqual(both.returncode, 0, both.stderr)
        again = self.announced(release, [director, deputy], [right, right])
        self.assertEqual(again.returncode, 1, again.stdout)
        verified = self.centre.run("verify", "--json")
        self.assertTrue(json.loads(verified.stdout)["ok"], verified.stdout)
        self.centre.start()
        page = self.centre.signed_in(director).get("/danh-muc/ban-phat-hanh/" + release)
        self.assertEqual(page.status, 200, page)
        self.assertIn("giấy độc thân kiểu mới", page.body.decode())
        self.assertIn(told["review"], page.body.decode())
