"""What `./dev deb` makes, looked at without installing it."""
import os
import shutil
import subprocess
import tempfile
import unittest

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))
PROGRAM = os.environ.get("MOTCUA") or os.path.join(ROOT, "build", "motcua")


def told(*command):
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


class ThePackage(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.mkdtemp()
        cls.addClassCleanup(shutil.rmtree, cls.folder)
        made = subprocess.run(
            ["bash", "-c", 'source tools/dev/deb.sh && make_package "$0" "$1"', PROGRAM,
             cls.folder], cwd=ROOT, capture_output=True, text=True)
        assert made.returncode == 0, made.stderr
        cls.package = made.stdout.strip()
        cls.root = os.path.join(cls.folder, "unpacked")
        told("dpkg-deb", "--extract", cls.package, cls.root)
        told("dpkg-deb", "--control", cls.package, os.path.join(cls.folder, "control"))

    def path(self, *parts):
        return os.path.join(self.root, *parts)

    def test_the_program_in_it_runs(self):
        said = told(self.path("usr/bin/motcua"), "due", "--procedure", "1.004873", "--received",
                    "2026-02-13T09:00", "--json")
        self.assertIn("2026-02-25T17:00:00+07:00", said)

    def test_it_asks_for_the_libraries_the_program_uses(self):
        depends = told("dpkg-deb", "--field", self.package, "Depends")
        for library in ("libsqlite3-0", "libsodium23", "libssl3", "libpq5", "adduser",
                        "fonts-liberation2", "fonts-dejavu-core", "fonts-noto-core",
                        "libpangocairo-1.0-0", "libpango-1.0-0", "libcairo2", "libfontconfig1"):
            self.assertIn(library, depends)

    def test_everything_belongs_to_root_and_nothing_is_writable_by_others(self):
        for line in told("dpkg-deb", "--contents", self.package).splitlines():
            mode, owner = line.split()[:2]
            self.assertEqual(owner, "root/root", line)
            self.assertNotIn("w", mode[4:], line)

    def test_the_settings_of_the_office_survive_an_upgrade(self):
        with open(os.path.join(self.folder, "control", "conffiles"), encoding="utf-8") as file:
            self.assertEqual(file.read().split(), ["/etc/default/motcua"])

    def test_the_scripts_can_be_read_by_the_shell_and_erase_nothing(self):
        for name in ("postinst", "prerm", "postrm"):
            script = os.path.join(self.folder, "control", name)
            told("sh", "-n", script)
            with open(script, encoding="utf-8") as file:
                self.assertNotIn("rm -", file.read())

    def test_the_service_is_understood_by_systemd(self):
        checked = subprocess.run(
            ["systemd-analyze", f"--root={self.root}", "verify", "motcua.service"],
            capture_output=True, text=True)
        # Targets of a whole system are not in the package; only words about our own lines count.
        ours = [line for line in checked.stderr.splitlines()
                if "motcua.service:" in line and "not found" not in line or "executable" in line]
        self.assertEqual(ours, [])


if __name__ == "__main__":
    unittest.main()
