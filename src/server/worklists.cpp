// SPDX-License-Identifier: Apache-2.0
#include "server/worklists.h"

#include <sys/resource.h>

#include <algorithm>
#include <iterator>

#include "server/pile.h"

namespace otor::server {

namespace {

constexpr std::chrono::minutes between_looks{1};

}  // namespace

Worklists::~Worklists() {
  worker_.request_stop();
  wake_.notify_all();
}

Result<app::Rules> Worklists::rules() {
  auto const own = store_.note("codebook");
  if (!own) return std::unexpected(own.error());
  std::lock_guard const lock(mutex_);
  if (rules_ && own_rules_ == *own) return rules_;
  auto codebook = department_codebook(*own);
  if (!codebook) return std::unexpected(codebook.error());
  own_rules_ = *own;
  rules_ = std::make_shared<std::vector<outreach::Rule> const>(std::move(codebook->rules));
  return rules_;
}

std::shared_ptr<Worklists::Place> Worklists::place_of(std::string const& soum) {
  std::lock_guard const lock(mutex_);
  auto& place = places_[soum];
  if (!place) place = std::make_shared<Place>();
  place->asked = ++asked_;
  return place;
}

// Who was erased is asked before anything is read: of one who goes meanwhile the next question
// hears.
Result<std::vector<Worklists::Tasks>> Worklists::of(std::vector<std::string> const& soums,
                                                    Date today, app::Awaited const& awaited) {
  auto const now = this->now(today, awaited);
  if (!now) return std::unexpected(now.error());
  return all_of(soums, *now);
}

Result<std::vector<Worklists::Tasks>> Worklists::with_sheets(std::vector<std::string> const& soums,
                                                             Date today,
                                                             app::Awaited const& awaited) {
  auto now = this->now(today, awaited);
  if (!now) return std::unexpected(now.error());
  now->sheets = true;
  return all_of(soums, *now);
}

Result<std::vector<Worklists::Tasks>> Worklists::all_of(std::vector<std::string> const& soums,
                                                        Now const& now) {
  std::vector<Tasks> all;
  for (auto const& soum : soums) {
    auto const place = place_of(soum);
    auto tasks = brought_up(*place, soum, now);
    if (!tasks) return std::unexpected(tasks.error());
    all.push_back(std::move(*tasks));
  }
  return all;
}

Result<std::map<std::string, app::StateCounts>> Worklists::counts(
    std::vector<std::string> const& soums, app::WorklistPorts const& ports,
    app::Awaited const& awaited) {
  std::map<std::string, app::StateCounts> counts;
  for (auto const& soum : soums) {
    auto const tasks = of({soum}, ports.today, awaited);
    if (!tasks) return std::unexpected(tasks.error());
    counts[soum] = counts_.of(tasks->front(), ports);
  }
  return counts;
}

Result<Worklists::Now> Worklists::now(Date today, app::Awaited const& awaited) {
  auto erased = subjects_.erased();
  if (!erased) return std::unexpected(erased.error());
  auto const by = rules();
  if (!by) return std::unexpected(by.error());
  return Now{*by, today, false, std::move(*erased), {log_, subjects_, awaited, law_}};
}

Result<Worklists::Tasks> Worklists::brought_up(Place& place, std::string const& soum,
                                               Now const& now) {
  std::lock_guard const lock(place.mutex);
  if (auto done = forget_erased(place, soum, now.erased); !done)
    return std::unexpected(done.error());
  if (place.rules != now.rules) place.tasks = nullptr;
  if (now.sheets && place.tasks && place.tasks->month_of_sheets() != now.today.month)
    place.tasks = nullptr;
  if (place.tasks) {
    auto const current = place.tasks->is_as_of_now(now.today, now.sources.log);
    if (!current) return std::unexpected(current.error());
    if (*current) return place.tasks;
    auto tasks = *place.tasks;
    if (auto done = tasks.bring_up(now.today, now.sources); !done)
      return std::unexpected(done.error());
    place.tasks = std::make_shared<app::SoumTasks const>(std::move(tasks));
  } else {
    auto tasks = app::SoumTasks::of(soum, now.rules, now.today, now.sources);
    if (!tasks) return std::unexpected(tasks.error());
    place.tasks = std::make_shared<app::SoumTasks const>(std::move(*tasks));
    place.rules = now.rules;
  }
  keep_within(place, soum);
  return place.tasks;
}

Result<void> Worklists::forget_erased(Place& place, std::string const& soum, Erased const& erased) {
  Erased fresh;
  std::ranges::set_difference(erased, place.erased, std::back_inserter(fresh));
  if (place.tasks && !fresh.empty()) {
    auto const areas = subjects_.areas_of(fresh);
    if (!areas) return std::unexpected(areas.error());
    if (std::ranges::find(*areas, soum) != areas->end()) place.tasks = nullptr;
  }
  if (!fresh.empty()) place.erased = erased;
  return {};
}

// A place that was let go meanwhile goes with whoever was given it.
void Worklists::keep_within(Place const& place, std::string const& soum) {
  std::lock_guard const lock(mutex_);
  auto const mine = places_.find(soum);
  if (mine == places_.end() || mine->second.get() != &place) return;
  sizes_[soum] = place.tasks->size();
  std::size_t sum = 0;
  for (auto const& [code, size] : sizes_) sum += size;
  while (sum > most_ && sizes_.size() > 1) {
    auto longest = sizes_.end();
    for (auto at = sizes_.begin(); at != sizes_.end(); ++at) {
      if (at->first == soum) continue;
      if (longest == sizes_.end() ||
          places_.at(at->first)->asked < places_.at(longest->first)->asked)
        longest = at;
    }
    sum -= longest->second;
    places_.erase(longest->first);
    sizes_.erase(longest);
  }
}

std::pair<std::size_t, std::size_t> Worklists::kept() const {
  std::lock_guard const lock(mutex_);
  std::size_t sum = 0;
  for (auto const& [code, size] : sizes_) sum += size;
  return {sum, sizes_.size()};
}

// Null where it would drive out another. It does not count as asked for.
std::shared_ptr<Worklists::Place> Worklists::place_with_room(std::string const& soum) {
  std::lock_guard const lock(mutex_);
  std::size_t sum = 0, largest = 0;
  for (auto const& [code, size] : sizes_) {
    sum += size;
    largest = std::max(largest, size);
  }
  if (!sizes_.contains(soum) && sum + largest > most_) return nullptr;
  auto& place = places_[soum];
  if (!place) place = std::make_shared<Place>();
  return place;
}

void Worklists::keep_up(std::vector<std::string> soums, std::function<Date()> today) {
  worker_ = std::jthread([this, soums = std::move(soums), today = std::move(today)](
                             std::stop_token const& stop) { work(stop, soums, today); });
}

void Worklists::work(std::stop_token const& stop, std::vector<std::string> const& soums,
                     std::function<Date()> const& today) {
  setpriority(PRIO_PROCESS, 0, 10);  // of this thread alone
  app::Awaited const awaited = [&] { return !stop.stop_requested(); };
  while (!stop.stop_requested()) {
    for (auto const& soum : soums) {
      auto now = this->now(today(), awaited);
      auto const place = place_with_room(soum);
      if (!now || !place || !awaited()) continue;
      now->sheets = law_ != nullptr;  // so that nobody waits for them in the morning
      (void)brought_up(*place, soum, *now);
    }
    std::unique_lock lock(mutex_);
    wake_.wait_for(lock, stop, between_looks, [] { return false; });
  }
}

}  // namespace otor::server
