// SPDX-License-Identifier: Apache-2.0
#include "app/outlook.h"

#include <doctest/doctest.h>

#include "app/law_for_tests.h"

namespace otor::app {
namespace {

// The worked case of the public page: a woman born in March 1996 with two children, who starts in
// December 2026.
wire::OutlookRequest worked_case() {
  wire::OutlookRequest request;
  request.on = month_of(2026, 11);
  request.sex = benefit::Sex::female;
  request.born.month = month_of(1996, 3);
  request.children = 2;
  request.plan = wire::PlanSpan{month_of(2026, 12), {}, benefit::Payer::herder, {}};
  request.sheep_price = Tugrug{200'000};
  return request;
}

wire::OutlookAnswer answered(wire::OutlookRequest const& request) {
  auto answer = outlook(request, law_for_tests());
  REQUIRE_MESSAGE(answer.has_value(), answer.error().detail);
  return *answer;
}

wire::Cover const& cover_of(wire::OutlookAnswer const& answer, std::string_view kind) {
  for (auto const& cover : answer.cover) {
    if (cover.kind == kind) return cover;
  }
  FAIL("there is no cover of this kind");
  return answer.cover.front();
}

}  // namespace

TEST_CASE("the worked case: what is paid, and when the price changes") {
  auto const life = answered(worked_case()).life;
  REQUIRE(life.prices.size() == 3);
  CHECK(life.prices[0].from == month_of(2026, 12));
  CHECK(life.prices[0].person == Tugrug{61'380});
  CHECK(life.prices[0].state == Tugrug{45'540});
  CHECK(life.prices[0].months == 1);
  CHECK(life.prices[1].from == month_of(2027, 1));
  CHECK(life.prices[1].person == Tugrug{77'500});
  CHECK(life.prices[1].because == std::vector<std::string>{"minimum_wage"});
  CHECK(life.prices[1].months == 59);
  CHECK(life.prices[2].from == month_of(2031, 12));
  CHECK(life.prices[2].person == Tugrug{135'000});
  CHECK(life.prices[2].state == Tugrug{0});
  CHECK(life.prices[2].because == std::vector<std::string>{"share_ended"});
  CHECK(life.person_pays == Tugrug{27'718'880});
  CHECK(life.state_pays == Tugrug{3'438'040});
}

TEST_CASE("the worked case: what is received, and how it is drawn") {
  auto const life = answered(worked_case()).life;
  CHECK(life.opens == month_of(2046, 3));
  CHECK(life.age == 600);
  CHECK(life.pension == Tugrug{769'000});
  CHECK(life.pension_sheep == 4'614);
  CHECK(life.months_to_break_even == 37);
  REQUIRE(life.stretches.size() == 2);  // the one month of 2026 joins the years behind it
  CHECK(life.stretches[0].months == 60);
  CHECK(life.stretches[0].sheep == 465);
  CHECK(life.stretches[1].sheep == 810);
}

TEST_CASE("the worked case: five years later, and the latest month to start") {
  auto const answer = answered(worked_case());
  REQUIRE(answer.later.has_value());
  CHECK(answer.later->life.opens == month_of(2048, 12));
  CHECK(answer.later->delay == 33);
  CHECK(answer.later->life.person_pays == Tugrug{24'090'000});
  CHECK(answer.later->life.months_to_break_even == 32);
  CHECK(answer.later->pays_less == Tugrug{3'628'880});
  CHECK(answer.later->receives_less == Tugrug{25'377'000});
  CHECK(answer.latest[0].for_first_age == month_of(2029, 3));
  CHECK(answer.latest[1].at_all == std::nullopt);
}

TEST_CASE("the worked case: cover meanwhile") {
  auto const answer = answered(worked_case());
  auto const& birth = cover_of(answer, "maternity");
  REQUIRE(birth.amounts.size() >= 2);
  CHECK(birth.amounts[0].from == month_of(2027, 12));
  CHECK(birth.amounts[0].amount == Tugrug{3'930'667});
  CHECK(birth.amounts[1].from == month_of(2028, 1));
  CHECK(birth.amounts[1].amount == Tugrug{4'000'000});
  CHECK(cover_of(answer, "sickness").from == month_of(2027, 3));
  CHECK(cover_of(answer, "sickness").share == 500'000);
  CHECK(cover_of(answer, "disability").from == month_of(2029, 12));
  CHECK(cover_of(answer, "disability").amounts.front().amount == Tugrug{769'000});
  CHECK(cover_of(answer, "death").from == month_of(2029, 12));
  CHECK(cover_of(answer, "death").amounts.front().amount == Tugrug{3'000'000});
  CHECK(cover_of(answer, "survivors").amounts.front().amount == Tugrug{384'500});
}

TEST_CASE("declaring more matters from where the formula passes the minimum") {
  auto const answer = answered(worked_case());
  // 22 whole years: 48 %. 769,000 / 0.48 = 1,602,083.3, and half a tögrög more rounds up.
  CHECK(answer.more.matters_from == Tugrug{1'602'085});
  CHECK(answer.more.per_hundred_thousand == Tugrug{48'000});
  CHECK(answer.more.costs == Tugrug{13'500});
  CHECK(answer.more.ceiling == Tugrug{5'544'000});
}

TEST_CASE("never joining: the welfare pension at 65, its amount last known for 2023") {
  auto const answer = answered(worked_case());
  CHECK(answer.never.age == 780);
  CHECK(answer.never.from == month_of(2061, 3));
  CHECK(answer.never.amount == Tugrug{325'000});
  CHECK(answer.never.since == month_of(2023, 7));
}

TEST_CASE("the account method is named as not available, with an indicative line") {
  auto const answer = answered(worked_case());
  CHECK(answer.account.applies);
  CHECK(answer.account.divisor == 270);
  // 91,080 for one month of 2026 and 115,000 for 230 months: 26,541,080 over 270 months.
  CHECK(answer.account.indicative == Tugrug{98'300});
  auto older = worked_case();
  older.born.month = month_of(1959, 12);
  CHECK_FALSE(answered(older).account.applies);
}

TEST_CASE("missing months in the second year delays by as many, once the roads are tight") {
  auto request = worked_case();
  request.plan->from = month_of(2029, 3);  // the last month that still works for 50
  request.missed = 6;
  auto const answer = answered(request);
  REQUIRE(answer.missed.has_value());
  CHECK(answer.missed->delay == 6);
  request.plan->from = month_of(2026, 12);  // room to spare
  CHECK(answered(request).missed->delay == 0);
}

TEST_CASE("paying only in two months a year reaches nothing before 80, and says so") {
  auto const answer = answered(worked_case());
  REQUIRE(answer.season.has_value());
  CHECK(answer.season->months == std::vector<std::int64_t>{4, 5});
  CHECK(answer.season->year == Tugrug{155'000});
  CHECK_FALSE(answer.season->route.has_value());
}

TEST_CASE("without a plan nothing is priced and nothing compared") {
  auto request = worked_case();
  request.plan.reset();
  auto const answer = answered(request);
  CHECK(answer.life.prices.empty());
  CHECK_FALSE(answer.later.has_value());
  CHECK_FALSE(answer.missed.has_value());
  CHECK_FALSE(answer.life.route.has_value());
}

TEST_CASE("a man of the same age waits nine months for five years, not thirty-three") {
  auto request = worked_case();
  request.sex = benefit::Sex::male;
  request.children = 0;
  CHECK(answered(request).later->delay == 9);
}

TEST_CASE("every source of an answer can be named by the call `law`") {
  auto const answer = answered(worked_case());
  auto const law = law_answer({}, law_for_tests());
  auto const known = [&](std::string_view source) {
    auto const at = source.find('@');
    for (auto const& parameter : law.parameters) {
      if (parameter.name != source.substr(0, at)) continue;
      for (auto const& entry : parameter.entries) {
        if (entry.since == source.substr(at + 1)) return true;
      }
    }
    return false;
  };
  for (auto const& route : answer.estimate.routes) {
    for (auto const& step : route.steps) {
      for (auto const& source : step.sources) CHECK_MESSAGE(known(source), source);
    }
  }
  for (auto const& cover : answer.cover) {
    for (auto const& source : cover.sources) CHECK_MESSAGE(known(source), source);
  }
}

}  // namespace otor::app
