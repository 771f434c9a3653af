// SPDX-License-Identifier: Apache-2.0
#include "app/officer_report.h"

#include <doctest/doctest.h>

#include "allowance/road_for_tests.h"
#include "app/outreach_report.h"
#include "app/report_for_tests.h"
#include "app/report_text.h"
#include "app/told_sums_for_tests.h"

using namespace otor;
using namespace otor::app;

namespace {

struct ListedStock final : StockModel {
  Result<std::vector<OfficerStock>> stock(std::vector<std::string> const&, std::string const&,
                                          std::string const&) override {
    return std::vector<OfficerStock>{{"tes", "18301", {"2026", 50, 0, 3, 12, 0}},
                                     {"bor", "18304", {"2026", 99, 0, 0, 0, 0}}};
  }
};

struct OfOfficer : ReportOfTest {
  ToldSums visits;
  ListedStock stock;
  std::vector<Struck> struck;
  WorklistAnswer tasks;
  outreach::Codebook codebook;
  bool today = true;

  OfOfficer() {
    visits.sums.officers = {{"18301", "bor", "", 3, 2, 4, 1},
                            {"18301", "tes", "", 10, 8, 12, 9},
                            {"18304", "tes", "", 2, 2, 0, 1}};
    money.seen = {{"tes", "2026-08-30", {5, 1}},
                  {"tes", "2026-08-31", {5, 1}},
                  {"tes", "2026-09-06", {5, 1}},
                  {"bor", "2026-08-30", {5, 2}}};
    allowance::Road road;
    road.pay(459'000);
    road.claim(1, 58'000);
    road.claim(2, 7'000, "2026-07-11");
    road.claim(3, 9'000, "2026-07-12");
    road.add(allowance::FactKind::approved, "uvs", 1);
    road.add(allowance::FactKind::approved, "uvs", 2);
    money.all = road.facts;
    tasks.found = 4;
    tasks.states = {{"overdue", 1}, {"soon", 2}, {"owed", 1}};
    outreach::Code asked;
    asked.set = outreach::CodeSet::asked;
    asked.code = "Q4";
    asked.title = {"Ү", "Е", "Retire when?"};
    codebook.codes = {asked};
  }
  MoneyPorts ports() { return {soums, officers, schemes, money, "2026-09-01", &stock}; }
  Result<Report> told(std::string name, std::string officer = "tes", std::string from = "",
                      std::string on = "") {
    auto const money_ports = ports();
    return officer_report(
        {std::move(name), std::move(on), "", std::move(officer), Language::en, std::move(from)},
        {areas, false}, {visits, money_ports, struck, today ? &tasks : nullptr, codebook});
  }
};

/// By the code of the row.
std::map<std::string, std::int64_t> values(Report const& report) {
  std::map<std::string, std::int64_t> found;
  for (std::size_t row = 0; row < report.rows.size(); ++row)
    CHECK(found.emplace(report.rows.word(row, 0), report.rows.amount(row, 4)).second);
  return found;
}

/// Of the row that has a word in its second column, by the code of the column.
std::map<std::string, std::int64_t> row_of(Report const& report, std::string_view user) {
  std::map<std::string, std::int64_t> found;
  for (std::size_t row = 0; row < report.rows.size(); ++row)
    for (std::size_t at = 3; report.rows.word(row, 1) == user && at < report.columns.size(); ++at)
      found[report.columns[at].code] = report.rows.amount(row, at);
  return found;
}

TEST_CASE_FIXTURE(OfOfficer, "a sheet tells of her what the reports of all officers tell") {
  for (auto const& [from, on] :
       {std::pair<std::string, std::string>{"", ""}, {"2026-06-01", "2026-06-30"}}) {
    auto const sheet = values(*told("officer-work", "tes", from, on));
    auto const money_ports = ports();
    auto const all = row_of(*outreach_report({"outreach-officers", on, "", "", Language::en, from},
                                             {areas, false}, {visits, money_ports, {}, {}, {}}),
                            "tes");
    REQUIRE(all.size() == 5);
    for (auto const& [code, value] : all) CHECK_MESSAGE(sheet.at(code) == value, code);
    auto const balances = row_of(*made("allowance-balances", "", on), "tes");
    REQUIRE(balances.size() == 5);
    for (auto const& [code, value] : balances)
      CHECK_MESSAGE(sheet.at("money-" + code) == value, code);
  }
  auto const sheet = values(*told("officer-work"));
  CHECK(sheet.at("visits") == 12);
  CHECK(sheet.at("spent") == 65'000);
  CHECK(sheet.at("money-left") == 385'000);
  CHECK(sheet.at("tasks") == 4);
  CHECK(sheet.at("tasks-overdue") == 1);
  CHECK(sheet.at("handbooks_left-2026") == 35);
}

TEST_CASE_FIXTURE(OfOfficer, "nobody else stands in it, and whose it is does") {
  auto const report = *told("officer-work");
  CHECK(report.about.at(1) == "Т. Тэс (tes), Ulgii, Buyant");
  for (auto const* name : {"officer-work", "officer-weeks", "officer-owed"}) {
    auto const text = report_json(*told(name));
    CHECK(text.find("Т. Тэс") != std::string::npos);
    CHECK(text.find("Бор") == std::string::npos);
    CHECK(text.find("bor") == std::string::npos);
    CHECK(code(told(name, "nobody").error().kind) == std::string("not_found"));
    CHECK(code(told(name, "").error().kind) == std::string("missing_key"));
    CHECK(report_document(*told(name)));
  }
}

TEST_CASE_FIXTURE(OfOfficer, "of an earlier time tasks and handbooks are not known") {
  today = false;
  auto const report = *told("officer-work", "tes", "2026-06-01", "2026-06-30");
  auto const sheet = values(report);
  CHECK_FALSE(sheet.contains("tasks"));
  CHECK_FALSE(sheet.contains("handbooks_left-2026"));
  CHECK(report.about.back().starts_with("Tasks, handbooks and what is open are known as of today"));
  CHECK(told("officer-owed", "tes", "", "2026-06-30")->rows.size() == 0);
}

TEST_CASE_FIXTURE(OfOfficer, "her weeks are hers, beside what struck her soums") {
  struck = {{"18304", "Dzud", "2026-08-20", ""}, {"18399", "Flood", "2026-08-20", ""}};
  auto const report = *told("officer-weeks");
  REQUIRE(report.rows.size() == 2);
  CHECK(report.rows.word(0, 0) == "2026-08-24");  // its Sunday is the 30th
  CHECK(report.rows.word(0, 2) == "Dzud: Buyant");
  CHECK(report.rows.word(1, 0) == "2026-08-31");
  CHECK(report.rows.word(1, 1) == "Summer");
  CHECK(report.rows.amount(1, 3) == 1);  // one household on its Monday and its Sunday
  CHECK(report.rows.amount(1, 4) == 2);
  CHECK(sum_of(report, 4) == 3);
  REQUIRE(report.plots.size() == 1);
  CHECK(report.plots[0].says == "Her visits by week");
}

TEST_CASE_FIXTURE(OfOfficer, "what she owes names no family, and no words that were typed") {
  WorklistRow owed;
  owed.area = "18304";
  owed.head = "Д. Болд";
  owed.name = "Б. Сараа";
  owed.rule = "answer_owed";
  owed.what = "Q4";
  owed.due = "2026-08-30";
  owed.since = "2026-08-16";
  owed.days_left = -2;
  owed.states = {TaskState::overdue, TaskState::owed};
  auto promised = owed, other = owed;
  promised.rule = "promise_due";
  promised.what = "Ring Bold";
  promised.states = {TaskState::soon, TaskState::promised};
  other.states = {TaskState::overdue};
  tasks.rows = {owed, promised, other};
  auto const report = *told("officer-owed");
  CHECK(report_csv(report) ==
        "\ufeffDue,Told on,Soum,To do,What,Days left\r\n"
        "2026-08-30,2026-08-16,Buyant,answer_owed,Retire when?,-2\r\n"
        "2026-08-30,2026-08-16,Buyant,promise_due,,-2\r\n");
}

}  // namespace
