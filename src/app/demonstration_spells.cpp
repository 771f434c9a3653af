// SPDX-License-Identifier: Apache-2.0
#include "app/demonstration_spells.h"

#include <algorithm>
#include <map>

#include "app/demonstration_figures.h"

namespace otor::app {

namespace {

using coverage::InsuredAs;

constexpr std::int64_t day_ms = 86'400'000;
constexpr std::int32_t watched = 60, year = 12;
constexpr std::size_t thousand = 1'000;

/// Of a thousand who come so far, how many stop with this month.
std::size_t stopping(std::int32_t month, InsuredAs kind) {
  bool const herder = kind == InsuredAs::herder;
  if (month % year == 0) return herder ? 190 : 260;
  return month < year ? (herder ? 12 : 22) : (herder ? 7 : 12);
}

class Making {
 public:
  explicit Making(DemonstrationPlan const& plan)
      : draws_(plan), known_on_(date_of_day(plan.today_ms / day_ms)),
        last_(coverage::last_whole_month(known_on_)) {}

  void add(Area const& area) {
    auto const count = area.herder_households * 2 / 5;
    for (std::int64_t number = 0; number < count; ++number) {
      auto const who = chance_word(area.code) + static_cast<std::uint64_t>(number);
      auto const kind =
          draws_.below(5, who, "insured_as") == 0 ? InsuredAs::voluntary : InsuredAs::herder;
      auto const begun = static_cast<std::int32_t>(draws_.below(watched, who, "insured_since"));
      put(area.code, kind, last_ - begun, months_of(who, kind));
    }
  }

  MadeUpSpells made() const {
    MadeUpSpells made;
    for (auto const& [key, count] : counts_) {
      made.stays.push_back(count);
      made.set.rows += count.ended + count.open;
    }
    made.set.indicator = coverage::spells;
    made.set.source = made_up_words;
    made.set.as_of = text_of(Date{last_ + 1, 1});
    made.set.made_up = true;
    return made;
  }

 private:
  std::int32_t months_of(std::uint64_t who, InsuredAs kind) const {
    for (std::int32_t month = 1; month <= watched; ++month)
      if (draws_.below(thousand, who, "insured_until", static_cast<std::uint64_t>(month)) <
          stopping(month, kind))
        return month;
    return watched + 1;
  }

  void put(std::string const& area, InsuredAs kind, Month from, std::int32_t months) {
    auto const stay = *coverage::stay_of({from, from + (months - 1)}, known_on_);
    auto& count = counts_[{area, kind, stay.time}];
    count.area = area;
    count.kind = kind;
    count.months = stay.time;
    ++(stay.ended ? count.ended : count.open);
  }

  Draws draws_;
  Date known_on_;
  Month last_;
  std::map<std::tuple<std::string, InsuredAs, std::int64_t>, coverage::StayCount> counts_;
};

}  // namespace

MadeUpSpells demonstration_spells(DemonstrationPlan const& plan) {
  Making making(plan);
  for (auto const& area : plan.areas) making.add(area);
  return making.made();
}

}  // namespace otor::app
