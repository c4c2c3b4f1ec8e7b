"""Electronic forms: taken whole, refused field by field, sealed, read back, corrected."""
import glob
import html
import os
import re
import unicodedata
import unittest
import urllib.parse

import centre
from centre import intake

CANARY = "Quàng Văn Hoàng Yến Tử"


def birth_form(**changes):
    form = {"child_name": "Lò Thị Mai", "child_sex": "female",
            "born_on": centre.today().replace(day=1).isoformat(),
            "child_birth_place": "Trạm y tế xã Bát Mọt", "child_ethnic": "03",
            "child_nationality": "VN", "mother_name": "Hà Thị Xuân", "mother_born": "2001",
            "parents_married": True, "father_name": "Lò Văn Păn", "relation": "father"}
    form.update(changes)
    return form


class Forms(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.centre = centre.shared()
        cls.counter = cls.centre.officer("receiving_officer")

    def birth(self, form, **changes):
        return self.counter.post("/api/v1/dossiers",
                                 intake(procedure="1.001193", form=form, **changes))

    def read(self, answer):
        self.assertEqual(answer.status, 201, answer)
        return self.counter.get("/api/v1/dossiers/" + answer.json()["code"]).json()

    def faults(self, answer):
        self.assertEqual((answer.status, answer.code), (400, "input-not-valid"), answer)
        return {(e["path"], e["code"]) for e in answer.json()["errors"]}

    def answers(self, dossier):
        found = dossier["state"]["form"] if "state" in dossier else dossier["form"]
        return found["open"] if isinstance(found, dict) and "open" in found else found

    def test_a_whole_declaration_is_kept_with_the_name_of_its_form(self):
        version = self.counter.get("/api/v1/procedures/1.001193/form").json()["version"]
        text = self.counter.get(
            "/api/v1/dossiers/" + self.birth(birth_form()).json()["code"]).body.decode()
        self.assertIn(version, text)
        self.assertIn("Lò Thị Mai", text)

    def test_the_form_of_a_procedure_is_told_with_its_code_lists(self):
        answer = self.centre.visitor().get("/api/v1/procedures/1.001193/form")
        self.assertEqual(answer.status, 200)
        told = answer.json()
        self.assertEqual(told["form"]["name"], "birth")
        self.assertEqual({one["name"] for one in told["code_lists"]},
                         {"ethnic_groups", "nationalities"})
        self.assertEqual(answer.headers["etag"], f'"{told["version"]}"')
        other = self.counter.get("/api/v1/procedures/2.000424/form").json()
        self.assertEqual(other["form"]["name"], "general")
        self.assertEqual(self.counter.get("/api/v1/procedures/9.999999/form").status, 404)

    def test_every_fault_is_told_at_once_and_in_words(self):
        answer = self.birth({"child_name": "Lò Thị Mai 2", "mother_born": "2020",
                             "born_on": "2026-02-30", "child_sex": 7, "colour": "red"})
        found = self.faults(answer)
        for fault in (("form.child_name", "bad-form"), ("form.born_on", "not-a-date"),
                      ("form.child_sex", "wrong-type"), ("form.colour", "unknown-member"),
                      ("form.relation", "missing")):
            self.assertIn(fault, found)
        young = self.birth(birth_form(mother_born="2020-05-05"))
        self.assertEqual(self.faults(young), {("form.mother_born", "contradicts")})
        self.assertIn("12 tuổi", young.json()["errors"][0]["message"])

    def test_faults_of_the_form_stand_beside_those_of_the_people(self):
        answer = self.birth({"child_name": "Mai 2"}, way="by_bird")
        found = self.faults(answer)
        self.assertIn(("form.child_name", "bad-form"), found)
        self.assertTrue(any(path == "way" for path, _ in found), found)

    def test_bad_answers_are_a_clear_refusal(self):
        deep = "x"
        for _ in range(12):
            deep = [deep]
        for changes, path in (({"child_name": "Mai" * 4000}, "form.child_name"),
                              ({"child_name": "Mai\u202e"}, "form.child_name"),
                              ({"child_name": deep}, "form.child_name"),
                              ({"child_name": {"a": {"b": 1}}}, "form.child_name"),
                              ({"born_on": "9999-99-99"}, "form.born_on"),
                              ({"extra_copies": 10 ** 15}, "form.extra_copies"),
                              ({"extra_copies": True}, "form.extra_copies"),
                              ({"child_ethnic": "77"}, "form.child_ethnic"),
                              ({"_form": "0" * 64}, "form._form")):
            with self.subTest(path=path):
                paths = {place.rstrip(".0") for place, _ in
                         self.faults(self.birth(birth_form(**changes)))}
                self.assertTrue(any(place.startswith(path) for place in paths), paths)
        for form in ([], "x", 7):
            self.assertIn("form", {path for path, _ in self.faults(self.birth(form))})

    def test_a_decomposed_name_is_kept_composed(self):
        name = unicodedata.normalize("NFD", "Quàng Thị Nguyễn Ễ")
        text = self.counter.get("/api/v1/dossiers/" + self.birth(
            birth_form(child_name=name)).json()["code"]).body.decode()
        self.assertIn("Quàng Thị Nguyễn Ễ", text)

    def test_a_declaration_on_paper_needs_no_answers(self):
        for form in (None, {}, {"by_proxy": False}):
            with self.subTest(form=form):
                body = intake(procedure="1.001193")
                if form is not None:
                    body["form"] = form
                self.assertEqual(self.counter.post("/api/v1/dossiers", body).status, 201)

    def test_answers_are_corrected_as_a_whole_and_judged_again(self):
        born = self.birth(birth_form()).json()
        here = f"/api/v1/dossiers/{born['code']}/commands"
        correction = {"type": "correct_entry", "cites": 1, "text": "Gõ nhầm tên",
                      "form": birth_form(child_name="Lò Thị Mận")}
        wrong = dict(correction, form=birth_form(child_name="Lò Thị 5"))
        self.assertEqual(
            self.faults(self.counter.post(here, wrong, version=born["version"])),
            {("form.child_name", "bad-form")})
        answer = self.counter.post(here, correction, version=born["version"])
        self.assertEqual(answer.status, 200, answer)
        page = self.counter.get("/ho-so/" + born["code"]).body.decode()
        self.assertIn("Lò Thị Mận", page)

    def test_answers_lie_nowhere_in_the_clear(self):
        self.assertEqual(self.birth(birth_form(child_name=CANARY)).status, 201)
        paths = glob.glob(os.path.join(self.centre.data, "**"), recursive=True)
        read = 0
        for path in paths:
            if not os.path.isfile(path):
                continue
            with open(path, "rb") as file:
                content = file.read()
            read += len(content)
            self.assertNotIn(CANARY.encode(), content, path)
        self.assertGreater(read, 10_000)


class Page(unittest.TestCase):
    """The counter's page, as a browser without a script uses it."""

    @classmethod
    def setUpClass(cls):
        cls.counter = centre.shared().officer("receiving_officer")

    def shown(self, address):
        answer = self.counter.get(address)
        self.assertEqual(answer.status, 200, answer)
        return answer.body.decode()

    def hidden_values(self, page):
        form = page[page.index('action="/quay/1.001193"'):]
        found = {}
        for name in ("csrf", "command"):
            found[name] = re.search(f'name="{name}" value="([^"]+)"', form).group(1)
        return found

    def post(self, fields):
        page = self.shown("/quay/1.001193")
        values = {**self.hidden_values(page), "type": "receive_dossier",
                  "procedure": "1.001193", "way": "counter",
                  "people.applicant.person.name": "Lò Văn Păn", **fields}
        body = urllib.parse.urlencode(values).encode()
        answer = self.counter.raw("POST", "/quay/1.001193", body, {
            "Content-Type": "application/x-www-form-urlencoded"})
        self.assertEqual(answer.status, 303, answer)
        return answer.headers["location"].split("#")[0]

    def receive(self, read_back):
        """Presses the button of the page on which everything is read back."""
        page = self.shown(read_back)
        form = page[page.index('id="nhan-ho-so"'):]
        values = {name: re.search(f'name="{name}" value="([^"]*)"', form).group(1)
                  for name in ("csrf", "kept", "due")}
        answer = self.counter.raw("POST", "/quay/1.001193/doc-lai",
                                  urllib.parse.urlencode(values).encode(),
                                  {"Content-Type": "application/x-www-form-urlencoded"})
        self.assertEqual(answer.status, 303, answer)
        return answer.headers["location"]

    def test_shows_the_sections_and_says_what_was_not_compared(self):
        page = self.shown("/quay/1.001193")
        for words in ("Tờ khai đăng ký khai sinh", "Trẻ được khai sinh", "Nơi sinh",
                      "Chưa đối chiếu mẫu tờ khai", "Hmông"):
            self.assertIn(words, page)
        self.assertIn('name="form.child_name"', page)
        # A required attribute would keep a browser from sending what does not apply.
        self.assertIsNone(re.search(r"\srequired[\s>=]", page))
        self.assertEqual(page.count('name="form.born_on"'), 1)

    def test_faults_stand_beside_the_fields_and_lead_there(self):
        page = html.unescape(self.shown(self.post(
            {"form.child_name": "Lò Thị Mai", "form.mother_born": "2020-05-05",
             "form.born_on": "2026-01-05", "form.child_sex": "female"})))
        self.assertIn('href="#f-form-child_birth_place"', page)
        self.assertIn('id="f-form-child_birth_place-fault"', page)
        self.assertIn("Tính ra mẹ chưa đến 12 tuổi", page)
        self.assertIn('value="Lò Thị Mai"', page)

    def test_questions_that_do_not_follow_are_hidden_when_asked(self):
        page = self.shown(self.post({"form.abandoned:b": "true", "refresh:x": "form",
                                     "form.child_name": "Lò Thị Mai"}))
        hidden = [part for part in page.split("<fieldset") if "form.mother_name" in part]
        self.assertEqual(len(hidden), 1)
        self.assertIn(" hidden>", hidden[0].split("\n")[0][:2000])
        self.assertNotIn('role="alert"', page)

    def test_an_earlier_dossier_of_the_unit_fills_in_with_its_number_shown(self):
        first = self.counter.post("/api/v1/dossiers", intake(people={"applicant": {"person": {
            "name": "Vi Thị Pọng", "born": "1990-05-20", "ethnic": "thái", "address": "Bản Vịn",
            "identity": {"kind": "personal_number", "number": "038190000001"}}}}))
        self.assertEqual(first.status, 201, first)
        number = first.json()["code"]
        page = self.shown("/quay/1.004873?tu=" + number)
        self.assertEqual(page.count('value="Vi Thị Pọng"'), 2)  # the applicant, and the subject
        self.assertIn("Lấy từ hồ sơ " + number, page)
        self.assertIn('value="03" selected', page)
        self.assertIn("Không có hồ sơ số đó", self.shown("/quay/1.004873?tu=15607-200101-0001"))

    def fields_of(self, form):
        return {"form." + name + (":b" if isinstance(value, bool) else ""):
                str(value).lower() if isinstance(value, bool) else value
                for name, value in form.items()}

    def test_answers_are_read_back_and_then_shown_on_the_dossiers_page(self):
        address = self.post(self.fields_of(birth_form()))
        self.assertIn("/doc-lai?kept=", address)
        read_back = self.shown(address)
        for words in ("Trẻ được khai sinh", "Lò Thị Mai", "Nữ", "Thái", "Sửa: Mẹ"):
            self.assertIn(words, read_back)
        page = self.shown(self.receive(address).replace("/giay-tiep-nhan", ""))
        self.assertIn("Lò Thị Mai", page)
        self.assertIn("Thái", page)
        self.assertNotIn("_form", page)

    def test_what_is_not_asked_is_not_read_back(self):
        form = birth_form(abandoned=True, relation="carer")
        read_back = self.shown(self.post(self.fields_of(form)))
        self.assertIn("Lò Thị Mai", read_back)
        self.assertNotIn("Hà Thị Xuân", read_back)

    def test_a_declaration_on_paper_is_read_back_without_a_form(self):
        read_back = self.shown(self.post({}))
        self.assertNotIn("Trẻ được khai sinh", read_back)
        self.assertTrue(self.receive(self.post({})).endswith("/giay-tiep-nhan"))

    def test_the_earlier_dossiers_of_a_person_lead_to_what_they_fill_in(self):
        person = {"name": "Vi Thị Pọng", "identity": {"kind": "personal_number",
                                                      "number": "038190000028"}}
        first = self.counter.post("/api/v1/dossiers",
                                  intake(people={"applicant": {"person": person}})).json()["code"]
        page = self.shown("/quay/1.004873")
        body = urllib.parse.urlencode({
            "csrf": re.search('name="csrf" value="([^"]+)"', page).group(1),
            "number": "038190000028"}).encode()
        answer = self.counter.raw("POST", "/quay/1.004873/ho-so-truoc", body, {
            "Content-Type": "application/x-www-form-urlencoded"})
        self.assertIn(f'href="/quay/1.004873?tu={first}"', answer.body.decode())


if __name__ == "__main__":
    unittest.main()
