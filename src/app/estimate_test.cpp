// SPDX-License-Identifier: Apache-2.0
#include "app/estimate.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <map>
#include <numeric>

#include "app/calculation_calls.h"
#include "app/law_for_tests.h"

namespace otor::app {
namespace {

using benefit::Payer;
using benefit::Route;
using benefit::Sex;

wire::EstimateAnswer answered(wire::EstimateRequest const& request, LawInForce const& law) {
  auto answer = estimate(request, Explained::yes, law);
  REQUIRE_MESSAGE(answer.has_value(), answer.error().detail);
  return *answer;
}

wire::RouteAnswer const& route_in(wire::EstimateAnswer const& answer, Route route) {
  return answer.routes[static_cast<std::size_t>(route)];
}

// A person of any age who has paid now and then, and may plan to go on. The plan begins
// where all rates are known.
wire::EstimateRequest any_request() {
  Month const on{*rc::gen::inRange(month_of(2021, 7).number, month_of(2035, 1).number)};
  wire::EstimateRequest request{{}, on, *rc::gen::element(Sex::female, Sex::male), {}, {}, {}, {}};
  request.born.month = on - *rc::gen::inRange(0, 70 * 12);
  request.children = *rc::gen::inRange<std::int64_t>(0, 8);
  std::vector<wire::PaidSpan> paid;
  auto const spans = *rc::gen::inRange(0, 5);
  for (int index = 0; index < spans; ++index) {
    Month const from = on - *rc::gen::inRange(1, 400);
    Month const to = std::min(from + *rc::gen::inRange(0, 200), on);
    auto const as = static_cast<Payer>(*rc::gen::inRange(0, 4));
    paid.push_back({from, to, as, {Tugrug{*rc::gen::inRange<std::int64_t>(0, 8'000'000)}}});
  }
  request.paid = std::move(paid);
  if (*rc::gen::inRange(0, 4) != 0) {
    auto const as = static_cast<Payer>(*rc::gen::inRange(0, 4));
    request.plan = wire::PlanSpan{on + *rc::gen::inRange(0, 120), {}, as, {}};
    if (*rc::gen::inRange(0, 2) == 0)
      request.plan->to = request.plan->from + *rc::gen::inRange(0, 400);
    if (*rc::gen::inRange(0, 2) == 0)
      request.plan->income = {Tugrug{*rc::gen::inRange<std::int64_t>(0, 9'000'000)}};
  }
  return request;
}

// What a step's value must be, from its inputs alone: a second look at every formula, in
// plain long division.
class Recomputed {
 public:
  explicit Recomputed(wire::Step const& step) : step_(step) {
    for (auto const& input : step.inputs) inputs_[input.name] = input.value;
  }

  std::int64_t value() const {
    auto const& rule = step_.rule;
    if (rule == "months_paid" || rule == "months_counted") return sum();
    if (rule == "mother_credit") return in("per_child") * in("children");
    if (rule == "herder_credit") return in("herder_months") / 12 * in("per_year");
    if (rule == "herder_months") return in("herder_months");
    if (rule == "reference_wage") return half_up(in("sum"), in("window"));
    if (rule == "full_formula") {
      auto const years = in("months") / 12 - in("base_months") / 12;
      return half_up(Wide{in("sum")} * (in("base_share") + in("year_increment") * years),
                     Wide{in("window")} * one_whole);
    }
    if (rule == "proportional_formula") {
      return half_up(Wide{in("sum")} * in("month_share") * in("months"),
                     Wide{in("window")} * one_whole);
    }
    if (rule == "pension") return std::max(in("formula"), in("floor"));
    if (rule == "break_even") return (in("person_pays") + in("pension") - 1) / in("pension");
    if (rule == "person_pays" || rule == "state_pays") return sum_of_products();
    if (inputs_.contains("year")) {
      auto const year = std::clamp(in("year"), in("first_year"), in("last_year"));
      return in("first") + in("step") * (year - in("first_year"));
    }
    return step_.value;  // a figure of the law itself: floor, age_needed, months_needed
  }

 private:
  std::int64_t in(std::string const& name) const { return inputs_.at(name); }
  static std::int64_t half_up(Wide numerator, Wide denominator) {
    auto const whole = numerator / denominator;
    return static_cast<std::int64_t>(2 * (numerator % denominator) >= denominator ? whole + 1
                                                                                  : whole);
  }
  std::int64_t sum() const {
    return std::accumulate(
        step_.inputs.begin(), step_.inputs.end(), std::int64_t{0},
        [](std::int64_t so_far, auto const& input) { return so_far + input.value; });
  }
  std::int64_t sum_of_products() const {
    std::int64_t total = 0;
    for (std::size_t at = 0; at + 1 < step_.inputs.size(); at += 2) {
      total += step_.inputs[at].value * step_.inputs[at + 1].value;
    }
    return total;
  }

  wire::Step const& step_;
  std::map<std::string, std::int64_t> inputs_;
};

LawInForce with_higher_floors(LawInForce law, std::int64_t more) {
  auto const raise = [&](law::Dated<Tugrug>& dated) {
    auto const last = dated.entries().back();
    dated = dated.changed_from(benefit::first_month_of_claims, {last.value->amount + more});
  };
  raise(law.law.minimum_full_pension);
  raise(law.law.minimum_proportional_pension);
  return law;
}

}  // namespace

TEST_CASE("every step can be computed again from its inputs, and leads to the figures shown") {
  CHECK(rc::check([] {
    auto const answer = answered(any_request(), law_for_tests());
    for (auto const& route : answer.routes) {
      std::map<std::string, std::int64_t> values;
      for (auto const& step : route.steps) {
        RC_ASSERT(Recomputed(step).value() == step.value);
        values[std::string(step.rule)] = step.value;
      }
      if (!route.opens) continue;
      RC_ASSERT(values.at("months_counted") == route.months_counted);
      RC_ASSERT(values.at("pension") == route.pension.amount);
      RC_ASSERT(values.at("floor") == route.floor.amount);
      RC_ASSERT(values.at("reference_wage") == route.reference_wage.amount);
    }
  }));
}

TEST_CASE("at the same month of claim, more months paid never lower a pension") {
  CHECK(rc::check([] {
    auto fewer = any_request();
    fewer.plan.reset();
    auto more = fewer;
    Month const from = fewer.on - *rc::gen::inRange(1, 300);
    // The further months lie under what is there, so that they add months and change none.
    more.paid->insert(more.paid->begin(),
                      {from,
                       fewer.on,
                       Payer::voluntary,
                       {Tugrug{*rc::gen::inRange<std::int64_t>(0, 2'000'000)}}});
    auto const before = answered(fewer, law_for_tests());
    auto const after = answered(more, law_for_tests());
    for (std::size_t index = 0; index < before.routes.size(); ++index) {
      auto const& less = before.routes[index];
      auto const& greater = after.routes[index];
      if (less.opens && greater.opens && *less.opens == *greater.opens) {
        RC_ASSERT(greater.pension >= less.pension);
        RC_ASSERT(greater.months_counted >= less.months_counted);
      }
    }
  }));
}

TEST_CASE("raising the minimum pensions never lowers a pension and never moves its month") {
  auto const raised = with_higher_floors(law_for_tests(), 100'000);
  CHECK(rc::check([&] {
    auto const request = any_request();
    auto const before = answered(request, law_for_tests());
    auto const after = answered(request, raised);
    for (std::size_t index = 0; index < before.routes.size(); ++index) {
      RC_ASSERT(before.routes[index].opens == after.routes[index].opens);
      RC_ASSERT(after.routes[index].pension >= before.routes[index].pension);
    }
  }));
}

TEST_CASE("spans that do not overlap may stand in any order") {
  CHECK(rc::check([] {
    auto request = any_request();
    std::vector<wire::PaidSpan> apart;
    Month from = request.on - 300;
    for (auto const& span : *request.paid) {
      Month const to = from + *rc::gen::inRange(0, 50);
      apart.push_back({from, to, span.as, span.income});
      from = to + 1 + *rc::gen::inRange(0, 10);
    }
    std::erase_if(apart, [&](auto const& span) { return span.to > request.on; });
    request.paid = apart;
    auto const before = wire::text_of_message(answered(request, law_for_tests()));
    std::ranges::reverse(*request.paid);
    RC_ASSERT(wire::text_of_message(answered(request, law_for_tests())) == before);
  }));
}

TEST_CASE("starting earlier never opens the herder's road later") {
  CHECK(rc::check([] {
    auto request = any_request();
    request.plan = wire::PlanSpan{request.on + *rc::gen::inRange(0, 120), {}, Payer::herder, {}};
    auto later = request;
    later.plan->from = request.plan->from + *rc::gen::inRange(1, 60);
    auto const early = route_in(answered(request, law_for_tests()), Route::herder).opens;
    auto const late = route_in(answered(later, law_for_tests()), Route::herder).opens;
    RC_ASSERT(!late || (early && *early <= *late));
  }));
}

TEST_CASE("the income from which declaring more matters is the least that passes the minimum") {
  CHECK(rc::check([] {
    auto const answer = answered(any_request(), law_for_tests());
    for (auto const& route : answer.routes) {
      if (!route.opens) continue;
      RC_ASSERT((route.reference_wage >= route.matters_from) == (route.formula > route.floor) ||
                route.reference_wage == route.matters_from - Tugrug{1});
    }
  }));
}

TEST_CASE("leaving the steps out changes nothing else") {
  CHECK(rc::check([] {
    auto const request = any_request();
    auto whole = answered(request, law_for_tests());
    for (auto& route : whole.routes) route.steps.clear();
    auto const brief = estimate(request, Explained::no, law_for_tests());
    RC_ASSERT(wire::text_of_message(*brief) == wire::text_of_message(whole));
  }));
}

TEST_CASE("what cannot be is refused with its code, and nothing else is answered") {
  struct Case {
    char const* says;
    char const* body;
    char const* code;
  };
  for (auto const& [says, body, code] : {
           Case{"before 2019", R"({"on":"2018-12","sex":"male","born":"1980-01"})", "not_known"},
           Case{"born after", R"({"on":"2026-11","sex":"male","born":"2026-12-01"})", "bad_birth"},
           Case{"many children", R"({"on":"2026-11","sex":"male","born":"1980-01","children":51})",
                "bad_value"},
           Case{"a span backwards",
                R"({"on":"2026-11","sex":"male","born":"1980-01",)"
                R"("paid":[{"from":"2020-02","to":"2020-01","as":"herder","income":1}]})",
                "bad_span"},
           Case{"paid next year",
                R"({"on":"2026-11","sex":"male","born":"1980-01",)"
                R"("paid":[{"from":"2026-01","to":"2027-01","as":"herder","income":1}]})",
                "paid_in_future"},
           Case{"a plan in the past",
                R"({"on":"2026-11","sex":"male","born":"1980-01",)"
                R"("plan":{"from":"2026-10","as":"herder","income":1}})",
                "plan_in_past"},
           Case{"a plan backwards",
                R"({"on":"2026-11","sex":"male","born":"1980-01",)"
                R"("plan":{"from":"2026-12","to":"2026-11","as":"herder","income":1}})",
                "bad_span"},
           Case{"a plan over months without a rate",
                R"({"on":"2020-06","sex":"male","born":"1950-01",)"
                R"("plan":{"from":"2020-07","as":"herder","income":"minimum"},)"
                R"("paid":[{"from":"2001-06","to":"2019-12","as":"herder","income":1}]})",
                "not_known"},
       }) {
    CAPTURE(says);
    auto const answer = answer_calculation_text("estimate", body, Explained::no, law_for_tests());
    auto const problem = std::string("\"problem\":{\"code\":\"") + code;
    CHECK(answer.find(problem) != std::string::npos);
  }
}

TEST_CASE("months may be paid ahead until December of the same year") {
  auto const answer = answer_calculation_text(
      "estimate",
      R"({"on":"2026-11","sex":"male","born":"1980-01",)"
      R"("paid":[{"from":"2026-01","to":"2026-12","as":"herder","income":1}]})",
      Explained::no, law_for_tests());
  CHECK(answer.find("problem") == std::string::npos);
}

TEST_CASE("a thousand spans are read, one more is refused") {
  auto const body = [](int spans) {
    std::string text = R"({"on":"2026-11","sex":"male","born":"1980-01","paid":[)";
    for (int index = 0; index < spans; ++index) {
      text += index == 0 ? "" : ",";
      text += R"({"from":"2020-01","to":"2020-02","as":"herder","income":420000})";
    }
    return text + "]}";
  };
  auto const answer = [&](int spans) {
    return answer_calculation_text("estimate", body(spans), Explained::no, law_for_tests());
  };
  CHECK(answer(1'000).find("problem") == std::string::npos);
  CHECK(answer(1'001).find("too_many_spans") != std::string::npos);
}

}  // namespace otor::app
