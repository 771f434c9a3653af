// SPDX-License-Identifier: Apache-2.0
#include "app/demonstration_shocks.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>

#include "outreach/codebook.h"
#include "wire/codebook.h"
#include "wire/event_line.h"

namespace otor::app {
namespace {

constexpr std::int64_t hour_ms = 3'600'000, day_ms = 24 * hour_ms;
constexpr std::int64_t season_days = 80;
constexpr std::int64_t in_summer = 1'780'000'000'000 / day_ms * day_ms - 7 * hour_ms;  // in May

struct Told {
  event::Event event;
  std::string day;  // on which it was written
  event::ShockNoted const& note() const { return std::get<event::ShockNoted>(event.body); }
};

/// What the phones of forty soums tell of shocks, day by day.
std::vector<Told> season(std::int64_t first_day_ms) {
  DemonstrationPlan plan;
  for (int soum = 0; soum < 40; ++soum)
    plan.areas.push_back({std::to_string(18501 + soum), "185", "", "", "", 0, 0, 100});
  plan.full = {"18501", "18502", "18503", "18504", "18505"};
  Draws const draws(plan);
  DemonstrationShocks shocks(plan, draws, first_day_ms);
  std::vector<DemonstrationPush> pushes;
  for (auto const& area : plan.areas) {
    Phone phone({area.code, "", Role::officer, {area.code}, true},
                draws.id(first_day_ms, chance_word(area.code), "device"), "seed", pushes);
    for (std::int64_t day = 0; day < season_days; ++day) {
      shocks.morning(phone, first_day_ms + day * day_ms + 8 * hour_ms);
      phone.send(first_day_ms + day * day_ms + 9 * hour_ms);
    }
  }
  std::vector<Told> told;
  for (auto const& push : pushes) {
    auto const at = push.body.find("\"events\":[") + 10;
    auto lines = push.body.substr(at, push.body.size() - at - 2);
    while (!lines.empty()) {
      auto const end = lines.find("},{\"area\"");
      auto const line = lines.substr(0, end == std::string::npos ? end : end + 1);
      lines.erase(0, end == std::string::npos ? end : end + 2);
      auto event = wire::read_event_text(line);
      REQUIRE(event);
      told.push_back({std::move(*event), told_in_west(push.sent_ms).substr(0, 10)});
    }
  }
  return told;
}

}  // namespace

TEST_CASE("made-up shocks begin and end as phones tell them, and none is in a full soum") {
  auto const codebook = *wire::read_codebook(outreach::default_codebook());
  auto const told = season(in_summer);
  std::map<event::Uuid, int> notes;
  std::set<std::string> kinds;
  int ended = 0;
  for (auto const& one : told) {
    auto const& note = one.note();
    CHECK(std::ranges::any_of(codebook.codes, [&](outreach::Code const& code) {
      return code.set == outreach::CodeSet::shock && code.code == note.shock;
    }));
    CHECK(one.event.envelope.area > "18505");
    CHECK(note.from < one.day);
    CHECK(one.event.envelope.over.size() == (note.to ? 1 : 0));
    if (note.to) {
      CHECK(note.from < *note.to);
      CHECK(*note.to < one.day);
      ++ended;
    }
    kinds.insert(note.shock);
    ++notes[one.event.envelope.subject];
  }
  CHECK(ended > 3);
  CHECK(std::ssize(notes) > ended);  // a disease that is there on the last day
  CHECK(std::ssize(told) == std::ssize(notes) + ended);
  CHECK(kinds == std::set<std::string>{"animal_disease", "flood"});
}

TEST_CASE("made-up weather is snow in winter") {
  auto const told = season(in_summer + 180 * day_ms);
  CHECK(std::ranges::count(told, "snow_storm", [](Told const& one) { return one.note().shock; }) >
        6);
  CHECK(std::ranges::count(told, "flood", [](Told const& one) { return one.note().shock; }) == 0);
}

}  // namespace otor::app
