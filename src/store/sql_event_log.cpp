// SPDX-License-Identifier: Apache-2.0
#include "store/sql_event_log.h"

#include <algorithm>
#include <map>
#include <set>

#include "store/audit.h"
#include "store/feeding.h"
#include "store/kept_line.h"
#include "store/named_ahead.h"

namespace otor::store {

namespace {

using sync::Receipt;
using sync::Status;

/// Appends the events of one push, inside the writer's transaction.
class Appending {
 public:
  Appending(Store& store, std::int64_t received, std::int64_t skew)
      : database_(store.writing()), keys_(store.keys()), feeding_(database_),
        named_ahead_(database_), received_(received), skew_(skew) {}

  Receipt take(app::Pushed const& pushed) {
    if (!pushed.event || pushed.place == app::Pushed::Place::nowhere) return refused(pushed);
    auto const& event = *pushed.event;
    auto const& hash = pushed.hash;
    auto const id = text_of(event.envelope.id);
    // Nearly every event is new and may be stored; only of the others it is asked why not.
    auto why = unwelcome(pushed);
    if (!why && insert(event, hash, id)) return store(event, hash);
    if (auto held = held_as(id, hash)) return *held;
    // Whoever filled a file in another's name makes no fork of her work.
    bool const unproved = why && why->kind == ProblemKind::author_unproved;
    if (!why || (!unproved && forks(id, event))) {
      why = Problem{ProblemKind::fork,
                    "Another event with this id, or of this device and seq, is held."};
    }
    return aside(event, hash, std::move(*why));
  }

  /// One row of audit for all that was stored, in the transaction that stores it.
  void tell_audit() {
    if (areas_.empty()) return;
    AuditRow row;
    row.at = received_;
    row.actor = author_;
    row.device = device_;
    row.verb = "write";
    for (auto const& area : areas_) row.area += (row.area.empty() ? "" : " ") + area;
    row.classes = "record";
    row.reason = "push";
    row.first = first_;
    row.last = last_;
    row.detail = digest_of_events(database_, first_, last_);
    add_audit(database_, std::move(row));
  }

 private:
  /// Why this event may not enter the record, whatever is in it already.
  std::optional<Problem> unwelcome(app::Pushed const& pushed) {
    if (pushed.place == app::Pushed::Place::quarantine) {
      return pushed.why.value_or(
          Problem{ProblemKind::not_allowed, "Kept for a person to look at."});
    }
    if (!feeding_.may_move(*pushed.event))
      return Problem{ProblemKind::foreign_area, "This household belongs to another area now."};
    if (named_ahead_.closes_circle(*pushed.event))
      return Problem{ProblemKind::circle, "It replaces events that replace it."};
    return std::nullopt;
  }

  Receipt refused(app::Pushed const& pushed) const {
    Receipt receipt;
    if (pushed.event) receipt.id = pushed.event->envelope.id;
    receipt.problem =
        pushed.why.value_or(Problem{ProblemKind::not_an_event, "This is not an event."});
    return receipt;
  }

  /// The receipt of an event that is in the log with the same line already.
  std::optional<Receipt> held_as(std::string const& id, std::string const& hash) {
    auto& query = database_.cached(
        "SELECT e.hash, f.position, e.received, e.skew, e.device FROM event e JOIN feed f ON "
        "f.event = e.n "
        "WHERE e.id = ?1 ORDER BY f.position LIMIT 1");
    query.query(id);
    if (!query.step() || query.view(0) != hash) {
      query.reset();
      return std::nullopt;
    }
    Receipt receipt;
    receipt.id = *event::parse_uuid(id);
    receipt.status = Status::already_stored;
    receipt.position = query.integer(1);
    receipt.received = query.integer(2);
    receipt.skew = query.integer(3);
    receipt.registered = registered(query.text(4));
    query.reset();
    return receipt;
  }

  bool forks(std::string const& id, event::Event const& event) {
    auto& query =
        database_.cached("SELECT 1 FROM event WHERE id = ?1 OR (device = ?2 AND seq = ?3)");
    bool const found = query.query(id, text_of(event.envelope.device), event.envelope.seq).step();
    query.reset();
    return found;
  }

  Receipt receipt_now(event::Event const& event, Status status) const {
    Receipt receipt;
    receipt.id = event.envelope.id;
    receipt.status = status;
    receipt.received = received_;
    receipt.skew = skew_;
    return receipt;
  }

  Receipt aside(event::Event const& event, std::string const& hash, Problem why) {
    auto const& envelope = event.envelope;
    auto const kept = kept_line(keys_, event.line, hash, wire::Parting::whole_body);
    database_
        .cached(
            "INSERT INTO quarantine(hash, id, device, seq, line, received, skew, code, detail, "
            "sealed) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) ON CONFLICT(hash) DO UPDATE "
            "SET code = excluded.code, detail = excluded.detail WHERE quarantine.code = "
            "'author_unproved'")
        .run(hash, text_of(envelope.id), text_of(envelope.device), envelope.seq, kept.open,
             received_, skew_, code(why.kind), why.detail, column_of(kept.sealed));
    auto receipt = receipt_now(event, Status::quarantined);
    receipt.problem = std::move(why);
    return receipt;
  }

  /// False when this id, or this place in the device's chain, is taken.
  bool insert(event::Event const& event, std::string const& hash, std::string const& id) {
    auto const& envelope = event.envelope;
    auto kept = kept_line(keys_, event.line, hash);
    database_
        .cached(
            "INSERT INTO event(id, device, seq, hash, line, received, skew, sealed) VALUES(?1, ?2, "
            "?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT DO NOTHING")
        .run(id, text_of(envelope.device), envelope.seq, hash, kept.open, received_, skew_,
             column_of(kept.sealed));
    open_ = std::move(kept.open);
    return database_.changes() > 0;
  }

  Receipt store(event::Event const& event, std::string const& hash) {
    auto const& envelope = event.envelope;
    auto const device = text_of(envelope.device);
    // Before anything else is written: the number of the last row is that of the event.
    last_ = database_.last_id();
    // A file may have brought it before, and did not prove whose it was.
    database_.cached("DELETE FROM quarantine WHERE hash = ?1 AND code = 'author_unproved'")
        .run(hash);
    event::Received const received{received_, skew_, registered(device)};
    auto receipt = receipt_now(event, Status::stored);
    if (areas_.empty()) first_ = last_;
    areas_.insert(envelope.area);
    author_ = envelope.author;
    device_ = device;
    receipt.position = feeding_.feed(event, last_);
    receipt.registered = received.registered;
    named_ahead_.note(event);
    add_to_read_model(database_, open_, received);
    return receipt;
  }

  std::optional<std::int64_t> registered(std::string const& device) {
    auto const [found, fresh] = registered_.try_emplace(device);
    if (fresh) {
      auto& query = database_.cached("SELECT bound_ms FROM device WHERE id = ?1").query(device);
      if (query.step()) found->second = query.integer(0);
      query.reset();
    }
    return found->second;
  }

  Database& database_;
  Keyring& keys_;
  Feeding feeding_;
  NamedAhead named_ahead_;
  std::int64_t received_, skew_;
  std::int64_t first_ = 0, last_ = 0;  // numbers of what was stored; nobody else writes between
  std::string author_, device_;
  std::string open_;  // of the line that was inserted last
  std::set<std::string> areas_;
  std::map<std::string, std::optional<std::int64_t>> registered_;
};

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
  std::vector<Receipt> receipts;
  auto committed = store_.writer().run([&] {
    Appending appending(store_, clock_.now_ms(), skew);
    receipts.clear();
    for (auto const& pushed : events) receipts.push_back(appending.take(pushed));
    appending.tell_audit();
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
