"""`motcua init` makes a node whole or not at all."""
import os
import signal
import subprocess
import tempfile
import time
import unittest

from program import PROGRAM, call

UNIT = ("--unit", "15607")


class MakingANode(unittest.TestCase):
    def setUp(self):
        self.parent = tempfile.TemporaryDirectory()
        self.addCleanup(self.parent.cleanup)
        self.data = os.path.join(self.parent.name, "centre")

    def init(self):
        return call("init", "--data", self.data, *UNIT)

    def assert_made(self):
        code, _, err = call("verify", "--data", self.data, "--json")
        self.assertEqual(code, 0, err)
        self.assertFalse(os.path.exists(os.path.join(self.data, "half-made")))

    def test_the_password_is_shown_and_the_node_is_there(self):
        code, out, err = self.init()
        self.assertEqual(code, 0, err)
        self.assertIn("giamdoc", out)
        self.assert_made()

    def test_a_node_is_never_made_over_another(self):
        self.init()
        code, out, err = self.init()
        self.assertEqual((code, out), (1, ""))
        self.assertIn("đã có", err)
        self.assert_made()

    def test_what_a_power_cut_left_is_cleared_and_made_anew(self):
        self.init()
        for name, content in (("half-made", b""), ("motcua.db", b"\0" * 5000)):
            with open(os.path.join(self.data, name), "wb") as file:
                file.write(content)
        code, _, err = call("verify", "--data", self.data)
        self.assertEqual(code, 1)
        self.assertIn("chưa có nút nào", err)
        code, _, err = self.init()
        self.assertEqual(code, 0, err)
        self.assert_made()

    def test_killed_at_any_moment_it_can_be_run_again(self):
        killed = 0
        for moment in range(12):
            making = subprocess.Popen([PROGRAM, "init", "--data", self.data, *UNIT],
                                      stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            until = time.monotonic() + moment * 0.02
            while making.poll() is None and time.monotonic() < until:
                os.sched_yield()
            making.send_signal(signal.SIGKILL)
            killed += making.wait() == -signal.SIGKILL
            if os.path.exists(os.path.join(self.data, "half-made")):
                code, _, err = self.init()
                self.assertEqual(code, 0, err)
                self.assert_made()
            self.parent.cleanup()
            self.parent = tempfile.TemporaryDirectory()
            self.data = os.path.join(self.parent.name, "centre")
        self.assertGreater(killed, 0)

    def path(self, name):
        return os.path.join(self.data, name)

    def refused(self, said, *arguments):
        code, out, err = call(*arguments)
        self.assertEqual((code, out), (1, ""), err)
        self.assertIn(said, err)

    def test_what_is_left_of_a_node_is_not_made_over(self):
        self.init()
        for lost in ("keys/node.seed", "motcua.db"):
            with self.subTest(lost=lost):
                os.rename(self.path(lost), self.path("elsewhere"))
                for _ in range(2):
                    self.refused("đã có", "init", "--data", self.data, *UNIT)
                    self.refused(lost, "serve", "--data", self.data, "--listen", "127.0.0.1:0")
                    self.refused(lost, "verify", "--data", self.data)
                self.assertFalse(os.path.exists(self.path(lost)))
                os.rename(self.path("elsewhere"), self.path(lost))
                self.assert_made()

    def test_another_nodes_key_is_refused(self):
        self.init()
        with open(self.path("keys/node.seed"), "wb") as file:
            file.write(os.urandom(32))
        self.refused("không phải khóa của nút này", "serve", "--data", self.data, "--listen",
                     "127.0.0.1:0")

    def test_all_that_is_written_is_the_users_alone(self):
        self.init()
        for folder, _, files in os.walk(self.data):
            for name in [folder] + [os.path.join(folder, one) for one in files]:
                self.assertEqual(os.stat(name).st_mode & 0o077, 0, name)


if __name__ == "__main__":
    unittest.main()
