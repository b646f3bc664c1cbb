"""Every rule of check_includes.py, broken once in a small made-up tree."""

import tempfile
import unittest
from pathlib import Path

from check_includes import violations
from cpp_source import code_of, includes_of

GOOD = {
    "engine/base/CMakeLists.txt": "slice(base)\n",
    "engine/base/result.hpp": "#include <tl/expected.hpp>\n#include <string>\n",
    "engine/specialisation/CMakeLists.txt": "slice(specialisation)\n",
    "engine/specialisation/location_quotient.hpp": '#include "engine/base/result.hpp"\n',
    "engine/meetings/CMakeLists.txt": "slice(meetings)\n",
    "engine/meetings/schedule.hpp": '#include "engine/base/result.hpp"\n',
    "engine/relatedness/CMakeLists.txt": "slice(relatedness USES specialisation)  # not meetings\n",
    "engine/relatedness/presence.cpp": '#include <lapacke.h>\n#include "engine/specialisation/location_quotient.hpp"\n',
    "engine/relatedness/presence_test.cpp": '#include <gtest/gtest.h>\n#include <fstream>\n#include "tests/tables.hpp"\n',
    "programme/source.hpp": '#include "engine/base/result.hpp"\n',
    "formats/csv.cpp": '#include <nlohmann/json.hpp>\n#include <unicode/ucnv.h>\n#include "programme/source.hpp"\n',
    "storage/store.cpp": '#include <sqlite3.h>\n#include <unistd.h>\n#include "programme/source.hpp"\n',
    "operations/rank.hpp": '#include <boost/describe.hpp>\n#include <nlohmann/json.hpp>\n#include "storage/store.hpp"\n',
    "apps/cli/main.cpp": '#include <CLI/CLI.hpp>\n#include "operations/all.hpp"\n#include "storage/store.hpp"\n',
    "benchmarks/proximity.cpp": '#include <benchmark/benchmark.h>\n#include "engine/relatedness/presence.hpp"\n',
    "tests/tables.hpp": '#include "engine/base/labelled_table.hpp"\n',
    "web/src/features/meetings/page.tsx": (
        'import { call } from "../../api/call";\nimport { Table } from "@/ui/table";\nimport x from "react";\n'
        'import { row } from "./row";\n'
    ),
    "web/src/ui/table.tsx": 'import { number } from "../base/number";\n',
}


def found(extra):
    """The violations of the good tree with some files added or replaced."""
    with tempfile.TemporaryDirectory() as folder:
        for path, text in {**GOOD, **extra}.items():
            file = Path(folder, path)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        return violations(Path(folder))


class CheckIncludes(unittest.TestCase):
    def assert_one(self, extra, sentence):
        self.assertEqual(found(extra), [sentence])

    def test_a_good_tree_has_no_violations(self):
        self.assertEqual(found({}), [])

    def test_a_slice_may_not_include_a_slice_it_does_not_use(self):
        self.assert_one(
            {"engine/meetings/x.cpp": '#include <vector>\n#include "engine/specialisation/location_quotient.hpp"\n'},
            "engine/meetings/x.cpp:2: meetings may not include specialisation.")

    def test_uses_has_a_direction(self):
        self.assert_one(
            {"engine/specialisation/x.cpp": '#include "engine/relatedness/presence.hpp"\n'},
            "engine/specialisation/x.cpp:1: specialisation may not include relatedness.")

    def test_base_includes_nothing_of_ours(self):
        self.assert_one({"engine/base/x.hpp": '#include "engine/meetings/schedule.hpp"\n'},
                        "engine/base/x.hpp:1: base may not include meetings.")

    def test_base_uses_nothing(self):
        self.assert_one({"engine/base/CMakeLists.txt": "slice(base USES meetings)\n"},
                        "engine/base/CMakeLists.txt: base may not use meetings.")

    def test_slices_may_not_use_each_other_in_a_circle(self):
        self.assert_one({"engine/specialisation/CMakeLists.txt": "slice(specialisation\n  USES relatedness)\n"},
                        "engine: the slices use each other in a circle: relatedness → specialisation → relatedness.")

    def test_a_used_slice_exists(self):
        self.assert_one({"engine/meetings/CMakeLists.txt": "slice(meetings USES poles)\n"},
                        "engine/meetings/CMakeLists.txt: meetings uses poles, which is not a slice.")

    def test_every_slice_has_its_line(self):
        self.assert_one({"engine/poles/feasibility.hpp": ""},
                        "engine/poles/CMakeLists.txt: the line slice(poles USES …) is missing.")

    def test_a_slice_is_called_as_its_folder(self):
        problems = found({"engine/meetings/CMakeLists.txt": "slice(matching)\n"})
        self.assertIn("engine/meetings/CMakeLists.txt: the slice in meetings may not be called matching.", problems)

    def test_the_engine_includes_no_upper_folder(self):
        self.assert_one({"engine/meetings/x.cpp": '#include "programme/source.hpp"\n'},
                        "engine/meetings/x.cpp:1: meetings may not include programme.")

    def test_programme_includes_base_only(self):
        self.assert_one({"programme/x.hpp": '#include "engine/meetings/schedule.hpp"\n'},
                        "programme/x.hpp:1: programme may not include meetings.")

    def test_formats_and_storage_do_not_include_each_other(self):
        self.assert_one({"formats/x.cpp": '#include "storage/store.hpp"\n'},
                        "formats/x.cpp:1: formats may not include storage.")
        self.assert_one({"storage/x.cpp": '#include "formats/csv.hpp"\n'},
                        "storage/x.cpp:1: storage may not include formats.")

    def test_formats_and_storage_may_include_engine_types(self):
        self.assertEqual(found({"formats/x.cpp": '#include "engine/meetings/schedule.hpp"\n',
                                "storage/x.cpp": '#include "engine/meetings/schedule.hpp"\n'}), [])

    def test_operations_never_include_apps(self):
        self.assert_one({"operations/x.cpp": '#include "apps/cli/table.hpp"\n'},
                        "operations/x.cpp:1: operations may not include apps.")

    def test_apps_reach_nothing_below_operations_but_base(self):
        self.assert_one({"apps/cli/x.cpp": '#include "engine/base/result.hpp"\n#include "formats/csv.hpp"\n'},
                        "apps/cli/x.cpp:2: apps may not include formats.")
        self.assert_one({"apps/cli/main.cpp": '#include "engine/meetings/schedule.hpp"\n'},
                        "apps/cli/main.cpp:1: apps may not include meetings.")

    def test_only_main_picks_a_storage(self):
        self.assert_one({"apps/cli/x.cpp": '#include "storage/store.hpp"\n'},
                        "apps/cli/x.cpp:1: apps may not include storage.")

    def test_an_app_does_not_include_another(self):
        self.assert_one({"apps/server/x.cpp": '#include "apps/cli/table.hpp"\n'},
                        "apps/server/x.cpp:1: apps/server may not include apps/cli.")

    def test_only_tests_and_benchmarks_include_tests(self):
        self.assert_one({"formats/x.cpp": '#include "tests/tables.hpp"\n'},
                        "formats/x.cpp:1: formats may not include tests.")
        self.assertEqual(found({"benchmarks/x.cpp": '#include "tests/tables.hpp"\n'}), [])

    def test_a_test_keeps_the_rules_of_its_folder(self):
        self.assert_one({"engine/meetings/x_test.cpp": '#include "engine/specialisation/location_quotient.hpp"\n'},
                        "engine/meetings/x_test.cpp:1: meetings may not include specialisation.")

    def test_a_third_party_library_is_included_from_one_folder(self):
        for path, header, folder in [
            ("operations/x.cpp", "sqlite3.h", "storage"),
            ("formats/x.cpp", "libpq-fe.h", "storage"),
            ("operations/x.cpp", "sodium.h", "storage, operations/accounts, apps/server"),
            ("storage/x.cpp", "nlohmann/json.hpp", "operations, formats, apps"),
            ("operations/x.cpp", "unicode/ucnv.h", "formats, engine/text"),
            ("operations/x.cpp", "simdjson.h", "formats"),
            ("operations/x.cpp", "CLI/CLI.hpp", "apps/cli"),
            ("engine/relatedness/x.cpp", "tbb/parallel_for.h", "engine/base"),
            ("engine/specialisation/x.cpp", "cblas.h", "engine/relatedness, benchmarks"),
            ("formats/x.cpp", "boost/describe.hpp", "operations"),
            ("engine/meetings/x.hpp", "tl/expected.hpp", "engine/base/result.hpp"),
            ("engine/meetings/x.cpp", "gtest/gtest.h", "*_test.cpp files and tests/"),
            ("formats/x.cpp", "benchmark/benchmark.h", "benchmarks"),
            ("operations/x.cpp", "sys/socket.h", "apps/server, tests/load"),
        ]:
            with self.subTest(header=header):
                self.assert_one({path: f"#include <{header}>\n"},
                                f"{path}:1: <{header}> may be included from {folder} only.")

    def test_a_new_third_party_library_is_given_its_folder_first(self):
        self.assert_one({"formats/x.cpp": "#include <someone/else.h>\n"},
                        "formats/x.cpp:1: <someone/else.h> is not in the table of third-party libraries in "
                        "tools/check_includes.py: give it its one folder.")

    def test_our_headers_are_named_from_the_root_in_quotes(self):
        self.assert_one({"formats/x.cpp": '#include "csv.hpp"\n'},
                        'formats/x.cpp:1: write "csv.hpp" with its path from the root of the project.')
        self.assert_one({"formats/x.cpp": "#include <programme/source.hpp>\n"},
                        "formats/x.cpp:1: <programme/source.hpp> is ours: write it in quotes.")

    def test_the_engine_includes_no_impure_header(self):
        for header in ["iostream", "fstream", "chrono", "random", "thread", "unistd.h"]:
            with self.subTest(header=header):
                self.assert_one({"engine/meetings/x.cpp": f"#include <{header}>\n"},
                                f"engine/meetings/x.cpp:1: the engine may not include <{header}>.")

    def test_the_engine_may_not_act_on_the_world(self):
        for code, sentence in [
            ("std::cout << 1;", "prints: std::cout"),
            ("auto now = std::chrono::system_clock::now();", "looks at a clock: std::chrono"),
            ("std::ifstream file(path);", "reads or writes files: std::ifstream"),
            ("std::mt19937 random;", "draws random numbers without a Seed: std::mt19937"),
            ('auto home = std::getenv("HOME");', "reads the environment: std::getenv("),
            ("struct Circle : Shape {};", "uses inheritance: struct Circle :"),
        ]:
            with self.subTest(code=code):
                self.assert_one({"engine/meetings/x.cpp": f"// std::cout\n{code}\n"},
                                f"engine/meetings/x.cpp:2: the engine is pure, but this {sentence}")

    def test_an_enumeration_with_a_type_is_not_inheritance(self):
        self.assertEqual(found({"engine/meetings/x.hpp": "enum class Kind : int { none };\n"}), [])

    def test_a_web_feature_may_not_import_another(self):
        self.assert_one({"web/src/features/poles/page.tsx": 'import { row } from "../meetings/row";\n'},
                        "web/src/features/poles/page.tsx: the feature poles may not import the feature meetings.")

    def test_a_web_feature_imports_only_the_shared_folders(self):
        self.assert_one({"web/src/features/poles/page.tsx": 'import("@/pages/home");\n'},
                        "web/src/features/poles/page.tsx: a feature may not import pages, only api, base, ui and charts.")

    def test_the_shared_folders_of_the_web_import_no_feature(self):
        self.assert_one({"web/src/ui/x.ts": 'export { page } from "../features/meetings/page";\n'},
                        "web/src/ui/x.ts: ui may not import a feature.")


class CppSource(unittest.TestCase):
    def test_comments_and_literals_are_no_code(self):
        self.assertEqual(code_of('a("x // y"); // b\nR"(c\n)" d /* e\n*/ 1\'000').split(), ["a(", ");", "d", "1'000"])

    def test_lines_stay_where_they_are(self):
        self.assertEqual(code_of('/* 1\n2 */ "3"\n4').count("\n"), 2)

    def test_an_include_in_a_comment_is_none(self):
        self.assertEqual(list(includes_of('// #include "a"\n/*\n#include "b"\n*/\n#include "c/d"\n')), [(5, "c/d", True)])


if __name__ == "__main__":
    unittest.main()
