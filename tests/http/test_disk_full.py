"""The disk fills while the office works: real file systems, full to the last byte."""
import glob
import hashlib
import json
import os
import shutil
import subprocess
import tempfile
import unittest
import uuid

import centre
from absent import skip_because
from centre import intake, received

PDF = b"%PDF-1.4\n" + os.urandom(300_000) + b"\n%%EOF\n"


def mounted_tmpfs(folder):
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=16m,mode=0700", "tmpfs", folder],
                   check=True, capture_output=True)


def mounted_ext4(folder):
    image = folder + ".img"
    with open(image, "wb") as file:
        file.truncate(32 << 20)
    subprocess.run(["mkfs.ext4", "-q", "-m", "0", image], check=True, capture_output=True)
    subprocess.run(["mount", "-o", "loop", image, folder], check=True, capture_output=True)


class FullDisk:
    """What must hold on each file system; `mount` puts a small one on a folder."""

    mount = None

    def setUp(self):
        if os.geteuid() != 0:
            skip_because("only root may mount a small disk")
        self.folder = tempfile.mkdtemp(prefix="motcua-full-")
        self.addCleanup(self.clear)
        try:
            type(self).mount(self.folder)
        except (OSError, subprocess.CalledProcessError) as error:
            skip_because(f"no small disk can be mounted here: {error}")
        self.addCleanup(subprocess.run, ["umount", self.folder], check=True)
        inside = os.path.join(self.folder, "centre")
        os.mkdir(inside)
        self.own = centre.Centre(inside)
        self.addCleanup(self.own.remove)
        self.officer = self.own.officer("receiving_officer")
        self.officer.is_world_broken = True

    def clear(self):
        shutil.rmtree(self.folder, ignore_errors=True)
        for image in glob.glob(self.folder + ".img"):
            os.unlink(image)

    @property
    def ballast(self):
        return os.path.join(self.folder, "ballast")

    def fill(self):
        with open(self.ballast, "ab", buffering=0) as file:
            for size in (1 << 16, 4096, 512, 1):
                try:
                    while True:
                        file.write(bytes(size))
                        os.fsync(file.fileno())
                except OSError:
                    continue

    def free(self):
        os.unlink(self.ballast)
        os.sync()

    def refused_intake(self, acknowledged):
        """The key of the first intake that found no room; what came before it got in."""
        for _ in range(3000):
            key = str(uuid.uuid4())
            answer = self.officer.post("/api/v1/dossiers", intake(), key=key)
            if answer.status == 503:
                return key, answer
            self.assertEqual(answer.status, 201, answer)
            acknowledged.append(answer.json()["code"])
            self.fill()
        return self.fail("the disk never was full")

    def listed(self):
        """Every dossier the worklist has, once."""
        codes, after = [], ""
        while after is not None:
            page = self.officer.get(f"/api/v1/worklist?limit=200{after and '&after=' + after}")
            self.assertEqual(page.status, 200, page)
            codes += [row["code"] for row in page.json()["dossiers"]]
            after = page.json()["next"]
        return sorted(codes)

    def sound(self):
        found = json.loads(self.own.run("verify", "--json").stdout)
        self.assertEqual(found["problems"], [])

    def test_an_intake_is_refused_whole_and_taken_once_when_there_is_room(self):
        acknowledged = [received(self.officer)["code"]]
        self.fill()
        key, refused = self.refused_intake(acknowledged)
        self.assertEqual(refused.code, "store-disk-full")
        self.assertIn("Ổ đĩa đã đầy", refused.json()["detail"])
        self.assertTrue(refused.headers["retry-after"].isdigit())
        again = self.officer.post("/api/v1/dossiers", intake(), key=key)
        self.assertEqual((again.status, again.code), (503, "store-disk-full"))
        # Everything can be read meanwhile.
        self.assertEqual(self.listed(), sorted(acknowledged))
        for code in acknowledged[-3:]:
            shown = self.officer.get(f"/api/v1/dossiers/{code}")
            self.assertEqual(shown.status, 200, shown)
        self.assertEqual(self.officer.get("/healthz").status, 200)
        self.sound()
        self.free()
        born = self.officer.post("/api/v1/dossiers", intake(), key=key)
        self.assertEqual(born.status, 201, born)
        replayed = self.officer.post("/api/v1/dossiers", intake(), key=key)
        self.assertEqual((replayed.status, replayed.json()["code"]), (200, born.json()["code"]))
        acknowledged += [born.json()["code"], received(self.officer)["code"]]
        self.assertEqual(self.listed(), sorted(acknowledged))
        self.sound()

    def test_a_command_on_a_dossier_is_refused_whole(self):
        dossier = received(self.officer)
        path = f"/api/v1/dossiers/{dossier['code']}/commands"
        self.fill()
        self.refused_intake([])
        note, key = {"type": "add_note", "text": "đã gọi điện " * 300}, str(uuid.uuid4())
        refused = self.officer.post(path, note, key=key, version=dossier["version"])
        self.assertEqual((refused.status, refused.code), (503, "store-disk-full"))
        shown = self.officer.get(f"/api/v1/dossiers/{dossier['code']}").json()
        self.assertEqual(shown["version"], dossier["version"])
        self.free()
        taken = self.officer.post(path, note, key=key, version=dossier["version"])
        self.assertEqual((taken.status, taken.json()["replayed"]), (200, False), taken)
        again = self.officer.post(path, note, key=key, version=dossier["version"])
        self.assertEqual((again.status, again.json()["replayed"]), (200, True), again)
        self.assertEqual(again.json()["version"], taken.json()["version"])
        self.sound()

    def send_file(self):
        return self.officer.post("/api/v1/blobs", body=PDF, key=False,
                                 headers={"Content-Type": "application/pdf"})

    def blobs(self):
        return glob.glob(os.path.join(self.own.data, "blobs", "*", "*"))

    def test_an_attachment_is_refused_whole_and_taken_when_there_is_room(self):
        self.fill()
        refused = self.send_file()
        self.assertEqual((refused.status, refused.code), (507, "file-disk-full"), refused)
        self.assertIn("Ổ đĩa đã đầy", refused.json()["detail"])
        self.assertEqual(self.blobs(), [], "nothing half-written is left")
        hash_ = hashlib.sha256(PDF).hexdigest()
        put = self.officer.send("PUT", f"/api/v1/blobs/{hash_}", body=PDF, key=False,
                                headers={"Content-Type": "application/pdf"})
        self.assertEqual((put.status, put.code), (507, "file-disk-full"), put)
        self.assertEqual(self.blobs(), [])
        self.free()
        sent = self.send_file()
        self.assertEqual(sent.status, 201, sent)
        put = self.officer.send("PUT", f"/api/v1/blobs/{hash_}", body=PDF, key=False,
                                headers={"Content-Type": "application/pdf"})
        self.assertIn(put.status, (200, 201), put)
        file = sent.json()
        answer = self.officer.post("/api/v1/dossiers", intake(files=[{"id": file["id"],
                                                                      "name": "don.pdf"}]))
        self.assertEqual(answer.status, 201, answer)
        self.sound()

    def test_a_rebuild_is_refused_whole(self):
        acknowledged = [received(self.officer)["code"]]
        self.fill()
        self.refused_intake(acknowledged)
        done = self.own.run("rebuild")
        self.assertEqual((done.returncode, done.stdout), (1, ""), done)
        self.assertIn("đĩa đã đầy", done.stderr)
        self.assertEqual(self.listed(), sorted(acknowledged))
        self.free()
        self.assertEqual(self.own.run("rebuild").returncode, 0)
        received(self.officer)
        self.sound()

    def test_killed_on_a_full_disk_it_says_so_or_serves_and_has_everything(self):
        acknowledged = [received(self.officer)["code"]]
        self.fill()
        self.refused_intake(acknowledged)
        self.own.kill()
        self.fill()
        try:
            self.own.start_again()
        except RuntimeError:
            self.own.process.wait()
            self.own.process.stdout.close()
            self.own.errors.seek(0)
            self.assertIn("đĩa đã đầy", self.own.errors.read().decode())
            self.free()
            self.own.start_again()
        self.officer = self.own.officer("receiving_officer")
        self.assertEqual(self.listed(), sorted(acknowledged))
        self.sound()


class OnTmpfs(FullDisk, unittest.TestCase):
    mount = staticmethod(mounted_tmpfs)


class OnExt4(FullDisk, unittest.TestCase):
    mount = staticmethod(mounted_ext4)
