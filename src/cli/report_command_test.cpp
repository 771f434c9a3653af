// SPDX-License-Identifier: Apache-2.0
// A report that is made again as of its position is what it was, byte for byte, whatever came
// since.
#include "cli/report_command.h"

#include <doctest/doctest.h>

#include <sstream>

#include "app/line_writer.h"
#include "app/push.h"
#include "app/report.h"
#include "app/season.h"
#include "base/word.h"
#include "cli/init_command.h"
#include "files/plain_file.h"
#include "files/temporary_folder.h"
#include "law/default_pack.h"
#include "server/api.h"
#include "store/erasure.h"
#include "store/sql_accounts.h"
#include "store/sql_figures.h"
#include "wire/json.h"

namespace otor::cli {
namespace {

constexpr char const* officer = "tolbo";
constexpr char const* soum = "18331";

class Department {
 public:
  Department() {
    InitOptions making;
    making.data = data();
    std::ostringstream out, err;
    auto const law = *app::LawInForce::from_pack(law::default_pack());
    REQUIRE_MESSAGE(init(making, law, out, err) == 0, err.str());
    put_account(officer, "Т. Толбо");
    write("household_met", family(1), "{}");
    visit(1);
    pay(1);
    import_figures("first", 40);
  }

  std::string data() const { return (folder_.path() / "data").string(); }
  std::unique_ptr<store::Store> store() const { return *store::Store::open(data(), "not new"); }

  void put_account(std::string const& user, std::string const& name) {
    auto const open = store();
    REQUIRE(store::SqlAccounts(*open).put_account(
        {{user, name, app::Role::officer, {soum}, true}, "hash", false}));
  }
  static event::Uuid family(std::uint64_t number) { return {5, number}; }
  void write(std::string_view kind, event::Uuid subject, std::string const& body) {
    auto const open = store();
    server::SystemClock const clock;
    store::SqlEventLog log(*open, clock);
    store::SqlDevices devices(*open, clock);
    auto const line = phone_.write(kind, soum, subject, body, clock.now_ms()).line;
    auto const answer =
        app::push({officer, officer, app::Role::officer, {soum}, true},
                  R"({"device":")" + text_of(phone_.device()) + R"(","events":[)" + line + "]}",
                  *store::home_of(*open), log, devices, clock);
    REQUIRE(answer);
    REQUIRE_MESSAGE(answer->find(R"("status":"stored")") != std::string::npos, *answer);
  }
  void visit(std::uint64_t number) {
    auto const of = R"({"visit":")" + text_of(event::Uuid{6, number}) + "\"";
    write("visit_started", family(number), of + R"(,"way":"home"})");
    write("finding_noted", family(number), of + R"(,"code":"A1"})");
    write("question_asked", family(number), of + R"(,"code":"Q1","state":"promised"})");
    write("handbook_given", family(number), of + R"(,"count":1,"edition":"1"})");
    write("visit_closed", family(number), of + R"(,"stage":"considering"})");
  }
  void pay(std::uint64_t number) {
    write("expense_claimed", {7, number},
          R"({"amount":58000,"category":"petrol","on":"2021-07-02","receipt":"1",)"
          R"("scheme":"joint_2021"})");
  }
  void import_figures(std::string const& id, std::int64_t paid) {
    auto const open = store();
    server::SystemClock const clock;
    std::vector<app::FigureSet> sets;
    for (auto const* indicator : {"paid_12_months", "herders_insurable"}) {
      app::FigureSet set;
      set.id = id + indicator;
      set.indicator = indicator;
      set.as_of = "2021-06-30";
      set.source = "Office";
      set.hash = set.id;
      set.by = "head";
      set.at_ms = clock.now_ms();
      set.rows = 1;
      sets.push_back(set);
    }
    auto const day = *parse_date("2021-06-30");
    REQUIRE(store::SqlFigures(*open, clock)
                .take(id, sets,
                      {{"paid_12_months", soum, day, paid, {}},
                       {"herders_insurable", soum, day, 100, {}}}));
  }
  /// All that may come after a report was made.
  void go_on() {
    import_figures("second", 80);
    write("household_met", family(2), "{}");
    visit(2);
    pay(2);
    put_account(officer, "Another name");
    put_account("newcomer", "Шинэ");
    auto const open = store();
    server::SystemClock const clock;
    REQUIRE(store::SqlFigures(*open, clock).undo("firstpaid_12_months", "head"));
    REQUIRE(open->set_note("targets", "[]"));
    auto areas = *store::SqlAccounts(*open).areas();
    for (auto& area : areas) area.name_en += " renamed";
    REQUIRE(store::SqlAccounts(*open).put_areas(areas));
  }

 private:
  files::TemporaryFolder folder_;
  app::LineWriter phone_{{9, 1}, officer, "seed"};
};

/// What the command wrote, or its exit code and what it said.
std::string made(ReportOptions options) {
  options.file = "-";
  std::ostringstream out, err;
  auto const code = report(options, Language::en, out, err);
  return code == 0 ? out.str() : std::to_string(code) + " " + err.str();
}

ReportOptions asked(Department const& department, std::string_view name, std::string form) {
  ReportOptions options;
  options.name = name;
  options.data = department.data();
  options.form = std::move(form);
  auto const& kinds = app::report_kinds();
  auto const kind = std::ranges::find(kinds, name, &app::ReportKind::name);
  if (kind != kinds.end() && kind->of_officer) options.officer = officer;
  return options;
}

std::vector<ReportOptions> every_report(Department const& department) {
  std::vector<ReportOptions> all;
  for (auto const& kind : app::report_kinds()) {
    for (auto const* form : {"json", "csv", "xlsx", "package"})
      all.push_back(asked(department, kind.name, form));
    if (kind.totals && !kind.only_totals) {
      all.push_back(asked(department, kind.name, "json"));
      all.back().totals = true;
    }
    if (!kind.from_day) continue;
    all.push_back(asked(department, kind.name, "json"));
    all.back().from = "2021-01-01";
    all.back().area = kind.only_totals ? "" : soum;
  }
  all.push_back(asked(department, "department", "pdf"));
  all.push_back(asked(department, "outreach-soums", "geojson"));
  return all;
}

struct Told {
  std::int64_t position = 0, settings = 0;
  std::string day;
};

Told told_by(std::string const& json) {
  auto const told = *wire::parse_strict(json);
  return {told.at("position").as_int64(), told.at("settings").as_int64(),
          std::string(told.at("made").as_string())};
}

}  // namespace

TEST_CASE("every report is made again from the position that it tells, byte for byte") {
  Department department;
  auto const told = told_by(made(asked(department, "allowance-ledger", "json")));
  auto const all = every_report(department);
  std::vector<std::string> before;
  for (auto const& options : all) before.push_back(made(options));
  department.go_on();
  for (std::size_t at = 0; at < all.size(); ++at) {
    auto options = all[at];
    CAPTURE(options.name);
    CAPTURE(options.form);
    if (options.form == "json") CHECK(made(options) != before[at]);
    options.at = told.position;
    options.settings = told.settings;
    options.today = told.day;
    CHECK(made(options) == before[at]);
  }
}

TEST_CASE("as of the last entry a report is what it is now") {
  Department department;
  department.go_on();
  auto options = asked(department, "indicators", "json");
  auto const now = made(options);
  options.at = told_by(now).position;
  CHECK(made(options) == now);
}

TEST_CASE("a season is its days, one that runs is told up to today, and one to come is none") {
  Department department;
  auto options = asked(department, "department", "json");
  options.season = "2021-summer";
  auto const summer = made(options);
  CHECK(summer.find("Report of the department: summer 2021\"") != std::string::npos);
  options.season.clear();
  options.from = "2021-06-01";
  options.on = "2021-08-31";
  CHECK(made(options) == summer);
  options = asked(department, "outreach-weeks", "json");
  auto const now = *parse_date(told_by(made(options)).day);
  auto const season = app::season_around(now);
  auto const called = [](app::SeasonOfYear const& one) {
    return std::to_string(one.first.month.year()) + "-" + word_of(one.season);
  };
  options.season = called(season);
  auto const running = *wire::parse_strict(made(options));
  CHECK(running.at("from").as_string() == text_of(season.first));
  CHECK(running.at("as_of").as_string() == text_of(now));
  options.season = called(app::season_around({season.last.month + 1, 1}));
  CHECK(made(options).find("it has not begun yet") != std::string::npos);
  options.season = "2021-monsoon";
  CHECK(made(options).find("bad_value") != std::string::npos);
}

TEST_CASE("a position or a day that cannot be is told with what is expected") {
  Department department;
  auto options = asked(department, "outreach-soums", "csv");
  auto const last = told_by(made(asked(department, "indicators", "json"))).position;
  for (auto const at : {std::int64_t{0}, std::int64_t{-3}, last + 1}) {
    options.at = at;
    CHECK(made(options) ==
          "1 otor: bad_value: at: a number from 1 to " + std::to_string(last) + " is expected.\n");
  }
  options.at = last;
  options.settings = 1'000'000;
  CHECK(made(options).starts_with("1 otor: bad_value: settings, at this entry: "));
  options.settings.reset();
  for (auto const* day : {"2020-01-01", "2199-01-01"}) {
    options.today = day;
    CHECK(made(options).starts_with("1 otor: bad_value: today: a day from "));
  }
  options.today = "tomorrow";
  CHECK(made(options).starts_with("1 otor: bad_"));
}

TEST_CASE("who was erased since is told of in the report, and nothing else is") {
  Department department;
  auto options = asked(department, "outreach-soums", "json");
  auto const before = made(options);
  options.at = told_by(before).position;
  options.settings = told_by(before).settings;
  {
    auto const open = department.store();
    auto const plan =
        *store::plan_erasure(*open, store::ErasureOf::household, Department::family(1));
    REQUIRE(store::erase(*open, plan, "1", server::SystemClock().now_ms()));
  }
  auto const after = made(options);
  std::string const said =
      R"("Households and people erased since, of whom nothing can be read any more: 1.")";
  auto const at = after.find("," + said);
  REQUIRE(at != std::string::npos);
  auto without = after;
  without.erase(at, said.size() + 1);
  CHECK(without == before);
}

}  // namespace otor::cli
