// SPDX-License-Identifier: Apache-2.0
#include "store/feeding.h"

#include <algorithm>

#include "event/merge.h"
#include "store/rows.h"
#include "wire/parted_line.h"

namespace otor::store {
namespace {

std::vector<std::string> texts(Statement& rows) {
  std::vector<std::string> found;
  while (rows.step()) found.push_back(rows.text(0));
  return found;
}

std::vector<std::int64_t> numbers_in(Statement& rows) {
  std::vector<std::int64_t> numbers;
  while (rows.step()) numbers.push_back(rows.integer(0));
  return numbers;
}

// The fact of a task that was closed, the entry that was taken back or put back.
std::optional<event::Uuid> fact_meant(event::Body const& body) {
  if (auto const* closed = std::get_if<event::TaskClosed>(&body)) return closed->about;
  if (auto const* gone = std::get_if<event::EntryWithdrawn>(&body)) return gone->entry;
  if (auto const* back = std::get_if<event::EntryRestored>(&body)) return back->entry;
  return std::nullopt;
}

}  // namespace

void note_named_person(Database& database, std::string_view line, std::int64_t n) {
  auto const owner = wire::owner_of(line);
  auto const subject = wire::subject_of(line);
  if (!owner || owner == subject) return;
  database.cached("INSERT OR IGNORE INTO named_person VALUES(?1, ?2)").run(text_of(*owner), n);
}

std::vector<std::string> Feeding::areas_of(std::string const& household) {
  auto& writes = database_.cached(
      "SELECT event, device, seq, area, over FROM area_write WHERE household = ?1 ORDER BY event");
  writes.query(household);
  std::vector<event::Origin> origins;
  std::vector<std::pair<std::string, std::vector<event::Uuid>>> said;
  while (writes.step()) {
    event::Origin origin;
    origin.id = *event::parse_uuid(writes.text(0));
    origin.device = *event::parse_uuid(writes.text(1));
    origin.seq = writes.integer(2);
    origins.push_back(std::move(origin));
    said.emplace_back(writes.text(3), uuids_in(writes.text(4)));
  }
  event::Register area;
  for (std::size_t at = 0; at < origins.size(); ++at) {
    area.take(&origins[at], said[at].first, said[at].second);
  }
  std::vector<std::string> areas;
  for (auto const& head : area.heads()) areas.push_back(std::get<std::string>(head.value));
  if (!areas.empty()) return areas;
  auto& first = database_.cached(
      "SELECT f.area FROM subject_event s JOIN feed f ON f.event = s.event WHERE s.subject = ?1 "
      "ORDER BY f.position LIMIT 1");
  first.query(household);
  return texts(first);
}

bool Feeding::may_move(event::Event const& event) {
  auto const* moved = std::get_if<event::HouseholdMoved>(&event.body);
  if (moved == nullptr) return true;
  auto const& envelope = event.envelope;
  auto const household = text_of(envelope.subject);
  auto const areas = areas_of(household);
  if (areas.empty() || std::ranges::find(areas, envelope.area) != areas.end()) return true;
  // A colleague gave it away meanwhile, and this one did not know: both are kept. Knowing of it, or
  // taking the household back, is no longer this area's to decide.
  if (!knew(envelope.area, household) || moved->area == envelope.area) return false;
  auto& seen = database_.cached("SELECT 1 FROM area_write WHERE household = ?1 AND event = ?2");
  for (auto const id : envelope.over) {
    bool const named = seen.query(household, text_of(id)).step();
    seen.reset();
    if (named) return false;
  }
  return gave(envelope.area, household);
}

bool Feeding::gave(std::string const& area, std::string const& household) {
  auto& query =
      database_.cached("SELECT 1 FROM area_write WHERE household = ?1 AND given_by = ?2 LIMIT 1");
  bool const found = query.query(household, area).step();
  query.reset();
  return found;
}

bool Feeding::had(std::string const& area, std::string const& household) {
  auto& query = database_.cached(
      "SELECT 1 FROM area_write WHERE household = ?1 AND (given_by = ?2 OR area = ?2) LIMIT 1");
  bool const found = query.query(household, area).step();
  query.reset();
  return found;
}

void Feeding::note(event::Event const& event, std::int64_t n) {
  auto const& envelope = event.envelope;
  auto const subject = text_of(envelope.subject);
  database_.cached("INSERT OR IGNORE INTO subject_event VALUES(?1, ?2)").run(subject, n);
  note_named_person(database_, event.line, n);
  auto const belongs = [&](event::Uuid household) {
    database_.cached("INSERT OR IGNORE INTO membership VALUES(?1, ?2)")
        .run(text_of(household), subject);
  };
  if (auto const* met = std::get_if<event::PersonMet>(&event.body)) belongs(met->household);
  if (auto const* left = std::get_if<event::PersonLeft>(&event.body)) belongs(left->household);
  if (auto const* moved = std::get_if<event::HouseholdMoved>(&event.body)) {
    std::string over;
    for (auto const id : envelope.over) append_text(over, id);
    database_.cached("INSERT OR REPLACE INTO area_write VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)")
        .run(text_of(envelope.id), subject, text_of(envelope.device), envelope.seq, envelope.area,
             moved->area, over);
  }
}

std::int64_t Feeding::put_new(std::int64_t n, std::string const& area) {
  database_.cached("INSERT INTO feed(event, area) VALUES(?1, ?2)").run(n, area);
  return database_.last_id();
}

void Feeding::put(std::int64_t n, std::string const& area) {
  auto& held = database_.cached("SELECT 1 FROM feed WHERE event = ?1 AND area = ?2");
  bool const there = held.query(n, area).step();
  held.reset();
  if (!there) put_new(n, area);
}

bool Feeding::knew(std::string const& area, std::string const& subject) {
  auto& query = database_.cached(
      "SELECT 1 FROM subject_event s JOIN feed f ON f.event = s.event WHERE s.subject = ?1 AND "
      "f.area = ?2 LIMIT 1");
  bool const found = query.query(subject, area).step();
  query.reset();
  return found;
}

std::vector<std::string> Feeding::households_of(event::Event const& event) {
  auto const subject = text_of(event.envelope.subject);
  auto& query = database_.cached("SELECT household FROM membership WHERE person = ?1");
  query.query(subject);
  auto households = texts(query);
  households.push_back(subject);
  return households;
}

// Only what the area that gives the household away had itself: a person of whom it knew nothing but
// the id takes no history along.
void Feeding::feed_history(std::string const& household, std::string const& from,
                           std::string const& to) {
  auto& events = database_.cached(
      "SELECT DISTINCT s.event FROM subject_event s JOIN feed f ON f.event = s.event WHERE "
      "f.area = ?2 AND (s.subject = ?1 OR s.subject IN (SELECT person FROM membership WHERE "
      "household = ?1)) ORDER BY s.event");
  events.query(household, from);
  for (auto const number : numbers_in(events)) put(number, to);
}

void Feeding::feed_person(std::string const& person, std::string const& from,
                          std::string const& to) {
  auto& events = database_.cached(
      "SELECT DISTINCT s.event FROM subject_event s JOIN feed f ON f.event = s.event WHERE "
      "f.area = ?2 AND s.subject = ?1 ORDER BY s.event");
  events.query(person, from);
  for (auto const number : numbers_in(events)) put(number, to);
}

// What is said of a request to hand over is for both soums: the one that asked hears the answer,
// the other hears that the request was taken back.
void Feeding::follow_request(event::Event const& event, std::int64_t n) {
  auto const request = fact_meant(event.body);
  if (!request) return;
  auto& fed = database_.cached(
      "SELECT f.area FROM event e JOIN feed f ON f.event = e.n WHERE e.id = ?1 AND "
      "json_extract(e.line, '$.kind') = 'hand_over_requested' ORDER BY f.position");
  fed.query(text_of(*request));
  auto const areas = texts(fed);
  if (std::ranges::find(areas, event.envelope.area) == areas.end()) return;
  for (auto const& area : areas) put(n, area);
}

std::int64_t Feeding::feed(event::Event const& event, std::int64_t n) {
  auto const position = put_new(n, event::stream_of(event.envelope));
  spread(event, n);
  return position;
}

void Feeding::feed_again(event::Event const& event, std::int64_t n) {
  put(n, event::stream_of(event.envelope));
  if (may_move(event)) spread(event, n);
}

void Feeding::spread(event::Event const& event, std::int64_t n) {
  auto const& area = event.envelope.area;
  if (std::holds_alternative<event::HouseholdMoved>(event.body)) return move(event, n);
  note(event, n);
  if (auto const* asked = std::get_if<event::HandOverRequested>(&event.body))
    return put(n, asked->from);
  follow_request(event, n);
  auto& moves = database_.cached("SELECT 1 FROM area_write LIMIT 1");  // most stores know none
  bool const any_moved = moves.query().step();
  moves.reset();
  if (!any_moved) return;
  auto const* met = std::get_if<event::PersonMet>(&event.body);
  for (auto const& about : households_of(event)) {
    // The old area gets nothing of what is written in the new one, and nobody else's is added.
    if (!had(area, about) || !knew(area, about)) continue;
    bool const joins = met != nullptr && text_of(met->household) == about;
    for (auto const& to : areas_of(about)) {
      put(n, to);
      if (joins) feed_person(text_of(event.envelope.subject), area, to);
    }
  }
}

// Whoever has the household hears where it is told to be, and so does whoever has it no more. A
// move that was replaced before it came gives nobody anything.
void Feeding::move(event::Event const& event, std::int64_t n) {
  auto const household = text_of(event.envelope.subject);
  auto const& to = std::get<event::HouseholdMoved>(event.body).area;
  auto losing = areas_of(household);
  note(event, n);
  auto const areas = areas_of(household);
  std::erase_if(losing, [&](auto const& area) { return std::ranges::count(areas, area) > 0; });
  for (auto const& hears : {areas, losing})
    for (auto const& area : hears) put(n, area);
  if (std::ranges::find(areas, to) == areas.end()) return;
  losing.push_back(event.envelope.area);
  for (auto const& from : losing) feed_history(household, from, to);
}

}  // namespace otor::store
