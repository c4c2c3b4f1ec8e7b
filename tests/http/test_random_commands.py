"""Whatever is sent, made at random from the API's own description and then spoiled: no answer is a
fault of the server, every refusal is a problem document, and afterwards the log and the tables
agree. MOTCUA_SEED asks for another run; the seed is in the failure's message."""
import json
import os
import random
import unittest

import centre

ROUNDS = 1200
ODD = ["", "a", "Ă" * 10000, "\u202eabc", "e\u0301", "2026-02-30", "9999-12-31", "-1", "\x00",
       "<script>", "../../etc", "012345678901", "%00", "😀" * 50, None, [], {}, 0, -1, 2 ** 53, 1.5,
       True, [[[]]]]
# What a value of that name often is, so that commands also get past their form.
LIKELY = {
    "procedure": ["1.001193", "1.004873", "2.000815", "2.000986"], "name": ["Vi Văn Mẫu"],
    "born": ["1990-05-20"], "competent": ["15607"], "returning": ["15607"],
    "code": ["H56-1", "H56-2", "H56-3"], "number": ["1/GXN", "2/GXN"], "paper": ["1/GXN", "2/GXN"],
    "decision": ["5/QĐ-UBND"], "out_number": ["7/TB"], "text": ["đã xem"], "cites": range(1, 12),
    "id": ["a", "b"],
}


class Maker:
    """Values by a JSON schema, now and then something else."""

    def __init__(self, seed, schemas):
        self.random = random.Random(seed)
        self.schemas = schemas

    def resolved(self, schema):
        while "$ref" in schema:
            schema = self.schemas[schema["$ref"].rsplit("/", 1)[-1]]
        return schema

    def make(self, schema, name="", depth=0):
        chance, pick = self.random.random, self.random.choice
        if chance() < 0.02:
            return pick(ODD)
        if name in LIKELY and chance() < 0.8:
            return pick(LIKELY[name])
        schema = self.resolved(schema)
        for branches in ("oneOf", "anyOf"):
            if branches in schema:
                return self.make(pick(schema[branches]), name, depth)
        if "const" in schema:
            return schema["const"]
        if "enum" in schema:
            return pick(schema["enum"])
        kind = schema.get("type")
        if kind == "object":
            wanted = 0.5 if depth < 4 else 0.1
            required = schema.get("required", [])
            return {member: self.make(inner, member, depth + 1)
                    for member, inner in schema.get("properties", {}).items()
                    if member in required or chance() < wanted}
        if kind == "array":
            return [self.make(schema.get("items", {}), "", depth + 1)
                    for _ in range(pick([0, 1, 1, 2]))]
        if kind == "integer":
            return pick([schema.get("minimum", 0), schema.get("maximum", 9), 0, 1, -1, 2 ** 53 - 1])
        if kind == "boolean":
            return chance() < 0.5
        if schema.get("format") == "date" or name in ("on", "date"):
            return f"2026-{pick(range(1, 13)):02}-{pick(range(1, 29)):02}"
        return pick(["abc", "12", "15607", "2026-03-02T09:00", pick(ODD)])

    def spoiled(self, raw):
        if self.random.random() > 0.05 or not raw:
            return raw
        at = self.random.randrange(len(raw))
        return raw[:at] + self.random.choice([b"", b"\xff", b"{", b"\x00"]) + raw[at + 1:]


def body_of(api, path):
    return api["paths"][path]["post"]["requestBody"]["content"]["application/json"]["schema"]


class RandomCommands(unittest.TestCase):
    def setUp(self):
        self.centre = centre.Centre()
        self.addCleanup(self.centre.remove)
        self.seed = int(os.environ.get("MOTCUA_SEED", "1"))
        self.staff = [self.centre.officer(role)
                      for role in ("receiving_officer", "specialist", "deputy")]
        self.staff.append(self.centre.signed_in(self.centre.director_name))
        self.api = self.staff[0].get("/api/openapi.json").json()
        self.maker = Maker(self.seed, self.api["components"]["schemas"])

    def told(self, officer, path, schema, **rest):
        raw = json.dumps(self.maker.make(schema), ensure_ascii=False).encode()
        answer = officer.send("POST", path, body=self.maker.spoiled(raw), **rest)
        said = f"seed {self.seed}: {path} {raw[:600]!r}: {answer}"
        self.assertLess(answer.status, 500, said)
        if answer.status >= 400:
            self.assertEqual(answer.headers["content-type"], "application/problem+json", said)
        return answer

    def wanted(self, schema, allowed):
        """Mostly a command that the dossier allows, so that lives grow long."""
        chosen = [branch for branch in map(self.maker.resolved, schema["oneOf"])
                  if branch["properties"]["type"].get("const") in allowed]
        return self.maker.random.choice(chosen) if chosen else schema

    def test_nothing_sent_at_random_is_a_fault_of_ours(self):
        path = "/api/v1/dossiers/{code}/commands"
        commands = self.maker.resolved(body_of(self.api, path))
        codes = [centre.received(self.staff[0])["code"] for _ in range(12)]
        done = 0
        for _ in range(ROUNDS):
            officer = self.maker.random.choice(self.staff)
            if self.maker.random.random() < 0.15:
                self.told(officer, "/api/v1/dossiers", body_of(self.api, "/api/v1/dossiers"))
                continue
            code = self.maker.random.choice(codes)
            seen = officer.get(f"/api/v1/dossiers/{code}")
            self.assertIn(seen.status, (200, 404), seen)
            if seen.status == 404:
                continue
            dossier = seen.json()
            answer = self.told(officer, path.replace("{code}", code),
                               self.wanted(commands, dossier["allowed"]),
                               version=dossier["version"])
            done += answer.status == 200
        for _ in range(60):
            self.told(self.staff[-1], "/api/v1/office/commands",
                      body_of(self.api, "/api/v1/office/commands"))
        self.assertGreater(done, ROUNDS // 20, "almost nothing was accepted: this shows nothing")
        found = json.loads(self.centre.run("verify", "--json").stdout)
        self.assertEqual(found["problems"], [], f"seed {self.seed}")
