"""A rebuild while the office works, asked for through the control socket."""
import fcntl
import json
import os
import signal
import socket
import stat
import threading
import time
import unittest

import centre
import control
from absent import skip_because
from control import REBUILD, Talk
from load import Load


def shown(client, codes):
    """Those that are not there."""
    return [code for code in codes if client.get(f"/api/v1/dossiers/{code}").status != 200]


class Rebuild(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.own = centre.Centre()
        cls.officer = cls.own.officer("receiving_officer")

    @classmethod
    def tearDownClass(cls):
        cls.own.remove()

    def json_of(self, command):
        done = self.own.run(command, "--json")
        self.assertEqual(done.returncode, 0, done)
        self.assertEqual(done.stderr, "")
        return json.loads(done.stdout)

    def sound(self):
        """What verify says of a directory in which nothing is wrong."""
        found = self.json_of("verify")
        self.assertEqual(found["problems"], [])
        return found

    def test_the_tables_are_made_anew_while_dossiers_come_in(self):
        with Load(self.own) as load:
            for _ in range(5):
                before = len(load.acknowledged)
                rebuilt = self.json_of("rebuild")
                self.assertTrue(rebuilt["same"], rebuilt)
                self.assertGreater(rebuilt["entries"], before)
                load.wait(3)
        self.assertEqual(load.faults, [])
        self.assertGreater(load.reads, 5)
        self.assertEqual(shown(self.officer, load.acknowledged), [])
        self.assertEqual(len(set(load.acknowledged)), len(load.acknowledged))
        sound = self.sound()
        rebuilt = self.json_of("rebuild")
        self.assertEqual(rebuilt["content_digest"], sound["content_digest"])
        self.assertEqual(rebuilt["entries"], sound["events"])

    def test_verify_and_doctor_read_while_dossiers_come_in(self):
        with Load(self.own) as load:
            for _ in range(4):
                self.sound()
                examined = json.loads(self.own.run("doctor", "--json").stdout)
                for check in examined["checks"]:
                    self.assertTrue(check["ok"] or check["check"] == "disk", check)
                load.wait(3)
        self.assertEqual(load.faults, [])

    def test_the_command_says_in_words_that_nothing_changed(self):
        done = self.own.run("rebuild")
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertRegex(done.stdout, r"^Dựng lại từ \d+ sự kiện; nội dung y như trước\.\n$")

    def test_progress_is_told_step_by_step(self):
        talk = Talk(self.own.data)
        talk.send(REBUILD)
        told = [talk.next() for _ in range(3)]
        self.assertEqual([line.get("step") for line in told], ["fold", "fill", None])
        self.assertTrue(told[2]["ok"] and told[2]["same"], told)
        self.assertIsNone(talk.next())
        talk.close()

    def test_one_at_a_time(self):
        talks = [Talk(self.own.data) for _ in range(6)]
        for talk in talks:
            talk.send(REBUILD)
        answers = [talk.last() for talk in talks]
        codes = {answer.get("code") for answer in answers if not answer["ok"]}
        self.assertTrue(any(answer["ok"] for answer in answers), answers)
        self.assertEqual(codes, {"busy"}, answers)
        for talk in talks:
            talk.close()
        self.assertTrue(control.told(self.own.data)["ok"])

    def test_garbage_is_refused_in_one_line(self):
        for request, code in ((b"\n", "bad_request"), (b"rebuild\n", "bad_request"),
                              (b"\xff\xfe\n", "bad_request"), (b"[]\n", "bad_request"),
                              (b'{"do":1}\n', "bad_request"), (b'{"do":"rebuild"', "bad_request"),
                              (b'{"do":"rebuild","do":"rebuild"}\n', "bad_request"),
                              (b'{"do":"rebuild","x":1}\n', "bad_request"),
                              (REBUILD + REBUILD, "bad_request"), (b"x" * 5000, "bad_request"),
                              (b"[" * 4000 + b"\n", "bad_request"),
                              (b'{"do":"erase"}\n', "unknown_request")):
            with self.subTest(request=request[:30]):
                talk = Talk(self.own.data)
                talk.send(request)
                talk.socket.shutdown(1)
                answer = talk.next()
                self.assertEqual((answer["ok"], answer["code"]), (False, code))
                self.assertTrue(answer["text"])
                self.assertIsNone(talk.next())
                talk.close()
        self.assertTrue(control.told(self.own.data)["ok"])

    def test_a_client_that_goes_away_disturbs_nobody(self):
        for wanted in (0, 1, 2):
            talk = Talk(self.own.data)
            talk.send(REBUILD)
            for _ in range(wanted):
                talk.next()
            talk.close()
        answer = {"code": "busy"}
        while answer.get("code") == "busy":  # with what was left behind
            answer = control.told(self.own.data)
        self.assertTrue(answer["ok"], answer)
        self.sound()

    def test_no_other_command_writes_beside_the_server(self):
        before = self.sound()
        for command, *words in (["init", "--unit", "15607"], ["serve", "--listen", "127.0.0.1:0"],
                                ["serve", "--demo", "--listen", "127.0.0.1:0"]):
            done = self.own.run(command, *words)
            self.assertEqual((done.returncode, done.stdout), (1, ""), command)
            self.assertIn("đang có một motcua khác dùng", done.stderr)
        after = self.sound()
        self.assertEqual(after["content_digest"], before["content_digest"])
        self.assertTrue(control.told(self.own.data)["ok"], "its socket is still there")

    def test_the_socket_is_its_owners(self):
        mode = os.stat(os.path.join(self.own.data, "control")).st_mode
        self.assertTrue(stat.S_ISSOCK(mode))
        self.assertEqual(stat.S_IMODE(mode), 0o600)

    def as_nobody(self, path):
        """What somebody else is told there."""
        os.seteuid(65534)
        try:
            with socket.socket(socket.AF_UNIX) as stranger:
                stranger.connect(path)
                return json.loads(stranger.makefile().readline())
        finally:
            os.seteuid(0)

    def test_another_user_is_refused_even_where_files_let_him_in(self):
        if os.geteuid() != 0:
            skip_because("only root can be somebody else")
        path = os.path.join(self.own.data, "control")
        with self.assertRaises(PermissionError):
            self.as_nobody(path)
        modes = {name: stat.S_IMODE(os.stat(name).st_mode)
                 for name in (path, self.own.data, self.own.directory)}
        try:
            for name in modes:
                os.chmod(name, 0o777)
            answer = self.as_nobody(path)
        finally:
            for name, mode in modes.items():
                os.chmod(name, mode)
        self.assertEqual((answer["ok"], answer["code"]), (False, "not_owner"))


class Stopping(unittest.TestCase):
    def setUp(self):
        self.own = centre.Centre()
        self.officer = self.own.officer("receiving_officer")
        self.addCleanup(self.own.remove)

    def test_killed_in_the_middle_nothing_is_lost(self):
        codes = [centre.received(self.officer)["code"] for _ in range(40)]
        rounds = 10
        for at in range(rounds):
            with Load(self.own, writers=2, readers=0) as load:
                talk = Talk(self.own.data)
                talk.send(REBUILD)
                line = talk.next()
                while line is not None and line.get("step") != "fill":
                    line = talk.next()
                # From before the first table is touched to after the commit.
                talk.until_answer_or(at * 0.0005)
                self.own.kill()
                talk.close()
            codes += load.acknowledged
            self.own.start()
            self.officer = self.own.signed_in(self.officer.username)
            found = json.loads(self.own.run("verify", "--json").stdout)
            self.assertEqual(found["problems"], [], f"round {at}")
            self.assertEqual(shown(self.officer, load.acknowledged), [], f"round {at}")
        self.assertEqual(shown(self.officer, codes), [])
        self.assertTrue(control.told(self.own.data)["same"])

    def test_a_stop_does_not_wait_for_whoever_keeps_a_talk_open(self):
        silent = [Talk(self.own.data) for _ in range(8)]
        ninth = Talk(self.own.data)
        self.assertEqual(ninth.next()["code"], "busy")
        begun = time.monotonic()
        rebuilding = threading.Thread(target=self.own.run, args=("rebuild",))
        rebuilding.start()
        self.assertEqual(self.own.stop(), 0)
        rebuilding.join()
        self.assertLess(time.monotonic() - begun, 10)
        for talk in [*silent, ninth]:
            talk.close()
        self.assertFalse(os.path.exists(os.path.join(self.own.data, "control")))
        found = json.loads(self.own.run("verify", "--json").stdout)
        self.assertTrue(found["ok"], found)

    def test_without_a_server_the_command_does_it_itself_and_says_the_same(self):
        centre.received(self.officer)
        live = json.loads(self.own.run("rebuild", "--json").stdout)
        self.assertEqual(self.own.stop(), 0)
        self.assertEqual(json.loads(self.own.run("rebuild", "--json").stdout), live)

    def test_a_directory_held_by_somebody_who_does_not_listen_is_left_alone(self):
        self.own.process.send_signal(signal.SIGKILL)
        self.own.process.wait()
        with open(os.path.join(self.own.data, "lock"), "rb") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            done = self.own.run("rebuild")
        self.assertEqual((done.returncode, done.stdout), (1, ""))
        self.assertIn("đang có một motcua khác dùng", done.stderr)
        self.assertEqual(self.own.run("rebuild").returncode, 0)


class Descriptors(unittest.TestCase):
    def test_no_file_of_the_node_has_a_low_number_and_none_is_inherited(self):
        own = centre.shared()
        folder = f"/proc/{own.process.pid}"
        opened = {}
        for name in os.listdir(f"{folder}/fd"):
            try:
                opened[int(name)] = os.readlink(f"{folder}/fd/{name}")
            except FileNotFoundError:  # closed meanwhile
                continue
        low = {name for number, name in opened.items() if 2 < number < 20}
        self.assertEqual(low, {"/dev/null"}, opened)
        databases = [number for number, name in opened.items() if "motcua.db" in name]
        self.assertTrue(databases)
        self.assertGreaterEqual(min(databases), 20)
        for number in opened:
            try:
                with open(f"{folder}/fdinfo/{number}", encoding="ascii") as info:
                    flags = int(info.read().split("flags:")[1].split()[0], 8)
            except FileNotFoundError:
                continue
            self.assertTrue(number < 3 or flags & os.O_CLOEXEC, (number, opened[number]))
