// SPDX-License-Identifier: Apache-2.0
#include "app/spell_check.h"

#include <doctest/doctest.h>

#include "app/figures_for_tests.h"
#include "table/workbook_for_tests.h"

namespace otor::app {
namespace {

struct Desk {
  AreaNames names{tested_soums(), tested_aimags()};
  coverage::Definitions definitions = tested_definitions();
  SetsInMemory stored;
  Home home{"store", {"18301", "18316", "18331", "18407", "18440"}};
  Account account{"head", "Head", Role::head, {"183"}, true};

  FigureDesk desk() {
    return {account,           home,  names, definitions, *parse_date("2026-11-27"),
            1'790'000'000'000, stored};
  }
  static FigureFile file(std::string_view text, std::string as_of = "2026-10-20") {
    FigureFile one;
    one.bytes = text;
    one.asked = {{std::nullopt, {}, std::string(coverage::spells)},
                 std::move(as_of),
                 "Office",
                 "",
                 "spells.csv"};
    return one;
  }
  FigureImport check(std::string_view text) { return *check_figures(file(text), desk()); }
  std::string kept() const {
    std::string out;
    for (auto const& count : stored.stayed)
      out += count.area + " " + std::to_string(static_cast<int>(count.kind)) + " " +
             std::to_string(count.months) + ": " + std::to_string(count.ended) + " ended, " +
             std::to_string(count.open) + " open; ";
    return out;
  }
};

/// "line:column code text", one after the other; where there is none what would be imported.
std::string shown(FigureCheck const& check) {
  std::string out;
  for (auto const& one : check.reasons)
    out += (out.empty() ? "" : "; ") + std::to_string(one.line) + ":" + std::to_string(one.column) +
           " " + one.code + (one.text.empty() ? "" : " " + one.text);
  if (!out.empty()) return out;
  for (auto const& set : check.sets)
    out += std::to_string(set.rows) + " of " + std::to_string(set.areas) + ", " +
           std::to_string(set.total) + " last, " + set.first + ".." + set.last;
  return out;
}

}  // namespace

TEST_CASE("days and months are read, and have come") {
  auto const today = *parse_date("2026-11-27");
  auto const read = [&](char const* text) {
    auto const found = spell_month({text, false}, today);
    return found ? text_of(*found) : std::string(code_of(found.error()));
  };
  for (auto const* good :
       {"2021-06-30", "2021.06.30", "2021/06/30", "2021-06", "2021.06", "2021/06", " 2021-06 "})
    CHECK(read(good) == "2021-06");
  CHECK(read("2026-11-27") == "2026-11");
  CHECK(read("2026-11") == "2026-11");
  CHECK(read("2026-11-28") == "day_future");
  CHECK(read("2026-12") == "day_future");
  for (auto const* bad : {"30.06.2021", "2021-02-30", "2021", "2021-13", "2021.06-30", "June 2021",
                          "202106", "0", "9999999999999999999"})
    CHECK(read(bad) == "month_unknown");
  CHECK(read("") == "day_missing");
  CHECK(read("=TODAY()") == "formula");
}

TEST_CASE("a workbook of spells is counted as the text is, with its days as days") {
  auto const text = [](char const* words) {
    return "<c t=\"inlineStr\"><is><t>" + std::string(words) + "</t></is></c>";
  };
  auto const book = [&](std::string const& second) {
    return table::archive_of(table::book_parts(
        "<row>" + text("code") + text("begin") + text("end") + "</row><row>" + text("18301") +
        "<c s=\"1\"><v>45306</v></c><c s=\"2\"><v>45657</v></c></row><row><c><v>18301</v></c>" +
        text("2025-03") + second + "</row>"));
  };
  CHECK(shown(Desk().check(book("<c/>")).check) == "2 of 1, 1 last, 2024-01..2025-03");
  CHECK(shown(Desk().check(book("<c><f>A1</f><v>45657</v></c>")).check) == "3:3 formula 45657");
  CHECK(shown(Desk().check(book(text("2025-02"))).check) == "3:3 end_before_begin 2025-02");
}

TEST_CASE("a table of spells is counted, or every reason why not is told with its line") {
  struct Case {
    std::string name;
    char const* text;
    char const* shown;
  };
  for (auto const& [name, text, result] : {
           Case{"days, months and what lasts",
                "code,begin,end\n18301,2024-01-15,2024-12-31\n18301,2025-03,\n18331,2025-03,2025-"
                "04\n",
                "3 of 2, 1 last, 2024-01..2025-03"},
           Case{"in Mongolian, with kind and a count of the rows",
                "№;Сум;Эхэлсэн;Дууссан;Төрөл\n1;Толбо;2024.01.15;;Малчин\n2;Толбо;2024.02.01;"
                "2024.05.31;Сайн дурын\n3;Өлгий;2024.02.01;;\n",
                "3 of 2, 2 last, 2024-01..2024-02"},
           Case{"in Kazakh", "сұм,басталған күні,аяқталған күні,түрі\nТолбо,2024-01-15,,малшы\n",
                "1 of 1, 1 last, 2024-01..2024-01"},
           Case{"in Kazakh, as the page says soum",
                "сұмын,басталған күні,аяқталған күні,түрі\nТолбо сұмыны,2024-01-15,,малшы\n",
                "1 of 1, 1 last, 2024-01..2024-01"},
           Case{"the same twice is two people", "code,begin,end\n18331,2024-01,\n18331,2024-01,\n",
                "2 of 1, 2 last, 2024-01..2024-01"},
           Case{"a name of several", "soum,begin,end\nБулган,2024-01,\n",
                "2:1 area_ambiguous Булган"},
           Case{"an aimag", "code,begin,end\n183,2024-01,\n", "2:1 area_no_soum 183"},
           Case{"nobody's, somebody else's, none",
                "code,begin,end\n99999,2024-01,\n18407,2024-01,\n,2024-01,\n",
                "2:1 area_unknown 99999; 3:1 area_foreign 18407; 4:1 area_missing"},
           Case{"no begin, no day, an end before it",
                "code,begin,end\n18331,,\n18331,x,\n"
                "18331,2024-05,2024-04-30\n",
                "2:2 day_missing; 3:2 month_unknown x; 4:3 end_before_begin 2024-04-30"},
           Case{"behind the day of the register, and in the future",
                "code,begin,end\n18331,2024-05,2026-11-01\n18331,2027-01,\n18331,2026-10-21,\n"
                "18331,2024-05,2026-10-20\n",
                "2:3 after_as_of 2026-11-01; 3:2 day_future 2027-01; 4:2 after_as_of 2026-10-21"},
           Case{"formulas",
                "code,begin,end,kind\n=A1,2024-05,,\n18331,=A1,,\n18331,2024-05,+1,\n"
                "18331,2024-05,,=A1\n",
                "2:1 formula =A1; 3:2 formula =A1; 4:3 formula +1; 5:4 formula =A1"},
           Case{"a kind there is not", "code,begin,end,kind\n18331,2024-05,,soldier\n",
                "2:4 kind_unknown soldier"},
           Case{"no begin", "code,end\n18331,\n", "0:0 no_begin_column"},
           Case{"no end", "code,begin\n18331,2024-01\n", "0:0 no_end_column"},
           Case{"no soum", "begin,end\n2024-01,\n", "0:0 no_area_column"},
           Case{"two ends", "code,begin,end,until\n18331,2024-01,,\n", "0:0 column_twice"},
           Case{"titles alone", "code,begin,end\n", "0:0 no_rows"},
           Case{"no table", "code,\"begin\n", "1:0 file_broken_quotes"},
           Case{"a byte that is no text", "code,begin,end\n18331,\x01,\n",
                "2:0 file_control_character"},
       }) {
    CAPTURE(name);
    CHECK(shown(Desk().check(text).check) == result);
  }
}

TEST_CASE("a table with anything about people is refused, and nothing of them is repeated") {
  struct Case {
    char const* text;
    char const* shown;
  };
  for (auto const& [text, result] : {
           Case{"регистр,code,begin,end\nУБ90010112,18331,2024-01,\n", "0:0 person_column"},
           Case{"x,code,begin,end\nУБ90010112,18331,2024-01,\n", "0:0 person_column"},
           Case{"овог,code,begin,end\nБат,18331,2024-01,\n", "0:0 person_column"},
           Case{"нэр,code,begin,end\nБат,18331,2024-01,\n", "0:1 needless_column нэр"},
           Case{"name,code,begin,end\nBat,18331,2024-01,\n", "0:1 needless_column name"},
           Case{"дэвтэр,code,begin,end\n771234,18331,2024-01,\n", "0:1 needless_column дэвтэр"},
           Case{"code,begin,end,value\n18331,2024-01,,5\n", "0:4 needless_column value"},
           Case{"code,begin,end,\n18331,2024-01,,Bat\n", "0:4 needless_column"},
           // A number that is no count of the rows.
           Case{"№,code,begin,end\n1,18331,2024-01,\n3,18331,2024-01,\n", "0:1 needless_column №"},
       }) {
    CAPTURE(text);
    Desk desk;
    auto const check = desk.check(text).check;
    CHECK(shown(check) == result);
    for (auto const& column : check.columns)
      for (auto const* word : {"УБ90010112", "Бат", "Bat", "771234"})
        CHECK(column.sample.find(word) == std::string::npos);
    CHECK(check.sets.empty());
  }
  // That it is needless cannot be talked away.
  Desk desk;
  auto file = Desk::file("нэр,code,begin,end\nБат,18331,2024-01,\n");
  file.asked.columns.columns = {"1=ignored"};
  CHECK(shown(check_figures(file, desk.desk())->check) == "0:1 needless_column нэр");
  file = Desk::file("x,y,z\n18331,2024-01,\n");
  file.asked.columns.columns = {"1=code", "2=begin", "3=end"};
  CHECK(shown(check_figures(file, desk.desk())->check) == "1 of 1, 1 last, 2024-01..2024-01");
}

TEST_CASE("what is kept are counts by soum, kind and months, as known on the day of the register") {
  Desk desk;
  auto const text =
      "code,begin,end,kind\n18301,2026-01,2026-06,herder\n18301,2026-02,2026-07,herder\n"
      "18301,2026-04,,herder\n18301,2026-04,2026-10-10,\n18331,2026-10-02,,voluntary\n";
  auto const made = import_figures(Desk::file(text), "k1", desk.desk());
  REQUIRE(made->imported);
  CHECK(desk.kept() ==
        "18301 0 6: 0 ended, 1 open; 18301 1 6: 2 ended, 1 open; 18331 2 0: 0 ended, 1 open; ");
  auto const kept = *desk.stored.kept();
  REQUIRE(kept.size() == 1);
  CHECK(kept[0].set.indicator == coverage::spells);
  CHECK(kept[0].set.as_of == "2026-10-20");
  CHECK(kept[0].set.rows == 5);
  CHECK(kept[0].areas == std::vector<std::string>{"18301", "18331"});
  CHECK(import_figures(Desk::file(text), "k1", desk.desk())->sets == made->sets);
  CHECK(shown(import_figures(Desk::file(text), "k2", desk.desk())->check) ==
        "0:0 imported_already spells.csv");
  REQUIRE(undo_figures(made->sets[0], desk.desk()).has_value());
  CHECK(import_figures(Desk::file(text), "k3", desk.desk())->imported);
}

TEST_CASE("one bad row, and nothing is imported; a day of the register is needed") {
  Desk desk;
  auto const wrong =
      import_figures(Desk::file("code,begin,end\n18331,2024-01,\n18331,x,\n"), "k1", desk.desk());
  CHECK_FALSE(wrong->imported);
  CHECK(wrong->check.good == 1);
  CHECK(desk.stored.kept()->empty());
  CHECK(desk.stored.stayed.empty());
  auto const good = "code,begin,end\n18331,2024-01,\n";
  CHECK(shown(check_figures(Desk::file(good, ""), desk.desk())->check) == "0:0 no_day");
  CHECK(shown(check_figures(Desk::file(good, "2027-01-01"), desk.desk())->check) ==
        "0:0 day_future 2027-01-01");
  // In a table of figures the words of spells mean nothing.
  auto figures = Desk::file("code,begin,value\n18331,2024-01,5\n");
  figures.asked.columns.indicator = "paid";
  CHECK(check_figures(figures, desk.desk())->check.reasons.empty());
}

}  // namespace otor::app
