"""Printed forms over HTTP: recorded by a command, then read as PDF, each further copy a reprint."""
import os
import subprocess
import tempfile
import unittest
import urllib.parse
import uuid

import centre
from centre import received


def text_of(pdf):
    """As a reader of the file selects it, runs of space as one."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "print.pdf")
        with open(path, "wb") as file:
            file.write(pdf)
        told = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True,
                              check=True, timeout=60)
    return " ".join(told.stdout.split())


class Prints(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.centre = centre.shared()
        cls.counter = cls.centre.officer("receiving_officer")
        cls.inspector = cls.centre.officer("inspector")

    def print(self, client, dossier, **members):
        path = f"/api/v1/dossiers/{dossier['code']}"
        version = client.get(path).json()["version"]
        return client.post(path + "/commands", dict(members, type="print_paper"), version=version)

    def read(self, client, dossier, form="intake_slip", query=""):
        return client.get(f"/api/v1/dossiers/{dossier['code']}/prints/{form}{query}")

    def test_a_slip_is_recorded_then_read_as_often_as_wanted(self):
        dossier = received(self.counter)
        early = self.read(self.counter, dossier)
        self.assertEqual((early.status, early.code), (409, "dossier-not-printed"))
        self.assertEqual(self.print(self.counter, dossier, form="intake_slip").status, 200)
        for query in ("", "?sheet=a5", "?sheet=a4"):
            answer = self.read(self.counter, dossier, query=query)
            self.assertEqual(answer.status, 200, answer)
            self.assertEqual(answer.headers["content-type"], "application/pdf")
            self.assertEqual(answer.headers["cache-control"], "no-store")
            self.assertEqual(answer.headers["content-disposition"],
                             f"inline; filename=\"mau-01-{dossier['code']}.pdf\"")
            text = text_of(answer.body)
            for words in ("GIẤY TIẾP NHẬN HỒ SƠ", dossier["code"], dossier["receipt"]["check"],
                          "âm lịch"):
                self.assertIn(words, text)
            self.assertNotIn("in lại", text)

    def test_a_reprint_is_counted_and_says_so(self):
        dossier = received(self.counter)
        for _ in range(3):
            self.assertEqual(self.print(self.counter, dossier, form="intake_slip").status, 200)
        self.assertIn("Bản in lại lần 2.", text_of(self.read(self.counter, dossier).body))
        shown = self.counter.get(f"/api/v1/dossiers/{dossier['code']}").json()
        copies = {one["form"]: one["copies"] for one in shown["prints"]}
        self.assertEqual(copies, {"intake_slip": 3, "control_sheet": 0})
        kinds = [item["kind"] for item in shown["timeline"]]
        self.assertEqual(kinds.count("paper.printed"), 3)

    def test_the_same_key_prints_once(self):
        dossier = received(self.counter)
        path = f"/api/v1/dossiers/{dossier['code']}/commands"
        key = str(uuid.uuid4())
        for _ in range(2):
            answer = self.counter.post(path, {"type": "print_paper", "form": "intake_slip"},
                                       version=dossier["version"], key=key)
            self.assertEqual(answer.status, 200, answer)
        self.assertNotIn("in lại", text_of(self.read(self.counter, dossier).body))

    def test_what_did_not_happen_is_not_printed(self):
        dossier = received(self.counter)
        for answer in (self.print(self.counter, dossier, form="refusal"),
                       self.read(self.counter, dossier, "refusal"),
                       self.print(self.counter, dossier, form="intake_slip", cites=4000)):
            self.assertEqual((answer.status, answer.code), (409, "dossier-form-not-there"), answer)

    def test_wrong_words_are_told(self):
        dossier = received(self.counter)
        self.assertEqual(self.print(self.counter, dossier, form="slip").status, 400)
        self.assertEqual(self.read(self.counter, dossier, "slip").status, 404)
        for query in ("?sheet=a3", "?cites=0", "?cites=x", "?size=a4"):
            self.assertEqual(self.read(self.counter, dossier, query=query).status, 400, query)
        self.assertEqual(self.read(self.counter, dossier, "control_sheet", "?sheet=a5").status, 400)

    def test_an_inspector_reads_prints_and_makes_none(self):
        dossier = received(self.counter)
        refused = self.print(self.inspector, dossier, form="intake_slip")
        self.assertEqual((refused.status, refused.code), (403, "dossier-role-not-allowed"))
        self.print(self.counter, dossier, form="intake_slip")
        self.assertEqual(self.read(self.inspector, dossier).status, 200)

    def test_nobody_reads_no_print(self):
        dossier = received(self.counter)
        self.print(self.counter, dossier, form="intake_slip")
        visitor = self.centre.visitor()
        self.assertEqual(self.read(visitor, dossier).status, 401)
        page = visitor.get(f"/ho-so/{dossier['code']}/in/mau-01")
        self.assertEqual(page.status, 303)

    def test_the_button_of_a_page_records_the_print_and_leads_to_it(self):
        dossier = received(self.counter)
        address = f"/ho-so/{dossier['code']}"
        button = urllib.parse.urlencode({
            "csrf": self.counter.csrf, "command": str(uuid.uuid4()), "form": "intake_slip",
            "version": dossier["version"], "type": "print_paper"}).encode()
        for _ in range(2):  # pressed twice, printed once
            answer = self.counter.raw("POST", address, button, {
                "Content-Type": "application/x-www-form-urlencoded"})
            self.assertEqual((answer.status, answer.headers.get("location")),
                             (303, address + "/in/mau-01"), answer)
        text = text_of(self.counter.get(address + "/in/mau-01").body)
        self.assertIn("GIẤY TIẾP NHẬN HỒ SƠ", text)
        self.assertNotIn("in lại", text)
        self.assertIn("/in/mau-01", self.counter.get(address).body.decode())

    def test_the_register_of_some_days_is_printed_by_whoever_reads_it(self):
        dossier = received(self.counter)
        day = self.counter.get(f"/api/v1/dossiers/{dossier['code']}").json()["times"]["filed"][:10]
        path = f"/so-theo-doi/in?tu={day}&den={day}"
        for reader in (self.counter, self.inspector):
            page = reader.get(path)
            self.assertEqual((page.status, page.headers["content-type"]), (200, "application/pdf"))
            self.assertEqual(page.headers["content-disposition"],
                             f"inline; filename=\"mau-07-{day}-{day}.pdf\"")
            text = text_of(page.body)
            self.assertIn("SỔ THEO DÕI HỒ SƠ", text)
            self.assertIn(dossier["code"], text.replace(" ", ""))
        self.assertEqual(self.centre.visitor().get(path).status, 303)
        wrong = self.counter.get("/so-theo-doi/in?tu=2026-02-31")
        self.assertEqual((wrong.status, wrong.headers.get("location")), (303, "/so-theo-doi?tu=x"))
        empty = self.counter.get("/so-theo-doi/in?tu=2025-07-01&den=2025-07-01")
        self.assertIn("0 hồ sơ", text_of(empty.body))

    def test_the_page_of_a_print_is_the_same_file(self):
        dossier = received(self.counter)
        self.print(self.counter, dossier, form="control_sheet")
        page = self.counter.get(f"/ho-so/{dossier['code']}/in/mau-06")
        self.assertEqual((page.status, page.headers["content-type"]), (200, "application/pdf"))
        self.assertIn("PHIẾU KIỂM SOÁT", text_of(page.body))
        for path in ("mau-00", "mau-07", "mau-1", "x"):
            self.assertEqual(self.counter.get(f"/ho-so/{dossier['code']}/in/{path}").status, 404)
