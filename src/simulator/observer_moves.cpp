// SPDX-License-Identifier: Apache-2.0
// Who is told of what: each soum of its own, and of a household that moved what its soum had of it.
#include <algorithm>

#include "simulator/observer.h"
#include "simulator/told.h"

namespace otor::simulator {

namespace {

[[noreturn]] void broken(std::string what) { throw Broken{std::move(what)}; }

bool meet(Soums const& soums, std::vector<std::string> const& areas) {
  return std::ranges::any_of(areas, [&](std::string const& area) { return soums.contains(area); });
}

std::string tasks_of(Core& core, std::string const& household) {
  return core.text("tasks", R"({"on":"2026-12-20","days":400,"household":")" + household + "\"}");
}

}  // namespace

// Also what a phone wrote that died before it could say so.
void Observer::note_pushed(Request const& request) {
  if (request.path != "/api/sync/push") return;
  auto const body = wire::parse_strict(request.body, {}, std::size_t{64} << 20);
  if (!body) return;
  for (auto const& line : body->at("events").as_array()) note_said(line);
}

void Observer::note_said(wire::json::value const& line) {
  auto const subject = text(line, "subject");
  auto const& body = line.at("body");
  auto const kind = text(line, "kind");
  if (kind == "person_met") lives_in_[subject] = text(body, "household");
  if (kind == "household_moved") moved_to_[subject].insert(text(body, "area"));
  auto const lives = lives_in_.find(subject);
  std::string whole;
  (void)wire::write_canonical(whole, line);
  for (auto const& word : words_in(whole))
    said_of_[word].insert(lives == lives_in_.end() ? subject : lives->second);
}

bool Observer::came_with_a_move(std::string const& word,
                                std::vector<std::string> const& areas) const {
  auto const said = said_of_.find(word);
  return said != said_of_.end() &&
         std::ranges::any_of(said->second, [&](std::string const& household) {
           auto const moved = moved_to_.find(household);
           return moved != moved_to_.end() && meet(moved->second, areas);
         });
}

void Observer::check_words(Request const& request, std::string const& opened,
                           std::vector<std::string> const& areas) {
  for (auto const& word : words_in(opened)) {
    auto const area = word.substr(4, 5);
    bool const mine = std::ranges::find(areas, area) != areas.end();
    if (!mine && !came_with_a_move(word, areas))
      broken("an answer to " + request.path + " held something of " + area + ": " + word);
  }
}

// Exactly the soums that the rule says, and of a household that is in one soum everything that
// those wrote of it who had it.
void Observer::check_feed(std::vector<HeldEvent> const& held, NaiveFeed const& rule) {
  auto const told = soums_told(held);
  for (auto const& [id, soums] : told) {
    if (soums != rule.told.at(id))
      broken("an event is told in other soums than the rule says: " + id);
  }
  for (auto const& [household, homes] : rule.homes) {
    if (homes.size() != 1) continue;
    for (auto const& id : rule.events.at(household)) {
      if (!rule.by_others.contains(id) && !told.at(id).contains(*homes.begin()))
        broken("a household moved, and its soum is not told of: " + id);
    }
  }
}

void Observer::check_pages(std::size_t at, Phone const& phone, std::set<std::string> const& told) {
  for (auto const& [device, kept] : phone.store.content().devices) {
    for (auto const& page : kept.pages)
      for (auto const& entry : page.entries) {
        auto const id = text(*wire::parse_strict(entry.line), "id");
        if (!told.contains(id))
          broken("phone " + std::to_string(at) +
                 " keeps what no soum of its officer is told: " + id);
      }
  }
}

// A task is for the soum that the household is in, and is made of all that was told of it.
void Observer::check_tasks(std::vector<HeldEvent> const& held, NaiveFeed const& rule, Core& reader,
                           std::set<std::string> const& told,
                           std::vector<std::string> const& areas) {
  if (moved_to_.empty()) return;
  std::vector<std::string> all;
  for (auto const& event : each_once(held))
    if (!event.erased && (!rule.by_others.contains(event.id) || told.contains(event.id)))
      all.push_back(entry_of(event));
  auto const of_all = reader_of(all, areas);
  for (auto const& [household, homes] : rule.homes) {
    if (homes.size() != 1 || !meet(homes, areas) || !moved_to_.contains(household)) continue;
    if (tasks_of(reader, household) != tasks_of(*of_all, household))
      broken("a household moved without its tasks: " + household);
  }
}

}  // namespace otor::simulator
