// SPDX-License-Identifier: Apache-2.0
#include "app/demonstration_shocks.h"

#include <algorithm>

namespace otor::app {

namespace {

constexpr std::int64_t day_ms = 24 * 3'600'000;
// Of so many soums one is struck; days into the season on which it begins, and how long it lasts.
constexpr std::size_t soums_a_storm = 4, soums_a_disease = 12;
constexpr std::int64_t storm_begins = 38, disease_begins = 62;
constexpr std::size_t storm_begins_within = 7, storm_lasts_within = 8;
constexpr std::int64_t storm_lasts_longer = 4;

std::string day_at(std::int64_t ms) { return told_in_west(ms).substr(0, 10); }

/// Snow from October to April, else water.
char const* weather_of(std::string const& day) {
  auto const month = day.substr(5, 2);
  return month >= "05" && month <= "09" ? "flood" : "snow_storm";
}

}  // namespace

void DemonstrationShocks::expect(Account const& officer) {
  officer_ = officer.user;
  shocks_.clear();
  for (auto const& area : officer.areas) {
    if (std::ranges::find(plan_.full, area) != plan_.full.end()) continue;
    auto const soum = chance_word(area);
    if (draws_.below(soums_a_storm, soum, "snow") == 0) {
      auto const from =
          first_day_ms_ + (storm_begins + static_cast<std::int64_t>(draws_.below(
                                              storm_begins_within, soum, "storm begins"))) *
                              day_ms;
      auto const days = storm_lasts_longer + static_cast<std::int64_t>(draws_.below(
                                                 storm_lasts_within, soum, "storm lasts"));
      shocks_.push_back({area, weather_of(day_at(from)), from, from + days * day_ms, {}, false});
    } else if (draws_.below(soums_a_disease, soum, "ill") == 0) {
      shocks_.push_back(
          {area, "animal_disease", first_day_ms_ + disease_begins * day_ms, {}, {}, false});
    }
  }
}

void DemonstrationShocks::note(Phone& phone, Shock& shock, std::int64_t ms) const {
  auto const id = draws_.id(shock.from_ms, chance_word(shock.area), "shock");
  auto const begun = R"({"from":")" + day_at(shock.from_ms) + R"(","shock":")" + shock.kind + "\"";
  if (!shock.noted) shock.noted = phone.write("shock_noted", shock.area, id, begun + "}", ms);
  if (!shock.to_ms || ms < *shock.to_ms + day_ms) return;
  phone.write("shock_noted", shock.area, id, begun + R"(,"to":")" + day_at(*shock.to_ms) + "\"}",
              ms + 1, {*shock.noted});
  shock.over = true;
}

void DemonstrationShocks::morning(Phone& phone, std::int64_t ms) {
  if (phone.officer().user != officer_) expect(phone.officer());
  for (auto& shock : shocks_)
    if (!shock.over && ms >= shock.from_ms + day_ms) note(phone, shock, ms);
}

}  // namespace otor::app
