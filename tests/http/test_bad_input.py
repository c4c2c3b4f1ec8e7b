"""Bad input is answered clearly, field by field, and never with a 5xx."""
import json
import socket
import unittest
import uuid

import centre
from centre import intake, received


class BadInput(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.centre = centre.shared()
        cls.counter = cls.centre.officer("receiving_officer")

    def refused(self, answer, status, code, path=None, fault=None):
        self.assertEqual((answer.status, answer.code), (status, code), answer)
        told = answer.json()
        self.assertEqual(told["status"], status)
        self.assertTrue(told["title"])
        if path is not None:
            self.assertIn((path, fault), [(e["path"], e["code"]) for e in told["errors"]], told)

    def birth(self, **changes):
        return self.counter.post("/api/v1/dossiers", intake(**changes))

    def test_text_that_is_no_json(self):
        bodies = [b"", b"{", b"{\"a\":1,}", b"nul", b"\xef\xbb\xbf{}", b"{} {}", b"{'a':1}",
                  b"{\"procedure\":\"\xff\xfe\"}", b"\x00", b"{\"a\":\"\xed\xa0\x80\"}"]
        for body in bodies:
            with self.subTest(body=body):
                answer = self.counter.post("/api/v1/dossiers", body=body)
                self.assertEqual(answer.status, 400, answer)
                self.assertIn(answer.code, ("body-not-json", "input-not-valid"))

    def test_json_that_is_not_ours(self):
        person = '{"procedure":"1.004873","way":"counter","people":'
        bodies = {
            "duplicate key": '{"procedure":"1.004873","procedure":"1.004873"}',
            "fraction": '{"procedure":1.5}',
            "huge number": '{"procedure":' + "9" * 400 + "}",
            "exponent": '{"procedure":1e999}',
            "nul in text": '{"procedure":"a\\u0000b"}',
            "lone surrogate": '{"procedure":"\\ud800"}',
            "deep nesting": person + '{"a":' * 5000 + "1" + "}" * 5001,
            "deep lists": "[" * 10000 + "]" * 10000,
            "a list": "[]",
            "a text": '"x"',
            "nothing": "null",
        }
        for name, body in bodies.items():
            with self.subTest(name):
                answer = self.counter.post("/api/v1/dossiers", body=body.encode())
                self.assertEqual(answer.status, 400, answer)
                self.assertIsNotNone(answer.code)

    def test_wrong_types_are_named_all_at_once(self):
        answer = self.counter.post("/api/v1/dossiers", {
            "procedure": 7, "way": [], "people": "x", "components": {}, "filed": False,
            "unknown": 1})
        self.refused(answer, 400, "input-not-valid")
        paths = {error["path"] for error in answer.json()["errors"]}
        self.assertTrue({"procedure", "way", "people", "components", "filed", "unknown"} <= paths,
                        paths)

    def test_an_empty_object_is_told_what_is_missing(self):
        answer = self.counter.post("/api/v1/dossiers", {})
        for path in ("procedure", "way", "people"):
            self.refused(answer, 400, "input-not-valid", path, "missing")

    def test_a_name_of_ten_thousand_characters(self):
        people = {"applicant": {"person": {"name": "Ơ" * 10_000}}}
        self.refused(self.birth(people=people), 400, "input-not-valid",
                     "people.applicant.person.name", "too-long")

    def test_characters_that_nobody_can_see(self):
        for name in ("a\u202eb", "a\u0007b", "a\ufeffb"):
            people = {"applicant": {"person": {"name": name}}}
            with self.subTest(name=name):
                answer = self.birth(people=people)
                self.refused(answer, 400, "input-not-valid", "people.applicant.person.name",
                             "bad-characters")

    def test_dates_that_are_not_or_lie_ahead(self):
        person = {"name": "Lò Thị Thử", "born": "1990-02-30"}
        self.refused(self.birth(people={"applicant": {"person": person}}), 400, "input-not-valid",
                     "people.applicant.person.born", "not-a-date")
        self.refused(self.birth(filed="2025-13-01T09:00"), 400, "input-not-valid", "filed",
                     "not-a-time")
        self.refused(self.birth(received="2999-01-01T09:00"), 422, "dossier-time-in-future")
        born = {"name": "Lò Thị Thử", "born": "2999-01-01"}
        self.refused(self.birth(people={"applicant": {"person": born}}), 422,
                     "dossier-born-in-future")
        self.refused(self.birth(received="1999-01-04T09:00"), 422,
                     "dossier-received-too-long-ago")

    def test_a_procedure_that_is_not_in_the_catalogue(self):
        self.refused(self.birth(procedure="9.999999"), 422, "dossier-procedure-unknown")
        self.refused(self.centre.visitor().get("/api/v1/procedures/9.999999"), 404,
                     "procedure-unknown")

    def test_officers_units_and_calendars_that_do_not_exist(self):
        director, dossier = self.centre.officer("director"), received(self.counter)
        path = f"/api/v1/dossiers/{dossier['code']}/commands"
        for command, member in (
                ({"type": "assign", "officer": centre.fresh_id()}, "officer"),
                ({"type": "intend_transfer", "to": "00001", "text": "chuyển"}, "to")):
            self.refused(director.post(path, command, version=dossier["version"]), 400,
                         "input-not-valid", member, "not-one-of")
        adopted = {"type": "adopt_calendar", "calendar": "vn-1999.1",
                   "from": centre.today().isoformat()}
        self.refused(director.post("/api/v1/office/commands", adopted), 400, "input-not-valid",
                     "calendar", "not-one-of")

    def test_units_that_are_not_in_the_province(self):
        for name in ("competent", "returning"):
            self.refused(self.birth(**{name: "00001"}), 400, "input-not-valid", name, "not-one-of")
            self.assertEqual(self.birth(**{name: "14797"}).status, 201)

    def test_a_procedure_without_a_published_limit(self):
        code = self.without_limit()
        answer = self.birth(procedure=code)
        self.refused(answer, 422, "dossier-limit-missing")
        self.assertTrue(answer.json()["basis"])
        entered = {"value": 5, "unit": "working_day", "basis": "Điều 7 Quy chế của xã"}
        answer = self.birth(procedure=code, limit=entered)
        self.assertEqual(answer.status, 201, answer)
        self.assertEqual(answer.json()["grade"], "missing")

    def without_limit(self):
        visitor = self.centre.visitor()
        for words in ("ho tro", "cap giay", "tro cap", "dang ky", "phe duyet", "xac nhan"):
            path = "/api/v1/procedures?n=100&q=" + words.replace(" ", "%20")
            for hit in visitor.get(path).json():
                procedure = visitor.get("/api/v1/procedures/" + hit["code"]).json()["procedure"]
                if all(limit["grade"] == "missing" for limit in procedure["limits"]):
                    return hit["code"]
        self.fail("every procedure has a limit")

    def test_bodies_beyond_the_bounds(self):
        answer = self.counter.post("/api/v1/dossiers", body=b" " * (256 * 1024 + 1))
        self.assertEqual(answer.status, 413, answer)
        answer = self.counter.post("/api/v1/sessions", body=b" " * (64 * 1024), key=False)
        self.assertEqual(answer.status, 413, answer)

    def test_a_text_too_long_for_the_record(self):
        text = {"text": "ư" * 4000, "items": ["ư" * 4000] * 5}
        answer = self.birth(**text)
        self.assertIn((answer.status, answer.code),
                      [(413, "dossier-content-too-long"), (413, "content-too-long")], answer)

    def test_content_that_is_not_json(self):
        for kind in ("text/plain", "application/x-www-form-urlencoded", "application/xml", None):
            with self.subTest(kind=kind):
                answer = self.counter.post("/api/v1/dossiers", intake(),
                                           headers={"Content-Type": kind})
                self.refused(answer, 415, "media-type-not-supported")

    def test_if_match(self):
        dossier = received(self.counter)
        path = f"/api/v1/dossiers/{dossier['code']}/commands"
        note = {"type": "add_note", "text": "đã gọi điện"}
        self.refused(self.counter.post(path, note), 428, "dossier-version-missing")
        for bad in ("7", "*", "W/\"1\"", "\"x\"", "\"99999999999999999999\""):
            with self.subTest(bad=bad):
                answer = self.counter.post(path, note, headers={"If-Match": bad})
                self.refused(answer, 400, "input-not-valid", "If-Match", "bad-form")
        done = self.counter.post(path, note, version=dossier["version"])
        self.assertEqual(done.status, 200, done)
        self.refused(self.counter.post(path, note, version=dossier["version"]), 412,
                     "dossier-version-stale")
        self.refused(self.counter.post(path, note, version=9_000_000), 412,
                     "dossier-version-stale")

    def test_idempotency_keys(self):
        self.refused(self.counter.post("/api/v1/dossiers", intake(), key=False), 400,
                     "idempotency-key-missing")
        for bad in ("7", "x" * 36, "6f1e2c34-8a5b-4c6d-9e7f-00112233445g"):
            self.refused(self.counter.post("/api/v1/dossiers", intake(), key=bad), 400,
                         "idempotency-key-invalid")
        key = str(uuid.uuid4())
        self.assertEqual(self.counter.post("/api/v1/dossiers", intake(), key=key).status, 201)
        other = intake(subject="một việc khác")
        self.refused(self.counter.post("/api/v1/dossiers", other, key=key), 422,
                     "idempotency-key-reused")
        dossier = received(self.counter)
        note = {"type": "add_note", "text": "x"}
        answer = self.counter.post(f"/api/v1/dossiers/{dossier['code']}/commands", note, key=key,
                                   version=dossier["version"])
        self.refused(answer, 422, "idempotency-key-reused")

    def test_commands_that_do_not_exist_or_do_not_fit(self):
        dossier = received(self.counter)
        path = f"/api/v1/dossiers/{dossier['code']}/commands"

        def send(value):
            return self.counter.post(path, value, version=dossier["version"])

        self.refused(send({"type": "make_coffee"}), 422, "command-unknown")
        self.refused(send({}), 400, "input-not-valid", "type", "missing")
        self.refused(send({"type": 7}), 400, "input-not-valid", "type", "wrong-type")
        self.refused(send({"type": "add_note", "extra": 1}), 400, "input-not-valid", "extra",
                     "unknown-member")
        self.refused(send({"type": "return_result", "mode": "counter", "to": "applicant"}), 409,
                     "dossier-not-in-this-phase")

    def test_queries(self):
        for path in ("/api/v1/worklist?which=none", "/api/v1/worklist?limit=0",
                     "/api/v1/worklist?limit=201", "/api/v1/worklist?limit=x",
                     "/api/v1/worklist?after=%21%21", "/api/v1/worklist?assignee=7",
                     "/api/v1/worklist?typo=1", "/api/v1/worklist?limit=1&limit=2",
                     "/api/v1/procedures", "/api/v1/procedures?q=a&n=0",
                     "/api/v1/procedures?q=" + "a" * 300, "/api/v1/persons",
                     "/api/v1/track/15607-200101-0001"):
            with self.subTest(path=path):
                self.refused(self.counter.get(path), 400, "input-not-valid")

    def test_addresses_and_methods(self):
        for path in ("/api/v1/nothing", "/api/v2/dossiers", "/api/v1/dossiers/15607-200101-0001",
                     "/api/v1/dossiers/" + "x" * 500, "/api/v1/dossiers/%2e%2e",
                     "/api/v1/procedures/1.004873/x"):
            with self.subTest(path=path):
                answer = self.counter.get(path)
                self.assertIn(answer.status, (400, 404), answer)
        for method, path in (("PUT", "/api/v1/dossiers"), ("DELETE", "/api/v1/worklist"),
                             ("GET", "/api/v1/dossiers"), ("PATCH", "/api/v1/sessions")):
            with self.subTest(path=path):
                answer = self.counter.send(method, path, {})
                self.refused(answer, 405, "method-not-allowed")
                self.assertTrue(answer.headers["allow"])

    def test_bytes_that_are_no_http(self):
        for sent in (b"\x16\x03\x01\x02\x00\x01\x00", b"GET\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n",
                     b"POST /api/v1/dossiers HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
                     b"GET /%ff HTTP/1.1\r\nHost: x\r\n\r\n",
                     b"GET / HTTP/1.1\r\nHost: x\r\nX: " + b"a" * 40000 + b"\r\n\r\n"):
            with self.subTest(sent=sent[:40]):
                with socket.create_connection(("127.0.0.1", self.centre.port), 10) as line:
                    line.sendall(sent)
                    line.shutdown(socket.SHUT_WR)
                    answer = line.recv(4096)
                self.assertNotRegex(answer, rb"^HTTP/1.1 50[0-4]", answer)

    def test_what_is_refused_unread_is_told_in_the_senders_way(self):
        long = b"\r\nX: " + b"a" * 40000
        for head, kind, words in (
                (b"POST /api/v1/dossiers HTTP/1.1\r\nHost: x\r\nContent-Length: 999999999",
                 b"application/problem+json", b'"code":"body-too-large"'),
                (b"GET /api/v1/worklist HTTP/1.1\r\nHost: x" + long,
                 b"application/problem+json", b'"code":"request-head-too-large"'),
                (b"BREW /api HTTP/1.1\r\nHost: x",
                 b"application/problem+json", b'"code":"method-not-allowed"'),
                (b"POST /quay/1.004873 HTTP/1.1\r\nHost: x\r\nContent-Length: 999999999",
                 b"text/html", "Nội dung gửi lên quá lớn".encode()),
                (b"GET /ho-so HTTP/1.1\r\nHost: x" + long,
                 b"text/html", "Phần đầu của yêu cầu dài quá".encode())):
            with self.subTest(head=head[:40]):
                with socket.create_connection(("127.0.0.1", self.centre.port), 10) as line:
                    line.sendall(head + b"\r\n\r\n")
                    answer = b""
                    while piece := line.recv(65536):
                        answer += piece
                self.assertIn(b"Content-Type: " + kind, answer)
                self.assertIn(words, answer)
                self.assertIn(b"Content-Security-Policy", answer)

    def test_the_program_is_alive_after_all_this(self):
        self.assertEqual(self.centre.visitor().get("/readyz").status, 200)
        self.assertIsNone(self.centre.process.poll())

    def test_an_answer_never_grows_with_what_was_sent(self):
        name = "x" * 5000
        answer = self.counter.post("/api/v1/dossiers", {name: 1})
        self.assertEqual(answer.status, 400)
        self.assertNotIn(name, answer.body.decode())
        self.assertLess(len(answer.body), 4000)
        json.loads(answer.body)
