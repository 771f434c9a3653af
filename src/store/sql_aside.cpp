// SPDX-License-Identifier: Apache-2.0
#include "store/sql_aside.h"

#include <algorithm>
#include <set>

#include "store/appending.h"
#include "store/kept_line.h"
#include "store/sql_event_log.h"
#include "wire/event_line.h"

namespace otor::store {

namespace {

std::string const columns =
    "SELECT q.hash, q.line, q.sealed, q.code, q.received, q.skew, d.bound_ms FROM quarantine q "
    "LEFT JOIN device d ON d.id = q.device ";

/// Nothing where it was erased.
std::optional<app::SetAside> aside_in(Keyring& keys, Statement const& row) {
  auto const hash = row.text(0);
  auto const owner = wire::owner_of(row.text(1));
  // A line that says nothing but that somebody was met has nothing sealed that was emptied.
  if (owner && keys.find(*owner).state == Keyring::State::destroyed) return std::nullopt;
  auto opened = opened_line(keys, row.text(1), sealed_in(row, 2), hash);
  if (opened.erased) return std::nullopt;
  auto event = wire::read_line(std::move(opened.line));
  if (!event) throw StorageError("A line that was set aside is no event any more.");
  return app::SetAside{hash, std::move(*event), received_in(row, 4), row.text(3)};
}

/// By what lies open: a line of another stream is not opened, and one that is damaged there hides
/// nothing here.
bool is_of(std::vector<std::string> const& streams, Statement const& row) {
  auto const open = wire::read_open(row.text(1));
  return open && std::ranges::find(streams, event::stream_of(open->envelope)) != streams.end();
}

app::LeftAside left(std::string const& hash, Problem const& why) {
  return {hash, std::string(code(why.kind)), why.detail};
}

/// In the order in which each phone wrote them: a household is met before it is visited.
std::vector<app::SetAside> those_named(Database& database, Keyring& keys,
                                       std::vector<std::string> const& hashes,
                                       std::vector<std::string> const& streams) {
  std::vector<app::SetAside> found;
  static std::string const sql = columns + "WHERE q.hash = ?1";
  auto& row = database.cached(sql);
  for (auto const& hash : hashes) {
    if (row.query(hash).step() && is_of(streams, row)) {
      if (auto line = aside_in(keys, row)) found.push_back(std::move(*line));
    }
    row.reset();
  }
  std::ranges::sort(found, {}, [](app::SetAside const& line) {
    return std::pair(line.event.envelope.device, line.event.envelope.seq);
  });
  return found;
}

}  // namespace

Result<std::vector<app::SetAside>> SqlAside::lines(std::vector<std::string> const& streams,
                                                   std::int64_t limit) {
  return store_.read([&](Database& database) {
    std::vector<app::SetAside> found;
    static std::string const sql =
        columns + "ORDER BY q.code NOT IN ('device_lost', 'foreign_area'), q.device, q.seq, q.hash";
    auto& rows = database.cached(sql).query();
    while (static_cast<std::int64_t>(found.size()) < limit && rows.step()) {
      if (!is_of(streams, rows)) continue;
      if (auto line = aside_in(store_.keys(), rows)) found.push_back(std::move(*line));
    }
    rows.reset();
    return found;
  });
}

Result<std::vector<app::LeftAside>> SqlAside::let_in(std::vector<std::string> const& hashes,
                                                     std::vector<std::string> const& streams,
                                                     std::string const& by) {
  std::vector<app::LeftAside> stayed;
  auto done = store_.writer().run([&] {
    stayed.clear();
    auto const now = clock_.now_ms();
    Appending appending(store_, now, 0);
    std::set<std::string> sought(hashes.begin(), hashes.end());
    for (auto const& line : those_named(store_.writing(), store_.keys(), hashes, streams)) {
      sought.erase(line.hash);
      auto why = app::stays_aside(line);
      if (!why)
        why = appending.let_in(line.event, line.hash, line.received.at.value_or(now),
                               line.received.skew);
      if (why) stayed.push_back(left(line.hash, *why));
    }
    for (auto const& hash : sought)
      stayed.push_back(left(hash, {ProblemKind::not_found, "No such line lies aside there."}));
    AuditRow row;
    row.at = now;
    row.actor = by;
    row.reason = "let_in";
    appending.end(std::move(row));
  });
  if (!done) return std::unexpected(done.error());
  return stayed;
}

}  // namespace otor::store
