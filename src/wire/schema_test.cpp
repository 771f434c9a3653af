// SPDX-License-Identifier: Apache-2.0
#include "wire/schema.h"

#include <doctest/doctest.h>

namespace otor::wire {
namespace {

bool holds(std::string const& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

TEST_CASE("a request leaves optional members out and refuses others") {
  Shapes shapes;
  CHECK(shapes.of<DueRequest>(Direction::request).typescript == "DueRequest");
  auto const schemas = shapes.components();
  CHECK(holds(schemas, R"("required":["month","as","income"])"));
  CHECK(holds(schemas, R"("additionalProperties":false)"));
  CHECK(holds(
      schemas,
      R"("Payer":{"type":"string","enum":["voluntary","herder","mother",)"
      R"("disabled_child_parent"]})"));
  CHECK(holds(shapes.typescript(),
              "  id?: string | number | null;\n  month: Month;\n  as: Payer;\n"));
  CHECK(
      holds(shapes.typescript(), "  income: number | 'minimum';\n  share_used?: number | null;\n"));
}

TEST_CASE("an answer holds every member, null where there is nothing") {
  Shapes shapes;
  shapes.of<OutlookAnswer>(Direction::answer);
  auto const& typescript = shapes.typescript();
  CHECK(holds(typescript, "  later: Later | null;\n"));
  CHECK(holds(typescript, "  id?: string | number;\n  estimate: EstimateAnswer;\n"));
  CHECK(holds(typescript, "  route: Route;\n  opens: Month | null;\n  months_counted?: number;\n"));
  CHECK(typescript.find("interface Later ") < typescript.find("interface OutlookAnswer "));
}

TEST_CASE("the components are JSON, each type once") {
  Shapes shapes;
  shapes.of<EstimateRequest>(Direction::request);
  shapes.of<OutlookRequest>(Direction::request);
  shapes.of<OutlookAnswer>(Direction::answer);
  auto const parsed = parse_strict(shapes.components());
  REQUIRE(parsed.has_value());
  CHECK(parsed->as_object().contains("PaidSpan"));
}

// What the codec writes must be what the schema says: every key described, every required one
// written.
TEST_CASE("what is written has the members that the schema requires") {
  Shapes shapes;
  shapes.of<DueAnswer>(Direction::answer);
  auto const schema = parse_strict(shapes.components())->at("DueAnswer");
  auto const written = parse_strict(text_of_message(DueAnswer{}));
  for (auto const& name : schema.at("required").as_array())
    CHECK(written->as_object().contains(name.as_string()));
  for (auto const& member : written->as_object()) {
    CHECK(schema.at("properties").as_object().contains(member.key()));
  }
}

}  // namespace
}  // namespace otor::wire
