"""Tables that follow from the log are made again, whatever became of them."""
import json
import os
import sqlite3
import tempfile
import unittest

from program import call

BENT = ("DROP TABLE dossier", "DROP TABLE command_index", "ALTER TABLE dossier DROP COLUMN lapse",
        "ALTER TABLE number_day RENAME TO elsewhere")


class Mending(unittest.TestCase):
    def setUp(self):
        parent = tempfile.TemporaryDirectory()
        self.addCleanup(parent.cleanup)
        self.data = os.path.join(parent.name, "centre")
        self.assertEqual(call("init", "--data", self.data, "--unit", "15607")[0], 0)

    def test_a_table_somebody_dropped_or_bent_is_made_anew(self):
        for statement in BENT:
            with self.subTest(statement=statement):
                connection = sqlite3.connect(os.path.join(self.data, "motcua.db"))
                connection.execute(statement)
                connection.close()
                code, out, _ = call("doctor", "--data", self.data, "--json")
                layout = [one for one in json.loads(out)["checks"] if one["check"] == "layout"]
                self.assertEqual((code, layout[0]["ok"]), (1, False), out)
                code, out, err = call("rebuild", "--data", self.data, "--json")
                self.assertEqual(code, 0, err)
                self.assertFalse(json.loads(out)["same"])
                self.assertEqual(call("verify", "--data", self.data)[0], 0)
                self.assertEqual(call("doctor", "--data", self.data)[0], 0)


if __name__ == "__main__":
    unittest.main()
