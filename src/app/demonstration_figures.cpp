// SPDX-License-Identifier: Apache-2.0
#include "app/demonstration_figures.h"

#include <algorithm>
#include <array>
#include <map>

namespace otor::app {

namespace {

constexpr std::int64_t day_ms = 86'400'000, hundred = 100;
// What of those who pay in a year pays in each month: most when cashmere and animals are sold.
constexpr std::array<std::int64_t, 12> paying = {9, 8, 11, 18, 31, 24, 12, 11, 21, 34, 26, 15};

constexpr std::int32_t half_year = 6;

constexpr std::int64_t year_in_days = 365;
constexpr Date baseline{month_of(2021, 6), 30};

std::int64_t last_day_of(Month month) { return day_number(Date{month + 1, 1}) - 1; }
Date end_of(Month month) { return date_of_day(last_day_of(month)); }

/// The ends of half-years after the baseline, up to the day before today.
std::vector<Date> half_years(std::int64_t today) {
  std::vector<Date> days;
  for (auto month = month_of(2021, 12); last_day_of(month) < today; month = month + half_year)
    days.push_back(end_of(month));
  return days;
}

/// The last day of the season, so that figures tell what became of its visits, and the same day a
/// year before; without those that are the end of a half-year.
std::vector<Date> season_ends(std::int64_t today, std::vector<Date> const& half_years) {
  std::vector<Date> days;
  for (auto const day : {date_of_day(today - 1 - year_in_days), date_of_day(today - 1)})
    if (day > baseline && std::ranges::find(half_years, day) == half_years.end())
      days.push_back(day);
  return days;
}

class Numbers {
 public:
  explicit Numbers(DemonstrationPlan const& plan) : draws_(plan) {}

  /// Herders of a soum able to be insured; their number changes a little.
  std::int64_t insurable(Area const& area, Month month) const {
    auto const each = 150 + draw(41, area, "insurable");
    auto const change = draw(9, area, "herders_change", month) - 4;
    return area.herder_households * each * (hundred + change) / (hundred * hundred);
  }
  std::int64_t all(Area const& area, Month month) const {
    return insurable(area, month) * (125 + draw(15, area, "all")) / hundred;
  }
  std::int64_t paid(Area const& area, Month month) const {
    auto const years = (month - baseline.month) / 12;
    auto const share = 14 + draw(17, area, "share") + years * draw(3, area, "rise") +
                       draw(3, area, "swing", month);
    return insurable(area, month) * std::min<std::int64_t>(share, 70) / hundred;
  }
  /// Of those who had paid on an earlier day, who have not since.
  std::int64_t lapsed(Area const& area, Month earlier, Month month) const {
    auto const before = paid(area, earlier);
    auto const fewer = std::max<std::int64_t>(0, before - paid(area, month));
    return std::min(before, fewer + before * (3 + draw(5, area, "lapsed", month)) / hundred);
  }
  std::int64_t paid_in_month(Area const& area, Month month) const {
    auto const share = paying[static_cast<std::size_t>(month.month_of_year() - 1)];
    return paid(area, month) * (share + draw(4, area, "month", month)) / hundred;
  }
  std::int64_t insured_households(Area const& area) const {
    return area.herder_households * (12 + draw(14, area, "households")) / hundred;
  }

 private:
  std::int64_t draw(std::size_t count, Area const& area, std::string_view what,
                    Month when = {}) const {
    return static_cast<std::int64_t>(
        draws_.below(count, chance_word(area.code), what, static_cast<std::uint64_t>(when.number)));
  }
  Draws draws_;
};

template <class Of>
MadeUpFigures figures_of(char const* indicator, std::vector<Area> const& areas,
                         std::vector<Date> const& days, Of of) {
  MadeUpFigures made;
  for (auto const& area : areas) {
    if (area.herder_households == 0) continue;
    for (auto const day : days)
      made.figures.push_back({indicator, area.code, day, of(area, day), {}});
  }
  made.set.indicator = indicator;
  made.set.source = made_up_words;
  made.set.as_of = text_of(days.back());
  made.set.rows = static_cast<std::int64_t>(made.figures.size());
  made.set.made_up = true;
  return made;
}

}  // namespace

std::vector<MadeUpFigures> demonstration_figures(DemonstrationPlan const& plan) {
  Numbers const numbers(plan);
  auto const today = plan.today_ms / day_ms;
  auto const halves = half_years(today), ends = season_ends(today, halves);
  std::vector<Date> all{baseline};
  for (auto const& days : {halves, ends}) all.insert(all.end(), days.begin(), days.end());
  std::ranges::sort(all);
  std::vector<MadeUpFigures> sets;
  auto const add = [&](char const* indicator, std::vector<Date> const& days, auto of) {
    if (!days.empty()) sets.push_back(figures_of(indicator, plan.areas, days, of));
  };
  auto const by_month = [&](std::int64_t (Numbers::*of)(Area const&, Month) const) {
    return [&numbers, of](Area const& area, Date day) { return (numbers.*of)(area, day.month); };
  };
  auto const standing = [&](std::vector<Date> const& days) {
    add("herders_december", days, by_month(&Numbers::all));
    add("herders_insurable", days, by_month(&Numbers::insurable));
    add("paid_12_months", days, by_month(&Numbers::paid));
  };
  auto const lapsed = [&](std::vector<Date> const& days) {
    add("lapsed_12_months", days, [&](Area const& area, Date day) {
      auto const before = std::ranges::prev(std::ranges::lower_bound(all, day));
      return numbers.lapsed(area, before->month, day.month);
    });
  };
  standing({baseline});
  standing(halves);
  lapsed(halves);
  std::vector<Date> last_two_years;
  for (auto month = baseline.month; last_day_of(month) < today; month = month + 1)
    last_two_years.push_back(end_of(month));
  if (last_two_years.size() > 24)
    last_two_years.erase(last_two_years.begin(), last_two_years.end() - 24);
  add("paid_last_month", last_two_years, by_month(&Numbers::paid_in_month));
  add("households_insured", {end_of(month_of(2020, 12))},
      [&](Area const& area, Date) { return numbers.insured_households(area); });
  // Behind the others: a store that was filled before has them under the number of their place.
  standing(ends);
  lapsed(ends);
  return sets;
}

MadeUpFigures known_households(std::vector<Area> const& areas) {
  auto made = figures_of("households_herding", areas, {end_of(month_of(2020, 12))},
                         [](Area const& area, Date) { return area.herder_households; });
  made.set.made_up = false;
  made.set.source =
      "Үндэсний статистикийн хороо (1212.mn), малчин өрх, 2020 | Ұлттық статистика комитеті "
      "(1212.mn), малшы үйлер, 2020 | National Statistics Office (1212.mn), herder households, "
      "2020";
  made.set.address = "https://www.1212.mn";
  made.set.file = "soums.csv";
  return made;
}

}  // namespace otor::app
