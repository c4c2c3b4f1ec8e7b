"""The main job: received, worked, proposed, signed, recorded, issued, returned; and tracked."""
import unittest
import uuid

import centre
from centre import intake, received


class TheThread(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.centre = centre.shared()
        cls.counter = cls.centre.officer("receiving_officer")
        cls.specialist = cls.centre.officer("specialist")

    def act(self, client, dossier, value, expected=200):
        now = client.get(f"/api/v1/dossiers/{dossier['code']}")
        self.assertEqual(now.status, 200, now)
        version = now.json()["version"]
        self.assertEqual(now.headers["etag"], f'"{version}"')
        answer = client.post(f"/api/v1/dossiers/{dossier['code']}/commands", value,
                             version=version)
        self.assertEqual(answer.status, expected, answer)
        return answer.json()

    def test_a_birth_gives_number_date_and_slip(self):
        answer = self.counter.post("/api/v1/dossiers", intake())
        self.assertEqual(answer.status, 201, answer)
        told = answer.json()
        self.assertRegex(told["code"], r"^15607-\d{6}-\d{4}$")
        self.assertEqual(told["status"], 2)
        self.assertRegex(told["due"], r"^\d{4}-\d\d-\d\dT17:00:00\+07:00$")
        self.assertIn(told["grade"], ("published", "inferred", "memory", "variant_unverified"))
        self.assertRegex(told["receipt"]["check"], r"^[A-Z0-9]{6}$")
        self.assertEqual(answer.headers["location"], f"/api/v1/dossiers/{told['code']}")

    def test_the_same_submission_again_is_the_same_dossier(self):
        key = str(uuid.uuid4())
        first = self.counter.post("/api/v1/dossiers", intake(), key=key)
        again = self.counter.post("/api/v1/dossiers", intake(), key=key)
        self.assertEqual((first.status, again.status), (201, 200))
        self.assertEqual(first.json()["code"], again.json()["code"])
        self.assertTrue(again.json()["replayed"])
        self.assertEqual(first.json()["receipt"], again.json()["receipt"])

    def test_the_same_command_again_is_carried_out_once(self):
        dossier = received(self.counter)
        path = f"/api/v1/dossiers/{dossier['code']}/commands"
        note, key = {"type": "add_note", "text": "đã gọi điện"}, str(uuid.uuid4())
        first = self.counter.post(path, note, key=key, version=dossier["version"])
        again = self.counter.post(path, note, key=key, version=dossier["version"])
        self.assertEqual((first.status, again.status), (200, 200), again)
        self.assertEqual((first.json()["replayed"], again.json()["replayed"]), (False, True))
        self.assertEqual(first.json()["version"], again.json()["version"])

    def test_a_dossier_shows_people_timeline_allowed_and_why_its_date(self):
        dossier = received(self.counter)
        shown = self.counter.get(f"/api/v1/dossiers/{dossier['code']}").json()
        self.assertEqual(shown["people"]["applicant"]["person"]["name"], "Lò Thị Thử")
        self.assertEqual(shown["timeline"][0]["kind"], "dossier.received")
        self.assertIn("add_note", shown["allowed"])
        self.assertEqual(shown["explanation"]["due"], dossier["due"])
        counted = [day for day in shown["explanation"]["reasons"] if day["counted"]]
        self.assertTrue(counted)
        for day in shown["explanation"]["reasons"]:
            self.assertTrue(day["text"] and day["rule"], day)

    def test_from_the_door_to_the_hand(self):
        dossier = received(self.counter)
        director = self.centre.officer("director")
        self.act(director, dossier, {"type": "assign", "officer": self.specialist.officer})
        self.act(self.specialist, dossier, {"type": "propose_result"})
        # The deputy has no instrument yet: the law says no, and names its rule.
        deputy = self.centre.officer("deputy")
        refused = self.act(deputy, dossier, {"type": "sign_result", "way": "by_hand"}, 403)
        self.assertEqual(refused["code"], "dossier-no-delegation")
        self.assertTrue(refused["basis"])
        self.delegate(director, deputy)
        # Having just signed in is not the password asked again.
        deputy = self.centre.signed_in(deputy.username)
        refused = self.act(deputy, dossier, {"type": "sign_result", "way": "by_hand"}, 403)
        self.assertEqual(refused["code"], "dossier-reauthentication-missing")
        self.ask_again(deputy)
        self.act(deputy, dossier, {"type": "sign_result", "way": "by_hand"})
        result = self.result_code(dossier)
        self.act(self.specialist, dossier,
                 {"type": "record_result", "issue": True,
                  "papers": [{"code": result, "number": "01/XN", "on": centre.today().isoformat(),
                              "copies": 1}]})
        done = self.act(self.counter, dossier,
                        {"type": "return_result", "mode": "counter", "to": "applicant"})
        self.assertEqual(done["status"], 10)
        self.tracked(dossier, 10)

    def delegate(self, director, officer):
        day = centre.today().isoformat()
        answer = director.post("/api/v1/office/commands", {
            "type": "record_delegation", "delegation": centre.fresh_id(),
            "officer": officer.officer, "delegator": director.officer, "instrument": "01/QĐ",
            "capacity": "kt", "from": day, "until": day})
        self.assertEqual(answer.status, 204, answer)

    def ask_again(self, officer):
        path = "/api/v1/sessions/reauthentication"
        wrong = officer.post(path, {"password": "khong phai"}, key=False)
        self.assertEqual((wrong.status, wrong.code), (401, "wrong-password"))
        right = officer.post(path, {"password": centre.PASSWORD}, key=False)
        self.assertEqual(right.status, 204, right)

    def result_code(self, dossier):
        code = self.counter.get(f"/api/v1/dossiers/{dossier['code']}").json()["procedure"]["code"]
        results = self.counter.get(f"/api/v1/procedures/{code}").json()["procedure"]["results"]
        return next(one["code"] for one in results if one["code"] and not one.get("negative"))

    def tracked(self, dossier, status):
        visitor = self.centre.visitor()
        path = f"/api/v1/track/{dossier['code']}"
        shown = visitor.get(f"{path}?check={dossier['receipt']['check']}")
        self.assertEqual(shown.status, 200, shown)
        self.assertEqual(shown.json()["status"], status)
        self.assertNotIn("Lò Thị Thử", shown.body.decode())

    def test_a_wrong_check_is_answered_as_an_unknown_number(self):
        dossier = received(self.counter)
        visitor = self.centre.visitor()
        wrong = visitor.get(f"/api/v1/track/{dossier['code']}?check=AAAAAA")
        unknown = visitor.get("/api/v1/track/15607-200101-0001?check=AAAAAA")
        self.assertEqual((wrong.status, wrong.body), (404, unknown.body))

    def test_the_worklist_comes_in_pages_without_gap_or_repeat(self):
        mine = {received(self.counter)["code"] for _ in range(3)}
        seen, after = [], ""
        while True:
            page = self.counter.get(f"/api/v1/worklist?limit=2&after={after}")
            self.assertEqual(page.status, 200, page)
            seen += [row["code"] for row in page.json()["dossiers"]]
            after = page.json()["next"]
            if after is None:
                break
        self.assertEqual(len(seen), len(set(seen)))
        self.assertTrue(mine <= set(seen))

    def test_a_person_is_found_without_marks(self):
        dossier = received(self.counter)
        found = self.counter.get("/api/v1/persons?q=lo%20thi%20thu")
        self.assertEqual(found.status, 200, found)
        self.assertIn(dossier["code"], [row["code"] for row in found.json()["dossiers"]])

    def test_personal_answers_are_never_stored(self):
        dossier = received(self.counter)
        shown = self.counter.get(f"/api/v1/dossiers/{dossier['code']}")
        self.assertIn("no-store", shown.headers["cache-control"])

    def test_procedures_are_found_by_everyday_words(self):
        found = self.centre.visitor().get("/api/v1/procedures?q=x%C3%A1c%20nh%E1%BA%ADn%20"
                                          "%C4%91%E1%BB%99c%20th%C3%A2n")
        self.assertEqual(found.status, 200, found)
        self.assertEqual(found.json()[0]["code"], "1.004873")
        self.assertEqual(set(found.json()[0]), {"code", "name", "score"})

    def test_the_program_says_how_it_is(self):
        visitor = self.centre.visitor()
        self.assertEqual(visitor.get("/healthz").status, 200)
        self.assertEqual(visitor.get("/readyz").status, 200)
        self.assertEqual(visitor.get("/metrics").status, 200)
        document = visitor.get("/api/openapi.json").json()
        self.assertEqual(document["openapi"], "3.1.0")
        self.assertIn("/api/v1/dossiers/{code}/commands", document["paths"])
