// SPDX-License-Identifier: Apache-2.0
// Reports for who may see totals only, over HTTP: no cell tells of fewer than five households, and
// in every form one that is withheld can be told from one that is not known. All is made up.
#include <boost/json/serialize.hpp>
#include <set>

#include "server/department_for_tests.h"
#include "table/table.h"

namespace otor::server {
namespace {

/// In the order of a part's columns.
std::size_t column_of(json::value const& part, std::string_view code) {
  std::size_t at = 0;
  for (auto const& column : part.at("columns").as_array()) {
    if (column.at("code").as_string() == code) return at;
    ++at;
  }
  FAIL(code << " is no column");
  return at;
}

/// "households_visited 183": what its row says of one number, "held" where it is withheld.
std::string cell(json::value const& part, std::string_view indicator, std::string_view area,
                 char const* column) {
  auto const at = column_of(part, column);
  auto const& rows = part.at("rows").as_array();
  for (std::size_t row = 0; row < rows.size(); ++row) {
    if (rows[row].at(0).as_string() != indicator || rows[row].at(1).as_string() != area) continue;
    for (auto const& place : part.at("withheld").as_array())
      if (place.at(0).as_int64() == std::int64_t(row) && place.at(1).as_int64() == std::int64_t(at))
        return rows[row].at(at).is_null() ? "held" : "told";
    return json::serialize(rows[row].at(at));
  }
  return "no row";
}

class Reporting : public Department {
 public:
  std::string file(std::string const& name, std::string const& form) {
    auto const answer = ask("GET",
                            "/api/head/report?name=" + name + "&lang=en&format=" + form +
                                (name == "staying" ? "" : query),
                            programme);
    CAPTURE(name);
    CAPTURE(form);
    REQUIRE(status(answer) == 200);
    return body(answer);
  }
  json::value part(std::string const& name) { return *wire::parse_strict(file(name, "json")); }
  /// What a part tells, but for the number of the last entry it is made of.
  std::string told(std::string const& name) {
    auto const made = part(name);
    std::string out;
    for (auto const* member : {"rows", "withheld", "sums", "plots"})
      out += json::serialize(made.at(member)) + "\n";
    return out;
  }
  void ask_and_find(std::uint64_t number) {
    visit(number, true);
    event::Uuid const household{5, number};
    write("question_asked", household,
          R"({"code":"Q9","state":"answered","visit":")" + text_of(event::Uuid{6, number}) + "\"}");
  }

  std::string query = "&from=" + today.substr(0, 4) + "-01-01&on=" + today.substr(0, 4) + "-12-31";
};

TEST_CASE_FIXTURE(Reporting, "whether two, three or four were visited, the reports do not tell") {
  ask_and_find(1);
  ask_and_find(2);
  std::map<std::string, std::string> of_two;
  std::initializer_list<char const*> const names{"indicators", "findings", "questions", "staying"};
  for (auto const* name : names) of_two[name] = told(name);
  for (std::uint64_t more = 3; more <= 4; ++more) {
    ask_and_find(more);
    for (auto const* name : names) {
      CAPTURE(name);
      CHECK(told(name) == of_two[name]);
    }
  }
  auto const sheet = part("indicators");
  for (auto const* indicator : {"households_visited", "visits"})
    for (auto const* area : {"", "183"}) {
      CHECK(cell(sheet, indicator, area, "value") == "held");
      CHECK(cell(sheet, indicator, area, "share") == "null");
    }
  CHECK(cell(sheet, "households_visited", "183", "of") == "46");
  CHECK(cell(sheet, "handbooks", "183", "value") == "0");  // nobody's
  CHECK(cell(sheet, "given", "", "value") == "no row");    // no scheme: nothing to withhold
  CHECK(part("findings").at("rows").as_array().empty());
  CHECK(file("findings", "json").find("Fewer than five households were met") != std::string::npos);
}

TEST_CASE_FIXTURE(Reporting,
                  "of more, each is told in fives; what would tell of few goes with it") {
  for (std::uint64_t number = 1; number <= 9; ++number) ask_and_find(number);
  visit(10, false);
  visit(11, false);  // nine of eleven: the two who did not say it would be told by the rest
  CHECK(cell(part("indicators"), "households_visited", "183", "value") == "10");
  for (auto const* name : {"findings", "questions"}) {
    auto const made = part(name);
    CAPTURE(name);
    REQUIRE(made.at("rows").as_array().size() == 1);
    std::set<std::int64_t> held;
    for (auto const& place : made.at("withheld").as_array()) held.insert(place.at(1).as_int64());
    CHECK(held.contains(static_cast<std::int64_t>(column_of(made, "households"))));
    CHECK(made.at("rows").at(0).at(column_of(made, "share")).is_null());
    CHECK(made.at("plots").as_array().empty());  // a bar would tell it as well
    if (name == std::string_view("findings")) continue;
    for (auto const* ended : {"answered", "referred", "brought", "owed"})
      CHECK(held.contains(static_cast<std::int64_t>(column_of(made, ended))));
  }
}

TEST_CASE_FIXTURE(Reporting, "in every form what is withheld is no number, and not unknown") {
  for (std::uint64_t number = 1; number <= 3; ++number) ask_and_find(number);
  auto const csv = file("indicators", "csv");
  CHECK(csv.find("households_visited,183,") != std::string::npos);
  CHECK(csv.find(",households,withheld,46,,,") != std::string::npos);
  auto const book = file("indicators", "xlsx");
  auto const read = table::read_table(book);
  REQUIRE(read);
  std::size_t held = 0;
  for (auto const& row : read->rows)
    for (auto const& one : row.cells) held += one.text == "withheld";
  CHECK(held == part("indicators").at("withheld").as_array().size());
  auto const package = *wire::parse_strict(file("programme", "package"));
  auto const& sheet = package.at("resources").at(0);
  CHECK(json::serialize(sheet.at("schema").at("missingValues")) == R"(["","withheld"])");
  for (auto const& row : sheet.at("data").as_array())
    if (row.at("indicator").as_string() == "visits" && row.at("area").as_string() == "183")
      CHECK(row.at("value").as_string() == "withheld");
  CHECK(file("programme", "pdf").starts_with("%PDF-"));
  CHECK(file("programme", "json").find("Withheld: the number is known") != std::string::npos);
}

TEST_CASE_FIXTURE(Reporting,
                  "no report of officers, soums, weeks or single families is the programme's") {
  for (auto const* name :
       {"department", "outreach-soums", "outreach-officers", "outreach-weeks", "outreach-months",
        "outreach-stages", "allowance-balances", "allowance-ledger"})
    CHECK(status(ask("GET", std::string("/api/head/report?format=json&name=") + name, programme)) ==
          404);
  CHECK(status(ask("GET", "/api/head/report?format=json&name=indicators&area=18301" + query,
                   programme)) == 400);
  CHECK(status(ask("GET", "/api/head/report?format=json&name=programme" + query, head)) == 404);
  CHECK(status(ask("GET", "/api/head/report?format=json&name=indicators" + query, officer)) == 403);
}

TEST_CASE_FIXTURE(Reporting,
                  "an officer's sheet is told to a head of her soums, and names no family") {
  visit(1, true);
  event::Uuid const household{5, 1};
  write("household_changed", household, R"({"head":"Д. Болд"})");
  write("question_asked", household,
        R"({"code":"Q9","state":"promised","visit":")" + text_of(event::Uuid{6, 1}) + "\"}");
  for (auto const* name : {"outreach-officer", "officer-work", "officer-weeks", "officer-owed"}) {
    CAPTURE(name);
    auto const path =
        std::string("/api/head/report?format=json&lang=en&officer=ulgii&name=") + name;
    CHECK(status(ask("GET", path, far)) == 404);
    CHECK(status(ask("GET", path, programme)) == 404);
    CHECK(status(ask("GET", path, officer)) == 403);
    auto const answer = ask("GET", path, head);
    REQUIRE(status(answer) == 200);
    CHECK(body(answer).find("ulgii") != std::string::npos);
    CHECK(body(answer).find("Болд") == std::string::npos);
  }
  auto const owed = asked("/api/head/report?format=json&officer=ulgii&name=officer-owed", head);
  CHECK(owed.at("rows").as_array().size() == 1);
  auto const listed = body(ask("GET", "/api/head/reports?lang=en", head));
  CHECK(listed.find("\"outreach-officer\"") != std::string::npos);
  CHECK(listed.find("\"officer-work\"") == std::string::npos);
}

}  // namespace
}  // namespace otor::server
