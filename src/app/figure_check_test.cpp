// SPDX-License-Identifier: Apache-2.0
#include "app/figure_check.h"

#include <doctest/doctest.h>

#include "app/figures_for_tests.h"

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
  FigureFile file(std::string_view text) const {
    FigureFile one;
    one.bytes = text;
    one.asked = {{std::nullopt, {}, "paid"}, "2021-06-30", "Office", "", "a.csv"};
    return one;
  }
  FigureImport check(std::string_view text) { return *check_figures(file(text), desk()); }
};

/// "line:column code text -> other (candidates)", one after the other.
std::string shown(FigureCheck const& check) {
  std::string out;
  for (auto const& one : check.reasons) {
    out += (out.empty() ? "" : "; ") + std::to_string(one.line) + ":" + std::to_string(one.column) +
           " " + one.code + (one.text.empty() ? "" : " " + one.text);
    if (one.other) out += " -> " + std::to_string(*one.other);
    for (auto const& area : one.candidates) out += " (" + area + ")";
  }
  for (auto const& set : check.sets)
    if (check.reasons.empty())
      out += set.indicator + " " + std::to_string(set.rows) + " of " + std::to_string(set.areas) +
             " = " + std::to_string(set.total) + " " + set.first + ".." + set.last + ";";
  return out;
}

}  // namespace

TEST_CASE("an area is meant by code, pcode or name in any language, and never guessed") {
  AreaNames const names(tested_soums(), tested_aimags());
  auto const meant = [&](std::string_view text, std::string_view within = {}) {
    std::string out;
    for (auto const& code : names.meant(text, within)) out += (out.empty() ? "" : " ") + code;
    return out;
  };
  for (auto const* tolbo : {"18331", "MN8331", "mn8331", "Толбо", "ТОЛБО", "Толбо сум", "Tolbo",
                            "tolbo soum", "Толбо сұмы", "Толбо сұмыны"})
    CHECK(meant(tolbo) == "18331");
  CHECK(meant("\xD3\xA8лгий") == "18301");
  CHECK(meant("Єлгий") == "18301");  // as typists without the letter write it
  CHECK(meant("Булган") == "18316 18407");
  CHECK(meant("Булган", "184") == "18407");
  CHECK(meant("Ховд") == "184 18440");
  CHECK(meant("Ховд сум") == "18440");
  CHECK(meant("Ховд аймаг") == "184");
  CHECK(meant("184") == "184");
  CHECK(meant("MN84") == "184");
  for (auto const* nothing : {"", "18300", "MN0000", "MN", "Хархорин", "8331"})
    CHECK(meant(nothing).empty());
  CHECK(names.aimag("Баян-Өлгий") == "183");
  CHECK(names.aimag("Толбо").empty());
}

TEST_CASE("numbers are read strictly: what could be two things is refused") {
  struct Case {
    char const* text;
    char const* result;
  };
  for (auto const& [text, result] : {Case{"1234", "1234"},
                                     Case{" 12 ", "12"},
                                     Case{"0", "0"},
                                     Case{"1,234", "1234"},
                                     Case{"1 234", "1234"},
                                     Case{"1\xC2\xA0"
                                          "234\xC2\xA0"
                                          "567",
                                          "1234567"},
                                     Case{"12.0", "12"},
                                     Case{"12.00", "12"},
                                     Case{"", "value_missing"},
                                     Case{"  ", "value_missing"},
                                     Case{"-5", "value_negative"},
                                     Case{"− 5", "value_negative"},
                                     Case{"-1,234", "value_negative"},
                                     Case{"12.5", "value_not_whole"},
                                     Case{"12,5", "value_not_whole"},
                                     Case{"1.234", "value_unclear"},
                                     Case{"12,34,567", "value_no_number"},
                                     Case{"1,23", "value_not_whole"},
                                     Case{"1 234,567", "value_no_number"},
                                     Case{"12a", "value_no_number"},
                                     Case{"n/a", "value_no_number"},
                                     Case{"1e3", "value_no_number"},
                                     Case{"=1+1", "formula"},
                                     Case{"+5", "formula"},
                                     Case{"@SUM(A1)", "formula"},
                                     Case{"-cmd|x", "formula"},
                                     Case{"10000000", "10000000"},
                                     Case{"10000001", "value_too_large"},
                                     Case{"99999999999999999999", "value_too_large"}}) {
    CAPTURE(text);
    auto const value = whole_figure({text, false});
    CHECK((value ? std::to_string(*value) : std::string(code_of(value.error()))) == result);
  }
  CHECK(whole_figure({"7", true}).error() == Why::formula);
}

TEST_CASE("days are written year first, and have come") {
  auto const today = *parse_date("2026-11-27");
  auto const day = [&](char const* text) {
    auto const found = figure_day({text, false}, today);
    return found ? text_of(*found) : std::string(code_of(found.error()));
  };
  for (auto const* good : {"2021-06-30", "2021.06.30", "2021/06/30", " 2021-06-30 "})
    CHECK(day(good) == "2021-06-30");
  CHECK(day("2026-11-27") == "2026-11-27");
  CHECK(day("2026-11-28") == "day_future");
  for (auto const* bad :
       {"30.06.2021", "2021-02-30", "2021", "2021-06", "06/30/2021", "2021.06/30"})
    CHECK(day(bad) == "day_unknown");
  CHECK(day("") == "day_missing");
  CHECK(day("=TODAY()") == "formula");
}

TEST_CASE("a table gives figures, or every reason why not with its line") {
  struct Case {
    std::string name;
    char const* text;
    char const* shown;
  };
  for (auto const& [name, text, result] : {
           Case{"codes", "code,value\n18301,5\n18331,7\n",
                "paid 2 of 2 = 12 2021-06-30..2021-06-30;"},
           Case{"titles in Mongolian, below a headline",
                "Хүснэгт 1\n\nСум;Хүний тоо\nТолбо;7\nӨлгий;5\n",
                "paid 2 of 2 = 12 2021-06-30..2021-06-30;"},
           Case{"the title names what is counted", "сум,Айл\nТолбо,7\n",
                "homes 1 of 1 = 7 2021-06-30..2021-06-30;"},
           Case{"several figures and days in a row",
                "code,date,paid,herders\n18331,2021-06-30,5,9\n18331,2022-06-30,6,9\n",
                "herders 2 of 1 = 18 2021-06-30..2022-06-30;"
                "paid 2 of 1 = 11 2021-06-30..2022-06-30;"},
           Case{"an aimag tells two soums apart", "aimag,soum,value\nБаян-Өлгий,Булган,5\n",
                "paid 1 of 1 = 5 2021-06-30..2021-06-30;"},
           Case{"code and name that agree", "code,soum,value\n18316,Булган,5\n",
                "paid 1 of 1 = 5 2021-06-30..2021-06-30;"},
           Case{"an aimag of hers", "code,value\n183,5\n",
                "paid 1 of 1 = 5 2021-06-30..2021-06-30;"},
           Case{"a name of several", "soum,value\nБулган,5\n",
                "2:1 area_ambiguous Булган (18316) (18407)"},
           Case{"code and name of two soums", "code,soum,value\n18316,Толбо,5\n",
                "2:2 name_differs Толбо (18316)"},
           Case{"a code in another aimag", "code,aimag,value\n18331,Ховд аймаг,5\n",
                "2:1 name_differs 18331 (184)"},
           Case{
               "an unknown code, an empty one, somebody else's, a formula",
               "code,value\n99999,5\n,5\n18407,5\n=A1,5\n184,5\n",
               "2:1 area_unknown 99999; 3:1 area_missing; 4:1 area_foreign 18407; 5:1 formula =A1; "
               "6:1 area_foreign 184"},
           Case{"the same twice, by name and by code", "code,value\n18331,5\nТолбо,6\n",
                "3:2 duplicate 18331 -> 2"},
           Case{"numbers that are none", "code,value\n18301,-5\n18331,x\n18316,1.5\n",
                "2:2 value_negative -5; 3:2 value_no_number x; 4:2 value_not_whole 1.5"},
           Case{"more than all there are", "code,paid,herders\n18301,10,9\n18331,9,9\n",
                "2:2 above_denominator 10 -> 9"},
           Case{"days that are none", "code,date,value\n18301,2021-13-01,5\n18331,2027-01-01,5\n",
                "2:2 day_unknown 2021-13-01; 3:2 day_future 2027-01-01"},
           Case{"register numbers by title", "регистр,code,value\nx,18301,5\n",
                "0:0 person_column"},
           Case{"register numbers by what they are", "a,code,value\nУБ90010112,18301,5\n",
                "0:0 person_column"},
           Case{"no area", "a,value\nb,5\n", "0:0 no_area_column"},
           Case{"no figures", "code,a\n18301,5\n", "0:0 no_value_column"},
           Case{"two columns of the same", "code,value,тоо\n18301,5,6\n", "0:0 column_twice"},
           Case{"titles alone", "code,value\n", "0:0 no_rows"},
           Case{"no table", "code,\"value\n", "1:0 file_broken_quotes"},
       }) {
    CAPTURE(name);
    CHECK(shown(Desk().check(text).check) == result);
  }
}

TEST_CASE("what is said of columns is taken, but people stay people") {
  Desk desk;
  auto file = desk.file("x,y,z\n18331,7,8\n");
  file.asked.columns.columns = {"1=code", "2=value:herders", "3=value:paid"};
  CHECK(shown(check_figures(file, desk.desk())->check) == "2:3 above_denominator 8 -> 7");
  file.asked.columns.columns = {"1=code", "2=value:herders"};
  CHECK(shown(check_figures(file, desk.desk())->check) ==
        "herders 1 of 1 = 7 2021-06-30..2021-06-30;");
  file.asked.columns.header = 0;  // no titles: the first row is a row
  CHECK(shown(check_figures(file, desk.desk())->check) ==
        "1:1 area_unknown x; 1:2 value_no_number y");
  for (auto const* wrong : {"9=code", "0=code", "code", "1=nothing", "1=person", ""}) {
    file.asked.columns.columns = {wrong};
    CHECK(shown(check_figures(file, desk.desk())->check).find("no_column") != std::string::npos);
  }
  auto people = desk.file("регистр,code,value\nx,18301,5\n");
  people.asked.columns.columns = {"1=ignored"};
  CHECK(shown(check_figures(people, desk.desk())->check) == "0:0 person_column");
  CHECK(check_figures(people, desk.desk())->check.columns[0].sample.empty());
  auto unknown = desk.file("code,value\n18301,5\n");
  unknown.asked.columns.indicator = "nothing";
  CHECK(shown(check_figures(unknown, desk.desk())->check) == "0:0 unknown_indicator");
  auto nobody = desk.file("code,value\n18301,5\n");
  nobody.asked.source = " ";
  nobody.asked.as_of = "";
  CHECK(shown(check_figures(nobody, desk.desk())->check) == "0:0 no_source; 0:0 no_day");
}

TEST_CASE("a table is held against what stands already, on the same day alone") {
  Desk desk;
  desk.stored.all = {{"herders", "18331", *parse_date("2021-06-30"), 6, "s"}};
  CHECK(shown(desk.check("code,value\n18331,7\n").check) == "2:2 above_denominator 7 -> 6");
  CHECK(shown(desk.check("code,value\n18331,6\n").check) ==
        "paid 1 of 1 = 6 2021-06-30..2021-06-30;");
  CHECK(shown(desk.check("code,date,value\n18331,2022-06-30,7\n").check) ==
        "paid 1 of 1 = 7 2022-06-30..2022-06-30;");
  // What the table itself says takes the place of what stands.
  CHECK(shown(desk.check("code,paid,herders\n18331,7,8\n").check) ==
        "herders 1 of 1 = 8 2021-06-30..2021-06-30;paid 1 of 1 = 7 2021-06-30..2021-06-30;");
  desk.stored.all = {{"paid", "18331", *parse_date("2021-06-30"), 6, "s"}};
  CHECK(shown(desk.check("code,herders\n18331,5\n").check) == "2:2 below_numerator 5 -> 6");
}

TEST_CASE("reasons are all counted and told up to a number") {
  Desk desk;
  std::string text = "code,value\n";
  for (int row = 0; row < 30; ++row) text += "99999,5\n";
  auto place = desk.desk();
  place.most_reasons = 10;
  auto const made = check_figures(desk.file(text), place);
  CHECK(made->check.reasons.size() == 10);
  CHECK(made->check.more == 20);
  CHECK(made->check.rows == 30);
  CHECK(made->check.good == 0);
  REQUIRE(made->check.counts.size() == 1);
  CHECK(made->check.counts[0].count == 30);
}

TEST_CASE("an import takes a whole table or nothing, and once under its key") {
  Desk desk;
  auto const wrong = import_figures(desk.file("code,value\n18301,5\n99999,5\n"), "k1", desk.desk());
  CHECK_FALSE(wrong->imported);
  CHECK(desk.stored.kept()->empty());
  auto const file = desk.file("code,value\n18301,5\n");
  auto const made = import_figures(file, "k1", desk.desk());
  CHECK(made->imported);
  REQUIRE(made->sets.size() == 1);
  CHECK(import_figures(file, "k1", desk.desk())->sets == made->sets);
  CHECK(desk.stored.kept()->size() == 1);
  CHECK(shown(import_figures(file, "k2", desk.desk())->check) == "0:0 imported_already a.csv");
  CHECK(import_figures(file, "", desk.desk()).error().kind == ProblemKind::bad_value);
  CHECK(import_figures(file, "a/b", desk.desk()).error().kind == ProblemKind::bad_value);
  REQUIRE(undo_figures(made->sets[0], desk.desk()).has_value());
  CHECK(import_figures(file, "k3", desk.desk())->imported);  // done again
}

TEST_CASE("a head sees and undoes what is of her areas") {
  Desk desk;
  desk.account = {"keeper", "K", Role::administrator, {}, true};
  auto const all = import_figures(desk.file("code,value\n18301,5\n18407,6\n"), "k1", desk.desk());
  auto const far = import_figures(desk.file("code,value\n18440,6\n"), "k2", desk.desk());
  REQUIRE(far->imported);
  desk.account = {"head", "H", Role::head, {"183"}, true};
  auto const list = list_figures(desk.desk());
  REQUIRE(list->sets.size() == 1);
  CHECK(list->sets[0].set.id == all->sets[0]);
  CHECK_FALSE(list->sets[0].mine);
  CHECK(undo_figures(all->sets[0], desk.desk()).error().kind == ProblemKind::not_allowed);
  CHECK(undo_figures(far->sets[0], desk.desk()).error().kind == ProblemKind::not_found);
  desk.account.areas = {"183", "184"};
  CHECK(list_figures(desk.desk())->sets.size() == 2);
  CHECK(undo_figures(all->sets[0], desk.desk()).has_value());
  desk.account.role = Role::officer;
  CHECK(list_figures(desk.desk())->sets.empty());
}

}  // namespace otor::app
