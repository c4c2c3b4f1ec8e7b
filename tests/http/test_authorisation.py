"""Who may do what: every role, and nobody, at every route."""
import unittest
import uuid

import centre
from centre import ROLES, intake, received

READS = ["/api/v1/sessions", "/api/v1/worklist", "/api/v1/worklist/counts",
         "/api/v1/persons?q=thu", "/api/v1/officers"]
PUBLIC = ["/api/v1/procedures?q=khai%20sinh", "/api/v1/procedures/1.004873", "/api/openapi.json",
          "/healthz", "/readyz", "/problems/forbidden"]
WRITES = [("POST", "/api/v1/dossiers"), ("POST", "/api/v1/dossiers/15607-200101-0001/commands"),
          ("POST", "/api/v1/office/commands"), ("POST", "/api/v1/blobs"),
          ("POST", "/api/v1/sessions/reauthentication"), ("POST", "/api/v1/sessions/password"),
          ("POST", f"/api/v1/officers/{centre.fresh_id()}/one-time-password"),
          ("PUT", "/api/v1/blobs/" + "0" * 64), ("DELETE", "/api/v1/sessions")]

# The transitions table says who; these are its rows that a fresh dossier can show.
MAY = {
    "receive": {"receiving_officer", "assistant"},
    "file": {"receiving_officer", "assistant", "integrator"},
    "add_note": {"director", "deputy", "receiving_officer", "specialist", "assistant"},
    "assign": {"director", "deputy", "receiving_officer", "specialist"},
    "propose_result": {"specialist"},
    "place_hold": {"director", "deputy"},
    "office": {"director", "administrator"},
}


class Authorisation(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.centre = centre.shared()
        cls.clients = {role: cls.centre.officer(role) for role in ROLES}
        cls.dossier = received(cls.clients["receiving_officer"])

    def test_nobody_reads_nothing_but_what_is_public(self):
        visitor = self.centre.visitor()
        paths = READS + [f"/api/v1/dossiers/{self.dossier['code']}", "/api/v1/events",
                         f"/api/v1/dossiers/{self.dossier['code']}/files/{centre.fresh_id()}",
                         "/api/v1/blobs/" + "0" * 64]
        for path in paths:
            with self.subTest(path=path):
                answer = visitor.get(path)
                self.assertEqual((answer.status, answer.code), (401, "not-signed-in"))
        for path in PUBLIC:
            with self.subTest(path=path):
                self.assertEqual(visitor.get(path).status, 200)

    def test_nobody_writes(self):
        for method, path in WRITES:
            with self.subTest(path=path):
                answer = self.centre.visitor().send(method, path, {})
                self.assertEqual((answer.status, answer.code), (401, "not-signed-in"))

    def test_everybody_who_works_here_reads_the_lists(self):
        for role, client in self.clients.items():
            for path in READS:
                with self.subTest(role=role, path=path):
                    self.assertEqual(client.get(path).status, 200)

    def test_every_role_reads_the_units_dossiers(self):
        for role, client in self.clients.items():
            with self.subTest(role=role):
                answer = client.get(f"/api/v1/dossiers/{self.dossier['code']}")
                self.assertEqual(answer.status, 200, answer)

    def expect(self, answer, may, code):
        if may:
            self.assertIn(answer.status, (200, 201, 204, 409, 422), answer)
        else:
            self.assertEqual((answer.status, answer.code), (403, code), answer)

    def test_who_receives_and_who_files(self):
        for role, client in self.clients.items():
            with self.subTest(role=role):
                self.expect(client.post("/api/v1/dossiers", intake()), role in MAY["receive"],
                            "dossier-role-not-allowed")
                filed = dict(intake(way="online"), type="file_dossier")
                self.expect(client.post("/api/v1/dossiers", filed), role in MAY["file"],
                            "dossier-role-not-allowed")

    def test_who_acts_on_a_dossier(self):
        specialist = self.clients["specialist"].officer
        commands = {
            "add_note": {"type": "add_note", "text": "đã xem"},
            "assign": {"type": "assign", "officer": specialist},
            "place_hold": {"type": "place_hold", "text": "chờ kết luận"},
            "propose_result": {"type": "propose_result"},
        }
        for name, command in commands.items():
            for role, client in self.clients.items():
                with self.subTest(role=role, command=name):
                    dossier = received(self.clients["receiving_officer"])
                    answer = client.post(f"/api/v1/dossiers/{dossier['code']}/commands", command,
                                         version=dossier["version"])
                    self.expect(answer, role in MAY[name], "dossier-role-not-allowed")

    def test_what_is_offered_is_what_is_allowed(self):
        for role, client in self.clients.items():
            dossier = received(self.clients["receiving_officer"])
            shown = client.get(f"/api/v1/dossiers/{dossier['code']}").json()
            for name in ("add_note", "assign", "propose_result", "place_hold"):
                with self.subTest(role=role, command=name):
                    self.assertEqual(name in shown["allowed"], role in MAY[name])

    def test_who_changes_the_office(self):
        for role, client in self.clients.items():
            with self.subTest(role=role):
                command = {"type": "open_point", "point": "diem-" + uuid.uuid4().hex[:8]}
                self.expect(client.post("/api/v1/office/commands", command),
                            role in MAY["office"], "office-not-allowed")

    def test_who_gives_one_time_passwords(self):
        target = self.clients["inspector"].officer
        for role, client in self.clients.items():
            if role in MAY["office"]:
                continue  # it would end the inspector's session; test_sessions shows it
            with self.subTest(role=role):
                answer = client.post(f"/api/v1/officers/{target}/one-time-password", {})
                self.assertEqual((answer.status, answer.code), (403, "forbidden"), answer)

    def test_a_locked_officer_is_out_at_once(self):
        client = self.clients["deputy"]
        director = self.clients["director"]
        lock = {"officer": client.officer, "ground": "by_order", "type": "lock_account"}
        self.assertEqual(director.post("/api/v1/office/commands", lock).status, 204)
        self.assertEqual(client.get("/api/v1/worklist").status, 401)
        refused = self.centre.visitor().sign_in(client.username, centre.PASSWORD)
        self.assertIn(refused.status, (401, 403))
        unlock = {"officer": client.officer, "type": "unlock_account"}
        self.assertEqual(director.post("/api/v1/office/commands", unlock).status, 204)
        del self.centre.staff["deputy"]
        self.centre.staff["deputy"] = self.centre.signed_in(client.username)
        type(self).clients["deputy"] = self.centre.staff["deputy"]
