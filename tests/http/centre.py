"""A centre of one's own: founded, served, staffed, and called like any client would."""
import atexit
import base64
import datetime
import http.client
import json
import os
import re
import shutil
import signal
import subprocess
import tempfile
import uuid

ROLES = ["director", "deputy", "receiving_officer", "specialist", "assistant", "inspector",
         "integrator", "administrator"]
PASSWORD = "bon chen nuoc che xanh"

_here = os.path.dirname(os.path.abspath(__file__))
PROGRAM = os.environ.get("MOTCUA", os.path.join(_here, "..", "..", "build", "motcua"))


def fresh_id():
    return base64.urlsafe_b64encode(os.urandom(16)).decode().rstrip("=")


def today():
    """The legal day: Viet Nam's."""
    zone = datetime.timezone(datetime.timedelta(hours=7))
    return datetime.datetime.now(zone).date()


class Answer:
    def __init__(self, status, headers, body):
        self.status = status
        self.headers = headers
        self.body = body

    def json(self):
        return json.loads(self.body)

    @property
    def code(self):
        """The problem's code; None for an answer that is no problem."""
        if self.headers.get("content-type", "") != "application/problem+json":
            return None
        return self.json()["code"]

    def __repr__(self):
        return f"{self.status} {self.body[:300]!r}"


class Client:
    """One visitor. `address`: where from on this machine, so that rate limits count apart."""

    def __init__(self, port, address="127.0.0.1"):
        self.port = port
        self.address = address
        self.is_world_broken = False  # a test broke it: then a 503 or 507 may be the right answer
        self.cookies = {}
        self.csrf = None

    def raw(self, method, path, body=None, headers=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20,
                                                source_address=(self.address, 0))
        try:
            sent = dict(headers or {})
            if self.cookies and "Cookie" not in sent:
                sent["Cookie"] = "; ".join(f"{k}={v}" for k, v in self.cookies.items())
            connection.request(method, path, body=body, headers=sent)
            response = connection.getresponse()
            content = response.read()
            found = {name.lower(): value for name, value in response.getheaders()}
            for name, value in response.getheaders():
                if name.lower() == "set-cookie":
                    key, _, rest = value.partition("=")
                    self.cookies[key] = rest.partition(";")[0]
            # The one rule of every test here: what a client does is never our fault.
            broken = self.is_world_broken and response.status in (503, 507)
            assert response.status < 500 or broken, (
                method, path, response.status, content[:300])
            return Answer(response.status, found, content)
        finally:
            connection.close()

    def get(self, path, **headers):
        return self.raw("GET", path, headers=headers)

    def send(self, method, path, value=None, *, key=True, version=None, headers=None, body=None):
        sent = {"Content-Type": "application/json"}
        if self.csrf:
            sent["X-CSRF-Token"] = self.csrf
        if key:
            sent["Idempotency-Key"] = key if isinstance(key, str) else str(uuid.uuid4())
        if version is not None:
            sent["If-Match"] = f'"{version}"'
        sent.update(headers or {})
        sent = {name: text for name, text in sent.items() if text is not None}
        if body is None:
            body = json.dumps(value).encode()
        return self.raw(method, path, body, sent)

    def post(self, path, value=None, **rest):
        return self.send("POST", path, value, **rest)

    def sign_in(self, username, password):
        answer = self.post("/api/v1/sessions", {"username": username, "password": password},
                           key=False)
        if answer.status == 201:
            self.csrf = answer.json()["csrf"]
        return answer


class Centre:
    """Starts the program on a directory of its own; stop() ends it."""

    def __init__(self, directory=None, store=None):
        """`directory`: an empty one of the caller's. `store`: where else than there."""
        self.directory = directory or tempfile.mkdtemp(prefix="motcua-http-")
        self.store = ["--store", store] if store else []
        self.process = None
        self.errors = tempfile.TemporaryFile()  # what the servers complained of
        atexit.register(self.remove)
        told = self.run("init", "--unit", "15607")
        words = [line.rpartition(": ")[2] for line in told.stdout.splitlines() if ": " in line]
        self.visitors = 1
        self.staff = {}
        self.start()
        self._first_password(words[0], words[1])

    @property
    def data(self):
        return os.path.join(self.directory, "data")

    def run(self, command, *words):
        return subprocess.run([PROGRAM, command, "--data", self.data, *self.store, *words],
                              capture_output=True, text=True, timeout=60)

    def start(self):
        self.process = subprocess.Popen(
            [PROGRAM, "serve", "--data", self.data, "--listen", "127.0.0.1:0", *self.store],
            stdout=subprocess.PIPE, stderr=self.errors, text=True)
        line = self.process.stdout.readline()
        found = re.match(r"listening on http://[^:]+:(\d+)", line)
        if not found:
            raise RuntimeError(f"the program did not serve: {line!r}")
        self.port = int(found.group(1))

    def visitor(self):
        self.visitors += 1
        return Client(self.port, f"127.0.{self.visitors // 250}.{self.visitors % 250 + 1}")

    def _take_password(self, username, one_time):
        client = self.visitor()
        answer = client.sign_in(username, one_time)
        assert answer.status == 201, answer
        answer = client.post("/api/v1/sessions/password",
                             {"old_password": one_time, "new_password": PASSWORD}, key=False)
        assert answer.status == 204, answer
        return self.signed_in(username)

    def _first_password(self, username, one_time):
        self.director_name = username
        self.staff["director"] = self._take_password(username, one_time)

    def signed_in(self, username):
        client = self.visitor()
        answer = client.sign_in(username, PASSWORD)
        assert answer.status == 201, answer
        client.officer = answer.json()["officer"]
        client.username = username
        return client

    def officer(self, role, username=None):
        """Somebody in that role, signed in; enrolled when asked for first."""
        place = username or role
        if place in self.staff:
            return self.staff[place]
        director = self.staff["director"]
        officer = fresh_id()
        username = username or "can-bo-" + role.replace("_", "-")
        for command in (
                {"type": "enrol_officer", "officer": officer, "username": username,
                 "name": "Lò Văn Thử"},
                {"type": "grant_role", "grant": fresh_id(), "officer": officer, "role": role,
                 "from": today().isoformat()}):
            answer = director.post("/api/v1/office/commands", command)
            assert answer.status == 204, answer
        answer = director.post(f"/api/v1/officers/{officer}/one-time-password", {})
        assert answer.status == 200, answer
        self.staff[place] = self._take_password(username, answer.json()["one_time_password"])
        return self.staff[place]

    def stop(self):
        """The exit code after SIGTERM."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(20)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        self.process.stdout.close()
        return self.process.returncode

    def start_again(self):
        """After stop() or kill(); everybody is signed in anew."""
        self.start()
        self.staff = {role: self.signed_in(client.username)
                      for role, client in self.staff.items()}

    def kill(self):
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()

    def remove(self):
        if self.process is not None:
            self.stop()
        shutil.rmtree(self.directory, ignore_errors=True)


_shared = None


def shared():
    """One centre for all modules: founding costs seconds."""
    global _shared
    if _shared is None:
        _shared = Centre()
    return _shared


def intake(**changes):
    """A marital-status paper for an invented person."""
    body = {
        "procedure": "1.004873",
        "way": "counter",
        "people": {"applicant": {"person": {"name": "Lò Thị Thử", "born": "1990-05-20",
                                            "sex": "female"}}},
        "return_mode": "counter",
    }
    body.update(changes)
    return {name: value for name, value in body.items() if value is not None}


def received(client):
    """A dossier just received: its answer's members."""
    answer = client.post("/api/v1/dossiers", intake())
    assert answer.status == 201, answer
    return answer.json()
