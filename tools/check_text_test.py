"""Every rule of check_text.py, broken once."""

import tempfile
import unittest
from pathlib import Path

from check_text import violations


def found(path, text, ceilings=""):
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for name, content in {path: text, "tools/long_files.txt": ceilings, "README.md": "# House\n"}.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_bytes(content if isinstance(content, bytes) else content.encode())
        return violations(root, [Path(path)])


class CheckText(unittest.TestCase):
    def test_plain_code_passes(self):
        code = 'throw std::system_error(code);  // system("x")\nauto s = "strcpy(";\nfile_system(1);\nx.system(2);\n'
        self.assertEqual(found("storage/x.cpp", code), [])

    def test_unfinished_work_is_found(self):
        mark = "TO" + "DO"
        self.assertEqual(found("a.cpp", f"\n// {mark}: later\n"),
                         [f"a.cpp:2: finish the work or write an issue instead of {mark}."])

    def test_dangerous_functions_are_found(self):
        for code in ["std::regex r(text);", "strcpy(a, b);", "std::sprintf(a, b);", 'system("ls");', 'std::system("ls");',
                     'popen("ls", "r");', "#include <regex>"]:
            with self.subTest(code=code):
                self.assertEqual(len(found("a.cpp", code + "\n")), 1)

    def test_a_long_file_is_found_unless_tolerated(self):
        text = "int a;\n" * 401
        self.assertEqual(found("a.cpp", text), ["a.cpp: 401 lines, more than the 400 allowed: divide it."])
        self.assertEqual(found("a.cpp", text, "a.cpp 401\n"), [])

    def test_a_tolerated_file_only_shrinks(self):
        self.assertEqual(found("a.cpp", "int a;\n" * 420, "a.cpp 410\n"),
                         ["a.cpp: 420 lines, more than the 410 allowed: divide it."])
        self.assertEqual(found("a.cpp", "int a;\n" * 405, "a.cpp 410\n"),
                         ["tools/long_files.txt: a.cpp has 405 lines now: lower its ceiling from 410."])
        self.assertEqual(found("a.cpp", "int a;\n" * 300, "a.cpp 410\n"),
                         ["tools/long_files.txt: a.cpp has only 300 lines now: take it off the list."])
        self.assertEqual(found("b.cpp", "", "a.cpp 410\n"), ["tools/long_files.txt: a.cpp is gone: take it off the list."])

    def test_a_dead_link_is_found(self):
        text = "[a](README.md#top) [b](https://example.org/x) [c](gone.md) `[d](code.md)`\n"
        self.assertEqual(found("b.md", text), ["b.md: the link gone.md leads nowhere."])

    def test_blanks_at_the_end_are_found(self):
        self.assertEqual(found("a.py", "a \nb"), ["a.py:1: the line ends with blanks.", "a.py: the last line has no end."])

    def test_a_name_that_says_nothing_is_found(self):
        self.assertEqual(found("formats/csv_utils.cpp", ""),
                         ['formats/csv_utils.cpp: the name says nothing with "utils": name what is in it.'])

    def test_a_methods_page_is_called_as_its_header(self):
        self.assertEqual(found("docs/methods/quotient.md", ""),
                         ["docs/methods/quotient.md: no header of the engine is called quotient.hpp."])

    def test_another_encoding_is_found(self):
        self.assertEqual(found("a.md", b"caf\xe9\n"), ["a.md: is not UTF-8."])


if __name__ == "__main__":
    unittest.main()
