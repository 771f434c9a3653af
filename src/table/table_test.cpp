// SPDX-License-Identifier: Apache-2.0
#include "table/table.h"

#include <doctest/doctest.h>

#include "table/encoding.h"

namespace otor::table {
namespace {

/// "line: cell | cell", a row a line.
std::string shown(std::vector<Row> const& rows) {
  std::string out;
  for (auto const& row : rows) {
    out += std::to_string(row.line) + ":";
    for (auto const& cell : row.cells) out += " " + cell.text + " |";
    out += "\n";
  }
  return out;
}

std::string shown(Read<Table> const& table) {
  if (table) return shown(table->rows);
  return std::string(code_of(table.error().fault)) + " " + std::to_string(table.error().line);
}

std::string as_utf16(std::string_view ascii, bool little, bool mark) {
  std::string out = mark ? (little ? "\xFF\xFE" : "\xFE\xFF") : "";
  for (char const letter : ascii) {
    if (!little) out += '\0';
    out += letter;
    if (little) out += '\0';
  }
  return out;
}

}  // namespace

TEST_CASE("a text of cells is read as RFC 4180 says, and lines count as in an editor") {
  struct Case {
    std::string name;
    std::string text, rows;
  };
  for (auto const& [name, text, rows] : {
           Case{"plain", "code,value\n18301,5\n", "1: code | value |\n2: 18301 | 5 |\n"},
           Case{"no end of the last line", "a,b\n1,2", "1: a | b |\n2: 1 | 2 |\n"},
           Case{"CR LF and CR", "a,b\r\n1,2\r3,4", "1: a | b |\n2: 1 | 2 |\n3: 3 | 4 |\n"},
           Case{"a quoted separator and a quote twice", "a,b\n\"x, \"\"y\"\"\",2\n",
                "1: a | b |\n2: x, \"y\" | 2 |\n"},
           Case{"a line end in quotes is a space, and counts", "a,b\n\"x\r\ny\",2\n3,4\n",
                "1: a | b |\n2: x  y | 2 |\n4: 3 | 4 |\n"},
           Case{"rows of nothing are left out", "a,b\n,,\n\n  ,\n1,2\n",
                "1: a | b |\n5: 1 | 2 |\n"},
           Case{"an empty cell in the middle stays", "a,b,c\n1,,3\n",
                "1: a | b | c |\n2: 1 |  | 3 |\n"},
           Case{"a quote within a bare cell", "a,b\nx\"y,2\n", "broken_quotes 2"},
           Case{"text behind a closing quote", "a,b\n\"x\"y,2\n", "broken_quotes 2"},
           Case{"a quote that is never closed", "a,b\n\"x,2\n3,4\n", "broken_quotes 2"},
           Case{"a zero byte", std::string("a,b\n1,") + '\0' + '\0' + "2\n", "control_character 2"},
           Case{"a bell", "a,b\n1,\a2\n", "control_character 2"},
           Case{"nothing", "", "empty 0"},
           Case{"nothing but separators", ",,\n,,\n", "empty 0"},
       }) {
    CAPTURE(name);
    CHECK(shown(read_table(text)) == rows);
  }
}

TEST_CASE("the separator is the one that divides the rows, and rivals are told") {
  struct Case {
    std::string name;
    char const* text;
    char separator;
    char const* rivals;
  };
  for (auto const& [name, text, separator, rivals] : {
           Case{"commas", "a,b\n1,2\n", ',', ""},
           Case{"semicolons, with commas in numbers", "a;b;c\n1;2;1,000\n3;4;2,000\n", ';', ""},
           Case{"tabs", "a\tb\n1\t2\n", '\t', ""},
           Case{"bars", "a|b\n1|2\n", '|', ""},
           Case{"one column", "a\n1\n", ',', ""},
           Case{"as many of both", "a;1,5\nb;2,5\nc;3,5\n", ',', ";"},
           Case{"a separator in quotes does not count", "a;\"b,c,d\"\n1;\"2,3,4\"\n", ';', ""},
       }) {
    CAPTURE(name);
    auto const table = read_table(text);
    REQUIRE(table.has_value());
    CHECK(table->separator == separator);
    CHECK(table->rivals == rivals);
  }
  Said said;
  said.separator = ';';
  CHECK(shown(read_table("a;1,5\n", said)) == "1: a | 1,5 |\n");
}

TEST_CASE("the encoding is found out and told") {
  struct Case {
    std::string name;
    std::string bytes;
    Encoding encoding;
    bool marked;
    char const* rows;
  };
  for (auto const& [name, bytes, encoding, marked, rows] : {
           Case{"UTF-8", "сум,тоо\nӨлгий,5\n", Encoding::utf8, false,
                "1: сум | тоо |\n2: Өлгий | 5 |\n"},
           Case{"UTF-8 with a mark",
                "\xEF\xBB\xBF"
                "a,b\n",
                Encoding::utf8, true, "1: a | b |\n"},
           Case{"UTF-16, least byte first", as_utf16("a,b\n", true, true), Encoding::utf16le, true,
                "1: a | b |\n"},
           Case{"UTF-16, greatest byte first", as_utf16("a,b\n", false, true), Encoding::utf16be,
                true, "1: a | b |\n"},
           Case{"UTF-16 without a mark", as_utf16("a,b\n", true, false), Encoding::utf16le, false,
                "1: a | b |\n"},
           // "Тэс,№5", and ө written as є, as typists without the letter do.
           Case{"Windows-1251",
                "\xD2\xFD\xF1,\xB9"
                "5\n\xAA\xEB\xE3\xE8\xE9,1\n",
                Encoding::windows1251, false, "1: Тэс | №5 |\n2: Єлгий | 1 |\n"},
       }) {
    CAPTURE(name);
    auto const table = read_table(bytes);
    CHECK(shown(table) == rows);
    REQUIRE(table.has_value());
    CHECK(table->encoding == encoding);
    CHECK(table->marked == marked);
  }
}

TEST_CASE("what is in no encoding that is known is refused, and so is what was said wrongly") {
  CHECK(shown(read_table("\x81\x82,\x83\x84\n")) == "unknown_encoding 0");
  CHECK(shown(read_table("\xFF\xFE"
                         "a,b")) == "wrong_encoding 0");  // an odd byte
  std::string const lone = std::string("\xFF\xFE\x00\xD8,\x00", 6);
  CHECK(shown(read_table(lone)) == "wrong_encoding 0");
  Said said;
  said.encoding = Encoding::utf8;
  CHECK(shown(read_table("\xD2\xFD\xF1,1\n", said)) == "wrong_encoding 0");
  said.encoding = Encoding::windows1251;
  CHECK(shown(read_table("\x98,1\n", said)) == "wrong_encoding 0");
  CHECK(shown(read_table("\xD2\xFD\xF1,1\n", said)) == "1: Тэс | 1 |\n");
}

TEST_CASE("UTF-8 is what the standard calls so") {
  for (std::string_view good : {"", "a", "ө", "€", "\xF0\x9F\x90\x91"}) CHECK(is_utf8(good));
  for (std::string_view bad :
       {"\x80", "\xC0\x80", "\xC3", "\xE0\x80\x80", "\xED\xA0\x80", "\xF0\x80\x80\x80",
        "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xE2\x82"})
    CHECK_FALSE(is_utf8(bad));
}

TEST_CASE("what a table may hold is bounded") {
  Limits few;
  few.rows = 2;
  few.columns = 2;
  few.cell = 3;
  few.bytes = 40;
  CHECK(shown(read_table("a,b\n1,2\n", {}, few)) == "1: a | b |\n2: 1 | 2 |\n");
  CHECK(shown(read_table("a,b\n1,2\n3,4\n", {}, few)) == "too_large 3");
  CHECK(shown(read_table("a,b\n1,2,3\n", {}, few)) == "too_large 2");
  CHECK(shown(read_table("a,b\n1,2345\n", {}, few)) == "too_large 2");
  CHECK(shown(read_table("a,b\n1,\"2345\"\n", {}, few)) == "too_large 2");
  CHECK(shown(read_table(std::string(41, 'a'), {}, few)) == "too_large 0");
}

TEST_CASE("old workbooks and archives of something else are told apart") {
  CHECK(shown(read_table("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and more")) == "old_workbook 0");
  CHECK(shown(read_table("PK\x03\x04 and no more")) == "broken_archive 0");
}

}  // namespace otor::table
