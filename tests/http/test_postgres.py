"""A centre on PostgreSQL, from its founding to a result in somebody's hand."""
import json
import os
import shutil
import signal
import subprocess

import centre
import postgres
import test_thread
from absent import skip_because
from centre import received
from load import Load


class OnPostgres(test_thread.TheThread):
    """The whole thread once more, and what is PostgreSQL's own."""

    @classmethod
    def setUpClass(cls):
        if not postgres.is_there():
            return
        cls.cluster = postgres.Cluster()
        cls.database = cls.cluster.make_database()
        cls.centre = centre.Centre(store=cls.cluster.url(cls.database))
        cls.meet()

    @classmethod
    def meet(cls):
        cls.counter = cls.centre.officer("receiving_officer")
        cls.specialist = cls.centre.officer("specialist")

    @classmethod
    def tearDownClass(cls):
        if not postgres.is_there():
            return
        cls.centre.remove()
        cls.cluster.remove()

    def setUp(self):
        if not postgres.is_there():
            skip_because("PostgreSQL 15 is not here")

    def start_again(self):
        self.centre.start_again()
        self.meet()

    def json_of(self, command):
        done = self.centre.run(command, "--json")
        self.assertEqual((done.returncode, done.stderr), (0, ""), done)
        return json.loads(done.stdout)

    def program(self, command, directory, *words):
        return subprocess.run(
            [centre.PROGRAM, command, "--data", directory, *self.centre.store, *words],
            capture_output=True, text=True, timeout=60)

    def test_what_was_done_is_there_after_a_restart(self):
        before = received(self.counter)
        self.assertEqual(self.centre.stop(), 0)
        self.assertFalse(os.path.exists(os.path.join(self.centre.data, "motcua.db")))
        self.start_again()
        shown = self.counter.get(f"/api/v1/dossiers/{before['code']}")
        self.assertEqual(shown.status, 200, shown)
        self.assertEqual(shown.json()["people"]["applicant"]["person"]["name"], "Lò Thị Thử")
        self.assertEqual(shown.json()["due"], before["due"])
        self.assertNotEqual(received(self.counter)["code"], before["code"])
        found = self.json_of("verify")
        self.assertEqual(found["problems"], [])
        self.assertGreater(found["events"], 10)

    def test_it_is_rebuilt_while_dossiers_come_in(self):
        with Load(self.centre) as load:
            for _ in range(3):
                self.assertTrue(self.json_of("rebuild")["same"])
                self.assertEqual(self.json_of("verify")["problems"], [])
                load.wait(3)
        self.assertEqual(load.faults, [])
        self.assertGreater(load.reads, 3)
        for code in load.acknowledged:
            self.assertEqual(self.counter.get(f"/api/v1/dossiers/{code}").status, 200)
        self.assertEqual(self.json_of("rebuild")["content_digest"],
                         self.json_of("verify")["content_digest"])

    def test_a_rebuild_mends_what_somebody_changed_in_the_tables(self):
        code = received(self.counter)["code"]
        self.cluster.sql(self.database, "UPDATE dossier SET lane = 5, phase = 1")
        self.assertEqual(self.centre.run("verify").returncode, 1)
        self.assertFalse(self.json_of("rebuild")["same"])
        self.assertTrue(self.json_of("verify")["ok"])
        self.assertEqual(self.counter.get(f"/api/v1/dossiers/{code}").json()["status"], 2)

    def test_doctor_examines_it(self):
        checks = {row["check"]: row["ok"]
                  for row in json.loads(self.centre.run("doctor", "--json").stdout)["checks"]}
        self.assertTrue(checks["database"] and checks["layout"] and checks["key"], checks)

    def test_a_second_server_on_the_same_database_is_refused_in_words(self):
        twin = os.path.join(self.centre.directory, "twin")
        shutil.copytree(self.centre.data, twin, ignore=shutil.ignore_patterns("control"))
        self.addCleanup(shutil.rmtree, twin)
        for command, *words in (["serve", "--listen", "127.0.0.1:0"], ["rebuild"]):
            done = self.program(command, twin, *words)
            self.assertEqual((done.returncode, done.stdout), (1, ""), command)
            self.assertIn("đang ghi cơ sở dữ liệu này", done.stderr)
        self.assertEqual(self.counter.get("/api/v1/worklist").status, 200)
        received(self.counter)

    def test_a_database_that_has_a_node_is_not_founded_again(self):
        other = os.path.join(self.centre.directory, "other")
        self.addCleanup(shutil.rmtree, other, ignore_errors=True)
        self.assertEqual(self.centre.stop(), 0)
        done = self.program("init", other, "--unit", "15607")
        self.start_again()
        self.assertEqual((done.returncode, done.stdout), (1, ""))
        self.assertIn("đã có một nút", done.stderr)
        self.assertTrue(self.json_of("verify")["ok"])

    def test_init_that_was_killed_at_any_moment_is_run_again(self):
        killed = 0
        for moment in range(6):
            place = os.path.join(self.centre.directory, f"killed-{moment}")
            self.addCleanup(shutil.rmtree, place, ignore_errors=True)
            url = self.cluster.url(self.cluster.make_database())
            words = [centre.PROGRAM, "init", "--data", place, "--unit", "15607", "--store", url]
            making = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            try:
                making.wait(moment * 0.15)
            except subprocess.TimeoutExpired:
                making.kill()
            killed += making.wait() != 0
            if os.path.exists(os.path.join(place, "half-made")) or not os.path.exists(place):
                done = subprocess.run(words, capture_output=True, text=True, timeout=60)
                while "đang ghi cơ sở dữ liệu này" in done.stderr:
                    # PostgreSQL has not seen yet that the other end of the first is gone.
                    done = subprocess.run(words, capture_output=True, text=True, timeout=60)
                self.assertEqual(done.returncode, 0, (moment, done.stderr))
            checked = subprocess.run([centre.PROGRAM, "verify", "--data", place, "--store", url,
                                      "--json"], capture_output=True, text=True, timeout=60)
            self.assertEqual(json.loads(checked.stdout)["problems"], [], moment)
        self.assertGreater(killed, 0)

    def test_init_that_was_cut_off_behind_its_end_is_told_so(self):
        place = os.path.join(self.centre.directory, "ended")
        self.addCleanup(shutil.rmtree, place, ignore_errors=True)
        url = self.cluster.url(self.cluster.make_database())
        words = [centre.PROGRAM, "init", "--data", place, "--unit", "15607", "--store", url]
        self.assertEqual(subprocess.run(words, capture_output=True, timeout=60).returncode, 0)
        mark = os.path.join(place, "half-made")
        open(mark, "w", encoding="utf-8").close()
        again = subprocess.run(words, capture_output=True, text=True, timeout=60)
        self.assertEqual((again.returncode, again.stdout), (1, ""))
        self.assertIn("đã tạo xong", again.stderr)
        self.assertFalse(os.path.exists(mark))
        checked = subprocess.run([centre.PROGRAM, "verify", "--data", place, "--store", url],
                                 capture_output=True, text=True, timeout=60)
        self.assertEqual(checked.returncode, 0, checked.stdout)

    def test_a_killed_server_leaves_the_lease_to_the_next(self):
        with Load(self.centre, readers=0) as load:
            self.centre.kill()
        self.start_again()
        for code in load.acknowledged:
            self.assertEqual(self.counter.get(f"/api/v1/dossiers/{code}").status, 200)
        self.assertTrue(self.json_of("verify")["ok"])

    def test_a_database_that_went_away_ends_the_server_and_a_new_start_has_everything(self):
        before = received(self.counter)["code"]
        self.cluster.stop(signal.SIGQUIT)
        self.assertEqual(self.centre.process.wait(60), 1, "so that it is started again")
        self.centre.process.stdout.close()
        self.cluster.start()
        self.start_again()
        self.assertEqual(self.counter.get(f"/api/v1/dossiers/{before}").status, 200)
        self.assertEqual(self.json_of("verify")["problems"], [])
        received(self.counter)

    def test_without_a_server_there_the_sentence_says_so(self):
        done = subprocess.run([centre.PROGRAM, "init", "--data", self.centre.directory + "/none",
                               "--unit", "15607", "--store",
                               "postgres://motcua@/none?host=%2Fnowhere"],
                              capture_output=True, text=True, timeout=60)
        self.assertEqual((done.returncode, done.stdout), (1, ""))
        self.assertIn("không trả lời", done.stderr)
        self.assertNotIn("nowhere", done.stderr, "an address may hold a password")
