"""Attachments: whole, in pieces over a line that breaks, and what is not taken."""
import hashlib
import os
import unittest

import centre
from centre import intake

PDF = b"%PDF-1.7\n" + os.urandom(3000) + b"\n%%EOF\n"


def hash_of(content):
    return hashlib.sha256(content).hexdigest()


class Blobs(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.centre = centre.shared()
        cls.counter = cls.centre.officer("receiving_officer")

    def put(self, content, part=None, name=None):
        headers = {"Content-Type": "application/octet-stream"}
        body = content
        if part is not None:
            first, last = part
            headers["Content-Range"] = f"bytes {first}-{last}/{len(content)}"
            body = content[first:last + 1]
        return self.counter.send("PUT", "/api/v1/blobs/" + (name or hash_of(content)), body=body,
                                 key=False, headers=headers)

    def post(self, content):
        return self.counter.send("POST", "/api/v1/blobs", body=content, key=False,
                                 headers={"Content-Type": "application/octet-stream"})

    def test_a_whole_file_by_its_hash(self):
        content = PDF + b"1"
        answer = self.put(content)
        self.assertEqual(answer.status, 201, answer)
        told = answer.json()
        self.assertEqual((told["sha256"], told["size"], told["media"]),
                         (hash_of(content), len(content), "application/pdf"))
        self.assertRegex(told["address"], "^[0-9a-f]{64}$")
        self.assertNotEqual(told["address"], told["sha256"])
        self.assertEqual(self.put(content).json(), told)

    def test_pieces_go_on_where_the_line_broke(self):
        content = PDF + b"2"
        half = len(content) // 2
        first = self.put(content, (0, half - 1))
        self.assertEqual((first.status, first.headers["upload-offset"]), (202, str(half)))
        asked = self.counter.raw("HEAD", "/api/v1/blobs/" + hash_of(content))
        self.assertEqual((asked.status, asked.headers["upload-offset"],
                          asked.headers["upload-complete"]), (200, str(half), "?0"))
        gap = self.put(content, (half + 5, len(content) - 1))
        self.assertEqual((gap.status, gap.headers["upload-offset"]), (400, str(half)))
        last = self.put(content, (half, len(content) - 1))
        self.assertEqual(last.status, 201, last)
        asked = self.counter.raw("HEAD", "/api/v1/blobs/" + hash_of(content))
        self.assertEqual(asked.headers["upload-complete"], "?1")

    def test_a_hash_that_is_not_the_contents(self):
        answer = self.put(PDF, name="0" * 64)
        self.assertEqual((answer.status, answer.json()["errors"][0]["path"]), (400, "sha256"))
        answer = self.put(PDF, name="xyz")
        self.assertEqual(answer.status, 400, answer)

    def test_only_kinds_that_papers_have(self):
        kinds = {b"MZ\x90\x00" + b"x" * 50: 415, b"<html>": 415, b"PK\x03\x04" + b"x" * 50: 415,
                 b"x": 415, b"": 400, b"\xff\xd8\xff\xe0" + b"\x00" * 60: 201,
                 b"\x89PNG\r\n\x1a\n" + b"\x00" * 60: 201}
        for content, status in kinds.items():
            with self.subTest(content=content[:8]):
                self.assertEqual(self.post(content).status, status)

    def test_malformed_ranges(self):
        for bad in ("bytes 0-1", "bytes 5-1/10", "bytes 0-9/5", "0-9/10", "bytes */10", "x"):
            with self.subTest(bad=bad):
                answer = self.counter.send(
                    "PUT", "/api/v1/blobs/" + hash_of(b"x" + bad.encode()), body=b"0123456789",
                    key=False, headers={"Content-Range": bad})
                self.assertEqual(answer.status, 400, answer)

    def test_a_file_beyond_fifty_megabytes(self):
        answer = self.counter.send(
            "PUT", "/api/v1/blobs/" + "1" * 64, body=b"0123456789", key=False,
            headers={"Content-Range": f"bytes 0-9/{51 * 1024 * 1024}"})
        self.assertEqual((answer.status, answer.code), (413, "file-too-large"))

    def test_an_attachment_comes_back_as_it_was(self):
        content = PDF + b"3"
        kept = self.put(content).json()
        body = intake(files=[{"id": kept["id"], "name": "to-khai.pdf"}])
        answer = self.counter.post("/api/v1/dossiers", body)
        self.assertEqual(answer.status, 201, answer)
        path = f"/api/v1/dossiers/{answer.json()['code']}/files/{kept['id']}"
        back = self.counter.get(path)
        self.assertEqual(back.status, 200, back)
        self.assertEqual(back.body, content)
        self.assertEqual(back.headers["content-disposition"], "attachment")

    def test_a_file_that_nobody_uploaded(self):
        body = intake(files=[{"id": centre.fresh_id(), "name": "to-khai.pdf"}])
        answer = self.counter.post("/api/v1/dossiers", body)
        self.assertEqual(answer.status, 400, answer)
