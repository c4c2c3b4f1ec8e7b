"""A result signed by a file: its verdict is in the dossier, and none leaves on a bad one."""
import unittest

import centre
from centre import received

SCAN = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF\n"


class SignedFile(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.centre = centre.shared()
        cls.counter = cls.centre.officer("receiving_officer")
        cls.specialist = cls.centre.officer("specialist")
        cls.director = cls.centre.officer("director")
        day = centre.today().isoformat()
        cls.director.post("/api/v1/office/commands", {
            "type": "record_delegation", "delegation": centre.fresh_id(),
            "officer": cls.director.officer, "delegator": cls.director.officer,
            "instrument": "02/QĐ", "capacity": "head", "from": day, "until": day})

    def shown(self, dossier):
        return self.specialist.get(f"/api/v1/dossiers/{dossier['code']}").json()

    def act(self, client, dossier, value):
        return client.post(f"/api/v1/dossiers/{dossier['code']}/commands", value,
                           version=self.shown(dossier)["version"])

    def upload(self, content):
        return self.director.send("POST", "/api/v1/blobs", body=content, key=False,
                                  headers={"Content-Type": "application/octet-stream"})

    def signed(self, content):
        dossier = received(self.counter)
        self.act(self.director, dossier, {"type": "assign", "officer": self.specialist.officer})
        self.act(self.specialist, dossier, {"type": "propose_result"})
        file = self.upload(content).json()["id"]
        answer = self.act(self.director, dossier, {"type": "sign_result", "way": "file",
                                                   "file": {"id": file, "name": "kq.pdf"}})
        self.assertEqual(answer.status, 200, answer)
        return dossier

    def test_a_scan_is_no_signature_and_no_result_leaves_on_it(self):
        dossier = self.signed(SCAN)
        self.assertEqual(self.shown(dossier)["signature"]["standing"], "unchecked")
        paper = {"number": "09/XN", "on": centre.today().isoformat()}
        refused = self.act(self.specialist, dossier,
                           {"type": "record_result", "issue": True, "papers": [paper]})
        self.assertEqual((refused.status, refused.code),
                         (409, "dossier-signature-does-not-hold"), refused)
        checked = self.act(self.specialist, dossier, {"type": "check_signature"})
        self.assertEqual(checked.status, 200, checked)
        signature = self.shown(dossier)["signature"]
        self.assertEqual((signature["standing"], signature["check"]["verdict"]),
                         ("does_not_hold", "not_signed"))
        self.assertFalse(signature["check"]["revocation_checked"])
        self.assertTrue(signature["check"]["text"])
        self.assertEqual(self.shown(dossier)["phase"], "proposed")
        self.assertIn("sign_result", self.director.get(
            f"/api/v1/dossiers/{dossier['code']}").json()["allowed"])

    def test_nobody_can_claim_a_verdict(self):
        dossier = self.signed(SCAN)
        claimed = self.act(self.specialist, dossier,
                           {"type": "check_signature", "verdict": "holds"})
        self.assertEqual(claimed.status, 400, claimed)

    def test_a_broken_signature_file_is_taken_and_judged(self):
        dossier = self.signed(b"-----BEGIN CMS-----\nAAAA\n-----END CMS-----\n")
        checked = self.act(self.specialist, dossier, {"type": "check_signature"})
        self.assertEqual(checked.status, 200, checked)
        self.assertEqual(self.shown(dossier)["signature"]["check"]["verdict"], "malformed")

    def test_the_editions_of_the_catalogue_are_shown_to_officers_only(self):
        path = "/danh-muc/ban-phat-hanh"
        self.assertNotEqual(self.centre.visitor().get(path).status, 200)
        page = self.specialist.get(path)
        self.assertEqual(page.status, 200, page)
        self.assertIn("Bản số 1", page.body.decode())
        self.assertEqual(self.specialist.get(path + "/" + 64 * "0").status, 404)
