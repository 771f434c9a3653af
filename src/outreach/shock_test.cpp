// SPDX-License-Identifier: Apache-2.0
// Shocks as told: put right, ended, taken back. All made up.
#include "outreach/shock.h"

#include <doctest/doctest.h>

#include "outreach/told_for_tests.h"

namespace otor::outreach {
namespace {

constexpr Uuid dzud{8, 1};

event::ShockNoted noted(std::string from, std::optional<std::string> bagh = {},
                        std::optional<std::string> to = {}) {
  return {"dzud", std::move(from), std::move(bagh), std::move(to)};
}

Told in_bagh(std::string word) {
  event::HouseholdChanged changed;
  changed.bagh = std::move(word);
  Told told;
  told.say(home, event::HouseholdMet{}).say(home, changed);
  return told;
}

bool struck(Told const& told, std::string_view day) {
  auto const book = folded(told.events);
  return struck_by(book.shocks().at(dzud), *book.household(home), *parse_date(day)) != nullptr;
}

}  // namespace

TEST_CASE("a shock holds from its first day to its last, and a bagh is one however it is written") {
  struct Row {
    char const* title;
    event::ShockNoted note;
    char const* day;
    bool struck;
  };
  Row const rows[] = {
      {"the day before", noted("2026-11-10"), "2026-11-09", false},
      {"the first day", noted("2026-11-10"), "2026-11-10", true},
      {"long after, without an end", noted("2026-11-10"), "2027-05-01", true},
      {"the last day", noted("2026-11-10", {}, "2026-12-01"), "2026-12-01", true},
      {"the day behind it", noted("2026-11-10", {}, "2026-12-01"), "2026-12-02", false},
      {"its bagh by number", noted("2026-11-10", "2"), "2026-11-20", true},
      {"its bagh in words", noted("2026-11-10", "баг 2"), "2026-11-20", true},
      {"another bagh", noted("2026-11-10", "12"), "2026-11-20", false},
  };
  for (auto const& row : rows) {
    CAPTURE(row.title);
    auto told = in_bagh("2-р баг");
    told.say(dzud, row.note);
    CHECK(struck(told, row.day) == row.struck);
  }
  auto told = in_bagh("2-р баг");
  told.in("18304").say(dzud, noted("2026-11-10"));
  CHECK(!struck(told, "2026-11-20"));  // of another soum
}

TEST_CASE("a shock noted again in knowledge of the first takes its place, whoever notes it") {
  auto told = in_bagh("1");
  told.say(dzud, noted("2026-11-10", "2"));
  CHECK(!struck(told, "2026-11-20"));
  told.say(dzud, noted("2026-11-10", "1"), {told.last()}, 2);
  CHECK(struck(told, "2026-11-20"));
  told.say(dzud, noted("2026-11-10", "1", "2026-11-15"), {told.last()});
  CHECK(!struck(told, "2026-11-20"));
  auto events = told.events;
  std::ranges::reverse(events);  // the order of arrival makes no difference
  auto const book = folded(events);
  CHECK(book.shocks().at(dzud).standing()->fact.to == "2026-11-15");
}

TEST_CASE("a shock taken back as a mistake strikes nobody, says why, and comes back") {
  auto told = in_bagh("1");
  told.say(dzud, noted("2026-11-10"));
  auto const note = told.last();
  told.say(dzud, event::EntryWithdrawn{dzud, "slip"}, {note});
  CHECK(!struck(told, "2026-11-20"));
  auto const book = folded(told.events);
  auto const& shock = book.shocks().at(dzud);
  CHECK(shock.standing() == nullptr);
  CHECK(shock.shown()->fact.from == "2026-11-10");
  CHECK(shock.reasons.at(told.last()) == "slip");
  auto beside = told;  // somebody who had not seen that it was taken back put it right
  beside.say(dzud, noted("2026-11-12"), {note}, 2);
  CHECK(struck(beside, "2026-11-20"));
  told.say(dzud, event::EntryRestored{dzud}, {told.last()});
  CHECK(struck(told, "2026-11-20"));
}

}  // namespace otor::outreach
