// SPDX-License-Identifier: Apache-2.0
#include "wire/pack.h"

#include <doctest/doctest.h>

#include "base/sha256.h"

namespace otor::wire {
namespace {

law::Text const title{"Хэмжээ", "Мөлшер", "Size \"x\""};
law::Source const source{"An act", "art. 1", "https://example.org/", "high"};
Date const first_day{month_of(2024, 1), 1};

law::Parameter parameter(std::string name, std::string unit, law::Value value) {
  law::Entry const known{first_day, std::move(value), source, "U1", ""};
  law::Entry const unknown{{month_of(2026, 1), 1}, {}, source, "", ""};
  return {std::move(name), title, std::move(unit), first_day, "", {known, unknown}};
}

law::Pack small_pack() {
  law::Pack pack;
  pack.country = "mn";
  pack.parameters = {
      parameter("a_amount", "tugrug", std::int64_t{792'000}),
      parameter("b_share", "share", Rate{115'000}),
      parameter("c_ramp", "months_by_year", law::YearRamp{2017, 2037, 240, 3}),
      parameter("d_tiers", "share_by_count",
                std::vector<law::Tier>{{1, {500'000}}, {2, {750'000}}}),
      parameter("e_month", "month", month_of(1960, 1)),
      parameter("f_statement", "statement", title),
  };
  pack.questions = {{"U1", "open", title, "", "", first_day, {"https://example.org/"}}};
  return pack;
}

std::string named_by_content(std::string const& content) {
  return "{\"content\":" + content + ",\"pack\":\"" + sha256_hex(content).substr(0, 16) + "\"}";
}

std::string content_of(std::string const& text) {
  auto const start = std::string_view("{\"content\":").size();
  return text.substr(start, text.rfind(",\"pack\"") - start);
}

std::string with(std::string text, std::string const& from, std::string const& to) {
  auto const at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

void check_refused(std::string const& text, ProblemKind kind) {
  auto const result = read_pack(text);
  INFO(text.substr(0, 200));
  REQUIRE_FALSE(result.has_value());
  INFO(result.error().detail);
  CHECK(code(result.error().kind) == code(kind));
}

}  // namespace

TEST_CASE("a pack survives its text, byte for byte") {
  auto const text = pack_text(small_pack());
  auto const read = read_pack(text + "\n");
  REQUIRE(read.has_value());
  CHECK(read->parameters == small_pack().parameters);
  CHECK(read->questions == small_pack().questions);
  CHECK(read->id == pack_id(small_pack()));
  CHECK(read->id.size() == 16);
  CHECK(pack_text(*read) == text);
}

TEST_CASE("the text is canonical: what stands in it is known") {
  law::Pack empty;
  empty.country = "mn";
  std::string const content = R"({"country":"mn","parameters":[],"questions":[]})";
  CHECK(pack_text(empty) == named_by_content(content));
}

TEST_CASE("a pack whose content is not what its id says is damaged") {
  auto const text = pack_text(small_pack());
  check_refused(with(text, "792000", "792001"), ProblemKind::damaged_pack);
  check_refused(with(text, "\"pack\":\"", "\"pack\":\"0"), ProblemKind::damaged_pack);
}

TEST_CASE("another text of the same content is refused") {
  auto const text = pack_text(small_pack());
  check_refused(with(text, "{\"content\"", "{ \"content\""), ProblemKind::damaged_pack);
  check_refused(with(text, "792000", "792000.0"), ProblemKind::bad_value);
  check_refused(with(text, "792000", "\"792000\""), ProblemKind::bad_value);
}

TEST_CASE("a pack of another form is refused even when its id is right") {
  auto const content = content_of(pack_text(small_pack()));
  CHECK(read_pack(named_by_content(content)).has_value());
  check_refused(named_by_content(with(content, "\"question\"", "\"extra\":1,\"question\"")),
                ProblemKind::unknown_key);
  check_refused(named_by_content(with(content, "\"country\":\"mn\",", "")),
                ProblemKind::missing_key);
  check_refused(named_by_content(with(content, "2024-01-01", "2025-02-30")),
                ProblemKind::bad_month);
  check_refused(named_by_content(with(content, "\"unit\":\"tugrug\"", "\"unit\":\"yaks\"")),
                ProblemKind::bad_law);
  check_refused(named_by_content(with(content, "\"question\":\"U1\"", "\"question\":\"U2\"")),
                ProblemKind::bad_law);
  check_refused(named_by_content(
                    with(content, "\"country\":\"mn\"", "\"country\":\"mn\",\"country\":\"mn\"")),
                ProblemKind::duplicate_key);
}

TEST_CASE("hostile texts are refused and nothing falls over") {
  check_refused("", ProblemKind::bad_json);
  check_refused("[]", ProblemKind::bad_value);
  check_refused("{}", ProblemKind::missing_key);
  check_refused(R"({"content":7,"pack":"x"})", ProblemKind::bad_value);
  check_refused(R"({"content":{},"pack":7})", ProblemKind::bad_value);
  check_refused("{\"content\":{\"country\":\"\xff\"}}", ProblemKind::not_utf8);
  check_refused(std::string(100'000, '['), ProblemKind::bad_json);
  check_refused(std::string(largest_pack + 2, ' '), ProblemKind::too_large);
  auto const text = pack_text(small_pack());
  for (std::size_t size = 0; size < text.size(); size += 7)
    CHECK_FALSE(read_pack(text.substr(0, size)).has_value());
}

}  // namespace otor::wire
