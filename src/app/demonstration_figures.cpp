// SPDX-License-Identifier: Apache-2.0
#include "app/demonstration_figures.h"

#include <algorithm>
#include <array>
#include <map>

namespace otor::app {

namespace {

constexpr std::int64_t day_ms = 86'400'000, hundred = 100;
constexpr char const* made_up_words = "Зохиомол тоо · Ойдан шығарылған сан · Made-up figures";
// What of those who pay in a year pays in each month: most when cashmere and animals are sold.
constexpr std::array<std::int64_t, 12> paying = {9, 8, 11, 18, 31, 24, 12, 11, 21, 34, 26, 15};

constexpr std::int32_t half_year = 6;

std::int64_t last_day_of(Month month) { return day_number(Date{month + 1, 1}) - 1; }

/// The ends of half-years after the baseline, up to the day before today.
std::vector<Month> half_years(std::int64_t today) {
  std::vector<Month> months;
  for (auto month = month_of(2021, 12); last_day_of(month) < today; month = month + half_year)
    months.push_back(month);
  return months;
}

class Numbers {
 public:
  explicit Numbers(DemonstrationPlan const& plan) : plan_(plan), draws_(plan) {}

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
    auto const years = (month - baseline) / 12;
    auto const share = 14 + draw(17, area, "share") + years * draw(3, area, "rise") +
                       draw(3, area, "swing", month);
    return insurable(area, month) * std::min<std::int64_t>(share, 70) / hundred;
  }
  /// Of those who had paid half a year before, who have not since.
  std::int64_t lapsed(Area const& area, Month month) const {
    auto const before = paid(area, month - half_year);
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

  static constexpr Month baseline = month_of(2021, 6);

 private:
  std::int64_t draw(std::size_t count, Area const& area, std::string_view what,
                    Month when = {}) const {
    return static_cast<std::int64_t>(
        draws_.below(count, chance_word(area.code), what, static_cast<std::uint64_t>(when.number)));
  }
  DemonstrationPlan const& plan_;
  Draws draws_;
};

template <class Of>
MadeUpFigures figures_of(char const* indicator, std::vector<Area> const& areas,
                         std::vector<Month> const& months, Of of) {
  MadeUpFigures made;
  for (auto const& area : areas) {
    if (area.herder_households == 0) continue;
    for (auto const month : months)
      made.figures.push_back(
          {indicator, area.code, date_of_day(last_day_of(month)), of(area, month), {}});
  }
  made.set.indicator = indicator;
  made.set.source = made_up_words;
  made.set.as_of = text_of(date_of_day(last_day_of(months.back())));
  made.set.rows = static_cast<std::int64_t>(made.figures.size());
  made.set.made_up = true;
  return made;
}

}  // namespace

std::vector<MadeUpFigures> demonstration_figures(DemonstrationPlan const& plan) {
  Numbers const numbers(plan);
  auto const today = plan.today_ms / day_ms;
  std::vector<MadeUpFigures> sets;
  auto const add = [&](char const* indicator, std::vector<Month> const& months, auto of) {
    if (!months.empty()) sets.push_back(figures_of(indicator, plan.areas, months, of));
  };
  auto const insurable = [&](Area const& area, Month month) {
    return numbers.insurable(area, month);
  };
  auto const all = [&](Area const& area, Month month) { return numbers.all(area, month); };
  auto const paid = [&](Area const& area, Month month) { return numbers.paid(area, month); };
  for (auto const& months : {std::vector{Numbers::baseline}, half_years(today)}) {
    add("herders_december", months, all);
    add("herders_insurable", months, insurable);
    add("paid_12_months", months, paid);
  }
  add("lapsed_12_months", half_years(today),
      [&](Area const& area, Month when) { return numbers.lapsed(area, when); });
  std::vector<Month> last_two_years;
  auto month = Numbers::baseline;
  for (; last_day_of(month) < today; month = month + 1) last_two_years.push_back(month);
  if (last_two_years.size() > 24)
    last_two_years.erase(last_two_years.begin(), last_two_years.end() - 24);
  add("paid_last_month", last_two_years,
      [&](Area const& area, Month when) { return numbers.paid_in_month(area, when); });
  add("households_insured", {month_of(2020, 12)},
      [&](Area const& area, Month) { return numbers.insured_households(area); });
  return sets;
}

MadeUpFigures known_households(std::vector<Area> const& areas) {
  auto made = figures_of("households_herding", areas, {month_of(2020, 12)},
                         [](Area const& area, Month) { return area.herder_households; });
  made.set.made_up = false;
  made.set.source = "Үндэсний статистикийн хороо (1212.mn), малчин өрх, 2020";
  made.set.address = "https://www.1212.mn";
  made.set.file = "soums.csv";
  return made;
}

}  // namespace otor::app
