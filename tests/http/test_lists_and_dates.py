"""What the lists hold, and that intake counts as `motcua due` does."""
import datetime
import json
import subprocess
import unittest

import centre
from centre import intake, received


class ListsAndDates(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.centre = centre.shared()
        cls.counter = cls.centre.officer("receiving_officer")

    def codes(self, which, limit=200):
        found, after = [], ""
        while True:
            path = f"/api/v1/worklist?which={which}&limit={limit}{after}"
            page = self.counter.get(path).json()
            found += [row["code"] for row in page["dossiers"]]
            if page["next"] is None:
                return found
            after = "&after=" + page["next"]

    def test_all_holds_the_open_and_the_ended_in_one_order(self):
        kept = [received(self.counter)["code"] for _ in range(3)]
        ended = []
        for _ in range(3):
            dossier = received(self.counter)
            answer = self.counter.post(f"/api/v1/dossiers/{dossier['code']}/commands",
                                       {"type": "withdraw_dossier", "text": "đổi ý"},
                                       version=dossier["version"])
            self.assertEqual(answer.status, 200, answer)
            ended.append(dossier["code"])
        everything = self.codes("all")
        self.assertEqual(sorted(everything), sorted(self.codes("open") + self.codes("ended")))
        self.assertTrue(set(kept + ended) <= set(everything))
        self.assertEqual(everything, self.codes("all", 2), "page by page it is the same list")

    def test_intake_promises_what_motcua_due_says(self):
        last_week = centre.today() - datetime.timedelta(days=7)
        saturday = last_week + datetime.timedelta(days=(5 - last_week.weekday()) % 7 - 7)
        sunday = saturday + datetime.timedelta(days=1)
        thursday = saturday - datetime.timedelta(days=2)
        for procedure in ("1.004222", "1.004873", "2.000986", "1.001193", "1.013978"):
            for day, hour in ((saturday, "09:00"), (saturday, "11:31"), (sunday, "09:00"),
                              (thursday, "15:01"), (thursday, "17:00"), (thursday, "17:01")):
                moment = f"{day}T{hour}"
                with self.subTest(procedure=procedure, moment=moment):
                    answer = self.counter.post("/api/v1/dossiers",
                                               intake(procedure=procedure, received=moment))
                    self.assertEqual(answer.status, 201, answer)
                    told = subprocess.run(
                        [centre.PROGRAM, "due", "--procedure", procedure, "--received", moment,
                         "--json"], capture_output=True, text=True, timeout=60, check=True)
                    due = json.loads(told.stdout)
                    self.assertEqual(answer.json()["due"], due["due"])
                    shown = self.counter.get("/api/v1/dossiers/" + answer.json()["code"]).json()
                    self.assertEqual(shown["explanation"]["reasons"][0]["rule"],
                                     due["reasons"][0]["rule"])
                    self.assertEqual(shown["explanation"]["due"], due["due"])
