"""The API document against the program: every answer has a described status, kind and shape."""
import hashlib
import re
import unittest

import centre
from centre import intake, received

KINDS = {"string": str, "integer": int, "boolean": bool, "array": list, "object": dict,
         "null": type(None)}


class Document:
    """As much of JSON Schema as the document uses."""

    def __init__(self, document):
        self.paths = document["paths"]
        self.schemas = document["components"]["schemas"]

    def faults(self, schema, value, place="answer"):
        if "$ref" in schema:
            schema = self.schemas[schema["$ref"].rpartition("/")[2]]
        kinds = schema.get("type", [])
        kinds = kinds if isinstance(kinds, list) else [kinds]
        if kinds and type(value) not in [KINDS[kind] for kind in kinds]:
            return [f"{place}: {value!r} is not {kinds}"]
        if "enum" in schema and value not in schema["enum"]:
            return [f"{place}: {value!r} is none of {schema['enum']}"]
        found = []
        if isinstance(value, dict):
            found += [f"{place}: no {name}" for name in schema.get("required", [])
                      if name not in value]
            for name, inner in schema.get("properties", {}).items():
                if name in value:
                    found += self.faults(inner, value[name], f"{place}.{name}")
        if isinstance(value, list) and "items" in schema:
            for number, item in enumerate(value):
                found += self.faults(schema["items"], item, f"{place}.{number}")
        return found

    def faults_of_answer(self, path, method, answer):
        responses = self.paths[path][method]["responses"]
        known = str(answer.status) in responses
        if not known and answer.status < 400:
            return [f"{method} {path}: {answer.status} is not described"]
        described = responses[str(answer.status) if known else "default"]
        if "content" not in described:
            return [f"{method} {path}: a body nobody told of"] if answer.body else []
        kind = answer.headers["content-type"].partition(";")[0]
        if kind not in described["content"]:
            return [f"{method} {path}: {kind} is not described"]
        if not kind.endswith("json"):
            return []
        found = self.faults(described["content"][kind]["schema"], answer.json())
        return [f"{method} {path} {answer.status} {fault}" for fault in found]


class OpenApiAnswers(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.centre = centre.shared()
        cls.director = cls.centre.officer("director")
        cls.counter = cls.centre.officer("receiving_officer")
        cls.specialist = cls.centre.officer("specialist")
        cls.document = Document(cls.director.get("/api/openapi.json").json())

    def check(self, path, method, answer):
        self.assertEqual(self.document.faults_of_answer(path, method, answer), [])
        return answer

    def test_the_document_holds_together(self):
        names = re.findall(r'"#/components/schemas/([^"]+)"',
                           self.director.get("/api/openapi.json").body.decode())
        self.assertEqual([name for name in names if name not in self.document.schemas], [])
        ids = []
        for path, methods in self.document.paths.items():
            for method, operation in methods.items():
                ids.append(operation["operationId"])
                given = {p["name"] for p in operation.get("parameters", []) if p["in"] == "path"}
                self.assertEqual(given, set(re.findall(r"{(\w+)}", path)), (method, path))
        self.assertEqual(len(ids), len(set(ids)))

    def test_a_dossier_through_its_life(self):
        born = self.check("/api/v1/dossiers", "post",
                          self.counter.post("/api/v1/dossiers", intake(), key="0" * 8 +
                                            "-1111-4111-8111-111111111111"))
        again = self.counter.post("/api/v1/dossiers", intake(), key="0" * 8 +
                                  "-1111-4111-8111-111111111111")
        self.assertEqual(self.check("/api/v1/dossiers", "post", again).status, 200)
        self.check("/api/v1/dossiers", "post", self.counter.post("/api/v1/dossiers", {}))
        code, one = born.json()["code"], "/api/v1/dossiers/{code}"
        for who, command in (
                (self.director, {"type": "assign", "officer": self.specialist.officer}),
                (self.specialist,
                 {"type": "request_supplement", "text": "thiếu", "items": ["ảnh"]}),
                (self.counter, {"type": "receive_supplement"}),
                (self.specialist, {"type": "propose_result"}),
                (self.specialist, {"type": "no_such"})):
            shown = self.check(one, "get", self.director.get("/api/v1/dossiers/" + code))
            self.check(one + "/commands", "post",
                       who.post(f"/api/v1/dossiers/{code}/commands", command,
                                version=shown.json()["version"]))
            self.check("/api/v1/worklist", "get", self.counter.get("/api/v1/worklist?limit=200"))
            check = born.json()["receipt"]["check"]
            self.check("/api/v1/track/{code}", "get",
                       self.centre.visitor().get(f"/api/v1/track/{code}?check={check}"))
        self.check(one, "get", self.director.get("/api/v1/dossiers/" + code))

    def test_reads(self):
        received(self.counter)
        received(self.counter)
        for path in ("/api/v1/sessions", "/api/v1/worklist/counts", "/api/v1/officers", "/healthz",
                     "/readyz", "/metrics", "/api/openapi.json"):
            self.check(path, "get", self.director.get(path))
        for path, asked in (
                ("/api/v1/worklist", "/api/v1/worklist?limit=1"),
                ("/api/v1/worklist", "/api/v1/worklist?limit=0"),
                ("/api/v1/procedures", "/api/v1/procedures?q=khai"),
                ("/api/v1/procedures/{code}", "/api/v1/procedures/1.004873"),
                ("/api/v1/procedures/{code}", "/api/v1/procedures/9.9"),
                ("/api/v1/persons", "/api/v1/persons?q=thu"),
                ("/problems/{code}", "/problems/forbidden")):
            self.check(path, "get", self.director.get(asked))
        for number in ("038190004567", "?"):
            answer = self.counter.post("/api/v1/persons", {"number": number}, key=False)
            self.check("/api/v1/persons", "post", answer)

    def test_uploads(self):
        pdf = b"%PDF-1.7 in two pieces"
        name = hashlib.sha256(pdf).hexdigest()
        one = "/api/v1/blobs/{sha256}"
        for first, last, status in ((0, 4, 202), (5, len(pdf) - 1, 201)):
            answer = self.counter.send(
                "PUT", "/api/v1/blobs/" + name, body=pdf[first:last + 1],
                headers={"Content-Range": f"bytes {first}-{last}/{len(pdf)}"})
            self.assertEqual(self.check(one, "put", answer).status, status)
            self.check(one, "get", self.counter.get("/api/v1/blobs/" + name))
        self.check("/api/v1/blobs", "post",
                   self.counter.send("POST", "/api/v1/blobs", body=b"%PDF-1.7 whole"))

    def test_what_the_server_refuses_by_itself_is_a_problem_too(self):
        for method, path, headers, status in (
                ("BREW", "/healthz", {}, 405), ("GET", "/%ff", {}, 400),
                ("POST", "/api/v1/sessions", {"Content-Length": "999999"}, 413),
                ("POST", "/api/v1/sessions", {"Transfer-Encoding": "gzip"}, 400)):
            with self.subTest(method=method, path=path, headers=headers):
                answer = self.centre.visitor().raw(method, path, headers=headers)
                self.assertEqual(answer.status, status)
                self.assertEqual(answer.headers["content-type"], "application/problem+json")
                self.assertEqual(answer.json()["status"], status)
                self.assertEqual("allow" in answer.headers, status == 405)

    def test_a_large_body_of_nobody_is_turned_away_unread(self):
        answer = self.centre.visitor().raw("POST", "/api/v1/blobs",
                                           headers={"Content-Length": str(50 << 20)})
        self.assertEqual((answer.status, answer.code), (401, "not-signed-in"))
