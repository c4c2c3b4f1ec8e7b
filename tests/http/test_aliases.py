"""Other codes a dossier goes by: one code is one dossier, whoever bound it and when."""
import json
import threading
import unittest

import centre
from centre import received


def bind(officer, dossier, code, kind="national"):
    return officer.post(f"/api/v1/dossiers/{dossier['code']}/commands",
                        {"type": "bind_alias", "kind": kind, "code": code},
                        version=dossier["version"])


class Aliases(unittest.TestCase):
    def setUp(self):
        self.centre = centre.Centre()
        self.addCleanup(self.centre.remove)
        self.counter = self.centre.officer("receiving_officer")

    def test_a_code_that_stands_for_another_dossier_is_not_bound(self):
        first, other = received(self.counter), received(self.counter)
        self.assertEqual(bind(self.counter, first, "G09.20-260609-0001").status, 200)
        for code in ("G09.20-260609-0001", first["code"]):
            refused = bind(self.counter, other, code)
            self.assertEqual((refused.status, refused.code), (409, "dossier-alias-of-another"))
            self.assertIn(code, refused.json()["detail"])
        self.assertEqual(self.counter.get("/api/v1/dossiers/G09.20-260609-0001").json()["id"],
                         first["id"])
        self.assertEqual(bind(self.counter, other, "G09.20-260609-0002").status, 200)
        self.assertEqual(json.loads(self.centre.run("verify", "--json").stdout)["problems"], [])

    def test_of_twenty_who_bind_one_code_at_once_one_succeeds(self):
        dossiers = [received(self.counter) for _ in range(20)]
        start, answers = threading.Barrier(20), []

        def send(dossier):
            start.wait()
            answers.append(bind(self.counter, dossier, "H56-1", "portal"))

        threads = [threading.Thread(target=send, args=(dossier,)) for dossier in dossiers]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(sorted((answer.status, answer.code) for answer in answers),
                         [(200, None)] + [(409, "dossier-alias-of-another")] * 19)
        self.assertEqual(json.loads(self.centre.run("verify", "--json").stdout)["problems"], [])

    def test_a_number_that_is_an_alias_already_is_not_given_to_a_new_dossier(self):
        first = received(self.counter)
        start, order = first["code"].rsplit("-", 1)
        coming = f"{start}-{int(order) + 1:04}"
        self.assertEqual(bind(self.counter, first, coming).status, 200)
        later = [received(self.counter)["code"] for _ in range(3)]
        self.assertEqual(len({first["code"], coming, *later}), 5)
        self.assertEqual(self.counter.get(f"/api/v1/dossiers/{coming}").json()["id"], first["id"])
        self.assertEqual(json.loads(self.centre.run("verify", "--json").stdout)["problems"], [])
