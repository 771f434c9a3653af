// SPDX-License-Identifier: Apache-2.0
#include "files/toml_tree.h"

#include <doctest/doctest.h>

namespace otor::files {

TEST_CASE("every value knows its line") {
  auto const table = parse_toml("a = 1\n[b]\nc = \"\"\"\nд\n\"\"\"\nd = 2025-04-01\n", "x");
  REQUIRE(table);
  CHECK(member_of(*table, "a")->line == 1);
  auto const& below = std::get<TomlTable>(member_of(*table, "b")->value);
  CHECK(member_of(below, "c")->line == 3);
  CHECK(member_of(below, "d")->line == 6);
  CHECK(member_of(below, "e") == nullptr);
}

TEST_CASE("letters beyond ASCII stand in strings and comments only") {
  struct Case {
    char const* says;
    char const* text;
    bool good;
  };
  Case const cases[] = {
      {"in strings and comments", "# д\na = \"д\" # д\nb = 'д'", true},
      {"in strings of many lines", "a = \"\"\"д\"\"\"\nb = '''д'''\nc = \"\"\"\nд\\\"\"\" д\"\"\"",
       true},
      {"with quotes before the closing ones", "a = \"\"\"д \"д\" \"\"\"\"\"\nb = 'д'", true},
      {"after escapes", R"(a = "\\" # д)", true},
      {"after an escaped quote", R"(a = "\"д")", true},
      {"after a line that goes on", "a = \"\"\"a \\\n  д\"\"\"", true},
      {"in a quoted key", "\"д\" = 1", true},
      {"after an empty string", "a = \"\"\nb = \"д\"", true},
      {"in a bare key", "a = 1\nд = 1", false},
      {"where a comma is due", "a = { b = 1 д }", false},
      {"before a key of an inline table", "a = { д = 1 }", false},
      {"behind a string", "a = \"д\" д", false},
      {"a string that does not end", "a = \"д\nд = 1", false},
      {"a long string that does not end", "a = \"\"\"д", false},
      {"a backslash at the very end", "a = \"\\", false},
  };
  for (auto const& item : cases) {
    INFO(item.says);
    auto const table = parse_toml(item.text, "x");
    CHECK(table.has_value() == item.good);
    if (!table) CHECK(table.error().detail.starts_with("x:"));
  }
}

TEST_CASE("deep nesting is refused and nothing falls over") {
  CHECK_FALSE(parse_toml("a = " + std::string(200'000, '['), "x"));
  CHECK_FALSE(parse_toml("a = " + std::string(200'000, '{'), "x"));
  CHECK_FALSE(parse_toml(std::string(200'000, '['), "x"));
  CHECK_FALSE(parse_toml("a = " + std::string(7'000, '['), "x"));
  std::string dotted = "a";
  while (dotted.size() < 1'990) dotted += ".a";
  CHECK(parse_toml(dotted + " = 1", "x"));
  CHECK_FALSE(parse_toml(dotted + dotted + " = 1", "x"));
}

TEST_CASE("headings that name nothing are refused") {
  for (auto const* text :
       {"[",      "[[",    "[[[a]]]", "[,]",    "[=]",       "[]",     "[a",    "[a.]", "[.a]",
        "[[a]",   "[ #",   "a.",      "a.=",    "=",         ".",      "a",     "a =",  "a = {",
        "a = {b", "a = [", "a = [1",  "a = [,", "a = 2025-", "a = 0x", "a = +", "\""}) {
    INFO(text);
    CHECK_FALSE(parse_toml(text, "x"));
  }
}

}  // namespace otor::files
