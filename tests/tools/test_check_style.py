"""tools/check_style finds each planted violation, and lets honest code pass."""
import unittest

from trees import ROOT, TreeTest

from checks import lengths, style

# Words that would be findings in this very file are put together here.
LOOSE = "TO" + "DO"
OFF = "DIS" + "ABLED_"
NAP = "time.sl" + "eep(1)"


class StyleTest(TreeTest):
    checker = staticmethod(style.main)

    def source(self, path, body):
        """A source that a CMake file names, so that only its content can be at fault."""
        folder, name = path.rsplit("/", 1)
        self.write(path, body + "\n")
        if name.endswith(".cpp"):
            self.write(folder + "/CMakeLists.txt", f"motcua_library(x SOURCES {name})\n")


class Lengths(StyleTest):
    def function(self, lines, head="int f()"):
        return head + " {\n" + "  g();\n" * (lines - 2) + "}"

    def test_a_file_of_401_lines_is_too_long(self):
        self.source("src/base/a.h", "int a;\n" * 400 + "int b;")
        self.assert_finds("src/base/a.h:400", "a file of 401 lines")

    def test_a_file_of_400_lines_passes(self):
        self.source("src/base/a.h", "int a;\n" * 399 + "int b;")
        self.assert_clean()

    def test_a_line_of_101_characters_is_too_long(self):
        self.source("src/base/a.h", "int a;\n// " + "ề" * 98)
        self.assert_finds("src/base/a.h:2", "101 columns")

    def test_columns_are_characters_and_not_bytes(self):
        self.source("src/base/a.h", "// " + "ề" * 97)
        self.assert_clean()

    def test_a_function_of_71_lines_is_too_long(self):
        heads = ["int f()", "Foo::Foo(int a) : a_{a}, b_(1)", "TEST(Dossier, Moves)",
                 "template <class T = int>\nint f(T t)", "auto f() -> Result<int, E>",
                 "bool operator==(const A& a)",
                 "static const auto kF = [](int a)", "int f(int a = 3) const noexcept"]
        for head in heads:
            with self.subTest(head):
                lines = 71 - head.count("\n")
                body = self.function(lines, head)
                self.source("src/base/a.cpp", "namespace m {\n" + body + "\n}")
                self.assert_finds("src/base/a.cpp:2", "a function of 71 lines")
                self.source("src/base/a.cpp", self.function(lines - 1, head))
                self.assert_clean()

    def test_a_long_method_inside_a_class_is_found(self):
        self.source("src/base/a.h", "class A {\n public:\n" + self.function(71) + "\n};")
        self.assert_finds("src/base/a.h:3", "a function of 71 lines")

    def test_a_long_table_or_class_is_no_function(self):
        rows = "  {1, f(2)},\n" * 80
        table = "const std::array<Row, 80> kRows = {{\n" + rows + "}};\n"
        members = "struct A {\n" + "  int a;\n" * 80 + "};\n"
        self.source("src/base/a.h", table + members + "enum class E {\n" + " kA,\n" * 80 + "};")
        self.assert_clean()

    def test_braces_in_literals_do_not_count(self):
        code = 'auto a = "{";\nauto b = \'{\';\nauto c = R"x({{{)x";\nint d = 1\'000;\n'
        self.source("src/base/a.cpp", code + self.function(70) + "\n" + self.function(70))
        self.assert_clean()

    def test_a_long_python_function_is_found(self):
        self.write("tools/a.py", "def f():\n" + "    g()\n" * 70)
        self.assert_finds("tools/a.py:1", "a function of 71 lines (f)")

    def test_a_long_typescript_function_is_found(self):
        for head in ("export function f(a: number): void", "const f = (a: number) =>"):
            with self.subTest(head):
                self.write("ui/src/a.ts", self.function(71, head) + "\n")
                self.assert_finds("ui/src/a.ts:1", "a function of 71 lines")

    def test_a_long_describe_is_no_function(self):
        self.write("ui/src/a.ts", self.function(90, 'describe("x", () =>') + ");\n")
        self.assert_clean()

    def test_a_long_shell_function_is_found(self):
        self.write("tools/a", "#!/usr/bin/env bash\nf() {\n" + "  g\n" * 69 + "}\n")
        self.assert_finds("tools/a:2", "a function of 71 lines (f)")

    def test_functions_are_measured_from_signature_to_closing_brace(self):
        code = "struct A {\n  A(int a)\n      : a_{a},\n        b_{a} {\n    f();\n  }\n};\n"
        self.assertEqual(lengths.brace_functions(code), [(2, 6, "A")])


class Words(StyleTest):
    BANNED = {
        "src/app/a.cpp": [
            ("auto a = b.value();", "TRY"), ("auto n = system_clock::now();", "Clock port"),
            ("std::apply(f, t);", "evolve"), ("auto p = new Foo(1);", "make_unique"),
            ("auto p = new int[3];", "make_unique"), ("delete p;", "unique_ptr"),
            ("delete[] p;", "unique_ptr"), ("std::cout << 1;", "return text"),
            ("std::this_thread::sleep_for(d);", "wait for"), ("usleep(3);", "wait for"),
            ("co_await f();", "callbacks"), ("try { f(); } catch (...) {}", "failure"),
            ("try { f(); } catch (...) { /* well */ }", "failure"),
            ("throw std::runtime_error(s);", "Result"),
            ("class DossierManager {};", "office's words"), ("struct TextUtil {};", "office's"),
            ("struct FeeHelper {};", "office's"), ("struct NodeInfo {};", "office's"),
            ("// " + LOOSE + ": later", "finish it"), ("int số_hồ_sơ;", "English"),
            ("auto p = malloc(3);", "container"), ("using namespace std;", "std::"),
        ],
        "tests/unit/app/a.cpp": [
            ("GTEST_SKIP();", "SKIP_BECAUSE"), ("EXPECT_TRUE(true);", "promises"),
            ("ASSERT_FALSE(false);", "promises"), ("EXPECT_EQ(x, x);", "promises"),
            ("SUCCEED();", "promises"), (f"TEST(A, {OFF}b) {{}}", "SKIP_BECAUSE"),
            ("std::this_thread::sleep_for(d);", "wait for"), ("system_clock::now();", "Instant"),
        ],
    }
    HONEST = ["Foo(const Foo&) = delete;", "auto s = \"new Foo .value() std::cout\";", "int renew;",
              "// a new dossier; delete nothing", "void* operator new(std::size_t);",
              "auto q = quotient.value_or(1);", "struct Database {};", "int new_dossier = 1;",
              "catch (const E& e) { return fail(e); }", "struct DataKey {};", "a.apply(b);",
              "struct Helper {};", "auto n = error.value();",
              "auto n = \"<agency>-YYMMDD-XX" + "XX\";", "operator delete(p);"]

    def test_each_banned_word_is_found_with_its_replacement(self):
        for path, cases in self.BANNED.items():
            for line, instead in cases:
                with self.subTest(line):
                    self.source(path, "\n" + line)
                    self.assert_finds(f"{path}:2", instead)
            self.source(path, "")

    def test_words_that_only_look_banned_pass(self):
        self.source("src/app/a.cpp", "\n".join(self.HONEST))
        self.assert_clean()

    def test_value_is_allowed_in_tests(self):
        self.source("tests/unit/app/a.cpp", "auto a = b.value();")
        self.assert_clean()

    def test_the_wall_clock_is_allowed_in_its_adapter(self):
        self.source("src/adapters/clock/a.cpp", "auto n = std::chrono::system_clock::now();")
        self.assert_clean()

    def test_a_skip_is_allowed_where_it_is_counted(self):
        self.source("tests/support/skip.h", "#define SKIP_BECAUSE(reason) GTEST_SKIP() << reason")
        self.assert_clean()

    def test_scripts_may_not_sleep_skip_or_leave_loose_ends(self):
        for path, line in [("tests/http/a.py", NAP), ("tests/a.ts", "test.sk" + "ip(1);"),
                           ("ui/src/a.ts", "// " + LOOSE), ("ui/src/a.ts", "class FeeManager {}")]:
            with self.subTest(line):
                self.write(path, "\n" + line + "\n")
                self.assert_finds(f"{path}:2")
                self.write(path, "\n")

    def test_a_file_name_that_says_nothing_is_found(self):
        self.source("src/app/text_util.h", "int a;")
        self.assert_finds("src/app/text_util.h:1", "name it by what it holds")


class Places(StyleTest):
    def test_a_source_no_cmake_file_names_is_found(self):
        listed = ""
        for path in ("src/base/a.cpp", "tests/unit/base/a_test.cpp", "bench/a.cpp"):
            with self.subTest(path):
                self.write(path, "int a;\n")
                self.write("CMakeLists.txt", f"{listed}# {path}\n")
                self.assert_finds(f"{path}:1", "no CMakeLists.txt names this file")
                listed += f"add(${{PROJECT_SOURCE_DIR}}/{path})\n"
                self.write("CMakeLists.txt", listed)
                self.assert_clean()

    def test_an_absolute_path_of_one_machine_is_found(self):
        for folder in ("ho" + "me", "ro" + "ot", "wo" + "rk"):
            with self.subTest(folder):
                self.write("docs/a.md", f"see\n/{folder}/someone/x\n")
                self.assert_finds("docs/a.md:2", "absolute path of one machine")

    def test_a_part_of_a_route_or_of_an_address_is_no_path_of_a_machine(self):
        self.write("docs/a.md", "https://example.org/wo" + "rk/x and $DIR/ho" + "me/x\n")
        self.assert_clean()

    def test_a_path_outside_the_checkout_is_found(self):
        self.write("docs/a.md", "read ../sha" + "red/x\n")
        self.assert_finds("docs/a.md:1", "the project stands alone")

    def test_a_blob_over_a_megabyte_is_found(self):
        self.write("data/a.bin", b"\0" * 1_000_001)
        self.assert_finds("data/a.bin:1", "1000001 bytes")

    def test_a_link_that_leads_nowhere_is_found(self):
        self.write("docs/b.md", "\n[a](c.md) [b](../README.md#x)\n")
        self.write("README.md", "[docs](docs/b.md) `[no](link.md)` [w](https://example.org/x)\n")
        self.assert_finds("docs/b.md:2", "a link that leads nowhere: c.md")

    def test_a_link_out_of_the_checkout_is_found(self):
        self.write("docs/b.md", "[a](../../c.md)\n")
        self.assert_finds("docs/b.md:1", "out of the checkout")

    def test_a_lock_file_may_not_name_a_registry_of_one_place(self):
        self.write("ui/package-lock.json",
                   '{"packages": {"a": {"resolved": "https://mirror.example/a.tgz"}}}\n')
        self.assert_finds("resolved from a registry of one place")


class Sql(StyleTest):
    BAD = [
        ("SELECT a::int FROM t", "cast"), ("SELECT CAST(a AS int) FROM t", "cast"),
        ("SELECT a FROM t WHERE b LIKE $1", "pattern"),
        ("SELECT a FROM t WHERE b = ?", "placeholder"),
        ("SELECT a FROM t WHERE b = :b", "placeholder"), ("SELECT * FROM t", "name the columns"),
        ("INSERT INTO t VALUES ($1)", "name the columns"),
        ("SELECT a FROM t ORDER BY 1", "position"),
        ("INSERT OR REPLACE INTO t(a) VALUES ($1)", "ON CONFLICT"),
        ("SELECT a FROM t LIMIT 5 OFFSET 9", "page by key"), ("SELECT now()", "clock inside SQL"),
        ("UPDATE t SET a = CURRENT_TIMESTAMP", "clock inside SQL"),
        ("UPDATE t SET a = TRUE", "booleans"), ("SELECT a FROM t WHERE b == 1", "write ="),
        ("INSERT INTO t(a) SELECT b FROM u ON CONFLICT (a) DO NOTHING", "WHERE true"),
    ]
    GOOD = [
        "SELECT a, count(*) FROM t WHERE b = $2 AND c > $1 ORDER BY a NULLS LAST LIMIT 50",
        "INSERT INTO t(a) SELECT b FROM u WHERE true ON CONFLICT (a) DO UPDATE SET a = excluded.a",
        "SELECT a FROM t WHERE b = 'what? a::b'", "UPDATE t SET a = $1 WHERE b = 0",
    ]

    def test_sql_outside_the_subset_is_found_in_the_store(self):
        for statement, instead in self.BAD:
            with self.subTest(statement):
                self.source("src/store/a.cpp", f'\nauto s = "{statement}";')
                self.assert_finds("src/store/a.cpp:2", instead)

    def test_joined_and_raw_literals_are_read_as_one_statement(self):
        self.source("src/store/a.cpp", 'auto s = "SELECT a "  // why\n "FROM t WHERE b LIKE $1";')
        self.assert_finds("src/store/a.cpp:1", "pattern")
        self.source("src/store/a.cpp", 'auto s = R"sql(\nSELECT a\nFROM t WHERE b LIKE $1)sql";')
        self.assert_finds("src/store/a.cpp:3", "pattern")

    def test_portable_sql_passes(self):
        self.source("src/store/a.cpp", "\n".join(f'auto s = "{g}";' for g in self.GOOD))
        self.assert_clean()

    def test_a_keyset_order_over_a_nullable_column_says_where_nulls_stand(self):
        table = 'auto t = "CREATE TABLE t (a integer NOT NULL, due integer, PRIMARY KEY (a))";\n'
        self.source("src/store/a.cpp", table + 'auto s = "SELECT a FROM t ORDER BY due, a";')
        self.assert_finds("src/store/a.cpp:2", "ORDER BY due", "NULLS LAST")
        self.source("src/store/a.cpp", table + 'auto s = "SELECT a FROM t ORDER BY a LIMIT 5";')
        self.assert_clean()

    def test_an_engines_own_definitions_and_catalogue_are_left_alone(self):
        self.source("src/adapters/postgres/a.cpp",
                    'auto s = "CREATE TABLE t (a bytea DEFAULT \'\'::bytea)";\n'
                    'auto u = "SELECT a::text FROM pg_class WHERE b LIKE $1";')
        self.assert_clean()

    def test_an_engines_other_statements_are_held(self):
        self.source("src/adapters/postgres/a.cpp", 'auto s = "SELECT a::text FROM t";')
        self.assert_finds("cast")

    def test_sentences_are_no_sql(self):
        self.source("src/store/a.cpp", 'auto s = "Update the program? It is too old.";')
        self.assert_clean()


class TheRealTree(StyleTest):
    def test_passes(self):
        self.assertEqual(self.run_checker(ROOT), (0, ""))


if __name__ == "__main__":
    unittest.main()
