// SPDX-License-Identifier: Apache-2.0
// What of a plan can still be paid. The same cases are played by the page's own rule:
// web/test/fixtures/still_payable.json.
#include "app/asked_of.h"

#include <doctest/doctest.h>

#include <fstream>
#include <sstream>

#include "wire/json.h"

namespace otor::app {
namespace {

struct Plan {
  Month from;
  std::optional<Month> to;
};
BOOST_DESCRIBE_STRUCT(Plan, (), (from, to))

struct Case {
  std::string says;
  Month month;
  Plan plan;
  std::optional<Plan> payable;
};
BOOST_DESCRIBE_STRUCT(Case, (), (says, month, plan, payable))

}  // namespace

TEST_CASE("what has passed of a plan can no longer be paid") {
  std::stringstream text;
  text << std::ifstream("web/test/fixtures/still_payable.json").rdbuf();
  auto const cases = wire::read_text<std::vector<Case>>(text.str());
  REQUIRE_MESSAGE(cases.has_value(), cases.error().detail);
  REQUIRE(cases->size() > 5);
  for (auto const& one : *cases) {
    CAPTURE(one.says);
    auto const payable =
        still_payable({one.plan.from, one.plan.to, benefit::Payer::herder, {}}, one.month);
    REQUIRE(payable.has_value() == one.payable.has_value());
    if (!payable) continue;
    CHECK(payable->from == one.payable->from);
    CHECK(payable->to == one.payable->to);
  }
}

}  // namespace otor::app
