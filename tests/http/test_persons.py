"""A person's dossiers by the number of a document, and who may erase what, seen from outside."""
import os
import unittest

import centre
from centre import intake

NUMBER = "038190004561"


def with_number(number):
    person = {"name": "Lò Thị Số", "identity": {"kind": "personal_number", "number": number}}
    return intake(people={"applicant": {"person": person}})


class Persons(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.own = centre.Centre()
        cls.counter = cls.own.officer("receiving_officer")
        cls.director = cls.own.officer("director")

    @classmethod
    def tearDownClass(cls):
        cls.own.remove()

    def received(self, number):
        answer = self.counter.post("/api/v1/dossiers", with_number(number))
        self.assertEqual(answer.status, 201, answer)
        return answer.json()

    def found(self, number, client=None, **further):
        answer = (client or self.counter).post("/api/v1/persons", {"number": number, **further},
                                               key=False)
        self.assertEqual(answer.status, 200, answer)
        return [row["code"] for row in answer.json()["dossiers"]]

    def test_a_number_finds_its_dossiers_and_no_others(self):
        number = "038190004501"
        codes = [self.received(number)["code"] for _ in range(3)]
        self.received("038190004502")
        self.assertEqual(set(self.found(number)), set(codes))
        self.assertEqual(set(self.found("038 190 004 501")), set(codes))
        self.assertEqual(len(self.found(number, n=2)), 2)
        self.assertEqual(self.found("038190009999"), [])

    def test_faults_are_told_by_member(self):
        for body, path in (({}, "number"), ({"number": ""}, "number"), ({"number": 7}, "number"),
                           ({"number": "x" * 61}, "number"), ({"number": "số ấy"}, "number"),
                           ({"number": NUMBER, "n": 0}, "n"), ({"number": NUMBER, "n": 51}, "n"),
                           ({"number": NUMBER, "q": "x"}, "q")):
            answer = self.counter.post("/api/v1/persons", body, key=False)
            self.assertEqual((answer.status, answer.code), (400, "input-not-valid"), body)
            self.assertEqual([error["path"] for error in answer.json()["errors"]], [path], body)

    def test_only_who_is_signed_in_and_came_by_our_page_is_answered(self):
        stranger = self.own.visitor()
        answer = stranger.post("/api/v1/persons", {"number": NUMBER}, key=False)
        self.assertIn(answer.status, (401, 403))
        answer = self.counter.post("/api/v1/persons", {"number": NUMBER}, key=False,
                                   headers={"X-CSRF-Token": "x"})
        self.assertEqual(answer.code, "csrf-token-wrong")

    def test_no_planted_number_is_on_the_disk_while_it_runs_or_after(self):
        code = self.received(NUMBER)["code"]
        self.assertEqual(self.found(NUMBER), [code])
        self.own.run("rebuild")
        self.assertEqual(self.found(NUMBER), [code])
        for planted in (NUMBER, "Lò Thị Số"):
            for spelled in (planted.encode(), planted.encode("utf-16-le")):
                self.assertEqual(self.holding(spelled), [], planted)
        self.own.errors.seek(0)
        self.assertNotIn(NUMBER.encode(), self.own.errors.read())

    def holding(self, planted):
        """Files of the node with these bytes in them."""
        out = []
        for folder, _, names in os.walk(self.own.data):
            for name in names:
                path = os.path.join(folder, name)
                if not os.path.isfile(path):
                    continue
                with open(path, "rb") as file:
                    if planted in file.read():
                        out.append(path)
        return out

    def test_the_same_after_a_kill_and_a_restart(self):
        number = "038190004503"
        code = self.received(number)["code"]
        self.own.kill()
        self.own.start_again()
        type(self).counter = self.own.officer("receiving_officer")
        type(self).director = self.own.officer("director")
        self.assertEqual(self.found(number), [code])

    def test_nothing_is_erased_while_its_retention_runs(self):
        dossier = self.received("038190004504")
        withdrawn = self.counter.post(
            f"/api/v1/dossiers/{dossier['code']}/commands",
            {"type": "withdraw_dossier", "text": "Người nộp xin rút"},
            version=dossier["version"])
        self.assertEqual(withdrawn.status, 200, withdrawn)
        order = {"type": "order_erasure", "basis": "subject_request"}
        for client, code in ((self.director, "dossier-retention-running"),
                             (self.counter, "dossier-role-not-allowed")):
            answer = client.post(f"/api/v1/dossiers/{dossier['code']}/commands", order,
                                 version=withdrawn.json()["version"])
            self.assertEqual(answer.code, code, answer)
        shown = self.director.get(f"/api/v1/dossiers/{dossier['code']}").json()
        self.assertEqual(shown["erasure"], "none")
        self.assertNotIn("order_erasure", shown["allowed"])
