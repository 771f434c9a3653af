// SPDX-License-Identifier: Apache-2.0
#include "store/audit.h"
#include "store/broken_links.h"
#include "store/sql_event_log.h"

namespace otor::store {

namespace {

std::optional<app::BoundDevice> look(Database& database, std::string const& id) {
  auto& query =
      database
          .cached(
              "SELECT d.user, d.bound_ms, r.device IS NOT NULL, coalesce(k.point, ''), "
              "coalesce(a.disabled, 0) FROM device d LEFT JOIN device_revoked r ON r.device = d.id "
              "LEFT JOIN device_key k ON k.device = d.id LEFT JOIN account a ON a.user = d.user "
              "WHERE d.id = ?1")
          .query(id);
  std::optional<app::BoundDevice> found;
  if (query.step()) {
    found = {query.text(0), query.integer(1), query.integer(2) != 0, query.text(3),
             query.integer(4) != 0};
  }
  query.reset();
  return found;
}

std::optional<sync::ChainHead> greatest(Database& database, std::string_view sql,
                                        std::string const& device) {
  auto& query = database.cached(sql).query(device);
  std::optional<sync::ChainHead> head;
  if (query.step()) head = {query.integer(0), query.text(1)};
  query.reset();
  return head;
}

// Counting what stands in an index is many times quicker than looking for gaps, and where nothing
// was set aside and the last number is how many there are, there is none.
bool is_whole(Database& database, std::string const& device) {
  auto& query = database.cached(
      "SELECT COUNT(*) = IFNULL(MAX(seq), 0) AND NOT EXISTS (SELECT 1 FROM quarantine WHERE "
      "device = ?1) FROM event WHERE device = ?1");
  query.query(device).step();
  bool const whole = query.integer(0) != 0;
  query.reset();
  return whole;
}

}  // namespace

Result<app::BoundDevice> SqlDevices::known_or_bind(event::Uuid device, std::string_view user) {
  auto const id = text_of(device);
  auto known = store_.read([&](Database& database) { return look(database, id); });
  if (!known) return std::unexpected(known.error());
  if (*known) return **known;
  auto bound = store_.writer().run([&] {
    store_.writing()
        .cached("INSERT INTO device(id, user, bound_ms) VALUES(?1, ?2, ?3) ON CONFLICT DO NOTHING")
        .run(id, user, clock_.now_ms());
    *known = look(store_.writing(), id);
  });
  if (!bound) return std::unexpected(bound.error());
  if (!*known) return problem(ProblemKind::storage, "The device was not kept.");
  return **known;
}

Result<std::optional<app::BoundDevice>> SqlDevices::known(event::Uuid device) {
  auto const id = text_of(device);
  return store_.read([&](Database& database) { return look(database, id); });
}

Result<std::string> SqlDevices::keep_key(event::Uuid device, std::string_view point) {
  auto const id = text_of(device);
  auto const before = known(device);
  if (!before) return std::unexpected(before.error());
  if (*before && !(*before)->sign.empty()) return (*before)->sign;
  std::string kept;
  auto done = store_.writer().run([&] {
    auto const now = look(store_.writing(), id);
    if (!now) throw StorageError("A key was told of a device that nobody knows.");
    kept = now->sign;
    if (!kept.empty()) return;
    store_.writing()
        .cached("INSERT INTO device_key(device, point, told_ms) VALUES(?1, ?2, ?3)")
        .run(id, point, clock_.now_ms());
    kept = point;
    AuditRow row;
    row.at = clock_.now_ms();
    row.actor = now->user;
    row.device = id;
    row.verb = "write";
    row.classes = "account";
    row.reason = "device_key";
    add_audit(store_.writing(), std::move(row));
  });
  if (!done) return std::unexpected(done.error());
  return kept;
}

Result<std::optional<sync::ChainHead>> SqlDevices::head_of(event::Uuid device) {
  auto const id = text_of(device);
  return store_.read([&](Database& database) {
    auto const kept = greatest(
        database, "SELECT seq, hash FROM event WHERE device = ?1 ORDER BY seq DESC LIMIT 1", id);
    // What nobody proved to be of the device says nothing of how far it came.
    auto const aside = greatest(database,
                                "SELECT seq, hash FROM quarantine WHERE device = ?1 AND code <> "
                                "'author_unproved' ORDER BY seq DESC LIMIT 1",
                                id);
    // At the same place the log holds: what was set aside there is the fork.
    return !kept || (aside && aside->seq > kept->seq) ? aside : kept;
  });
}

Result<bool> SqlDevices::is_lost(event::Uuid device) {
  auto const id = text_of(device);
  return store_.read([&](Database& database) {
    auto const known = look(database, id);
    return known && known->revoked;
  });
}

Result<std::vector<app::KnownDevice>> SqlDevices::all(std::string const& user) {
  return store_.read([&](Database& database) {
    auto& rows = database.cached(
        "SELECT d.id, d.user, d.bound_ms, (SELECT e.received FROM event e WHERE e.device = d.id "
        "ORDER BY e.seq DESC LIMIT 1), r.at_ms FROM device d LEFT JOIN device_revoked r ON "
        "r.device = d.id WHERE ?1 = '' OR d.user = ?1 ORDER BY d.bound_ms, d.id");
    rows.query(user);
    auto const moment = [&](int column) {
      return rows.null(column) ? std::nullopt : std::optional(rows.integer(column));
    };
    std::vector<app::KnownDevice> found;
    while (rows.step())
      found.push_back({rows.text(0), rows.text(1), rows.integer(2), moment(3), moment(4)});
    return found;
  });
}

Result<std::vector<app::SeqSpan>> SqlDevices::missing_of(event::Uuid device) {
  auto const id = text_of(device);
  return store_.read([&](Database& database) {
    std::vector<app::SeqSpan> missing;
    auto& query =
        database
            .cached(
                "SELECT seq FROM event WHERE device = ?1 UNION "
                "SELECT seq FROM quarantine WHERE device = ?1 AND code <> 'author_unproved' "
                "ORDER BY seq")
            .query(id);
    for (std::int64_t last = 0; query.step(); last = query.integer(0)) {
      if (query.integer(0) > last + 1) missing.emplace_back(last + 1, query.integer(0) - 1);
    }
    query.reset();
    return missing;
  });
}

Result<app::ChainState> SqlDevices::chain_of(event::Uuid device) {
  auto const whole =
      store_.read([&](Database& database) { return is_whole(database, text_of(device)); });
  if (!whole) return std::unexpected(whole.error());
  app::ChainState state;
  if (!*whole) {
    auto const spans = missing_of(device);
    if (!spans) return std::unexpected(spans.error());
    for (auto const& [first, last] : *spans) state.missing += last - first + 1;
  }
  auto const loose =
      store_.read([&](Database& database) { return links_told(database, text_of(device)); });
  if (!loose) return std::unexpected(loose.error());
  state.loose = *loose;
  return state;
}

Result<void> SqlDevices::revoke(event::Uuid device, std::string const& actor) {
  auto const id = text_of(device);
  bool known = false;
  auto done = store_.writer().run([&] {
    auto const found = look(store_.writing(), id);
    known = found.has_value();
    if (!known || found->revoked) return;
    store_.writing().cached("DELETE FROM session WHERE user = ?1").run(found->user);
    store_.writing().cached("INSERT INTO device_revoked VALUES(?1, ?2)").run(id, clock_.now_ms());
    AuditRow row;
    row.at = clock_.now_ms();
    row.actor = actor;
    row.device = id;
    row.verb = "write";
    row.classes = "account";
    row.reason = "device_revoked";
    add_audit(store_.writing(), std::move(row));
  });
  if (done && !known) return problem(ProblemKind::not_found, "There is no such device.");
  return done;
}

}  // namespace otor::store
