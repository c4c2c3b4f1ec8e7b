"""A release of the catalogue on a live server: shown, reviewed, published, announced by two, and in
force from its day on, while what was received before keeps its own."""
import fcntl
import glob
import json
import os
import shutil
import subprocess
import tempfile
import unittest
import urllib.parse

import centre
import control

SOURCE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "data", "catalogue")
CODE = "1.004873"
PASSWORD = centre.PASSWORD


class CatalogueRelease(unittest.TestCase):
    def setUp(self):
        self.centre = centre.Centre()
        self.addCleanup(self.centre.remove)
        self.folder = tempfile.mkdtemp(prefix="motcua-source-")
        self.addCleanup(shutil.rmtree, self.folder, True)
        shutil.copytree(SOURCE, self.folder, dirs_exist_ok=True)
        self.director = self.centre.officer("director").username
        self.deputy = self.centre.officer("deputy").username
        self.both = [self.director, self.deputy]

    def propose(self, days, phrase):
        """The sources with another limit and one phrase more."""
        place = os.path.join(self.folder, "everyday", CODE + ".json")
        with open(place, encoding="utf-8") as file:
            procedure = json.load(file)
        procedure["limits"][0]["value"] = days
        procedure.pop("limit_prose", None)
        with open(place, "w", encoding="utf-8") as file:
            json.dump(procedure, file, ensure_ascii=False)
        with open(os.path.join(self.folder, "phrases.csv"), "a", encoding="utf-8") as phrases:
            phrases.write(f"{phrase},{CODE}\n")

    def motcua(self, *words, stdin=""):
        return subprocess.run([centre.PROGRAM, "catalogue", *words, "--data", self.centre.data],
                              input=stdin, capture_output=True, text=True, timeout=300)

    def imported(self, effective, *words):
        return self.motcua("import", self.folder, "--effective", effective, *words)

    def reviewed(self, effective):
        """(hash of the release, hash of the review)"""
        shown = self.imported(effective, "--json")
        self.assertEqual(shown.returncode, 0, shown.stderr)
        told = json.loads(shown.stdout)
        return told["after"]["hash"], told["review"]

    def published(self, effective):
        release, review = self.reviewed(effective)
        done = self.imported(effective, "--reviewed", review)
        self.assertEqual(done.returncode, 0, done.stderr)
        return release

    def announced(self, release, names, passwords):
        by = [word for name in names for word in ("--by", name)]
        return self.motcua("announce", release, *by, stdin="\n".join(passwords) + "\n")

    def announce(self, release):
        done = self.announced(release, self.both, [PASSWORD, PASSWORD])
        self.assertEqual(done.returncode, 0, done.stderr)

    def in_force(self):
        shown = self.centre.visitor().get("/api/v1/procedures/" + CODE)
        self.assertEqual(shown.status, 200, shown)
        return shown.json()["release"]["number"]

    def first_hit(self, words):
        found = self.centre.visitor().get(
            "/api/v1/procedures?q=" + urllib.parse.quote_plus(words)).json()
        return found[0]["name"] if found else None

    def page(self, path="/danh-muc/ban-phat-hanh"):
        shown = self.centre.signed_in(self.director).get(path)
        self.assertEqual(shown.status, 200, shown)
        return shown.body.decode()

    def test_from_the_review_to_a_dossier_without_a_restart(self):
        clerk = self.centre.officer("receiving_officer")
        today = centre.today().isoformat()
        self.propose(30, "giấy độc thân kiểu mới")
        before = centre.received(clerk)
        wrong = self.imported(today, "--reviewed", "0" * 64)
        self.assertEqual(wrong.returncode, 1, wrong.stdout)
        release, review = self.reviewed(today)
        done = self.imported(today, "--reviewed", review)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("Chưa công bố", self.page())
        self.assertEqual(self.in_force(), 1)
        self.assertEqual(centre.received(clerk)["due"], before["due"], "published only")
        for names, passwords in (([self.director, self.deputy], [PASSWORD, "khong phai"]),
                                 ([self.director, self.director], [PASSWORD, PASSWORD]),
                                 ([self.director, clerk.username], [PASSWORD, PASSWORD])):
            refused = self.announced(release, names, passwords)
            self.assertEqual(refused.returncode, 1, (names, refused.stdout))
            self.assertNotIn("khong phai", refused.stderr)
        self.assertEqual(self.announced("0" * 64, self.both, [PASSWORD] * 2).returncode, 1)
        self.assertEqual(self.announced(release, [self.director], [PASSWORD]).returncode, 2)
        self.assertEqual(self.in_force(), 1)
        self.announce(release)
        again = self.announced(release, self.both, [PASSWORD, PASSWORD])
        self.assertEqual(again.returncode, 1, again.stdout)
        self.assertIn("đã công bố", again.stderr)
        self.assertEqual(self.in_force(), 2)
        self.assertIn("xác nhận tình trạng hôn nhân", self.first_hit("giấy độc thân kiểu mới"))
        after = centre.received(clerk)
        self.assertGreater(after["due"], before["due"])
        for number, days in ((before["code"], 3), (after["code"], 30)):
            shown = clerk.get("/api/v1/dossiers/" + number).json()
            self.assertEqual(shown["due"], before["due"] if days == 3 else after["due"])
            counted = [day for day in shown["explanation"]["reasons"] if day["counted"]]
            self.assertEqual(len(counted), days, "each explains its own limit")
        listed = self.page()
        self.assertIn("Đang có hiệu lực", listed)
        self.assertIn("Đã hết hiệu lực", listed)
        one = self.page("/danh-muc/ban-phat-hanh/" + release)
        self.assertIn("giấy độc thân kiểu mới", one)
        self.assertIn(review, one)
        self.assertTrue(json.loads(self.centre.run("verify", "--json").stdout)["ok"])
        self.centre.kill()
        self.centre.start_again()
        self.assertEqual(self.in_force(), 2)

    def test_one_whose_day_has_not_come_waits(self):
        self.propose(9, "giấy độc thân năm sau")
        self.announce(self.published("2039-01-01"))
        self.assertEqual(self.in_force(), 1)
        self.assertIn("Sắp có hiệu lực", self.page())

    def test_killed_between_the_steps_nothing_is_lost_or_half_done(self):
        self.propose(7, "giấy độc thân thứ hai")
        today = centre.today().isoformat()
        release, review = self.reviewed(today)
        self.assertEqual(self.centre.stop(), 0)
        # Somebody holds the directory and takes no requests: everything is laid down, no more.
        with open(os.path.join(self.centre.data, "lock"), "rb") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            staged = self.imported(today, "--reviewed", review)
        self.assertEqual(staged.returncode, 1, staged.stdout)
        self.centre.start()
        self.assertEqual(self.in_force(), 1)
        talk = control.Talk(self.centre.data)
        talk.send(json.dumps({"do": "publish", "release": release,
                              "reviewed": review}).encode() + b"\n")
        talk.next()
        self.centre.kill()
        talk.close()
        self.centre.start()
        if not glob.glob(os.path.join(self.centre.data, "catalogue", "releases", "*.json")):
            self.assertEqual(self.published(today), release)
        self.centre.kill()  # between import and announcement
        self.centre.start()
        self.assertEqual(self.in_force(), 1)
        self.announce(release)
        self.centre.kill()
        self.centre.start()
        self.assertEqual(self.in_force(), 2)
        self.assertTrue(json.loads(self.centre.run("verify", "--json").stdout)["ok"])

    def test_a_file_that_is_gone_is_named_and_nothing_is_received(self):
        self.propose(7, "giấy độc thân thứ ba")
        self.announce(self.published(centre.today().isoformat()))
        self.assertEqual(self.centre.stop(), 0)
        changed = []
        for name in glob.glob(os.path.join(self.centre.data, "catalogue", "documents", "*.json")):
            with open(name, encoding="utf-8") as file:
                if CODE in file.read(60):
                    changed.append(name)
        self.assertEqual(len(changed), 1)
        os.rename(changed[0], changed[0] + ".away")
        self.centre.start_again()
        clerk = self.centre.officer("receiving_officer")
        clerk.is_world_broken = True
        refused = clerk.post("/api/v1/dossiers", centre.intake())
        self.assertEqual((refused.status, refused.code), (503, "catalogue-unreadable"), refused)
        page = clerk.get("/quay")
        self.assertEqual(page.status, 503, page)
        self.assertIn("bản danh mục", page.body.decode())
        looked = json.loads(self.centre.run("doctor", "--json").stdout)
        found = [one for one in looked["checks"] if one["check"] == "catalogue"]
        self.assertFalse(found[0]["ok"])
        self.assertIn(os.path.basename(changed[0]), found[0]["text"])
        problems = json.loads(self.centre.run("verify", "--json").stdout)["problems"]
        self.assertEqual([one["fault"] for one in problems], ["release_missing"])
        os.rename(changed[0] + ".away", changed[0])
        self.assertTrue(json.loads(self.centre.run("verify", "--json").stdout)["ok"])

    def test_requests_of_another_form_are_refused(self):
        for request in ({"do": "publish"}, {"do": "announce", "release": "x", "by": []},
                        {"do": "publish", "release": "0" * 64, "reviewed": "x", "more": 1},
                        {"do": "announce", "release": "0" * 64, "by": [{"username": "a"}]}):
            told = control.told(self.centre.data, json.dumps(request).encode() + b"\n")
            self.assertEqual((told["ok"], told["code"]), (False, "bad_request"), request)
        told = control.told(self.centre.data, json.dumps(
            {"do": "publish", "release": "0" * 64, "reviewed": "0"}).encode() + b"\n")
        self.assertEqual((told["ok"], told["code"]), (False, "failed"))
