// SPDX-License-Identifier: Apache-2.0
// What stands in a report, and that its sums are the ledger's. All money is made up.
#include <doctest/doctest.h>

#include "allowance/road_for_tests.h"
#include "app/report_for_tests.h"
#include "app/report_text.h"
#include "app/words_for_tests.h"
#include "wire/json.h"

namespace otor::app {
namespace {

using allowance::FactKind;
using allowance::Road;

ReportOfTest summer() {
  ReportOfTest test;
  Road road;
  road.pay(459'000);
  road.claim(1, 58'000).receipt = "=1+1";
  road.claim(2, 7'000, "2026-06-11");
  road.claim(3, 9'000, "2026-07-12");
  road.add(FactKind::approved, "uvs", 1);
  road.add(FactKind::refused, "uvs", 2);
  road.pay(100'000, FactKind::returned).on = "2026-08-01";
  test.money.all = road.facts;
  return test;
}

std::string csv_of(Result<Report> const& report) {
  REQUIRE(report.has_value());
  auto const csv = report_csv(*report);
  REQUIRE(csv.starts_with("\ufeff"));
  return csv.substr(3);
}

std::string problem_of(Result<Report> const& report) {
  return report ? "none" : std::string(code(report.error().kind));
}

/// The cells of a CSV, read as anybody would.
std::vector<std::vector<std::string>> cells_of(std::string const& csv) {
  std::vector<std::vector<std::string>> rows(1, std::vector<std::string>(1));
  bool quoted = false;
  for (std::size_t at = 0; at < csv.size(); ++at) {
    auto& cell = rows.back().back();
    if (csv[at] == '"' && quoted && csv[at + 1] == '"') {
      cell += csv[++at];
    } else if (csv[at] == '"') {
      quoted = !quoted;
    } else if (csv[at] == ',' && !quoted) {
      rows.back().emplace_back();
    } else if (csv[at] == '\n' && !quoted) {
      rows.emplace_back(1);
    } else if (csv[at] != '\r' || quoted) {
      cell += csv[at];
    }
  }
  rows.pop_back();
  return rows;
}

std::int64_t csv_sum(std::vector<std::vector<std::string>> const& rows, std::size_t column) {
  std::int64_t sum = 0;
  for (std::size_t row = 1; row < rows.size(); ++row) sum += std::stoll(rows[row].at(column));
  return sum;
}

/// The sums of every column that has one, by its code, as each way out tells them.
std::map<std::string, std::int64_t> sums_told(Report const& report) {
  auto const json = *wire::parse_strict(report_json(report));
  auto const rows = cells_of(report_csv(report).substr(3));
  RC_ASSERT(rows.size() == report.rows.size() + 1);
  std::map<std::string, std::int64_t> sums;
  for (std::size_t at = 0; at < report.columns.size(); ++at) {
    auto const& told = json.at("sums").at(at);
    RC_ASSERT(told.is_null() != report.columns[at].summed);
    if (told.is_null()) continue;
    std::int64_t added = 0;
    for (auto const& row : json.at("rows").as_array()) added += row.at(at).as_int64();
    RC_ASSERT(told.as_int64() == added);
    RC_ASSERT(csv_sum(rows, at) == added);
    sums[report.columns[at].code] = added;
  }
  return sums;
}

/// What the ledger's rows come to between two accounts, whatever their words.
std::int64_t turned(Report const& ledger, std::string_view from, std::string_view to) {
  Format const format(Language::en);
  auto const name = [&](std::string_view account) {
    return format.say("report.account_" + std::string(account));
  };
  std::int64_t sum = 0;
  for (std::size_t row = 0; row < ledger.rows.size(); ++row) {
    bool const out = from.empty() || ledger.rows.word(row, 4) == name(from);
    bool const in = to.empty() || ledger.rows.word(row, 5) == name(to);
    if (out && in) sum += ledger.rows.amount(row, 8);
  }
  return sum;
}

ReportOfTest drawn_test() {
  ReportOfTest test;
  for (auto const& [officer, area, block] :
       {std::tuple("tes", "18301", 0), std::tuple("bor", "18304", 1),
        std::tuple("gone", "18304", 2)}) {
    Road road;
    road.officer = officer;
    road.area = area;
    road.block = static_cast<std::uint64_t>(block) * 1'000'000;
    for (auto& fact : allowance::drawn(road)) test.money.all.push_back(std::move(fact));
  }
  return test;
}

}  // namespace

TEST_CASE("the balances of two officers, byte by byte") {
  auto test = summer();
  CHECK(csv_of(test.made("allowance-balances")) ==
        "Officer,User name,Soum,Given,Returned,Waiting,Spent,Left\r\n"
        "Т. Тэс,tes,Ulgii,459000,100000,9000,58000,292000\r\n"
        "\"Б. \"\"Бор\"\", ахлагч\",bor,Buyant,0,0,0,0,0\r\n");
  CHECK(csv_of(test.made("allowance-balances", "", "2026-06-30", Language::mn)) ==
        "Байцаагч,Нэвтрэх нэр,Сум,Олгосон,Буцаасан,Хүлээгдэж буй,Зарцуулсан,Үлдэгдэл\r\n"
        "Т. Тэс,tes,Өлгий,459000,0,0,58000,401000\r\n"
        "\"Б. \"\"Бор\"\", ахлагч\",bor,Буянт,0,0,0,0,0\r\n");
}

TEST_CASE(
    "a ledger of some days is those lines of the whole one, and nothing else begins on a day") {
  auto test = summer();
  auto const july = test.made("allowance-ledger", "", "2026-07-31", Language::en, "2026-06-11");
  REQUIRE(july.has_value());
  CHECK(july->rows.size() == 3);  // of the 11th of June a claim and its refusal, one of July
  CHECK(july->rows.word(0, 0) == "2026-06-11");
  CHECK(july->rows.word(2, 0) == "2026-07-12");
  auto const from_day =
      Format(Language::en).say("report.booked_from", {{"day", short_date("2026-06-11")}});
  CHECK(std::ranges::find(july->about, from_day) != july->about.end());
  CHECK(problem_of(test.made("allowance-balances", "", "", Language::en, "2026-06-11")) ==
        "bad_value");
  CHECK(problem_of(test.made("allowance-ledger", "", "", Language::en, "June")) == "bad_month");
  CHECK(problem_of(test.made("allowance-ledger", "", "2026-06-01", Language::en, "2026-06-11")) ==
        "bad_value");
}

TEST_CASE("every amount of a report of money says what it counts") {
  auto test = summer();
  for (auto const* name : {"allowance-balances", "allowance-ledger", "allowance-months"}) {
    auto const report = test.made(name);
    REQUIRE(report.has_value());
    for (auto const& column : report->columns)
      CHECK(is_number(column.kind) == !column.says.empty());
  }
  for (auto const& column : test.made("allowance-statement", "tes")->columns)
    CHECK(is_number(column.kind) == !column.says.empty());
}

TEST_CASE("months, and a statement in which a receipt is no formula") {
  auto test = summer();
  CHECK(csv_of(test.made("allowance-months")) ==
        "Month,Category,Waiting,Spent\r\n"
        "2026-06,Petrol,0,58000\r\n"
        "2026-07,Petrol,9000,0\r\n");
  auto const statement = test.made("allowance-statement", "tes");
  CHECK(csv_of(statement) ==
        "Day,For what,Receipt,State,Given,Returned,Claimed,Counted\r\n"
        "2026-06-01,Advance,,,459000,0,0,0\r\n"
        "2026-06-10,Petrol,'=1+1,approved,0,0,58000,58000\r\n"
        "2026-06-11,Petrol,,refused,0,0,7000,0\r\n"
        "2026-07-12,Petrol,,waits,0,0,9000,9000\r\n"
        "2026-08-01,Rest returned,,,0,100000,0,0\r\n");
  CHECK(amount_of(*statement, *statement->rest) == 292'000);
  auto const june = test.made("allowance-statement", "tes", "2026-06-30");
  CHECK(june->rows.size() == 3);
  CHECK(amount_of(*june, *june->rest) == 401'000);
}

TEST_CASE("words that a spreadsheet would reckon with are words") {
  for (auto const* word : {"=1", "+1", "-1", "@a", "\tx", "\rx"}) {
    Report report;
    report.columns = {{"a", "A", CellKind::text}};
    report.rows = ReportRows(1);
    report.rows.put(word);
    auto const cell = cells_of(report_csv(report).substr(3)).at(1).at(0);
    CHECK(cell == std::string("'") + word);
  }
}

TEST_CASE("a question that is wrong is told why") {
  auto test = summer();
  CHECK(problem_of(test.made("allowance")) == "not_found");
  CHECK(problem_of(test.made("allowance-statement")) == "missing_key");
  CHECK(problem_of(test.made("allowance-statement", "nobody")) == "not_found");
  CHECK(problem_of(test.made("allowance-ledger", "tes")) == "bad_value");
  CHECK(problem_of(test.made("allowance-ledger", "", "2026-02-30")) == "bad_month");
  test.schemes.clear();
  CHECK(problem_of(test.made("allowance-ledger")) == "not_found");
  CHECK(soums_in("183", test.soums)->size() == 2);
  CHECK(*soums_in("18304", test.soums) == std::vector<std::string>{"18304"});
  for (auto const* area : {"18", "1", "1830", "184", "18399"})
    CHECK(!soums_in(area, test.soums).has_value());
}

TEST_CASE("on paper a statement has its rows, its sums, what is left, and room to sign") {
  auto test = summer();
  auto const statement = test.made("allowance-statement", "tes");
  REQUIRE(statement.has_value());
  auto const document = report_document(*statement);
  REQUIRE(document.has_value());
  auto const text = handbook::text_in(document->blocks);
  for (auto const* words :
       {"Т. Тэс (tes), Ulgii", "2026.06.10 Petrol =1+1 approved – – 58,000 58,000",
        "Sum    459,000 100,000  67,000 ", "Left: ₮292,000"})
    CHECK_MESSAGE(text.find(words) != std::string::npos, text);
}

TEST_CASE("the sums of every report are the ledger's and each other's, in every way out") {
  CHECK(rc::check([] {
    auto test = drawn_test();
    auto const on = *rc::gen::element<std::string>("", "2026-06-30", "2026-07-15");
    auto const ledger = test.made("allowance-ledger", "", on);
    auto balances = sums_told(*test.made("allowance-balances", "", on));
    auto months = sums_told(*test.made("allowance-months", "", on));
    RC_ASSERT(sums_told(*ledger).at("amount") == turned(*ledger, "", ""));
    RC_ASSERT(balances["given"] == turned(*ledger, "fund", ""));
    RC_ASSERT(balances["returned"] == turned(*ledger, "", "fund"));
    RC_ASSERT(balances["waiting"] ==
              turned(*ledger, "", "claimed") - turned(*ledger, "claimed", ""));
    RC_ASSERT(balances["spent"] == turned(*ledger, "", "spent") - turned(*ledger, "spent", ""));
    RC_ASSERT(months["waiting"] == balances["waiting"]);
    RC_ASSERT(months["spent"] == balances["spent"]);
    RC_ASSERT(balances["left"] ==
              balances["given"] - balances["returned"] - balances["waiting"] - balances["spent"]);
    std::int64_t left = 0;
    for (auto const* officer : {"tes", "bor", "gone"}) {
      auto const statement = test.made("allowance-statement", officer, on);
      if (!statement) continue;  // nothing of hers was drawn
      sums_told(*statement);
      left += amount_of(*statement, *statement->rest);
    }
    RC_ASSERT(left == balances["left"]);
    if (!on.empty()) return;
    std::int64_t folded = 0;
    auto const all = allowance::Ledger::of(test.money.all);
    for (auto const& [_, balance] : all.balances()) folded += balance.left();
    RC_ASSERT(folded == balances["left"]);
  }));
}

TEST_CASE("a report says of what it is made, and what of it is lost") {
  auto test = summer();
  MoneyPorts const ports{test.soums, test.officers, test.schemes, test.money, "2026-09-01"};
  auto const about = [&](LostSince lost) {
    ReportWords const words{test.areas,         false, 31'439, {}, 96, "2026-09-01",
                            "b66f30154a2e19cf", lost};
    return report({"allowance-months", "", "", "", Language::en, ""}, words, ports)->about;
  };
  auto const whole = about({});
  CHECK(whole.back() ==
        "Source: the record on this server, up to entry 31,439; settings and figures up to change "
        "96. Made on 2026.09.01, law pack b66f30154a2e.");
  auto const lost = about({3, 40'000});
  REQUIRE(lost.size() == whole.size() + 2);
  CHECK(lost[whole.size()].ends_with(": 3."));
  CHECK(lost.back().starts_with("Settings, accounts and areas stand as of entry 40,000: "));
}

}  // namespace otor::app
