"""Starting, stopping, and what is told while it runs."""
import http.client
import json
import unittest

import centre
from centre import received


class Serving(unittest.TestCase):
    def test_a_stopped_centre_goes_on_where_it_ended(self):
        own = centre.Centre()
        counter = own.officer("receiving_officer")
        before = received(counter)
        self.assertEqual(own.stop(), 0)
        own.start()
        counter.port = own.port
        self.assertEqual(counter.get("/api/v1/worklist").status, 401, "sessions end with it")
        again = own.signed_in(counter.username)
        shown = again.get(f"/api/v1/dossiers/{before['code']}")
        self.assertEqual(shown.status, 200, shown)
        self.assertEqual(shown.json()["people"]["applicant"]["person"]["name"], "Lò Thị Thử")
        self.assertEqual(shown.json()["due"], before["due"])
        after = received(again)
        self.assertNotEqual(after["code"], before["code"])
        own.remove()

    def test_a_directory_in_use_is_left_alone(self):
        shared = centre.shared()
        second = shared.run("serve", "--listen", "127.0.0.1:0")
        self.assertEqual(second.returncode, 1, second)
        self.assertTrue(second.stderr.strip())
        self.assertEqual(shared.visitor().get("/healthz").status, 200)


    def test_a_centre_on_sqlite_loads_nothing_of_postgresql(self):
        shared = centre.shared()
        self.assertEqual(shared.visitor().get("/healthz").status, 200)
        with open(f"/proc/{shared.process.pid}/maps", encoding="utf-8") as maps:
            loaded = maps.read()
        self.assertIn("libsqlite3", loaded)
        self.assertNotIn("libpq", loaded)


class Events(unittest.TestCase):
    def watch(self, client, last=None):
        connection = http.client.HTTPConnection("127.0.0.1", client.port, timeout=20)
        cookie = "; ".join(f"{name}={value}" for name, value in client.cookies.items())
        headers = {"Cookie": cookie, **({"Last-Event-ID": last} if last else {})}
        connection.request("GET", "/api/v1/events", headers=headers)
        response = connection.getresponse()
        self.assertEqual(response.status, 200)
        self.assertIn("text/event-stream", response.getheader("Content-Type"))
        return connection, response

    def next_event(self, response):
        event = {}
        while True:
            line = response.readline().decode().rstrip("\r\n")
            if not line and event:
                return event
            name, _, value = line.partition(": ")
            if line and name:
                event[name] = value

    def test_every_change_is_told_with_numbers_and_nothing_of_a_person(self):
        counter = centre.shared().officer("receiving_officer")
        connection, response = self.watch(counter)
        self.assertEqual(self.next_event(response)["event"], "ready")
        dossier = received(counter)
        event = self.next_event(response)
        self.assertEqual(event["event"], "dossier")
        self.assertEqual(json.loads(event["data"]),
                         {name: dossier[name] for name in ("id", "code", "status", "version")})
        connection.close()

    def test_who_comes_again_is_told_what_happened_meanwhile(self):
        counter = centre.shared().officer("receiving_officer")
        connection, response = self.watch(counter)
        last = self.next_event(response)["id"]
        connection.close()
        missed = [received(counter)["code"] for _ in range(2)]
        connection, response = self.watch(counter, last)
        told = [json.loads(self.next_event(response)["data"])["code"] for _ in missed]
        self.assertEqual(told, missed)
        ready = self.next_event(response)
        self.assertEqual((ready["event"], ready["data"]), ("ready", "{}"))
        connection.close()
        connection, response = self.watch(counter, ready["id"])
        self.assertEqual(self.next_event(response), ready, "nothing came after it")
        connection.close()
        connection, response = self.watch(counter, "of-another-run.7")
        self.assertEqual(json.loads(self.next_event(response)["data"]), {"missed": True})
        connection.close()
