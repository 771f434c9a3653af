// SPDX-License-Identifier: Apache-2.0
// What herders say, told to who may see totals only, by somebody who has every answer.
#include "app/findings_totals.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <sstream>

#include "app/heard_record_for_tests.h"

namespace otor::app {
namespace {

Date const today = *parse_date("2026-11-25");
constexpr std::uint64_t apart = 10;  // numbers between two families

/// So many families of an aimag were met in a quarter, of whom so many said it.
struct Quarter {
  std::int64_t aimag = 0, quarter = 0, met = 0, said = 0;
};

std::string told(FindingsAnswer const& answer) {
  std::ostringstream out;
  auto const cell = [&](SaidShare const& one) {
    out << one.households << ' ' << one.share.value_or(-1) << ' ' << one.low.value_or(-1) << ' '
        << one.high.value_or(-1) << ' ' << one.withheld << ';';
  };
  auto const row = [&](FindingRow const& one) {
    out << one.code << ' ' << one.times.value_or(-1) << ' ' << one.named.value_or(-1) << ':';
    cell(one.all);
    for (auto const& part : one.strata) cell(part);
  };
  out << answer.from << answer.to << answer.withheld << answer.visited << ' ';
  for (auto const& part : answer.strata) out << part.households << ' ' << part.withheld << ';';
  for (auto const& one : answer.findings) row(one);
  return out.str();
}

/// Every quarter and year, all aimags and each.
std::string answers(std::vector<Quarter> const& quarters) {
  auto const codebook = *wire::read_codebook(outreach::default_codebook());
  std::vector<std::shared_ptr<SoumTasks const>> soums;
  std::uint64_t home = apart;
  for (std::int64_t aimag = 3; aimag <= 4; ++aimag) {
    HeardRecord record("18" + std::to_string(aimag) + "01");
    for (auto const& one : quarters) {
      if (one.aimag != aimag) continue;
      record.day = Date{month_of(2026, static_cast<std::int32_t>(one.quarter * 3 + 2)), 5};
      for (std::int64_t at = 0; at < one.met; ++at, home += apart) {
        record.visit(home, home + 1);
        if (at < one.said) record.found(home, home + 1, "B1");
      }
    }
    soums.push_back(record.folded(today));
  }
  std::string all;
  for (auto const* area : {"", "183", "184"})
    for (auto const* days : {"2026-02-01", "2026-05-01", "2026-08-01", "2026-11-01", "year"}) {
      bool const year = days == std::string_view("year");
      all += told(*findings({area, year ? "2026-01-01" : days, year ? "2026-12-31" : days},
                            {soums, codebook, today, true}));
    }
  return all;
}

Quarter some_quarter(std::int64_t aimag, std::int64_t quarter) {
  auto const met = *rc::gen::inRange<std::int64_t>(0, 24);
  return {aimag, quarter, met, *rc::gen::inRange<std::int64_t>(0, met + 1)};
}

}  // namespace

TEST_CASE("no family more or less that is told alike changes what is told of what herders say") {
  CHECK(rc::check([] {
    std::vector<Quarter> quarters;
    for (std::int64_t aimag = 3; aimag <= 4; ++aimag)
      for (std::int64_t quarter = 0; quarter < 2; ++quarter)
        quarters.push_back(some_quarter(aimag, quarter));
    auto const before = answers(quarters);
    auto& one = quarters[*rc::gen::inRange<std::size_t>(0, quarters.size())];
    // The year of each aimag has its own five, so a family goes from it that another one fills.
    auto const year = [&] {
      std::int64_t met = 0, said = 0;
      for (auto const& other : quarters)
        if (other.aimag == one.aimag) met += other.met, said += other.said;
      return std::pair(met, said);
    };
    auto const group = [](std::int64_t count) { return count == 0 ? -1 : count / 5; };
    auto const few = [](std::int64_t met, std::int64_t said) {
      return said >= 5 && met - said < 5;
    };
    auto const was = one;
    auto const [met, said] = year();
    one.met += 1;
    one.said += *rc::gen::inRange<std::int64_t>(0, 2);
    auto const [more_met, more_said] = year();
    bool const alike = group(one.met) == group(was.met) && group(one.said) == group(was.said) &&
                       few(one.met, one.said) == few(was.met, was.said) &&
                       group(met) == group(more_met) && group(said) == group(more_said) &&
                       few(met, said) == few(more_met, more_said);
    if (alike) RC_ASSERT(answers(quarters) == before);
    RC_TAG(alike ? "alike" : "another");
  }));
}

TEST_CASE("a share is made of the numbers that are told") {
  auto const codebook = *wire::read_codebook(outreach::default_codebook());
  HeardRecord record;
  for (std::uint64_t home = 1; home <= 13; ++home) {
    record.officer = "officer" + std::to_string(home % 6);
    record.visit(home * apart, home * apart + 1);
    if (home <= 6) record.found(home * apart, home * apart + 1, "B1");
  }
  std::vector<std::shared_ptr<SoumTasks const>> const soums{record.folded(today)};
  auto const answer = *findings({"", "2026-10-01", "2026-12-31"}, {soums, codebook, today, true});
  REQUIRE(answer.findings.size() == 1);
  auto const& all = answer.findings.front().all;
  CHECK(answer.visited == 10);
  CHECK(all.households == 5);
  CHECK(all.share == 5'800);  // 7 of 12, and not 6 of 13
  REQUIRE(all.low);
  CHECK(*all.low % 100 == 0);
  CHECK(*all.high % 100 == 0);
  CHECK(*all.low < *all.share);
  CHECK(*all.high > *all.share);
}

}  // namespace otor::app
