"""What the checks read in a C++ source: its includes, and its code without comments and literals."""

import re

_TOKEN = re.compile(
    r"""
    //[^\n]*                              # a line comment
  | /\*.*?\*/                             # a block comment
  | R"(?P<mark>[^()\\\s]{0,16})\(.*?\)(?P=mark)"   # a raw string
  | "(?:\\.|[^"\\\n])*"                   # a string
  | (?<![0-9A-Za-z_])'(?:\\.|[^'\\\n])+'  # a character, but not a digit separator
    """,
    re.DOTALL | re.VERBOSE,
)
_INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*(?P<open>[<"])(?P<path>[^>"\n]+)[>"]', re.MULTILINE)


def code_of(text):
    """The same lines with comments and the contents of literals blanked, so that line numbers stay right."""
    return _TOKEN.sub(lambda token: re.sub(r"[^\n]", " ", token.group()), text)


def includes_of(text):
    """(line number, path, whether in quotes) of every include that is not commented out."""
    code = _TOKEN.sub(lambda token: token.group() if token.group()[0] in "\"'R" else
                      re.sub(r"[^\n]", " ", token.group()), text)
    for match in _INCLUDE.finditer(code):
        yield code.count("\n", 0, match.start()) + 1, match["path"], match["open"] == '"'
