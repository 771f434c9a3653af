// SPDX-License-Identifier: Apache-2.0
#include "wire/parted_line.h"

#include <doctest/doctest.h>

#include "event/field_class.h"
#include "wire/event_scan.h"
#include "wire/every_kind_for_tests.h"
#include "wire/json.h"

namespace otor::wire {
namespace {

std::vector<std::string> keys_of(std::string_view object) {
  std::vector<std::string> keys;
  for (Parts parts(object); parts.next();) keys.emplace_back(parts.key());
  return keys;
}

}  // namespace

TEST_CASE("a line of every kind is parted and comes together again, byte for byte") {
  for (auto const& [kind, text] : of_every_kind()) {
    auto const whole = of(kind, text);
    CAPTURE(whole);
    auto const parted = part(whole);
    CHECK(joined(parted.open, parted.closed) == whole);
    CHECK(check_canonical(parted.open));
    CHECK((parted.closed.empty() || check_canonical(parted.closed)));
    auto const nothing = part(whole, Parting::whole_body);
    CHECK(body_in(nothing.open) == "{}");
    CHECK(joined(nothing.open, nothing.closed) == whole);
  }
}

TEST_CASE("of every kind the open part holds what is open, and nothing else") {
  for (auto const& [kind, text] : of_every_kind()) {
    auto const parted = part(of(kind, text));
    CAPTURE(kind);
    for (auto const& member : keys_of(body_in(parted.open))) {
      CAPTURE(member);
      CHECK(event::is_open_member(kind, 1, member));
    }
    for (auto const& member : keys_of(text)) {
      if (event::is_open_member(kind, 1, member)) continue;
      CAPTURE(member);
      CHECK(body_in(parted.closed).find("\"" + member + "\":") != std::string_view::npos);
    }
  }
}

TEST_CASE("every kind without its closed part is still read as itself, and of the same owner") {
  for (auto const& [kind, text] : of_every_kind()) {
    auto const whole = of(kind, text);
    auto const open = part(whole).open;
    CAPTURE(open);
    auto const read = read_open(open);
    REQUIRE(read);
    CHECK(read->body.index() == read_line(whole)->body.index());
    CHECK(owner_of(open) == owner_of(whole));
  }
}

// A text that is open by its kind is sealed all the same where it is no code: somebody typed it.
TEST_CASE("every kind counts without a text that somebody typed, where it is one with it") {
  std::size_t typed = 0;
  for (auto const& [kind, text] : of_every_kind()) {
    auto const fits = read_line(of(kind, text))->body.index();
    auto const members = *parse_strict(text);
    for (auto const& [member, value] : members.as_object()) {
      if (!value.is_string()) continue;
      for (auto const& words : {std::string("dice 3 1 6"), std::string(64, 'a')}) {
        auto other = members;
        other.as_object().at(member) = words;
        std::string told;
        REQUIRE(write_canonical(told, other));
        auto const whole = of(kind, told);
        if (read_line(whole)->body.index() != fits) continue;  // a day, a code, a word of a list
        CAPTURE(whole);
        CHECK(read_open(part(whole).open)->body.index() == fits);
        ++typed;
      }
    }
  }
  CHECK(typed > 30);
}

TEST_CASE("what names a person is hers, everything else is its subject's") {
  auto const subject = read_line(line)->envelope.subject;
  for (auto const& [kind, text] : of_every_kind()) {
    CAPTURE(kind);
    auto const named = text.find(person) != std::string::npos;
    auto const owner = named ? *event::parse_uuid("01934f6e-8c00-7abc-8def-000000000005") : subject;
    CHECK(owner_of(of(kind, text)) == owner);
  }
  CHECK(owner_of(of("horse_lent", "{" + person + "}")) == subject);  // who knows what it means
}

TEST_CASE("a kind nobody knows is closed whole, and so is a member nobody knows") {
  auto const horse = part(of("horse_lent", R"({"colour":"bay"})"));
  CHECK(body_in(horse.open) == "{}");
  CHECK(horse.closed == R"({"body":{"colour":"bay"}})");
  auto newer = of("finding_noted", body(R"("code":"D5",)"));
  newer.insert(newer.size() - 1, R"(,"v":2)");
  CHECK(body_in(part(newer).open) == "{}");
  auto salted = line;
  salted.insert(salted.find(R"("seq")"), R"("salt":"0123456789abcdef0123456789abcdef",)");
  auto const parted = part(salted);
  CHECK(parted.open.find("0123456789abcdef0123456789abcdef") == std::string::npos);
  CHECK(joined(parted.open, parted.closed) == salted);
}

TEST_CASE("parts that do not belong together give something, and no more is promised") {
  CHECK(joined(R"({"a":"x"})", R"({"a":"y"})") == R"({"a":"x"})");
  CHECK(joined(R"({"a":{"b":1}})", R"({"a":{"b":[2]}})") == R"({"a":{"b":1}})");
  CHECK(joined(line, line) == line);
}

TEST_CASE("words where a code is expected are closed") {
  for (auto const& [language, open] : {std::pair("mn", true), std::pair("Болд гуай", false),
                                       std::pair("two words", false), std::pair("a/b@c", false)}) {
    CAPTURE(language);
    auto const whole = of("visit_changed", R"({"language":")" + std::string(language) + R"(",)" +
                                               std::string(visit) + R"(,"way":"phone"})");
    CHECK((part(whole).open.find(language) != std::string::npos) == open);
    CHECK(joined(part(whole).open, part(whole).closed) == whole);
  }
}

}  // namespace otor::wire
