// SPDX-License-Identifier: Apache-2.0
#include "simulator/schedule.h"

#include <algorithm>
#include <boost/mp11/algorithm.hpp>
#include <charconv>
#include <optional>
#include <sstream>

#include "base/chance.h"

namespace otor::simulator {

namespace {

using Kind = Action::Kind;

template <class Word>
std::optional<Word> word_of(std::string const& text) {
  Word word{};
  if (!boost::describe::enum_from_string(text.c_str(), word)) return std::nullopt;
  return word;
}

std::optional<std::int64_t> number_of(std::string_view text) {
  std::int64_t number = 0;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

bool read_drop(std::string const& text, std::set<std::int64_t>& drop) {
  auto const dash = text.find('-');
  auto const first = number_of(text.substr(0, dash));
  auto const last = dash == text.npos ? first : number_of(text.substr(dash + 1));
  if (!first || !last || *last - *first > 1'000'000) return false;
  for (auto number = *first; number <= *last; ++number) drop.insert(number);
  return true;
}

bool read_line(std::string const& key, std::vector<std::string> const& words, Schedule& schedule) {
  auto const one = words.size() == 1 ? number_of(words[0]) : std::nullopt;
  auto const take = [&](std::int64_t& into) { return one && *one > 0 && (into = *one, true); };
  if (key == "seed") return one && (schedule.seed = static_cast<std::uint64_t>(*one), true);
  if (key == "phones") return take(schedule.phones);
  if (key == "days") return take(schedule.days);
  if (key == "events") return take(schedule.events);
  if (key == "households") return take(schedule.households);
  if (key == "page") return take(schedule.page);
  if (key == "planted") {
    auto const planted = words.size() == 1 ? word_of<Planted>(words[0]) : std::nullopt;
    return planted && (schedule.planted = *planted, true);
  }
  for (auto const& word : words) {
    if (key == "drop") {
      if (!read_drop(word, schedule.drop)) return false;
    } else if (key == "faults") {
      auto const fault = word_of<Fault>(word);
      if (!fault) return false;
      schedule.faults.insert(*fault);
    } else {
      return false;
    }
  }
  return key == "drop" || key == "faults";
}

/// Draws the actions of a schedule one after the other.
class Planner {
 public:
  explicit Planner(Schedule const& schedule) : schedule_(schedule) {}

  std::vector<Action> plan() {
    for (std::int64_t day = 0; day < schedule_.days; ++day) {
      for (std::int64_t phone = 0; phone < schedule_.phones; ++phone) people(day, phone);
      for (std::int64_t phone = 0; phone < schedule_.phones; ++phone) fate(day, phone);
      server(day);
    }
    std::ranges::stable_sort(actions_, {}, &Action::at);
    std::erase_if(actions_,
                  [&](Action const& action) { return schedule_.drop.contains(action.number); });
    return std::move(actions_);
  }

 private:
  void add(Kind kind, std::int64_t day, std::int64_t phone) {
    auto const number = static_cast<std::int64_t>(actions_.size());
    auto const draw = chance(schedule_.seed, {chance_word("plan"), word(number)});
    auto const at = day * day_ms + static_cast<std::int64_t>(draw % word(day_ms));
    actions_.push_back({number, at, kind, phone, chance(draw, {1})});
  }
  static std::uint64_t word(std::int64_t number) { return static_cast<std::uint64_t>(number); }
  /// Once in `often` times, where the fault is on.
  void perhaps(Fault fault, Kind kind, std::uint64_t often, std::int64_t day, std::int64_t phone) {
    auto const draw = chance_below(
        often, schedule_.seed,
        {chance_word("fate"), word(static_cast<std::int64_t>(kind)), word(day), word(phone)});
    if (schedule_.has(fault) && draw == 0) add(kind, day, phone);
  }
  void people(std::int64_t day, std::int64_t phone) {
    for (std::int64_t number = 0; number < schedule_.events; ++number) {
      add(Kind::record, day, phone);
    }
    add(Kind::network, day, phone);
    if (!schedule_.has(Fault::no_network)) add(Kind::network, day, phone);
    add(Kind::sync, day, phone);
  }
  void fate(std::int64_t day, std::int64_t phone) {
    perhaps(Fault::killed, Kind::kill, 1, day, phone);
    perhaps(Fault::power, Kind::cut, 2, day, phone);
    perhaps(Fault::evicted, Kind::evict, 8, day, phone);
    perhaps(Fault::evicted_one, Kind::evict_one, 6, day, phone);
    perhaps(Fault::phone_full, Kind::fill, 3, day, phone);
    perhaps(Fault::second_tab, Kind::second_tab, 1, day, phone);
    perhaps(Fault::clone, Kind::clone, 6, day, phone);
    perhaps(Fault::clock_jump, Kind::clock, 1, day, phone);
    perhaps(Fault::clock_years, Kind::clock, 3, day, phone);
    perhaps(Fault::sign_out, Kind::sign_out, 3, day, phone);
    perhaps(Fault::area_moves, Kind::move_area, 3, day, phone);
    perhaps(Fault::account_off, Kind::switch_account, 4, day, phone);
    perhaps(Fault::lost_phone, Kind::lose, 6, day, phone);
    perhaps(Fault::put_back, Kind::copy, 2, day, phone);
    perhaps(Fault::put_back, Kind::put_back, 2, day, phone);
    perhaps(Fault::carried, Kind::carry, 2, day, phone);
    perhaps(Fault::app_update, Kind::update, 3, day, phone);
  }
  void server(std::int64_t day) {
    for (int time = 0; time < 4; ++time) perhaps(Fault::server_crash, Kind::crash, 2, day, time);
    perhaps(Fault::server_full, Kind::fill_disk, 2, day, 0);
    perhaps(Fault::restore, Kind::backup, 1, day, 0);
    perhaps(Fault::restore, Kind::restore, 3, day, 0);
    perhaps(Fault::erasure, Kind::erase, 2, day, 0);
    perhaps(Fault::area_moves, Kind::let_in, 2, day, 0);
    perhaps(Fault::lost_phone, Kind::let_in, 2, day, 1);
  }

  Schedule const& schedule_;
  std::vector<Action> actions_;
};

}  // namespace

Schedule schedule_of(std::uint64_t seed) {
  Schedule schedule;
  schedule.seed = seed;
  auto const draw = [&](char const* what, std::uint64_t count) {
    return static_cast<std::int64_t>(chance_below(count, seed, {chance_word(what)}));
  };
  schedule.phones = 2 + draw("phones", 3);
  schedule.days = 2 + draw("days", 4);
  schedule.events = 2 + draw("events", 9);
  schedule.households = 2 + draw("households", 4);
  schedule.page = draw("page", 2) == 0 ? 3 + draw("small page", 8) : 1'000;
  auto const one_in = static_cast<std::uint64_t>(2 + draw("swarm", 4));
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<Fault>>([&](auto enumerator) {
    if (chance_below(one_in, seed, {chance_word(enumerator.name)}) == 0) {
      schedule.faults.insert(enumerator.value);
    }
  });
  return schedule;
}

std::string text_of(Schedule const& schedule) {
  std::ostringstream out;
  out << "seed " << schedule.seed << "\nphones " << schedule.phones << "\ndays " << schedule.days
      << "\nevents " << schedule.events << "\nhouseholds " << schedule.households << "\npage "
      << schedule.page << "\nfaults";
  for (auto const fault : schedule.faults) {
    out << " " << boost::describe::enum_to_string(fault, "");
  }
  if (!schedule.drop.empty()) out << "\ndrop";
  for (auto at = schedule.drop.begin(); at != schedule.drop.end();) {
    auto const first = *at;
    auto last = first;
    for (++at; at != schedule.drop.end() && *at == last + 1; ++at) last = *at;
    out << " " << first;
    if (last != first) out << "-" << last;
  }
  if (schedule.planted != Planted::none) {
    out << "\nplanted " << boost::describe::enum_to_string(schedule.planted, "");
  }
  out << "\n";
  return out.str();
}

Result<Schedule> read_schedule(std::string_view text) {
  Schedule schedule;
  std::istringstream in{std::string(text)};
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line.front() == '#') continue;
    std::istringstream words(line);
    std::string key;
    words >> key;
    std::vector<std::string> rest;
    for (std::string word; words >> word;) rest.push_back(word);
    if (!read_line(key, rest, schedule)) {
      return problem(ProblemKind::bad_value, "This line is not understood: " + line);
    }
  }
  return schedule;
}

std::vector<Action> plan_of(Schedule const& schedule) { return Planner(schedule).plan(); }

}  // namespace otor::simulator
