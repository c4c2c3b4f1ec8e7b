"""One key, one command: from many threads, on another address, after a restart."""
import pathlib
import threading
import unittest
import uuid

import centre
from centre import intake, received

PDF = b"%PDF-1.7 a scan"


class Replays(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.centre = centre.Centre()
        cls.counter = cls.centre.officer("receiving_officer")

    @classmethod
    def tearDownClass(cls):
        cls.centre.remove()

    def test_twenty_at_once_are_one_dossier_and_all_are_told_its_number(self):
        key, body, answers = str(uuid.uuid4()), intake(), []
        start = threading.Barrier(20)

        def send():
            start.wait()
            answers.append(self.counter.post("/api/v1/dossiers", body, key=key))

        threads = [threading.Thread(target=send) for _ in range(20)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        statuses = sorted(answer.status for answer in answers)
        self.assertEqual(statuses, [200] * 19 + [201], answers)
        self.assertEqual(len({answer.json()["code"] for answer in answers}), 1)

    def test_twenty_at_once_with_other_words_are_refused_but_one(self):
        key, answers = str(uuid.uuid4()), []
        start = threading.Barrier(20)

        def send(number):
            start.wait()
            body = intake(subject=f"việc số {number}")
            answers.append(self.counter.post("/api/v1/dossiers", body, key=key))

        threads = [threading.Thread(target=send, args=(n,)) for n in range(20)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        told = sorted((answer.status, answer.code) for answer in answers if answer.status != 201)
        self.assertEqual(told, [(422, "idempotency-key-reused")] * 19)

    def test_the_same_key_on_another_dossier_is_another_command(self):
        first, other = received(self.counter), received(self.counter)
        note, key = {"type": "add_note", "text": "đã gọi điện"}, str(uuid.uuid4())
        for dossier, expected in ((first, (200, None)), (other, (422, "idempotency-key-reused"))):
            answer = self.counter.post(f"/api/v1/dossiers/{dossier['code']}/commands", note,
                                       key=key, version=dossier["version"])
            self.assertEqual((answer.status, answer.code), expected)

    def test_a_repeated_intake_needs_its_uploads_no_more(self):
        upload = self.counter.send("POST", "/api/v1/blobs", body=PDF,
                                   headers={"Content-Type": "application/pdf"})
        self.assertEqual(upload.status, 201, upload)
        body = intake(files=[{"id": upload.json()["id"], "name": "don.pdf"}])
        key = str(uuid.uuid4())
        first = self.counter.post("/api/v1/dossiers", body, key=key)
        self.assertEqual(first.status, 201, first)
        self.centre.stop()
        for record in pathlib.Path(self.centre.data, "uploads").iterdir():
            record.unlink()  # as the sweep does when a dossier has cited them
        self.centre.start()
        counter = self.centre.signed_in(self.counter.username)
        type(self).counter = counter
        again = counter.post("/api/v1/dossiers", body, key=key)
        self.assertEqual(again.status, 200, again)
        self.assertEqual(again.json()["code"], first.json()["code"])
        lost = counter.post("/api/v1/dossiers", body)
        self.assertEqual((lost.status, lost.json()["errors"][0]["path"]), (400, "files"), lost)

    def test_a_wrong_type_of_an_office_command_is_named(self):
        director = self.centre.signed_in(self.centre.director_name)
        for value, fault in (({}, "missing"), ({"type": 7}, "wrong-type")):
            answer = director.post("/api/v1/office/commands", value)
            self.assertEqual(answer.json()["errors"][0]["code"], fault, answer)
