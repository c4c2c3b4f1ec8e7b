"""Signing in, the token of writing calls, and cookies that are not ours."""
import unittest

import centre
from centre import Client, intake


class Sessions(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.centre = centre.shared()
        cls.counter = cls.centre.officer("receiving_officer")

    def test_a_wrong_password_and_an_unknown_name_are_answered_alike(self):
        wrong = self.centre.visitor().sign_in(self.counter.username, "khong phai mat khau")
        unknown = self.centre.visitor().sign_in("khong-co-ai", "khong phai mat khau")
        self.assertEqual((wrong.status, wrong.code), (401, "wrong-password"))
        self.assertEqual(wrong.body, unknown.body)

    def test_the_session_cookie_is_out_of_reach_of_scripts(self):
        visitor = self.centre.visitor()
        answer = visitor.sign_in(self.counter.username, centre.PASSWORD)
        self.assertEqual(answer.status, 201, answer)
        cookie = answer.headers["set-cookie"]
        self.assertIn("HttpOnly", cookie)
        self.assertIn("SameSite=Strict", cookie)
        self.assertIn("receiving_officer", answer.json()["roles"])

    def test_a_writing_call_without_its_token_is_refused(self):
        for token in (None, "", "x", "A" * 22):
            with self.subTest(token=token):
                answer = self.counter.post("/api/v1/dossiers", intake(),
                                           headers={"X-CSRF-Token": token})
                self.assertEqual((answer.status, answer.code), (403, "csrf-token-wrong"))

    def test_another_sites_page_cannot_write(self):
        for header in ({"Origin": "https://example.com"}, {"Sec-Fetch-Site": "cross-site"}):
            with self.subTest(header=header):
                answer = self.counter.post("/api/v1/dossiers", intake(), headers=header)
                self.assertEqual((answer.status, answer.code), (403, "csrf-token-wrong"))

    def test_cookies_that_are_garbage_are_nobody(self):
        for cookie in ("motcua=", "motcua=x", "motcua=" + "A" * 43, "motcua=" + "\xff" * 20,
                       "=;;;=", "motcua=" + "A" * 4000, "x" * 5000):
            with self.subTest(cookie=cookie[:30]):
                visitor = Client(self.centre.port)
                answer = visitor.raw("GET", "/api/v1/worklist", headers={"Cookie": cookie})
                self.assertEqual(answer.status, 401, answer)

    def test_signing_out_ends_the_session(self):
        client = self.centre.signed_in(self.counter.username)
        cookies = dict(client.cookies)
        self.assertEqual(client.send("DELETE", "/api/v1/sessions", key=False).status, 204)
        client.cookies = cookies
        self.assertEqual(client.get("/api/v1/worklist").status, 401)

    def test_guessing_is_slowed_down(self):
        visitor = self.centre.visitor()
        statuses = [visitor.sign_in("ten-doan-mo", f"mat khau {n}").status for n in range(12)]
        self.assertIn(429, statuses)
        last = visitor.sign_in("ten-doan-mo", "mat khau")
        self.assertEqual(last.code, "too-many-requests")
        self.assertGreater(int(last.headers["retry-after"]), 0)

    def test_a_weak_password_is_not_taken(self):
        answer = self.counter.post("/api/v1/sessions/password",
                                   {"old_password": centre.PASSWORD, "new_password": "1234567"},
                                   key=False)
        self.assertEqual((answer.status, answer.code), (422, "password-too-weak"))

    def test_a_one_time_password_opens_nothing_but_its_change(self):
        director = self.centre.officer("director")
        officer = centre.fresh_id()
        enrolled = director.post("/api/v1/office/commands", {
            "type": "enrol_officer", "officer": officer, "username": "can-bo-moi",
            "name": "Hà Thị Thử"})
        self.assertEqual(enrolled.status, 204, enrolled)
        granted = director.post("/api/v1/office/commands", {
            "type": "grant_role", "grant": centre.fresh_id(), "officer": officer,
            "role": "specialist", "from": centre.today().isoformat()})
        self.assertEqual(granted.status, 204, granted)
        told = director.post(f"/api/v1/officers/{officer}/one-time-password", {})
        visitor = self.centre.visitor()
        answer = visitor.sign_in("can-bo-moi", told.json()["one_time_password"])
        self.assertEqual(answer.status, 201, answer)
        self.assertTrue(answer.json()["must_change_password"])
        shut = visitor.get("/api/v1/worklist")
        self.assertEqual((shut.status, shut.code), (403, "password-change-required"))
