// SPDX-License-Identifier: Apache-2.0
#include "event/event.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

namespace otor::event {
namespace {

Envelope chained(std::int64_t seq, std::optional<std::string> prev) {
  Envelope envelope;
  envelope.seq = seq;
  envelope.prev = std::move(prev);
  return envelope;
}

}  // namespace

TEST_CASE("a UUID is read back from its text, and only from lower case") {
  auto const text = "01934f6e-8c00-7abc-8def-0123456789ab";
  REQUIRE(parse_uuid(text));
  CHECK(text_of(*parse_uuid(text)) == text);
  CHECK(!parse_uuid("01934F6E-8c00-7abc-8def-0123456789ab"));
  CHECK(!parse_uuid("01934f6e-8c00-7abc-8def-0123456789a"));
  CHECK(!parse_uuid("01934f6e08c00-7abc-8def-0123456789ab"));
  CHECK(!parse_uuid("01934f6e-8c00-7abc-8def-0123456789ag"));
}

TEST_CASE("UUIDs stand in the order of their texts") {
  CHECK(rc::check([](std::uint64_t a, std::uint64_t b, std::uint64_t c, std::uint64_t d) {
    Uuid const one{a, b};
    Uuid const other{c, d};
    RC_ASSERT((one < other) == (text_of(one) < text_of(other)));
    RC_ASSERT(parse_uuid(text_of(one)) == one);
  }));
}

TEST_CASE("a UUID v7 carries its version, variant and wall time") {
  auto const text = text_of(uuid_v7(0x01934f6e8c00, "some randomness", "event"));
  CHECK(text.substr(0, 15) == "01934f6e-8c00-7");
  CHECK(std::string_view("89ab").find(text[19]) != std::string_view::npos);
  CHECK(uuid_v7(1, "r", "event") == uuid_v7(1, "r", "event"));
  CHECK(uuid_v7(1, "r", "event") != uuid_v7(1, "r", "subject"));
  CHECK(uuid_v7(1, "r", "event") != uuid_v7(1, "s", "event"));
  CHECK(text_of(uuid_v7(-5, "r", "event")).starts_with("00000000-0000-7"));
}

TEST_CASE("a hash is 22 characters of base64url and changes with the line") {
  auto const hash = hash_of("{}");
  // printf 'otor-event-1\n{}' | sha256sum, its first 16 bytes in base64url
  CHECK(hash == "3Q4bIskTZaUe2Ndru25tug");
  CHECK(is_hash(hash));
  CHECK(hash_of("{} ") != hash);
  CHECK(!is_hash(""));
  CHECK(!is_hash(hash.substr(1)));
  CHECK(!is_hash(hash.substr(0, 21) + "B"));  // two bits more than 16 bytes hold
  CHECK(!is_hash(hash.substr(0, 21) + "="));
}

TEST_CASE("the chain says how an event stands to the one before") {
  auto const hash = hash_of("first");
  CHECK(link_of(chained(1, ""), std::nullopt) == Link::follows);
  CHECK(link_of(chained(1, hash), std::nullopt) == Link::broken);
  CHECK(link_of(chained(2, hash), Before{1, hash}) == Link::follows);
  CHECK(link_of(chained(2, hash_of("other")), Before{1, hash}) == Link::broken);
  CHECK(link_of(chained(3, hash), Before{1, hash}) == Link::gap);
  CHECK(link_of(chained(2, hash), std::nullopt) == Link::gap);
  CHECK(link_of(chained(2, std::nullopt), Before{1, hash}) == Link::unchained);
}

TEST_CASE("a stamp is 16 hex digits") {
  CHECK(text_of(Stamp{0x01934f6e8c00, 7}) == "01934f6e8c000007");
  CHECK(parse_stamp("01934f6e8c000007") == Stamp{0x01934f6e8c00, 7});
  CHECK(!parse_stamp("01934F6e8c000007"));
  CHECK(!parse_stamp("1934f6e8c000007"));
}

TEST_CASE("making a stamp") {
  constexpr std::int64_t now = 1'795'000'000'000;
  struct Case {
    char const* says;
    Stamp last;
    std::int64_t wall;
    Stamp made;
  };
  Case const cases[] = {
      {"the wall ahead: it is taken", {now, 5}, now + 1, {now + 1, 0}},
      {"the same millisecond: one more on the counter", {now, 5}, now, {now, 6}},
      {"a day behind: one more on the counter", {now, 5}, now - one_day_ms, {now, 6}},
      {"further behind: the wall was set back",
       {now, 5},
       now - one_day_ms - 1,
       {now - one_day_ms - 1, 0}},
      {"the counter is full: one millisecond more", {now, 0xFFFF}, now, {now + 1, 0}},
      {"a wall before 1970 counts as 1970", {0, 0}, -5, {0, 1}},
      {"a wall past 48 bits is the last there is", {0, 0}, last_stamp_ms + 5, {last_stamp_ms, 0}},
  };
  for (auto const& [says, last, wall, made] : cases) {
    CAPTURE(says);
    HybridClock clock(last);
    CHECK(clock.make(wall) == made);
    CHECK(clock.last() == made);
  }
}

TEST_CASE("a clock of someone else is taken over up to a day ahead of the wall") {
  constexpr std::int64_t now = 1'795'000'000'000;
  HybridClock clock(Stamp{now, 0});
  clock.adopt({now + one_day_ms, 3}, now);
  CHECK(clock.last() == Stamp{now + one_day_ms, 3});
  clock.adopt({now + one_day_ms + 1, 0}, now);
  CHECK(clock.last() == Stamp{now + one_day_ms, 3});
  clock.adopt({now, 9}, now);
  CHECK(clock.last() == Stamp{now + one_day_ms, 3});
}

TEST_CASE("reading a clock: ten years wrong, either way, with and without a `now`") {
  constexpr std::int64_t true_time = 1'795'000'000'000;
  constexpr std::int64_t ten_years = 3653 * one_day_ms;
  constexpr std::int64_t registered = true_time - 100 * one_day_ms;
  constexpr std::int64_t received = true_time + 1000;
  auto const read = [&](std::int64_t clock, std::int64_t skew) {
    return when({clock, 0}, {received, skew, registered}).ms;
  };
  CHECK(read(true_time, 0) == true_time);
  CHECK(read(true_time + ten_years, -ten_years) == true_time);  // still so at contact
  CHECK(read(true_time + ten_years, 0) == received);            // put right before contact
  CHECK(read(true_time - ten_years, ten_years) == true_time);   // corrected
  CHECK(read(true_time - ten_years, 0) == registered);          // clamped
  CHECK(when({true_time, 4}, {}) == Stamp{true_time, 4});       // before any receipt
  CHECK(when({true_time, 4}, {std::nullopt, 50, std::nullopt}) == Stamp{true_time + 50, 4});
}

}  // namespace otor::event
