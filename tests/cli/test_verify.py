"""`motcua verify` finds one of each kind of damage in a real directory and says where."""
import hashlib
import json
import os
import shutil
import sqlite3
import sys
import tempfile
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "http"))

import centre  # noqa: E402
from program import PROGRAM, call  # noqa: E402

PDF = b"%PDF-1.7\n" + b"x" * 500 + b"\n%%EOF\n"


class Verify(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        centre.PROGRAM = PROGRAM
        cls.centre = centre.Centre()
        counter = cls.centre.officer("receiving_officer")
        stored = counter.send("POST", "/api/v1/blobs", body=PDF, key=False,
                              headers={"Content-Type": "application/octet-stream"}).json()
        answer = counter.post("/api/v1/dossiers",
                              centre.intake(files=[{"id": stored["id"], "name": "don.pdf"}]))
        assert answer.status == 201, answer
        cls.code = answer.json()["code"]
        cls.address = stored["address"]
        live = call("verify", "--data", cls.centre.data, "--json")
        assert live[0] == 0 and json.loads(live[1])["ok"], live
        assert cls.centre.stop() == 0

    def setUp(self):
        self.data = os.path.join(tempfile.mkdtemp(prefix="motcua-verify-"), "data")
        self.addCleanup(shutil.rmtree, os.path.dirname(self.data))
        shutil.copytree(self.centre.data, self.data)

    def change(self, sql, *cells):
        with sqlite3.connect(os.path.join(self.data, "motcua.db")) as database:
            self.assertEqual(database.execute(sql, cells).rowcount, 1, sql)
        database.close()

    def cell(self, sql, *cells):
        database = sqlite3.connect(os.path.join(self.data, "motcua.db"))
        found = database.execute(sql, cells).fetchone()
        database.close()
        return found

    def expect(self, fault, place, dossier=None):
        code, out, err = call("verify", "--data", self.data, "--json")
        self.assertEqual((code, err), (1, ""))
        found = json.loads(out)
        self.assertFalse(found["ok"])
        wanted = {"place": place, "fault": fault}
        if dossier:
            wanted["dossier"] = dossier
        self.assertIn(wanted, found["problems"])
        self.assertEqual(found["problem_count"], len(found["problems"]))
        code, out, err = call("verify", "--data", self.data)
        self.assertEqual((code, err), (1, ""))
        self.assertIn(place, out)
        if dossier:
            self.assertIn("hồ sơ " + dossier, out)

    def blob(self):
        return os.path.join(self.data, "blobs", self.address[:2], self.address)

    def received(self):
        return self.cell("SELECT pos, packed FROM entry WHERE substr(stream, 1, 1) = x'64' "
                         "ORDER BY pos DESC")

    def test_a_sound_node(self):
        code, out, err = call("verify", "--data", self.data, "--json")
        self.assertEqual((code, err), (0, ""), out)
        found = json.loads(out)
        self.assertEqual((found["ok"], found["problems"]), (True, []))
        self.assertGreater(found["events"], 5)

    def test_an_altered_entry(self):
        pos, line = self.received()
        self.change("UPDATE entry SET packed = ? WHERE pos = ?",
                    line[:-9] + bytes([line[-9] ^ 1]) + line[-8:], pos)
        self.expect("bytes_differ", f"entry {pos}", self.code)

    def test_an_altered_leaf_of_the_tree(self):
        (frontier,) = self.cell("SELECT frontier FROM tree")
        self.change("UPDATE tree SET frontier = ?",
                    frontier[:-1] + bytes([frontier[-1] ^ 1]))
        self.expect("tree_differs", "tree 0")

    def test_an_altered_table(self):
        (dossier,) = self.cell("SELECT hex(id) FROM dossier")
        self.change("UPDATE dossier SET urgency = urgency + 1")
        self.expect("row_differs", "dossier " + dossier.lower(), self.code)

    def wrap(self):
        return self.cell("SELECT key_id, hex(key_id), wrapped FROM wrap "
                         "WHERE substr(stream, 1, 1) = x'64'")

    def test_an_altered_key(self):
        key, name, wrapped = self.wrap()
        self.change("UPDATE wrap SET wrapped = ? WHERE key_id = ?",
                    wrapped[:-1] + bytes([wrapped[-1] ^ 1]), key)
        self.expect("side_data_forged", "wrap " + name.lower(), self.code)

    def test_a_key_that_is_gone(self):
        key, name, _ = self.wrap()
        self.change("DELETE FROM wrap WHERE key_id = ?", key)
        self.expect("row_missing", "wrap " + name.lower(), self.code)

    def test_an_altered_credential(self):
        officer, name = self.cell("SELECT officer, hex(officer) FROM credential")
        self.change("UPDATE credential SET must_change = 1 - must_change WHERE officer = ?",
                    officer)
        self.expect("side_data_forged", "credential " + name.lower())

    def test_an_altered_attachment(self):
        with open(self.blob(), "r+b") as file:
            file.seek(77)
            byte = file.read(1)
            file.seek(77)
            file.write(bytes([byte[0] ^ 1]))
        self.expect("blob_damaged", "blob " + self.address, self.code)

    def test_a_shortened_attachment(self):
        os.truncate(self.blob(), 100)
        self.expect("blob_damaged", "blob " + self.address, self.code)

    def test_an_attachment_that_is_gone(self):
        os.remove(self.blob())
        self.expect("blob_missing", "blob " + self.address, self.code)

    def test_an_attachment_that_nobody_brought(self):
        name = hashlib.sha256(PDF).hexdigest()
        path = os.path.join(self.data, "blobs", name[:2], name)
        with open(path, "wb") as file:
            file.write(PDF)
        long_ago = os.stat(path).st_mtime - 33 * 24 * 3600
        os.utime(path, (long_ago, long_ago))
        self.expect("blob_uncited", "blob " + name)

    def test_a_file_that_is_none_of_ours(self):
        with open(os.path.join(self.data, "blobs", "00", "notes.txt"), "wb") as file:
            file.write(PDF)
        self.expect("file_unexpected", "blobs/00/notes.txt")

    def test_another_key_file(self):
        with open(os.path.join(self.data, "keys", "node.seed"), "wb") as file:
            file.write(os.urandom(32))
        self.expect("side_data_forged", "unit_key 1")

    def test_a_file_that_is_no_database(self):
        with open(os.path.join(self.data, "motcua.db"), "wb") as file:
            file.write(os.urandom(20000))
        self.expect("unreadable", "motcua.db")

    def test_no_node_at_all(self):
        code, out, err = call("verify", "--data", os.path.join(self.data, "nothing"), "--json")
        self.assertEqual((code, out), (1, ""))
        self.assertIn("không có thư mục", err)


if __name__ == "__main__":
    unittest.main()
