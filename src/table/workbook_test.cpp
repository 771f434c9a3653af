// SPDX-License-Identifier: Apache-2.0
#include "table/workbook.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "table/workbook_for_tests.h"

namespace otor::table {
namespace {

/// "line: cell | cell", a formula in braces.
std::string shown(Read<Table> const& table) {
  if (!table)
    return std::string(code_of(table.error().fault)) + " " + std::to_string(table.error().line);
  std::string out;
  for (auto const& row : table->rows) {
    out += std::to_string(row.line) + ":";
    for (auto const& cell : row.cells)
      out += cell.formula ? " {" + cell.text + "} |" : " " + cell.text + " |";
    out += "\n";
  }
  return out;
}

std::string read_parts(Parts const& parts) { return shown(read_table(archive_of(parts))); }

Parts with(Parts parts, std::string const& name, std::string const& text) {
  std::ranges::find(parts, name, &std::pair<std::string, std::string>::first)->second = text;
  return parts;
}

}  // namespace

TEST_CASE("cells of a workbook are read as a person sees them") {
  struct Case {
    std::string name;
    char const* row;
    char const* shown;
  };
  for (auto const& [name, row, shown] : {
           Case{"a shared text", R"(<c r="A1" t="s"><v>0</v></c>)", "1: Өлгий |\n"},
           Case{"a text in pieces, without its reading aid", R"(<c r="A1" t="s"><v>1</v></c>)",
                "1: Баян-Өлгий |\n"},
           Case{"a text in the cell", R"(<c r="A1" t="inlineStr"><is><t>a</t></is></c>)",
                "1: a |\n"},
           Case{"a number", R"(<c r="A1"><v>120</v></c>)", "1: 120 |\n"},
           Case{"a number as programs keep it", R"(<c r="A1"><v>1.2E2</v></c>)", "1: 120 |\n"},
           Case{"a number with a part", R"(<c r="A1"><v>0.1</v></c>)", "1: 0.1 |\n"},
           Case{"a number as text", R"(<c r="A1" t="str"><v>00120</v></c>)", "1: 00120 |\n"},
           Case{"a day in a form of its own", R"(<c r="A1" s="1"><v>44377</v></c>)",
                "1: 2021-06-30 |\n"},
           Case{"a day in a built-in form", R"(<c r="A1" s="2"><v>44377</v></c>)",
                "1: 2021-06-30 |\n"},
           Case{"a form that is none of a day", R"(<c r="A1" s="0"><v>44377</v></c>)",
                "1: 44377 |\n"},
           Case{"a formula", R"(<c r="A1"><f>SUM(B1:B9)</f><v>7</v></c>)", "1: {7} |\n"},
           Case{"a truth", R"(<c r="A1" t="b"><v>1</v></c>)", "1: TRUE |\n"},
           Case{"a mistake", R"(<c r="A1" t="e"><v>#REF!</v></c>)", "1: #REF! |\n"},
           Case{"an empty cell with a form", R"(<c r="A1" s="1"/><c r="B1"><v>1</v></c>)",
                "1:  | 1 |\n"},
           Case{"columns without names", R"(<c><v>1</v></c><c><v>2</v></c>)", "1: 1 | 2 |\n"},
           Case{"a text that is not there", R"(<c r="A1" t="s"><v>9</v></c>)", "broken_workbook 1"},
           Case{"a number that is none", R"(<c r="A1"><v>seven</v></c>)", "broken_workbook 1"},
           Case{"columns backwards", R"(<c r="B1"><v>1</v></c><c r="A1"><v>1</v></c>)",
                "broken_workbook 1"},
           Case{"a column far away", R"(<c r="XFD1"><v>1</v></c>)", "too_large 1"},
       }) {
    CAPTURE(name);
    auto const texts =
        "<si><t>Өлгий</t></si><si><r><t>Баян-</t></r><r><t>Өлгий</t></r>"
        "<rPh><t>zzz</t></rPh></si>";
    CHECK(read_parts(book_parts("<row r=\"1\">" + std::string(row) + "</row>", texts)) == shown);
  }
}

TEST_CASE("rows keep the numbers that the spreadsheet shows") {
  CHECK(read_parts(book_parts(R"(<row r="3"><c r="A3"><v>1</v></c></row><row r="7">)"
                              R"(<c r="A7"><v>2</v></c></row><row><c><v>3</v></c></row>)")) ==
        "3: 1 |\n7: 2 |\n8: 3 |\n");
  CHECK(read_parts(book_parts(R"(<row r="3"><c r="A3"><v>1</v></c></row><row r="2"></row>)")) ==
        "broken_workbook 3");
  CHECK(read_parts(book_parts("")) == "empty 0");
}

TEST_CASE("days are counted as the workbook says, and only where all programs agree") {
  CHECK(day_text("61", false) == "1900-03-01");
  CHECK_FALSE(day_text("60", false).has_value());
  CHECK(day_text("44377", false) == "2021-06-30");
  CHECK(day_text("42915", true) == "2021-06-30");
  CHECK_FALSE(day_text("44377.5", false).has_value());
  CHECK_FALSE(day_text("99999999", false).has_value());
  CHECK_FALSE(day_text("-5", false).has_value());
  CHECK_FALSE(day_text("nan", false).has_value());
  for (auto const* form : {"yyyy-mm-dd", "d.m.yy", "[$-450]dd/mm/yyyy", "DD.MM.YYYY"})
    CHECK(shows_day(form));
  for (auto const* form : {"0.00", "General", "#,##0", "h:mm", "\"dy\"0", "[Red]0", "\\d0\\y"})
    CHECK_FALSE(shows_day(form));
  auto const row = R"(<row r="1"><c r="A1" s="1"><v>42915</v></c></row>)";
  CHECK(read_parts(book_parts(row, "", "<x:workbookPr date1904=\"1\"/>")) == "1: 2021-06-30 |\n");
}

TEST_CASE("columns are counted from A") {
  CHECK(column_in("A1", 64) == 0u);
  CHECK(column_in("Z9", 64) == 25u);
  CHECK(column_in("AA1", 64) == 26u);
  CHECK(column_in("BL1", 64) == 63u);
  CHECK_FALSE(column_in("BM1", 64).has_value());
  CHECK_FALSE(column_in("1", 64).has_value());
  CHECK_FALSE(column_in("ZZZZZZZZZZZZZZZZZZZZZ1", 64).has_value());
}

TEST_CASE("the first sheet that is shown is read, or the one that is said") {
  auto parts = book_parts("<row r=\"1\"><c><v>2</v></c></row>");
  parts[0].second =
      R"(<workbook><sheets><sheet name="h" state="hidden" id="b"/><sheet name="one" id="a"/>)"
      R"(<sheet name="two" id="d"/></sheets></workbook>)";
  parts[1].second = "<R>" + relation("a", "worksheet", "worksheets/one.xml") +
                    relation("d", "worksheet", "worksheets/two.xml") + "</R>";
  parts.emplace_back("xl/worksheets/two.xml",
                     "<worksheet><sheetData><row><c><v>5</v></c></row></sheetData></worksheet>");
  auto const bytes = archive_of(parts);
  auto const first = read_table(bytes);
  REQUIRE(first.has_value());
  CHECK(first->sheet == "one");
  CHECK(first->sheets == std::vector<std::string>{"one", "two"});
  CHECK(shown(first) == "1: 2 |\n");
  Said said;
  said.sheet = "two";
  CHECK(shown(read_table(bytes, said)) == "1: 5 |\n");
  said.sheet = "three";
  CHECK(shown(read_table(bytes, said)) == "no_such_sheet 0");
}

TEST_CASE("what a workbook may not say") {
  auto const good = book_parts("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>");
  CHECK(read_parts(good) == "1: 1 |\n");
  auto const sheet = std::string("xl/worksheets/one.xml");
  CHECK(
      read_parts(with(good, sheet, "<!DOCTYPE a [<!ENTITY b \"c\">]><worksheet>&b;</worksheet>")) ==
      "broken_workbook 0");
  CHECK(read_parts(with(good, sheet, "<worksheet>")) == "broken_workbook 0");
  std::string deep;
  for (int level = 0; level < 100; ++level) deep += "<a>";
  CHECK(read_parts(with(good, sheet, deep)) == "broken_workbook 0");
  auto elsewhere = good;
  elsewhere[1].second = "<R>" + relation("a", "worksheet", "../../etc/passwd") + "</R>";
  CHECK(read_parts(elsewhere) == "broken_workbook 0");
  CHECK(read_parts({{"word/document.xml", "<w/>"}}) == "no_workbook 0");
  auto twice = good;
  twice.push_back(good.back());
  CHECK(read_parts(twice) == "broken_archive 0");
}

TEST_CASE("a small file never grows beyond its bound") {
  auto parts = book_parts("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>");
  parts.back().second += std::string(100'000, ' ');
  auto const bytes = archive_of(parts);
  Limits limits;
  CHECK(shown(read_table(bytes, {}, limits)) == "1: 1 |\n");
  limits.unpacked = 100'000;
  CHECK(shown(read_table(bytes, {}, limits)) == "too_large 0");
  limits = {};
  limits.cell = 10;
  CHECK(shown(read_table(archive_of(book_parts("<row r=\"1\"><c r=\"A1\" t=\"str\"><v>" +
                                               std::string(11, 'a') + "</v></c></row>")),
                         {}, limits)) == "too_large 1");
}

TEST_CASE("no spoilt byte of a workbook is read as another table") {
  auto const bytes = archive_of(book_parts("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>"));
  for (std::size_t end = 4; end < bytes.size(); ++end)
    CHECK_FALSE(read_table(bytes.substr(0, end)).has_value());
  for (std::size_t place = 0; place < bytes.size(); ++place) {
    auto spoilt = bytes;
    spoilt[place] = static_cast<char>(spoilt[place] ^ 0x21);
    auto const table = read_table(spoilt);
    if (table && table->form == Form::workbook) CHECK(shown(table) == "1: 1 |\n");
  }
}

}  // namespace otor::table
