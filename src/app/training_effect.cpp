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

std::string day_text(std::int64_t number) { return text_of(date_of_day(number)); }

/// Weeks of a trainee that are looked at on each side; nothing before enough of them have passed.
struct Window {
  std::int64_t first = 0, last = 0, weeks = 0;

  Window(Trainee const& trainee, std::int64_t today)
      : first(number_of(trainee.first)), last(number_of(trainee.last)),
        weeks(std::min(weeks_of_effect, (today - last) / week)) {}
  bool early() const { return weeks < fewest_weeks; }
  OfficerTime before(std::string const& user) const {
    return {user, day_text(first - weeks * week), day_text(first - 1)};
  }
  OfficerTime after(std::string const& user) const {
    return {user, day_text(last + 1), day_text(last + weeks * week)};
  }
};

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
  std::vector<OfficerTime> times;  // of each learner two, before and after
  for (auto const& [user, window] : windows) {
    effect.weeks = std::max(effect.weeks, window.weeks);
    times.push_back(window.before(user));
    times.push_back(window.after(user));
  }
  auto const done = ports.model.done(ports.areas, times);
  if (!done) return std::unexpected(done.error());
  for (auto const deed : deeds) {
    std::vector<training::BeforeAfter> pairs;
    auto counts = done->begin();
    for (auto const& [_, window] : windows) {
      auto const a_week = [&] {
        auto const& count = (*counts++)[static_cast<std::size_t>(deed)];
        return static_cast<double>(count) / static_cast<double>(window.weeks);
      };
      auto const before = a_week(), after = a_week();
      pairs.push_back({before, after});
    }
    effect.deeds.push_back({deed, training::mean_change(pairs)});
  }
  return effect;
}

}  // namespace otor::app
