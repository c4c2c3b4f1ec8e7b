"""tools/run_tests.py counts single cases, and takes neither a crash nor silence for success."""
import contextlib
import io
import os
import sys
import unittest

from trees import TreeTest

import run_tests

GTEST = """#!%s
import json, os, signal, sys
path = [a for a in sys.argv if a.startswith("--gtest_output=json:")][0].split(":", 1)[1]
def case(name, **more):
    return dict(name=name, status="RUN", result="COMPLETED", **more)
def write(*cases):
    with open(path, "w") as file:
        json.dump({"testsuites": [{"name": "Dossier", "testsuite": list(cases)}]}, file)
%%s
""" % sys.executable


class RunTests(TreeTest):
    def setUp(self):
        super().setUp()
        os.makedirs(os.path.join(self.root, "build"))
        os.makedirs(os.path.join(self.root, "tests"))
        self.ctest = ""

    def program(self, path, text):
        self.write(path, text)
        os.chmod(os.path.join(self.root, path), 0o755)
        return os.path.join(self.root, path)

    def gtest(self, name, body, properties=""):
        path = self.program(f"build/{name}", GTEST % body)
        self.ctest += f'add_test({name} "{path}")\n'
        if properties:
            self.ctest += f"set_tests_properties({name} PROPERTIES {properties})\n"

    def closing(self, *arguments):
        """(exit code, last line, all that was printed)."""
        self.write("build/CTestTestfile.cmake", self.ctest)
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            code = run_tests.main(["--build", os.path.join(self.root, "build"), "--root", self.root,
                                   "--program", "build/motcua", *arguments])
        return code, printed.getvalue().splitlines()[-1], printed.getvalue()

    def assert_ends(self, code, line, note=""):
        got_code, got_line, printed = self.closing()
        self.assertEqual((got_code, got_line), (code, line), printed)
        self.assertIn(note, printed)

    def test_cases_of_all_programs_are_added_up(self):
        self.gtest("test_a", 'write(case("A"), case("B"))')
        self.gtest("test_b", 'write(case("C"))')
        self.assert_ends(0, "3 passed, 0 failed, 0 skipped")

    def test_a_failed_case_is_named_and_fails_the_run(self):
        self.gtest("test_a", 'write(case("A"), case("B", failures=[{}])); sys.exit(1)')
        self.assert_ends(1, "1 passed, 1 failed, 0 skipped", "failed: Dossier.B")

    def test_a_skipped_case_is_counted(self):
        self.gtest("test_a", 'c = case("A"); c["result"] = "SKIPPED"; write(c, case("B"))')
        self.assert_ends(0, "1 passed, 0 failed, 1 skipped", "skipped: Dossier.A")

    def test_a_crash_counts_what_was_finished_and_one_failure(self):
        self.gtest("test_a", 'print("[       OK ] Dossier.A (0 ms)\\n[ RUN      ] Dossier.B",'
                   " flush=True); os.kill(os.getpid(), signal.SIGKILL)")
        self.assert_ends(1, "1 passed, 1 failed, 0 skipped", "died with -9 in Dossier.B")

    def test_a_bad_end_after_good_cases_is_a_failure(self):
        self.gtest("test_a", 'write(case("A")); sys.exit(23)')
        self.assert_ends(1, "1 passed, 1 failed, 0 skipped", "ended with 23 after its last case")

    def test_a_program_without_cases_is_a_failure(self):
        self.gtest("test_a", "write()")
        self.assert_ends(1, "0 passed, 1 failed, 0 skipped", "holds no test case")

    def test_a_program_over_its_time_is_a_failure(self):
        self.gtest("test_a", "signal.pause()", "TIMEOUT 1")
        self.assert_ends(1, "0 passed, 1 failed, 0 skipped", "a stop after 1 s")

    def test_a_program_that_was_not_built_is_a_failure(self):
        self.ctest = f'add_test(test_a "{self.root}/build/test_a")\n'
        self.assert_ends(1, "0 passed, 1 failed, 0 skipped")

    def test_a_program_registered_case_by_case_runs_once(self):
        self.gtest("test_a", 'write(case("A"), case("B"))')
        self.ctest += self.ctest.replace('add_test(test_a "', 'add_test(again "').replace(
            '")', '" "--gtest_filter=A")')
        self.assert_ends(0, "2 passed, 0 failed, 0 skipped")

    def test_the_crash_tier_is_not_part_of_the_tests(self):
        self.gtest("test_a", 'write(case("A"))')
        self.gtest("crash_points", "sys.exit(1)", "LABELS crash")
        self.assert_ends(0, "1 passed, 0 failed, 0 skipped")

    def test_the_long_proofs_are_not_part_of_the_tests(self):
        self.gtest("test_a", 'write(case("A"))')
        self.program("tests/proof/run", "#!/bin/sh\necho 0 passed, 1 failed, 0 skipped\nexit 1\n")
        self.assert_ends(0, "1 passed, 0 failed, 0 skipped")

    def test_folders_with_a_run_are_added_up(self):
        self.gtest("test_a", 'write(case("A"))')
        self.program("tests/http/run", "#!/bin/sh\necho 4 passed, 0 failed, 2 skipped\n")
        self.assert_ends(0, "5 passed, 0 failed, 2 skipped")

    def test_a_folder_that_fails_fails_the_run(self):
        self.program("tests/http/run", "#!/bin/sh\necho 4 passed, 1 failed, 0 skipped\nexit 1\n")
        self.assert_ends(1, "4 passed, 1 failed, 0 skipped")

    def test_a_folder_without_a_closing_line_is_a_failure(self):
        self.program("tests/http/run", "#!/bin/sh\necho all well\n")
        self.assert_ends(1, "0 passed, 1 failed, 0 skipped", "without a closing line")

    def test_a_folder_with_a_good_line_and_a_bad_end_is_a_failure(self):
        self.program("tests/http/run", "#!/bin/sh\necho 4 passed, 0 failed, 0 skipped\nexit 3\n")
        self.assert_ends(1, "4 passed, 1 failed, 0 skipped", "ended with 3")

    def test_tests_over_http_that_nobody_can_run_are_a_failure(self):
        self.gtest("test_a", 'write(case("A"))')
        self.write("tests/http/intake.py", "\n")
        self.assert_ends(1, "1 passed, 1 failed, 0 skipped")

    def test_nothing_run_is_no_success(self):
        self.assert_ends(1, "0 passed, 0 failed, 0 skipped")

    def test_only_the_named_suites_run(self):
        self.gtest("test_a", 'write(case("A"))')
        self.gtest("test_b", "sys.exit(1)")
        self.assertEqual(self.closing("--only", "test_a")[:2],
                         (0, "1 passed, 0 failed, 0 skipped"))


if __name__ == "__main__":
    unittest.main()
