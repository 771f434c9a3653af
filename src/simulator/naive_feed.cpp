// SPDX-License-Identifier: Apache-2.0
#include "simulator/naive_feed.h"

#include <algorithm>

#include "simulator/told.h"

namespace otor::simulator {

namespace {

struct Said {
  std::string id, device, area, subject, kind, household, to;
  std::int64_t seq = 0;
  std::set<std::string> over;
};

Said said_in(std::string const& whole) {
  auto const line = *wire::parse_strict(whole);
  auto const& body = line.at("body");
  Said said{text(line, "id"),      text(line, "device"), text(line, "area"),
            text(line, "subject"), text(line, "kind"),   text(body, "household"),
            text(body, "area"),    *number(line, "seq"), {}};
  if (auto const* over = line.as_object().if_contains("over"))
    for (auto const& id : over->as_array()) said.over.insert(id.as_string().c_str());
  return said;
}

bool replaces(Said const& later, Said const& said) {
  bool const goes_on = later.device == said.device && later.seq > said.seq;
  return later.id != said.id && (goes_on || later.over.contains(said.id));
}

class Telling {
 public:
  NaiveFeed feed;

  void tell(Said const& event) {
    said_.push_back(event);
    auto& told = feed.told[event.id];
    told.insert(event.area);
    if (event.kind == "person_met" || event.kind == "person_left")
      people_[event.household].insert(event.subject);
    auto const before = households_of(event);
    if (event.kind == "household_moved") return move(event);
    for (auto const& household : before) {
      bool const had = std::ranges::any_of(moves_[household], [&](Said const& moved) {
        return moved.area == event.area || moved.to == event.area;
      });
      if (!had || !knew(event.area, household)) continue;
      auto const homes = homes_of(household);
      told.insert(homes.begin(), homes.end());
      if (event.kind == "person_met" && event.household == household) goes_along(event, homes);
    }
  }

  void end() {
    for (auto const& event : said_) {
      for (auto const& household : households_of(event)) {
        feed.events[household].insert(event.id);
        feed.homes[household] = homes_of(household);
        if (!had(household).contains(event.area) || !counts(event.area, event.subject, household))
          feed.by_others.insert(event.id);
      }
    }
  }

 private:
  void move(Said const& event) {
    auto const before = homes_before(event);
    moves_[event.subject].push_back(event);
    auto const after = homes_of(event.subject);
    feed.told[event.id].insert(after.begin(), after.end());
    Soums giving{event.area};
    for (auto const& soum : before)
      if (!after.contains(soum)) giving.insert(soum);
    feed.told[event.id].insert(giving.begin(), giving.end());
    if (!after.contains(event.to)) return;  // replaced before it came
    auto const& people = people_[event.subject];
    for (auto const& earlier : said_) {
      bool const about = earlier.subject == event.subject || people.contains(earlier.subject);
      auto& told = feed.told[earlier.id];
      bool const theirs =
          std::ranges::any_of(giving, [&](std::string const& soum) { return told.contains(soum); });
      if (about && theirs) told.insert(event.to);
    }
  }

  /// Not counting this word itself, which may be the first of all.
  Soums homes_before(Said const& event) {
    bool const first = std::ranges::find(said_, event.subject, &Said::subject)->id == event.id;
    return first ? Soums() : homes_of(event.subject);
  }

  // She is told to be of a household that is away: what this soum had of her follows it.
  void goes_along(Said const& met, Soums const& homes) {
    for (auto const& earlier : said_) {
      auto& told = feed.told[earlier.id];
      if (earlier.subject == met.subject && told.contains(met.area))
        told.insert(homes.begin(), homes.end());
    }
  }

  Soums households_of(Said const& event) const {
    Soums found{event.subject};
    for (auto const& [household, people] : people_)
      if (people.contains(event.subject)) found.insert(household);
    return found;
  }

  bool knew(std::string const& area, std::string const& household) {
    return std::ranges::any_of(said_, [&](Said const& earlier) {
      return earlier.subject == household && feed.told[earlier.id].contains(area);
    });
  }

  /// Whether the soum ever heard that the person is of the household, which is true of itself.
  bool counts(std::string const& area, std::string const& person, std::string const& household) {
    return person == household || std::ranges::any_of(said_, [&](Said const& line) {
             return line.subject == person && line.household == household &&
                    feed.told[line.id].contains(area);
           });
  }

  Soums homes_of(std::string const& household) {
    Soums homes;
    auto const& moves = moves_[household];
    for (auto const& moved : moves) {
      bool const stands =
          std::ranges::none_of(moves, [&](Said const& later) { return replaces(later, moved); });
      if (stands) homes.insert(moved.to);
    }
    if (!homes.empty()) return homes;
    auto const first = std::ranges::find(said_, household, &Said::subject);
    if (first != said_.end()) homes.insert(first->area);
    return homes;
  }

  /// Its homes, those before, and who gave it away.
  Soums had(std::string const& household) {
    auto found = homes_of(household);
    for (auto const& moved : moves_[household]) {
      found.insert(moved.area);
      found.insert(moved.to);
    }
    return found;
  }

  std::vector<Said> said_;
  std::map<std::string, std::vector<Said>> moves_;
  std::map<std::string, std::set<std::string>> people_;
};

}  // namespace

NaiveFeed naive_feed(std::vector<HeldEvent> const& held) {
  Telling telling;
  for (auto const& event : each_once(held)) telling.tell(said_in(event.line));
  telling.end();
  return std::move(telling.feed);
}

std::map<std::string, Soums> soums_told(std::vector<HeldEvent> const& held) {
  std::map<std::string, Soums> told;
  for (auto const& event : held) told[event.id].insert(event.area);
  return told;
}

std::vector<HeldEvent> each_once(std::vector<HeldEvent> const& held) {
  std::map<std::int64_t, HeldEvent const*> by_number;
  for (auto const& event : held) by_number.emplace(event.n, &event);
  std::vector<HeldEvent> found;
  for (auto const& [n, event] : by_number) found.push_back(*event);
  return found;
}

}  // namespace otor::simulator
