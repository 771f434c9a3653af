// SPDX-License-Identifier: Apache-2.0
#include "app/training_effect.h"

#include <algorithm>
#include <array>
#include <map>

#include "base/month.h"
#include "training/results.h"

namespace otor::app {
namespace {

using wire::Deed;

constexpr std::int64_t week = 7;
constexpr std::array deeds{Deed::visits, Deed::calculations, Deed::answers, Deed::readiness};

std::int64_t number_of(std::string const& day) {
  auto const date = parse_date(day);
  return date ? day_number(*date) : 0;
}

/// Weeks of a trainee that are looked at on each side; nothing before enough of them have passed.
struct Window {
  std::int64_t first = 0, last = 0, weeks = 0;

  Window(Trainee const& trainee, std::int64_t today)
      : first(number_of(trainee.first)), last(number_of(trainee.last)),
        weeks(std::min(weeks_of_effect, (today - last) / week)) {}
  bool early() const { return weeks < fewest_weeks; }
  bool before(std::int64_t day) const { return day < first && day >= first - weeks * week; }
  bool after(std::int64_t day) const { return day > last && day <= last + weeks * week; }
};

using Counts = std::array<training::BeforeAfter, deeds.size()>;

}  // namespace

bool is_early(Trainee const& trainee, std::string const& today) {
  return Window(trainee, number_of(today)).early();
}

Result<wire::RunEffect> effect_on(std::vector<Trainee> const& trainees,
                                  TrainingPorts const& ports) {
  wire::RunEffect effect;
  auto const today = number_of(ports.today);
  std::map<std::string, Window> windows;
  for (auto const& trainee : trainees)
    if (Window const window(trainee, today); !window.early()) windows.emplace(trainee.user, window);
  effect.learners = std::ssize(windows);
  effect.too_few = std::ssize(trainees) < fewest_told;
  effect.too_early = !effect.too_few && effect.learners < fewest_told;
  if (effect.too_few || effect.too_early) return effect;
  auto from = today, to = std::int64_t{0};
  for (auto const& [_, window] : windows) {
    effect.weeks = std::max(effect.weeks, window.weeks);
    from = std::min(from, window.first - window.weeks * week);
    to = std::max(to, window.last + window.weeks * week);
  }
  auto const done =
      ports.model.done(ports.areas, text_of(date_of_day(from)), text_of(date_of_day(to)));
  if (!done) return std::unexpected(done.error());
  std::map<std::string, Counts> counts;
  for (auto const& [user, _] : windows) counts[user] = {};
  for (auto const& one : *done) {
    auto const found = windows.find(one.officer);
    if (found == windows.end()) continue;
    auto const& window = found->second;
    auto& count = counts[one.officer][static_cast<std::size_t>(one.deed)];
    auto const day = number_of(one.day);
    auto const share = 1 / static_cast<double>(window.weeks);
    if (window.before(day)) count.before += share;
    if (window.after(day)) count.after += share;
  }
  for (auto const deed : deeds) {
    std::vector<training::BeforeAfter> pairs;
    for (auto const& [_, one] : counts) pairs.push_back(one[static_cast<std::size_t>(deed)]);
    effect.deeds.push_back({deed, training::mean_change(pairs)});
  }
  return effect;
}

}  // namespace otor::app
