# SPDX-License-Identifier: Apache-2.0
"""One name, one class. Two classes of one name in one namespace build and link without a word;
whichever of their functions the linker finds first then works on both."""
import re

OPENS = re.compile(r"^(?:inline )?namespace ?([\w:]*) ?\{")
CLOSES = re.compile(r"^\}  // namespace")
DEFINES = re.compile(r"^(?:template ?<.*> )?(?:struct|class|enum class|enum|union) (\w+)\b(?!::|<)"
                     r"[^;()]*\{|^BOOST_DEFINE_ENUM_CLASS\((\w+),")


def definitions(text):
    """(line, name with its namespace) of each class that other files could name, as clang-format
    lays them out."""
    around = []
    for number, line in enumerate(text.split("\n"), 1):
        if match := OPENS.match(line):
            around.append(match[1])
        elif CLOSES.match(line) and around:
            around.pop()
        elif "" not in around and (match := DEFINES.match(line)):
            yield number, "::".join([*around, match[1] or match[2]])


def check_one_definition(sources, found):
    """`sources`: path and text of each C++ file. Each program of its own (bench, fuzz) for itself,
    together with the rooms."""
    first = {}
    for path, text in sorted(sources, key=lambda source: (source[0].parts[0] != "src", source[0])):
        for number, name in definitions(text):
            place = first.setdefault(name, path)
            if place != path and "src" in (place.parts[0], path.parts[0]):
                found.add(path, number, f"`{name}` is defined in {place} as well.")
