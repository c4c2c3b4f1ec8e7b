"""Uploads on their way: bounded memory, nothing open on the disk, nothing lost by a restart."""
import glob
import hashlib
import http.client
import os
import socket
import unittest
import uuid

import centre
from centre import intake

MIB = 1 << 20
CANARY = b"CANARY-Lo-Thi-Thu-079190000001"
MEMORY_MAX = 16 * MIB


def scan(size):
    """A PDF full of canaries, no two pieces of it alike."""
    row = b"%PDF-1.7\n" + os.urandom(12).hex().encode()
    rows = [row]
    length = len(row)
    count = 0
    while length < size:
        row = b"%s %08d " % (CANARY, count)
        rows.append(row)
        length += len(row)
        count += 1
    return b"".join(rows)[:size]


class Uploads(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.own = centre.Centre()
        cls.addClassCleanup(cls.own.remove)
        cls.own.officer("receiving_officer")

    @property
    def counter(self):
        return self.own.staff["receiving_officer"]

    def request(self, method, path, body, **headers):
        """Without a time limit of ours: a large file on a busy machine takes its time."""
        connection = http.client.HTTPConnection("127.0.0.1", self.own.port, timeout=None)
        sent = {"Cookie": "; ".join(f"{k}={v}" for k, v in self.counter.cookies.items()),
                "X-CSRF-Token": self.counter.csrf}
        sent.update({name.replace("_", "-"): value for name, value in headers.items()})
        try:
            connection.request(method, path, body=body, headers=sent)
            response = connection.getresponse()
            found = {name.lower(): value for name, value in response.getheaders()}
            return centre.Answer(response.status, found, response.read())
        finally:
            connection.close()

    def put(self, content, first=0, last=None):
        last = len(content) - 1 if last is None else last
        return self.request("PUT", self.path(content), content[first:last + 1],
                            Content_Range=f"bytes {first}-{last}/{len(content)}")

    def path(self, content):
        return "/api/v1/blobs/" + hashlib.sha256(content).hexdigest()

    def held(self, content):
        answer = self.counter.raw("HEAD", self.path(content))
        return (answer.status, answer.headers.get("upload-offset"),
                answer.headers.get("upload-complete"))

    def memory(self, name):
        with open(f"/proc/{self.own.process.pid}/status") as status:
            for line in status:
                if line.startswith(name):
                    return int(line.split()[1]) * 1024
        raise KeyError(name)

    def peak_of(self, act):
        """Bytes of memory above those before, at the highest while `act` ran."""
        with open(f"/proc/{self.own.process.pid}/clear_refs", "w") as peak:
            peak.write("5")
        before = self.memory("VmRSS")
        done = act()
        return self.memory("VmHWM") - before, done

    def open_on_disk(self, words):
        found = []
        for path in glob.glob(os.path.join(self.own.directory, "**"), recursive=True):
            if os.path.isfile(path):
                with open(path, "rb") as file:
                    content = file.read()
                found += [(path, word) for word in words if word in content]
        return found

    def form(self, content, csrf_first=True):
        """The intake form as a browser sends it, with one file."""
        fields = {"csrf": self.counter.csrf, "command": str(uuid.uuid4()),
                  "procedure": "1.004873", "way": "counter",
                  "people.applicant.person.name": "Lò Thị Thử", "return_mode": "counter"}
        texts = b"".join(b'--B\r\nContent-Disposition: form-data; name="%s"\r\n\r\n%s\r\n'
                         % (name.encode(), value.encode()) for name, value in fields.items())
        file = (b'--B\r\nContent-Disposition: form-data; name="files"; filename="to khai.pdf"\r\n'
                b"Content-Type: application/pdf\r\n\r\n" + content + b"\r\n")
        body = texts + file if csrf_first else file + texts
        return self.request("POST", "/quay/1.004873", body + b"--B--\r\n",
                            Content_Type="multipart/form-data; boundary=B")

    def test_fifty_megabytes_cost_little_memory_by_every_way(self):
        content = scan(50 * MIB)
        self.counter.get("/api/v1/sessions")
        peak, posted = self.peak_of(lambda: self.request("POST", "/api/v1/blobs", content))
        self.assertEqual(posted.status, 201, posted)
        self.assertLess(peak, MEMORY_MAX, "POST")

        answer = self.counter.post("/api/v1/dossiers",
                                   intake(files=[{"id": posted.json()["id"], "name": "a.pdf"}]))
        self.assertEqual(answer.status, 201, answer)
        path = f"/api/v1/dossiers/{answer.json()['code']}/files/{posted.json()['id']}"
        peak, back = self.peak_of(lambda: self.request("GET", path, None))
        self.assertTrue(back.body == content, "it comes back as it was")
        self.assertLess(peak, MEMORY_MAX, "GET")

        content = scan(50 * MIB)
        peak, put = self.peak_of(lambda: self.put(content))
        self.assertEqual(put.status, 201, put)
        self.assertLess(peak, MEMORY_MAX, "PUT")

        peak, taken = self.peak_of(lambda: self.form(content))
        self.assertEqual(taken.status, 303, taken)
        self.assertLess(peak, MEMORY_MAX, "a page's form")

    def test_an_upload_survives_a_kill_and_a_restart(self):
        content = scan(3 * MIB)
        half = 2 * MIB + 12345
        first = self.put(content, 0, half - 1)
        self.assertEqual((first.status, first.headers["upload-offset"]), (202, str(half)))
        self.own.kill()
        self.own.start_again()
        self.assertEqual(self.held(content), (200, str(half), "?0"))
        last = self.put(content, half)
        self.assertEqual(last.status, 201, last)

        self.own.stop()
        self.own.start_again()
        self.assertEqual(self.held(content), (200, str(len(content)), "?1"))
        answer = self.counter.post("/api/v1/dossiers",
                                   intake(files=[{"id": last.json()["id"], "name": "a.pdf"}]))
        self.assertEqual(answer.status, 201, answer)
        path = f"/api/v1/dossiers/{answer.json()['code']}/files/{last.json()['id']}"
        self.assertTrue(self.counter.get(path).body == content, "it comes back as it was")

    def test_nothing_of_an_upload_is_open_on_the_disk(self):
        content = scan(MIB)
        name = hashlib.sha256(content).hexdigest()
        words = [CANARY, name.encode(), bytes.fromhex(name)]
        self.assertEqual(self.put(content, 0, MIB // 2).status, 202)
        self.assertEqual(self.open_on_disk(words), [], "while it is half there")
        self.own.kill()
        self.assertEqual(self.open_on_disk(words), [], "after a kill")
        self.own.start_again()
        self.assertEqual(self.put(content, MIB // 2 + 1).status, 201)
        self.assertEqual(self.form(scan(MIB)).status, 303)
        self.assertEqual(self.open_on_disk(words), [], "when all of it is there")

    def test_what_came_before_the_line_broke_stays(self):
        content = scan(MIB)
        connection = http.client.HTTPConnection("127.0.0.1", self.own.port, timeout=None)
        connection.putrequest("PUT", self.path(content))
        connection.putheader("Cookie",
                             "; ".join(f"{k}={v}" for k, v in self.counter.cookies.items()))
        connection.putheader("X-CSRF-Token", self.counter.csrf)
        connection.putheader("Content-Length", str(len(content)))
        connection.endheaders(content[:100_000])
        connection.sock.shutdown(socket.SHUT_WR)
        self.assertEqual(connection.sock.recv(100), b"", "nobody is there to be answered")
        connection.close()
        # The last bytes are being sealed: until then the upload is somebody's, which is a 409.
        probe = self.put(content, MIB - 1)
        while probe.status == 409:
            probe = self.put(content, MIB - 1)
        self.assertEqual((probe.status, probe.headers["upload-offset"]), (400, "100000"))
        self.assertEqual(self.held(content), (200, "100000", "?0"))
        self.assertEqual(self.put(content, 100_000).status, 201)

    def test_more_bodies_at_once_than_an_officer_may_send(self):
        waiting = []
        try:
            while len(waiting) < 4:
                content = scan(2000 + len(waiting))
                connection = http.client.HTTPConnection("127.0.0.1", self.own.port, timeout=60)
                connection.putrequest("PUT", self.path(content))
                connection.putheader(
                    "Cookie", "; ".join(f"{k}={v}" for k, v in self.counter.cookies.items()))
                connection.putheader("X-CSRF-Token", self.counter.csrf)
                connection.putheader("Content-Length", str(len(content)))
                connection.putheader("Expect", "100-continue")
                connection.endheaders()
                waiting.append(connection)
                # The server says "go on" once the upload has its turn.
                told = connection.sock.recv(100)
                self.assertTrue(told.startswith(b"HTTP/1.1 100"), told)
            refused = self.request("POST", "/api/v1/blobs", scan(100))
            self.assertEqual((refused.status, refused.code), (429, "too-many-requests"), refused)
            self.assertIn("retry-after", refused.headers)
        finally:
            for connection in waiting:
                connection.close()

    def test_a_form_whose_files_come_before_its_token_leaves_nothing(self):
        before = set(glob.glob(os.path.join(self.own.data, "blobs", "*", "*")))
        answer = self.form(scan(MIB), csrf_first=False)
        self.assertEqual(answer.status, 403, answer)
        self.assertEqual(set(glob.glob(os.path.join(self.own.data, "blobs", "*", "*"))), before)

    def test_waiting_uploads_are_no_damage_and_doctor_counts_them(self):
        self.assertEqual(self.put(scan(MIB), 0, 70_000).status, 202)
        self.assertEqual(self.request("POST", "/api/v1/blobs", scan(5000)).status, 201)
        verified = self.own.run("verify", "--json")
        self.assertEqual(verified.returncode, 0, verified.stdout)
        examined = self.own.run("doctor", "--json").stdout
        row = [row for row in centre.json.loads(examined)["checks"] if row["check"] == "uploads"]
        self.assertEqual([one["ok"] for one in row], [True], examined)
        self.assertRegex(row[0]["text"], r"^[1-9]\d* tệp đang tải lên dở")
