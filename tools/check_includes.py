#!/usr/bin/env python3
"""Holds the tree to its rules: who may include whom (ARCHITECTURE.md), and what the engine may not touch.

Usage: tools/check_includes.py [ROOT]

Prints one sentence per violation and exits 1 if there is any. The slices of the engine and what each may include are
read from the lines `slice(x USES …)` in their CMakeLists.txt, the same ones that build the libraries.
"""

import posixpath
import re
import sys
from pathlib import Path

from cpp_source import code_of, includes_of

# What each folder may include besides itself. `base` is engine/base, `engine` any slice.
MAY_INCLUDE = {
    "programme": {"base"},
    "formats": {"base", "engine", "programme"},
    "storage": {"base", "engine", "programme"},
    "mail": {"base"},
    "operations": {"base", "engine", "programme", "formats", "storage", "mail"},
    "apps": {"base", "operations"},
    "benchmarks": {"base", "engine", "programme", "formats", "storage", "operations", "tests"},
    "tests": {"base", "engine", "programme", "formats", "storage", "mail", "operations", "apps"},
}
FOLDERS = {"engine", *MAY_INCLUDE}

TESTS = "*_test.cpp files and tests/"
ANYWHERE = "anywhere"

# A third-party library is included from one folder only. A second folder needs its reason here.
THIRD_PARTY = {
    "boost/describe": ["operations"],
    "boost/mp11": ["operations"],
    "boost/asio": ["apps/server"],
    "boost/geometry": ["storage"],
    # A peer that the benchmark of networks measures itself against.
    "boost/graph": ["benchmarks"],
    "boost/beast": ["apps/server"],
    "boost/locale/utf.hpp": ["apps/server"],
    "boost/url": ["apps/server"],
    "zlib.h": ["apps/server"],
    # The benchmarks measure the limit of the machine with it.
    "cblas.h": ["engine/relatedness", "benchmarks"],
    "lapacke.h": ["engine/relatedness"],
    # Distributions that p-values and intervals are read from.
    "boost/math": ["engine/statistics"],
    # Linear and integer programmes, for the meeting planner and for what may be published; clauses, for the planner.
    "Cbc": ["engine/optimisation"],
    "Cgl": ["engine/optimisation"],
    "Clp": ["engine/optimisation"],
    "Coin": ["engine/optimisation"],
    "Idiot.hpp": ["engine/optimisation"],
    "Osi": ["engine/optimisation"],
    "cadical.hpp": ["engine/meetings"],
    "CLI/": ["apps/cli"],
    # Stands in for std::format, which GCC 12 lacks.
    "fmt/": [ANYWHERE],
    "libical/": ["formats"],
    "libpq-fe.h": ["storage"],
    "sqlite3.h": ["storage"],
    # Storage makes ids and fingerprints with it; passwords, tokens and sealed secrets are the rules of accounts; the
    # server makes its keys and base64.
    "sodium.h": ["storage", "operations/accounts", "apps/server"],
    # HMAC-SHA-1 for the codes of authenticator apps, which libsodium lacks; TLS.
    "openssl/": ["operations/accounts", "apps/server/http"],
    "md4c-html.h": ["apps/server"],
    # Operations turn requests and replies into JSON, which apps hand in and show; formats read and write files that are
    # JSON (JSON-stat).
    "nlohmann/": ["operations", "formats", "apps"],
    "simdjson.h": ["formats"],
    # Formats read files in any encoding with it; the text slice folds what is compared and searched.
    "unicode/": ["formats", "engine/text"],
    "libstemmer.h": ["engine/text"],
    # Spreadsheets are zipped XML; SPSS files; patterns in the expressions of a questionnaire, in linear time.
    "zip.h": ["formats"],
    "expat.h": ["formats"],
    "xlsxwriter": ["formats"],
    "readstat.h": ["formats"],
    # Writing e-mails and reading what mail servers say of them; handing them over.
    "gmime/": ["mail"],
    "curl/": ["mail"],
    "re2/": ["engine/questionnaires"],
    # What two texts have in common, so that coded passages move with the text.
    "dtl/": ["engine/interviews"],
    "spdlog/": ["apps"],
    "tbb/": ["engine/base"],
    "tl/expected.hpp": ["engine/base/result.hpp"],
    "gtest/": [TESTS],
    "gmock/": [TESTS],
    "rapidcheck": [TESTS],
    "benchmark/": ["benchmarks"],
    # The network is the server's, and of what puts it under load.
    "arpa/": ["apps/server", "tests/load"],
    "ifaddrs.h": ["apps/server"],
    "netdb.h": ["apps/server"],
    "netinet/": ["apps/server", "tests/load"],
    # Memory for large tables, in large pages; a workbook is written to a file that is on no disk.
    "sys/mman.h": ["engine/base/large_memory.cpp", "formats/xlsx_writer.cpp"],
    "sys/socket.h": ["apps/server", "tests/load"],
    "sys/un.h": ["apps/server"],
}

STANDARD = set("""
algorithm any array atomic barrier bit bitset cassert cctype cerrno cfenv cfloat charconv chrono cinttypes climits
clocale cmath codecvt compare complex concepts condition_variable coroutine csetjmp csignal cstdarg cstddef cstdint
cstdio cstdlib cstring ctime cuchar cwchar cwctype deque exception execution expected filesystem format forward_list
fstream functional future initializer_list iomanip ios iosfwd iostream istream iterator latch limits list locale map
memory memory_resource mutex new numbers numeric optional ostream queue random ranges ratio regex scoped_allocator
semaphore set shared_mutex source_location span sstream stack stdexcept stop_token streambuf string string_view
syncstream system_error thread tuple type_traits typeindex typeinfo unordered_map unordered_set utility valarray variant
vector version
assert.h ctype.h errno.h float.h inttypes.h limits.h locale.h math.h setjmp.h signal.h stdarg.h stddef.h stdint.h
stdio.h stdlib.h string.h time.h wchar.h
cxxabi.h execinfo.h immintrin.h x86intrin.h cpuid.h
""".split())
SYSTEM = re.compile(r"(sys/[a-z_]+|unistd|fcntl|termios|poll|dlfcn|pwd|grp|spawn|pthread|sched|dirent|utime|glob)\.h")

# The engine is pure: no I/O, clock, printing or global state. Randomness comes from engine/base/seed.hpp, because the
# distributions of <random> differ between standard libraries; threads from engine/base/parallel.hpp.
IMPURE_HEADERS = {
    "iostream", "fstream", "istream", "ostream", "syncstream", "cstdio", "stdio.h", "filesystem", "chrono", "ctime",
    "time.h", "random", "thread", "future", "csignal", "signal.h",
}
IMPURE_CODE = [
    (re.compile(r"\bstd::(cout|cerr|clog|cin)\b|\b(printf|fprintf|puts|fputs|putchar)\s*\("), "prints"),
    (re.compile(r"\bstd::[io]?fstream\b|\bf(open|read|write)\s*\("), "reads or writes files"),
    (re.compile(r"\bstd::chrono\b|\bclock_gettime\b|\bstd::time\s*\("), "looks at a clock"),
    (re.compile(r"\bstd::(random_device|mt19937|mt19937_64|rand)\b|\bs?rand\s*\("), "draws random numbers without a Seed"),
    (re.compile(r"\b(std::)?getenv\s*\("), "reads the environment"),
    (re.compile(r"\bvirtual\b|(?<!enum )\b(class|struct)\s+\w+(\s+final)?\s*:(?!:)"), "uses inheritance"),
]


def is_test(path):
    return path.endswith("_test.cpp") or path.startswith("tests/")


def owner(path):
    """The folder whose rules a file keeps: `base` or another slice of the engine, or the top folder."""
    parts = path.split("/")
    if parts[0] == "engine" and len(parts) > 2:
        return parts[1]
    return parts[0]


def slices_of(root):
    """The slices of the engine, each with what it USES, and what is wrong with their lines."""
    slices, problems = {}, []
    for folder in sorted(path for path in (root / "engine").glob("*") if path.is_dir()):
        place = f"engine/{folder.name}/CMakeLists.txt"
        if not any(folder.glob("*.[ch]pp")):
            continue
        lists = root / place
        text = re.sub(r"#[^\n]*", "", lists.read_text(encoding="utf-8")) if lists.exists() else ""
        line = re.search(r"\bslice\(\s*(\w+)(?:\s+USES\s+([^)]*))?\s*\)", text)
        if not line:
            problems.append(f"{place}: the line slice({folder.name} USES …) is missing.")
            continue
        if line[1] != folder.name:
            problems.append(f"{place}: the slice in {folder.name} may not be called {line[1]}.")
        slices[folder.name] = (line[2] or "").split()
    for name, uses in slices.items():
        for used in uses:
            if name == "base":
                problems.append(f"engine/base/CMakeLists.txt: base may not use {used}.")
            elif used not in slices:
                problems.append(f"engine/{name}/CMakeLists.txt: {name} uses {used}, which is not a slice.")
    return slices, problems


def circles(slices):
    """One sentence for each slice that reaches itself through USES."""
    found, reported = [], set()
    for start in slices:
        trail, seen = [[start]], set()
        while trail:
            walk = trail.pop()
            for used in slices.get(walk[-1], []):
                if used == start and frozenset(walk) not in reported:
                    reported.add(frozenset(walk))
                    found.append(f"engine: the slices use each other in a circle: {' → '.join([*walk, start])}.")
                elif used not in seen:
                    seen.add(used)
                    trail.append([*walk, used])
    return found


def refusal(path, target, slices):
    """Who may not include whom, as a pair of names, or None where `path` may include `target`."""
    here, there = owner(path), owner(target)
    if there == "tests":
        return None if is_test(path) or here == "benchmarks" else (here, "tests")
    if path.startswith("engine/"):
        if not target.startswith("engine/"):
            return here, there
        allowed = {"base"} if here == "base" else {here, "base", *slices.get(here, [])}
        return None if there in allowed else (here, there)
    is_main = re.fullmatch(r"apps/\w+/main\.cpp", path)
    if here == "apps" and there == "apps" and not is_main:
        mine, theirs = path.split("/")[1], target.split("/")[1]
        return None if mine == theirs else (f"apps/{mine}", f"apps/{theirs}")
    if here == there:
        return None
    if here == "apps" and there == "storage" and is_main:
        return None
    kind = there if not target.startswith("engine/") or there == "base" else "engine"
    return None if kind in MAY_INCLUDE[here] else (here, there)


def third_party_problem(path, header):
    for prefix, folders in THIRD_PARTY.items():
        if not header.startswith(prefix):
            continue
        if ANYWHERE in folders or path.startswith("tests/"):
            return None
        for folder in folders:
            if (folder == TESTS and is_test(path)) or path == folder or path.startswith(folder + "/"):
                return None
        return f"<{header}> may be included from {', '.join(folders)} only"
    if header in STANDARD:
        return None
    if SYSTEM.fullmatch(header):
        return f"the engine may not include <{header}>" if path.startswith("engine/") else None
    return f"<{header}> is not in the table of third-party libraries in tools/check_includes.py: give it its one folder"


def engine_problems(path, headers, text):
    if not path.startswith("engine/") or is_test(path):
        return
    for line, header in headers:
        if header in IMPURE_HEADERS:
            yield f"{path}:{line}: the engine may not include <{header}>."
    code = code_of(text)
    for pattern, deed in IMPURE_CODE:
        match = pattern.search(code)
        if match:
            line = code.count("\n", 0, match.start()) + 1
            yield f"{path}:{line}: the engine is pure, but this {deed}: {match.group().strip()}"


def source_problems(root, path, slices):
    text = (root / path).read_text(encoding="utf-8")
    headers = []
    for line, target, quoted in includes_of(text):
        ours = target.split("/")[0] in FOLDERS and "/" in target
        # benchmark/ is Google's, benchmarks/ is ours.
        if quoted and not ours:
            yield f'{path}:{line}: write "{target}" with its path from the root of the project.'
        elif ours and not quoted:
            yield f"{path}:{line}: <{target}> is ours: write it in quotes."
        elif ours:
            refused = refusal(path, target, slices)
            if refused:
                yield f"{path}:{line}: {refused[0]} may not include {refused[1]}."
        else:
            headers.append((line, target))
            problem = third_party_problem(path, target)
            if problem:
                yield f"{path}:{line}: {problem}."
    yield from engine_problems(path, headers, text)


_IMPORT = re.compile(r"""(?:\bfrom\s*|\bimport\s*\(?\s*)['"]([^'"]+)['"]""")
SHARED_WEB = {"api", "base", "ui", "charts"}


def web_problems(root, path):
    """A feature imports api, base, ui and charts; those never import a feature."""
    inside = posixpath.relpath(path, "web/src").split("/")
    for target in _IMPORT.findall((root / path).read_text(encoding="utf-8")):
        if target.startswith("."):
            there = posixpath.normpath(posixpath.join(posixpath.dirname(path), target))
        elif target.startswith("@/"):
            there = "web/src/" + target[2:]
        else:
            continue
        if not there.startswith("web/src/"):
            yield f"{path}: imports {target}, which is outside web/src."
            continue
        other = there[len("web/src/"):].split("/")
        if inside[0] == "features":
            if other[0] == "features" and other[1:2] != inside[1:2]:
                yield f"{path}: the feature {inside[1]} may not import the feature {other[1]}."
            elif other[0] != "features" and other[0] not in SHARED_WEB:
                yield f"{path}: a feature may not import {other[0]}, only api, base, ui and charts."
        elif inside[0] in SHARED_WEB and other[0] == "features":
            yield f"{path}: {inside[0]} may not import a feature."


def violations(root):
    slices, problems = slices_of(root)
    problems += circles(slices)
    for folder in sorted(FOLDERS):
        for file in sorted((root / folder).rglob("*.[ch]pp")):
            problems += source_problems(root, file.relative_to(root).as_posix(), slices)
    for file in sorted((root / "web/src").rglob("*.ts*")):
        problems += web_problems(root, file.relative_to(root).as_posix())
    return problems


def main():
    root = Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parent.parent)
    problems = violations(root)
    for problem in problems:
        print(problem)
    slices, _ = slices_of(root)
    count = sum(1 for folder in FOLDERS for _ in (root / folder).rglob("*.[ch]pp"))
    print(f"{len(problems)} violations in {count} sources and {len(slices)} slices")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
