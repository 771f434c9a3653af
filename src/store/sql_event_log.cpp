// SPDX-License-Identifier: Apache-2.0
#include "store/sql_event_log.h"

#include <algorithm>

#include "store/appending.h"
#include "store/kept_line.h"

namespace otor::store {

namespace {

using sync::Receipt;

struct Place {
  std::int64_t position = 0, event = 0;
};

std::vector<Place> places(Database& database, std::int64_t after,
                          std::vector<std::string> const& areas, std::int64_t most) {
  std::vector<Place> found;
  auto& query = database.cached(
      "SELECT position, event FROM feed WHERE area = ?1 AND position > ?2 "
      "ORDER BY position LIMIT ?3");
  for (auto const& area : areas) {
    query.query(area, after, most);
    while (query.step()) found.push_back({query.integer(0), query.integer(1)});
  }
  std::ranges::sort(found, {}, &Place::position);
  if (static_cast<std::int64_t>(found.size()) > most) found.resize(static_cast<std::size_t>(most));
  return found;
}

std::int64_t last_position(Database& database) {
  auto& query = database.cached("SELECT coalesce(max(position), 0) FROM feed").query();
  query.step();
  auto const position = query.integer(0);
  query.reset();
  return position;
}

}  // namespace

Result<std::vector<Receipt>> SqlEventLog::append(std::vector<app::Pushed> const& events,
                                                 std::int64_t skew) {
  std::vector<Prepared> ready;
  ready.reserve(events.size());
  for (auto const& pushed : events) {
    bool const may_enter = pushed.event && pushed.place == app::Pushed::Place::log;
    ready.push_back(may_enter ? prepared(*pushed.event) : Prepared{});
  }
  std::vector<Receipt> receipts;
  auto committed = store_.writer().run([&] {
    auto const now = clock_.now_ms();
    Appending appending(store_, now, skew);
    receipts.clear();
    for (std::size_t at = 0; at < events.size(); ++at)
      receipts.push_back(appending.take(events[at], ready[at]));
    AuditRow row;
    row.at = now;
    row.actor = appending.author();
    row.device = appending.device();
    row.reason = "push";
    appending.end(std::move(row));
  });
  if (!committed) return std::unexpected(committed.error());
  return receipts;
}

Result<app::Page> SqlEventLog::after(std::int64_t position, std::vector<std::string> const& areas,
                                     std::int64_t limit) {
  return store_.read([&](Database& database) {
    app::Page page;
    auto found = places(database, position, areas, limit + 1);
    page.more = static_cast<std::int64_t>(found.size()) > limit;
    if (page.more) found.pop_back();
    auto& line = database.cached(
        "SELECT e.line, e.received, e.skew, d.bound_ms, e.sealed, e.hash FROM event e LEFT JOIN "
        "device d ON d.id = e.device WHERE e.n = ?1");
    for (auto const& place : found) {
      if (!line.query(place.event).step())
        throw StorageError("A position of the feed has no event.");
      auto opened = opened_line(store_.keys(), line.text(0), sealed_in(line, 4), line.view(5));
      page.events.push_back({place.position, line.integer(1), line.integer(2),
                             line.null(3) ? std::nullopt : std::optional(line.integer(3)),
                             std::move(opened.line), opened.erased});
    }
    // Everything up to the end of this moment was looked at, also where nothing was visible.
    page.next = page.more ? found.back().position : std::max(position, last_position(database));
    return page;
  });
}

Result<std::int64_t> SqlEventLog::erasures() {
  return store_.read(
      [&](Database&) { return static_cast<std::int64_t>(store_.keys().erased().size()); });
}

}  // namespace otor::store
