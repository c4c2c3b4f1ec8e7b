"""The pages officers live in, over HTTP without a script: lists, news, signing many at once, the
register and the control sheet."""
import datetime
import html
import re
import unittest
from urllib.parse import urlencode

import centre
from centre import intake, received

FORM = {"Content-Type": "application/x-www-form-urlencoded"}


def hidden(page, name):
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found, f"no {name} in the page"
    return html.unescape(found.group(1))


class Pages(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        # Its own: lists are cut off after a page, and other modules receive hundreds of dossiers.
        cls.centre = centre.Centre()
        cls.counter = cls.centre.officer("receiving_officer")
        cls.specialist = cls.centre.officer("specialist")
        cls.director = cls.centre.officer("director")
        today = centre.today().isoformat()
        answer = cls.director.post("/api/v1/office/commands", {
            "type": "record_delegation", "delegation": centre.fresh_id(),
            "officer": cls.director.officer, "delegator": cls.director.officer,
            "instrument": "11/QĐ", "capacity": "head", "from": today, "until": today})
        assert answer.status == 204, answer

    @classmethod
    def tearDownClass(cls):
        cls.centre.remove()

    def command(self, client, dossier, **command):
        answer = client.post(f"/api/v1/dossiers/{dossier['code']}/commands", command,
                             version=dossier["version"])
        self.assertEqual(answer.status, 200, answer)
        return {**dossier, **answer.json()}

    def proposed(self):
        dossier = received(self.counter)
        return self.command(self.specialist, dossier, type="propose_result")

    def page(self, client, path):
        answer = client.get(path)
        self.assertEqual(answer.status, 200, answer)
        return answer.body.decode()

    def rows(self, client, path):
        page = self.page(client, path)
        table = page.partition("<tbody>")[2].partition("</tbody>")[0]
        return dict(re.findall(r'<a class="number nowrap" href="/ho-so/([^"]+)">(.*?)</tr>',
                               table, re.S))

    def test_a_row_says_in_words_how_much_legal_time_is_left(self):
        dossier = received(self.counter)
        row = self.rows(self.counter, "/ho-so?thu-tuc=1.004873&can-bo=")
        self.assertRegex(row[dossier["code"]], "còn [0-9]+ ngày làm việc|hôm nay, trước")

    def test_news_is_a_badge_that_goes_when_its_officer_has_looked(self):
        dossier = received(self.counter)
        dossier = self.command(self.counter, dossier, type="assign",
                               officer=self.specialist.officer)
        code = dossier["code"]
        self.assertIn("Tin mới", self.rows(self.specialist, "/ho-so?loc=tin-moi")[code])
        self.assertNotIn(code, self.rows(self.counter, "/ho-so?loc=tin-moi"))
        self.page(self.specialist, f"/ho-so/{code}")
        self.assertNotIn(code, self.rows(self.specialist, "/ho-so?loc=tin-moi"))
        self.command(self.counter, dossier, type="add_note", text="bà con vừa gọi")
        self.assertIn(code, self.rows(self.specialist, "/ho-so?loc=tin-moi"))

    def test_every_list_is_a_url_and_an_unknown_one_is_the_first(self):
        for word in ("can-xu-ly", "tin-moi", "tre-han", "sap-den-han", "cho-ky", "cho-tra",
                     "cho-bo-sung", "da-xong", "xin-loi-hom-nay", "sap-thiet", "khong-co"):
            with self.subTest(word):
                self.page(self.counter, f"/ho-so?loc={word}&can-bo=me&thu-tuc=1.004873")
        for bad in ("sau=x", "sau=1.2", "can-bo=%00", "thu-tuc=" + "9" * 500):
            self.assertIn(self.counter.get("/ho-so?" + bad).status, (200, 400), bad)

    def sign(self, picked, password=centre.PASSWORD, page=None):
        page = page or self.page(self.director, "/dieu-hanh/ky")
        fields = [("csrf", self.director.csrf), ("batch", hidden(page, "batch")),
                  ("password", password)] + [("so", one) for one in picked]
        answer = self.director.raw("POST", "/dieu-hanh/ky", urlencode(fields).encode(), FORM)
        self.assertEqual(answer.status, 303, answer)
        return self.page(self.director, answer.headers["location"])

    def status_of(self, dossier):
        return self.director.get(f"/api/v1/dossiers/{dossier['code']}").json()["phase"]

    def signatures(self, dossier):
        seen = self.director.get(f"/api/v1/dossiers/{dossier['code']}").json()["timeline"]
        return sum(item["kind"] == "result.signed" for item in seen)

    def test_each_dossier_of_a_batch_is_signed_for_itself_and_only_once(self):
        first, second, unseen = self.proposed(), self.proposed(), self.proposed()
        picks = [f"{one['code']}.{one['version']}" for one in (first, second, unseen)]
        page = self.page(self.director, "/dieu-hanh/ky")
        for pick in picks:
            self.assertNotIn(f'value="{pick}"', page, "nothing was opened yet")
        for one in (first, second):
            self.page(self.director, f"/ho-so/{one['code']}")
        page = self.page(self.director, "/dieu-hanh/ky")
        self.assertIn(f'value="{picks[0]}"', page)
        self.assertNotIn(f'value="{picks[2]}"', page)
        # One moves on behind the leader's back: it is refused, the others are signed.
        self.command(self.counter, second, type="add_note", text="thêm một việc")
        told = self.sign(picks, page=page)
        self.assertIn("Đã ký 1 hồ sơ", told)
        self.assertIn("Chưa ký 2 hồ sơ", told)
        self.assertIn("Chưa mở xem bản đang có", told)
        self.assertIn("Đã ký 1 hồ sơ", self.sign(picks[:1], page=page), "sent twice")
        self.assertEqual(self.signatures(first), 1)
        self.assertEqual(self.status_of(first), "signed")
        self.assertEqual(self.status_of(second), "proposed")
        self.assertEqual(self.status_of(unseen), "proposed")

    def test_a_wrong_password_signs_nothing_and_keeps_what_was_picked(self):
        dossier = self.proposed()
        pick = f"{dossier['code']}.{dossier['version']}"
        self.page(self.director, f"/ho-so/{dossier['code']}")
        told = self.sign([pick], password="không phải mật khẩu")
        self.assertIn('role="alert"', told)
        self.assertRegex(told, f'value="{re.escape(pick)}" checked')
        self.assertEqual(self.status_of(dossier), "proposed")

    def test_only_leaders_sign_in_batches(self):
        self.assertEqual(self.counter.get("/dieu-hanh/ky").status, 403)
        fields = urlencode([("csrf", self.counter.csrf), ("batch", "x" * 22),
                            ("password", centre.PASSWORD)]).encode()
        self.assertEqual(self.counter.raw("POST", "/dieu-hanh/ky", fields, FORM).status, 403)

    def test_the_leaders_page_names_what_ends_and_what_waits(self):
        dossier = self.proposed()
        page = self.page(self.director, "/dieu-hanh")
        for words in ("Ủy quyền sắp hết hạn", "hết hôm nay", "Sắp đến hạn", "Quá hạn",
                      "Hôm nay là ngày cuối để xin lỗi", "Bà con sắp thiệt"):
            self.assertIn(words, page)
        everything = self.rows(self.director, "/ho-so?loc=cho-ky")
        self.assertIn(dossier["code"], everything)

    def test_the_register_holds_who_filed_when_and_pages_through(self):
        made = [received(self.counter)["code"] for _ in range(3)]
        today = centre.today()
        shown, path = [], f"/so-theo-doi?tu={today}&den={today}"
        while path:
            page = self.page(self.counter, path)
            shown += re.findall(r'href="/ho-so/([^"/]+)"', page)
            more = re.search(r'href="(/so-theo-doi\?[^"]+sau=[^"]+)">Xem tiếp', page)
            path = html.unescape(more.group(1)) if more else None
        self.assertTrue(set(made) <= set(shown))
        self.assertEqual(len(shown), len(set(shown)))
        yesterday = today - datetime.timedelta(days=1)
        self.assertIn("Ngày không đúng",
                      self.page(self.counter, f"/so-theo-doi?tu={today}&den={yesterday}"))
        self.assertIn("Ngày không đúng", self.page(self.counter, "/so-theo-doi?tu=hom-nay"))

    def test_the_control_sheet_says_who_did_what(self):
        dossier = self.proposed()
        page = self.page(self.counter, f"/ho-so/{dossier['code']}/phieu-kiem-soat")
        self.assertIn("Ai giữ hồ sơ, lúc nào, làm gì", page)
        self.assertEqual(page.count("<tr>"), 1 + 2, "a head, the birth, the proposal")

    def test_a_page_with_a_list_has_a_script_of_ours_and_no_other(self):
        answer = self.counter.get("/ho-so")
        policy = answer.headers["content-security-policy"]
        self.assertIn("script-src 'self';", policy)
        self.assertNotIn("unsafe", policy)
        sources = re.findall(r'<script type="module" src="(/assets/list-[0-9a-f]{8}\.js)">',
                             answer.body.decode())
        self.assertEqual(len(sources), 1)
        script = self.counter.get(sources[0])
        self.assertEqual(script.status, 200)
        self.assertTrue(script.headers["content-type"].startswith("text/javascript"))
        self.assertIn("immutable", script.headers["cache-control"])


if __name__ == "__main__":
    unittest.main()
