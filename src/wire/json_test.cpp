// SPDX-License-Identifier: Apache-2.0
#include "wire/json.h"

#include <doctest/doctest.h>

#include <string>

#include "wire/estimate_message.h"

namespace otor::wire {
namespace {

ProblemKind kind_of(std::string const& text) {
  auto const read = read_text<EstimateRequest>(text);
  REQUIRE_FALSE(read.has_value());
  return read.error().kind;
}

std::string with(std::string const& more) {
  return R"({"on":"2026-11","sex":"female","born":"1996-03-14")" + more + "}";
}

}  // namespace

TEST_CASE("a request that is not well formed is refused with a code of its own") {
  struct Case {
    char const* says;
    std::string text;
    ProblemKind kind;
  };
  for (auto const& [says, text, kind] : {
           Case{"not JSON", "on: 2026", ProblemKind::bad_json},
           Case{"nothing", "", ProblemKind::bad_json},
           Case{"cut off", R"({"on":"2026-11")", ProblemKind::bad_json},
           Case{"something behind it", with("") + "x", ProblemKind::bad_json},
           Case{"a list", "[]", ProblemKind::bad_value},
           Case{"wrong UTF-8", with(",\"id\":\"\xC3\x28\""), ProblemKind::not_utf8},
           Case{"an overlong zero", with(",\"id\":\"\xC0\x80\""), ProblemKind::not_utf8},
           Case{"a lone surrogate as bytes", with(",\"id\":\"\xED\xA0\x80\""),
                ProblemKind::not_utf8},
           Case{"a key twice", with(R"(,"sex":"male")"), ProblemKind::duplicate_key},
           Case{"a key twice, deeper", with(R"(,"plan":{"from":"2026-12","from":"2027-01"})"),
                ProblemKind::duplicate_key},
           Case{"a key nobody knows", with(R"(,"colour":1)"), ProblemKind::unknown_key},
           Case{"a key missing", R"({"on":"2026-11","sex":"female"})", ProblemKind::missing_key},
           Case{"a month 13", R"({"on":"2026-13","sex":"female","born":"1996-03"})",
                ProblemKind::bad_month},
           Case{"a sex nobody knows", R"({"on":"2026-11","sex":"f","born":"1996-03"})",
                ProblemKind::bad_value},
           Case{"a fraction", with(R"(,"plan":{"from":"2026-12","as":"herder","income":1.5})"),
                ProblemKind::bad_amount},
           Case{"a negative amount",
                with(R"(,"plan":{"from":"2026-12","as":"herder","income":-1})"),
                ProblemKind::bad_amount},
           Case{"beyond 64 bits",
                with(R"(,"plan":{"from":"2026-12","as":"herder","income":99999999999999999999})"),
                ProblemKind::bad_amount},
           Case{"children beyond 64 bits", with(R"(,"children":99999999999999999999)"),
                ProblemKind::bad_value},
           Case{"nested too deep", std::string(100'000, '['), ProblemKind::bad_json},
           Case{"too large", std::string((std::size_t{4} << 20) + 1, ' '), ProblemKind::too_large},
       }) {
    CAPTURE(says);
    CHECK(kind_of(text) == kind);
  }
}

TEST_CASE("a problem says where it is") {
  auto const text = with(
      R"(,"paid":[{"from":"2018-01","to":"2018-02","as":"herder","income":1},{"from":"2018-99"}])");
  auto const read = read_text<EstimateRequest>(text);
  REQUIRE_FALSE(read.has_value());
  CHECK(read.error().detail.starts_with("paid[1].from: "));
}

TEST_CASE("an absent optional, null, and a birth as day or month are read") {
  auto const read = read_text<EstimateRequest>(
      with(R"(,"id":7,"plan":{"from":"2026-12","to":null,"as":"herder","income":"minimum"})"));
  REQUIRE(read.has_value());
  CHECK(read->id->text == "7");
  CHECK_FALSE(read->plan->to.has_value());
  CHECK_FALSE(read->plan->income.amount.has_value());
  CHECK(read->born.month == month_of(1996, 3));
}

TEST_CASE("canonical JSON sorts keys and escapes the least") {
  std::string out;
  auto const value = parse_strict("{ \"b\": [1, true, null], \"a\": \"\\u0041\\n\\u0001\\/\" }");
  REQUIRE(value.has_value());
  REQUIRE(write_canonical(out, *value).has_value());
  CHECK(out == "{\"a\":\"A\\n\\u0001/\",\"b\":[1,true,null]}");
}

TEST_CASE("a number that is not whole has no canonical form") {
  std::string out;
  CHECK_FALSE(write_canonical(out, *parse_strict("[1.5]")).has_value());
}

}  // namespace otor::wire
