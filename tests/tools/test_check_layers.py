"""tools/check_layers finds each planted violation, and lets honest code pass."""
import os
import unittest

from trees import ROOT, TreeTest

from checks import layers
from checks.layer_table import PURE, ROWS


class LayersTest(TreeTest):
    checker = staticmethod(layers.main)

    def include(self, path, *targets):
        self.write(path, "#pragma once\n" + "".join(f'#include "{t}"\n' for t in targets))

    def library(self, folder, name, deps):
        self.write(f"src/{folder}/CMakeLists.txt",
                   f"motcua_library({name}\n  SOURCES a.cpp\n  DEPS {deps}\n  LIBS Boost::json)\n")


class Includes(LayersTest):
    def test_every_arrow_of_the_table_is_allowed(self):
        for folder, row in ROWS.items():
            into = [f for f in row if f != "adapters"]
            self.include(f"src/{folder}/a.h" if folder != "adapters" else "src/adapters/x/a.h",
                         *(f"{f}/b.h" for f in into))
        self.include("src/main/b.h", "adapters/sqlite/store.h")
        self.include("src/sim/b.h", "adapters/memory/store.h")
        self.assert_clean()

    def test_every_arrow_absent_from_the_table_is_refused(self):
        for folder, row in ROWS.items():
            for into in set(ROWS) - set(row) - {folder, "adapters"}:
                path = f"src/{folder}/a.h" if folder != "adapters" else "src/adapters/x/a.h"
                self.include(path, f"{into}/b.h")
                code, errors = self.run_checker()
                self.assertEqual(code, 1, f"{folder} -> {into} was allowed")
                self.assertIn(f"{path}:2: ", errors)
                os.remove(os.path.join(self.root, path))

    def test_base_includes_nothing_of_ours(self):
        self.include("src/base/a.h", "calendar/b.h")
        self.assert_finds("src/base/a.h:2", "base may not include calendar", "nothing of ours")

    def test_an_adapter_never_includes_another(self):
        self.include("src/adapters/sqlite/a.h", "adapters/blobs/b.h")
        self.assert_finds("adapters/sqlite includes adapters/blobs", "never include each other")

    def test_an_adapter_includes_itself(self):
        self.include("src/adapters/sqlite/a.h", "adapters/sqlite/b.h", "ports/c.h", "ledger/d.h")
        self.assert_clean()

    def test_only_main_and_sim_name_adapters(self):
        self.include("src/web/a.h", "adapters/sqlite/b.h")
        self.assert_finds("web names the adapter adapters/sqlite", "use the port")

    def test_an_include_without_its_folder_is_refused(self):
        self.include("src/base/a.h", "b.h")
        self.assert_finds('write "folder/file.h"')

    def test_a_relative_include_is_refused(self):
        self.include("src/base/a.h", "../calendar/b.h")
        self.assert_finds('write "folder/file.h"')

    def test_our_own_in_angle_brackets_is_refused(self):
        self.include("src/calendar/b.h")
        self.write("src/base/a.h", "#include <calendar/b.h>\n")
        self.assert_finds("angle brackets")

    def test_a_commented_include_is_no_include(self):
        self.write("src/base/a.h", '// #include "web/a.h"\n/*\n#include "web/a.h"\n*/\n')
        self.assert_clean()

    def test_a_folder_outside_the_table_is_refused(self):
        self.write("src/misc/a.h", "")
        self.assert_finds("outside the folders of the layer table")

    def test_a_source_directly_in_src_is_refused(self):
        self.write("src/a.cpp", "")
        self.assert_finds("outside the folders of the layer table")


class OutsideLibraries(LayersTest):
    def test_beast_stays_in_http(self):
        self.write("src/web/a.cpp", "#include <boost/beast/http.hpp>\n")
        self.assert_finds("src/web/a.cpp:1", "<boost/beast/http.hpp> here", "http/http.h")

    def test_boost_stays_out_of_our_headers(self):
        self.write("src/base/a.h", "#include <boost/json.hpp>\n")
        self.assert_finds("src/base/a.h:1", "in the .cpp")

    def test_engines_are_named_only_by_adapters(self):
        for header in ("sqlite3.h", "libpq-fe.h", "curl/curl.h"):
            with self.subTest(header):
                self.write("src/store/a.cpp", f"#include <{header}>\n")
                self.assert_finds("src/store/a.cpp:1", "use the port")

    def test_each_in_its_place_passes(self):
        self.write("src/http/a.cpp", "#include <boost/beast/http.hpp>\n")
        self.write("src/base/a.cpp", "#include <boost/json.hpp>\n")
        self.write("src/adapters/sqlite/a.cpp", "#include <sqlite3.h>\n")
        self.assert_clean()


class Cycles(LayersTest):
    def test_a_cycle_between_folders_is_told_beside_the_wrong_arrow(self):
        self.include("src/calendar/a.h", "dossier/b.h")
        self.include("src/dossier/b.h", "office/c.h")
        self.include("src/office/c.h", "calendar/a.h")
        code, errors = self.run_checker()
        self.assertEqual(code, 1)
        self.assertIn("an include cycle: calendar -> dossier -> office -> calendar", errors)

    def test_the_table_itself_has_no_cycle(self):
        order = list(ROWS)
        for folder, row in ROWS.items():
            if folder in ("sim", "main"):
                continue
            for into in row:
                self.assertLess(order.index(into), order.index(folder), f"{folder} -> {into}")


class Purity(LayersTest):
    IMPURE = {
        "a clock": ["auto n = std::chrono::system_clock::now();", "std::chrono::steady_clock c;",
                    "auto n = time(nullptr);", "auto n = ::time(0);", "gettimeofday(&tv, 0);",
                    "clock_gettime(CLOCK_REALTIME, &ts);", "#include <ctime>"],
        "threads": ["#include <thread>", "#include <mutex>", "#include <atomic>",
                    "std::atomic<int> n;", "thread_local int n;"],
        "files": ["#include <fstream>", "#include <filesystem>", "#include <unistd.h>",
                  'auto f = fopen("x", "r");', "int f = ::open(path, 0);", 'int f = open("x", 0);'],
        "entropy": ["std::random_device d;", "int n = rand();", "getrandom(b, 8, 0);",
                    "randombytes_buf(b, 8);", "crypto_sign_keypair(p, s);",
                    'const char* p = "/dev/urandom";'],
        "the environment": ['getenv("HOME");', 'auto v = std::getenv("X");'],
        "input or output": ["#include <iostream>", "std::cerr << 1;", 'printf("x");'],
    }
    # base/json.h and ports may do these; a domain may have words that look alike.
    HONEST = ["int time(int minute);", "auto t = slip.time();", "vault.open(sealed);",
              "auto b = open(sealed, key);", "// std::mutex guards nothing here",
              'auto s = "rand() of getenv";', "std::chrono::year_month_day d;", "int operand(int);",
              "std::snprintf(b, 8, \"x\");", "int timeout_ms = 3;"]

    def test_each_impure_word_is_found_in_a_pure_folder(self):
        for what, lines in self.IMPURE.items():
            for line in lines:
                with self.subTest(line):
                    self.write("src/dossier/a.cpp", "\n" + line + "\n")
                    code, errors = self.run_checker()
                    self.assertEqual(code, 1, line)
                    self.assertIn("src/dossier/a.cpp:2: ", errors)
                    self.assertIn("in the PURE folder dossier", errors)

    def test_every_pure_folder_is_held(self):
        for folder in sorted(PURE):
            with self.subTest(folder):
                self.write(f"src/{folder}/a.cpp", "std::random_device d;\n")
                code, errors = self.run_checker()
                self.assertEqual(code, 1)
                self.assertIn(f"PURE folder {folder}", errors)
                os.remove(os.path.join(self.root, f"src/{folder}/a.cpp"))

    def test_words_that_only_look_impure_pass(self):
        self.write("src/dossier/a.cpp", "\n".join(self.HONEST) + "\n")
        self.assert_clean()

    def test_an_impure_folder_may(self):
        self.write("src/app/a.cpp", "#include <mutex>\nstd::mutex m;\n")
        self.assert_clean()


class LinkLines(LayersTest):
    def test_deps_equal_to_the_includes_pass(self):
        self.include("src/office/a.h", "base/a.h", "calendar/b.h")
        self.library("office", "office", "base calendar")
        self.assert_clean()

    def test_a_dep_that_nothing_includes_is_refused(self):
        self.include("src/office/a.h", "base/a.h")
        self.library("office", "office", "base calendar")
        self.assert_finds("src/office/CMakeLists.txt:1", "links calendar", "out of DEPS")

    def test_an_include_that_is_not_linked_is_refused(self):
        self.include("src/office/a.h", "base/a.h", "calendar/b.h")
        self.library("office", "office", "base")
        self.assert_finds("includes calendar (src/office/a.h:3)", "add calendar to DEPS")

    def test_a_dep_beyond_the_row_is_refused(self):
        self.library("office", "office", "dossier")
        self.assert_finds("office links dossier", "base calendar")

    def test_an_adapter_is_a_unit_of_its_own_whatever_its_library_is_called(self):
        self.include("src/adapters/sqlite/a.h", "base/a.h", "ports/b.h")
        self.library("adapters/sqlite", "sqlite_store", "base ports")
        self.include("src/sim/a.h", "adapters/sqlite/a.h")
        self.library("sim", "sim", "sqlite_store")
        self.assert_clean()

    def test_an_adapter_may_not_link_another(self):
        self.library("adapters/blobs", "adapter_blobs", "")
        self.library("adapters/sqlite", "adapter_sqlite", "adapter_blobs")
        self.assert_finds("adapter_sqlite links adapters/blobs")


class TheRealTree(LayersTest):
    def test_passes(self):
        self.assertEqual(self.run_checker(ROOT), (0, ""))


if __name__ == "__main__":
    unittest.main()
