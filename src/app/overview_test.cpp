// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <algorithm>

#include "app/told_sums_for_tests.h"

namespace otor::app {

namespace {

/// Remembers what it was asked, and lists visits that have numbers.
struct Listed final : ReadModel {
  std::vector<std::string> counted, listed;  // areas
  OverviewQuestion question;
  int times_noted = 0;
  std::int64_t held = 7;

  Result<OverviewWords> words(std::vector<AreaHousehold> const&,
                              std::vector<event::Uuid> const&) override {
    return OverviewWords{};
  }
  Result<OverviewSums> overview(std::vector<std::string> const& areas, std::string const& from,
                                std::string const& to) override {
    counted = areas;
    question.from = from;
    question.to = to;
    OverviewSums sums;
    sums.officers = {{"18301", "bor", "", 7, 7, 0, 0}};
    return sums;
  }
  Result<std::vector<WeekSums>> weeks(std::vector<std::string> const&, std::string const&,
                                      std::string const&) override {
    return std::vector<WeekSums>{};
  }
  Result<std::vector<StageMove>> stage_moves(std::vector<std::string> const&, std::string const&,
                                             std::string const&) override {
    return std::vector<StageMove>{};
  }
  Result<NotedSums> noted(std::vector<std::string> const& areas,
                          OverviewQuestion const& asked) override {
    listed = areas;
    question = asked;
    ++times_noted;
    return NotedSums{9, held, {{"Q1", 2}, {"Q2", 5}, {"Q3", 2}}, {{"B1", 1}}};
  }
  Result<std::vector<ToldVisit>> visits(std::vector<std::string> const& areas,
                                        OverviewQuestion const& asked) override {
    listed = areas;
    std::vector<ToldVisit> page;
    for (auto number = asked.skip; number < std::min(held, asked.skip + asked.limit); ++number) {
      page.emplace_back();
      page.back().visit = {1, static_cast<std::uint64_t>(number)};
    }
    return page;
  }
};

std::vector<Area> const areas = [] {
  std::vector<Area> all(3);
  all[0].code = "18301";
  all[1].code = "18304";
  all[2].code = "18401";
  return all;
}();

Account const head{"head", "Head", Role::head, {"183"}, true};
Account const programme{"programme", "Programme", Role::programme, {}, true};

std::string asked(Account const& account, OverviewQuestion const& question, Listed& model) {
  return overview(account, question, areas, {}, model).value();
}

bool says(std::string const& text, std::string const& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("an area narrows what is listed and noted, and neither the map nor its sums") {
  struct Case {
    std::string area;
    std::vector<std::string> listed;
  };
  for (auto const& [area, listed] :
       {Case{"", {"18301", "18304"}}, Case{"183", {"18301", "18304"}}, Case{"18304", {"18304"}},
        Case{"18401", {}}, Case{"99999", {}}}) {
    CAPTURE(area);
    Listed model;
    auto const text = asked(head, {"", "", 5, 0, {area, "", "", ""}}, model);
    CHECK(model.listed == listed);
    CHECK(model.counted == std::vector<std::string>{"18301", "18304"});
    CHECK(says(text, "\"all\":{\"herder_households\":0,\"households_known\":0"));
  }
}

TEST_CASE("what was noted stands on the first page only, the most frequent first") {
  Listed model;
  auto const first =
      asked(head, {"2026-01-01", "2026-06-30", 5, 0, {"", "bor", "Q1", "B1"}}, model);
  CHECK(says(first, R"("noted":{"visits":9,"listed":7,"questions":[{"code":"Q2","visits":5},)"
                    R"({"code":"Q1","visits":2},{"code":"Q3","visits":2}],)"
                    R"("findings":[{"code":"B1","visits":1}]})"));
  CHECK(says(first, R"("counted":{"from":"2026-01-01","to":"2026-06-30"})"));
  CHECK(says(first, "\"next\":5"));
  CHECK(model.question.only.officer == "bor");
  CHECK(model.question.only.asked == "Q1");
  CHECK(model.question.only.finding == "B1");
  auto const second = asked(head, {"", "", 5, 5, {"", "bor", "", ""}}, model);
  CHECK(second.starts_with("{\"visits\":["));
  CHECK(second.ends_with("],\"next\":null}"));
  CHECK(model.times_noted == 1);
}

TEST_CASE(
    "the programme is told the quarter or year that was counted, and nothing of what was noted") {
  Listed model;
  VisitFilter const only{"18301", "bor", "Q1", "B1"};
  auto const text = asked(programme, {"2026-08-24", "2026-09-23", 5, 0, only}, model);
  CHECK(says(text, R"("counted":{"from":"2026-07-01","to":"2026-09-30"})"));
  CHECK(model.question.from == "2026-07-01");
  CHECK(model.question.to == "2026-09-30");
  CHECK(text == asked(programme, {"2026-08-24", "2026-09-23"}, model));
  CHECK(model.times_noted == 0);
  CHECK(!says(text, "noted"));
  CHECK(!says(text, "\"visits\":["));
  CHECK(says(asked(programme, {"2026-08-24", "2026-10-01"}, model),
             R"("counted":{"from":"2026-01-01","to":"2026-12-31"})"));
  CHECK(says(asked(programme, {"2025-11-24", "2026-11-23"}, model),
             R"("counted":{"from":null,"to":null})"));
  CHECK(says(asked(programme, {}, model), R"("counted":{"from":null,"to":null})"));
}

}  // namespace otor::app
